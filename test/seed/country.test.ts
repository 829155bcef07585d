import { describe, expect, it } from 'vitest';
import { inventCountry } from '../../seed/country.ts';
import { grouped } from '../../solver/grouped.ts';
import { regions } from '../../solver/policy/entry.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import { inventedWeek } from '../given/invented-region.ts';

const people = 1_200;
const request = { people, seed: 1, weekStart: inventedWeek };
const country = inventCountry(request);
const regionOf = new Map(country.pdus.map((pdu) => [pdu.code, pdu.region]));

describe('the invented country', () => {
  it('has people and projects in all 12 regions, and more of them where more people live', () => {
    const peopleOf = grouped(country.people, (person) => regionOf.get(person.pdu));
    const projectsOf = grouped(country.projects, (project) => regionOf.get(project.pdu));
    expect([...peopleOf.keys()].toSorted()).toEqual([...regions]);
    expect([...projectsOf.keys()].toSorted()).toEqual([...regions]);
    expect(country.people).toHaveLength(people);
    const [london, wales] = [peopleOf.get('london')!.length, peopleOf.get('wales')!.length];
    expect(london / wales).toBeGreaterThan(2.5);
    expect(london / wales).toBeLessThan(3.5);
  });

  it('names nothing twice', () => {
    const names = {
      pdus: country.pdus.map((pdu) => pdu.code),
      people: country.people.map((person) => person.crn),
      projects: country.projects.map((project) => project.code),
      sessions: country.sessions.map((session) => session.id),
      pickUpPoints: country.pickUpPoints.map((point) => point.code),
      appointments: country.appointments.map((appointment) => appointment.id),
    };
    for (const [noun, list] of Object.entries(names))
      expect({ noun, once: new Set(list).size }).toEqual({ noun, once: list.length });
  });

  it('keeps everyone at home: a person works in their own region, and all of it lies on the map', () => {
    const { latitudeDegrees, longitudeDegrees } = policyInForce('london', inventedWeek).limits;
    const within = (value: number, [least = 0, most = 0]: readonly number[]) =>
      least <= value && value <= most;
    for (const { latitude, longitude } of country.projects)
      expect(within(latitude, latitudeDegrees) && within(longitude, longitudeDegrees)).toBe(true);
    const home = new Map(country.people.map((person) => [person.crn, regionOf.get(person.pdu)]));
    const place = new Map(country.projects.map((project) => [project.code, regionOf.get(project.pdu)]));
    for (const { crn, project } of country.appointments) expect(home.get(crn)).toBe(place.get(project));
  });

  it('is the same for the same request', () => {
    expect(inventCountry(request)).toEqual(country);
  });

  it('is refused where there are not enough crns for so many', () => {
    expect(() => inventCountry({ ...request, people: 900_001 })).toThrow(RangeError);
  });
});
