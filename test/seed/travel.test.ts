import { describe, expect, it } from 'vitest';
import { londonBoroughs } from '../../seed/boroughs.ts';
import { chanceOf } from '../../seed/chance.ts';
import { inventKeepApart } from '../../seed/keep-apart.ts';
import { homeOf } from '../../seed/people.ts';
import { kilometres, nearest } from '../../seed/places.ts';
import { slotsInReach } from '../../seed/reach.ts';
import { inventTimetable } from '../../seed/timetable.ts';
import { inventPickUps } from '../../seed/travel.ts';
import { isTime, minutesOf } from '../../solver/calendar.ts';
import { grouped } from '../../solver/grouped.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import { givenInventedRegion, inventedWeek } from '../given/invented-region.ts';

const rows = givenInventedRegion(2_000);
const policy = policyInForce('london', inventedWeek);
const slots = inventTimetable(rows.projects, 1_000_000, inventedWeek, new Set(), chanceOf(1));
const slotsOf = grouped(slots, (slot) => slot.project);

describe('imported travel', () => {
  it('is there for about a tenth of people, to the three projects nearest to them', () => {
    const byPerson = grouped(rows.travelMinutes, (row) => row.crn);
    expect(byPerson.size / rows.people.length).toBeCloseTo(0.1, 1);
    const [crn, own] = [...byPerson][0]!;
    const person = rows.people.find((one) => one.crn === crn)!;
    expect(own.map((row) => row.project)).toEqual(
      nearest(homeOf(person), rows.projects, 3).map((project) => project.code),
    );
    expect(rows.travelMinutes.every((row) => Number.isInteger(row.minutes) && row.minutes > 0)).toBe(true);
  });
});

describe('pick-up points', () => {
  it('have rides to far projects that arrive before the day begins', () => {
    const { pickUpPoints, pickUpRides } = inventPickUps(londonBoroughs(), slotsOf);
    expect(pickUpPoints.length).toBeGreaterThan(2);
    const known = new Set(pickUpPoints.map((point) => point.code));
    const middle = { latitude: 51.507, longitude: -0.128 };
    for (const { pickUpPoint, project, minutes, departs } of pickUpRides) {
      expect(known).toContain(pickUpPoint);
      const [place, own] = [...slotsOf].find(([one]) => one.code === project)!;
      expect(kilometres(place, middle)).toBeGreaterThan(12);
      expect(isTime(departs)).toBe(true);
      const starts = Math.min(...own.map((slot) => minutesOf(slot.from)));
      expect(minutesOf(departs) + minutes).toBeLessThan(starts);
    }
  });

  it('are none where there is no project', () => {
    expect(inventPickUps(londonBoroughs(), new Map())).toEqual({ pickUpPoints: [], pickUpRides: [] });
  });
});

describe('what a person can reach', () => {
  const man = rows.people.find(
    (one) => one.sex === 'male' && one.neededTags.length === 0 && one.excludedTags.length === 0,
  )!;
  const free = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => {
    return { crn: man.crn, weekday, from: '08:00', to: '22:00', fromDate: '2026-01-01', untilDate: null };
  });
  const reach = (change: Partial<typeof man>, windows = free) =>
    slotsInReach({ ...man, ...change }, windows, slotsOf, policy);

  it('is near, the nearest project first', () => {
    const distances = reach({}).map((slot) => kilometres(homeOf(man), slot.project));
    expect(distances.length).toBeGreaterThan(0);
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    // 75 minutes beyond the access time at 300 metres a minute over a detour of 130 %: 17.3 km.
    expect(Math.max(...distances)).toBeLessThan(17.5);
  });

  it('is not for women only unless they are a woman, nor one to one under direct supervision', () => {
    expect(reach({}).some((slot) => slot.project.sexPolicy === 'women-only')).toBe(false);
    expect(reach({ directSupervision: true }).some((slot) => slot.project.type === 'individual')).toBe(false);
  });

  it('has a woman there for whoever avoids all-male environments', () => {
    const seen = reach({ sex: 'female', avoidAllMale: true });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.every((slot) => slot.supervisorSex === 'female' || slot.project.hostSex === 'female')).toBe(
      true,
    );
  });

  it('suits by tags and by the windows of the week', () => {
    const light = reach({ neededTags: ['light-duties'], excludedTags: ['children'] });
    expect(light.every((slot) => slot.project.tags.includes('light-duties'))).toBe(true);
    expect(light.some((slot) => slot.project.tags.includes('children'))).toBe(false);
    const saturdays = reach(
      {},
      free.filter((window) => window.weekday === 6),
    );
    expect(new Set(saturdays.map((slot) => slot.weekday))).toEqual(new Set([6]));
    expect(reach({}, [])).toEqual([]);
  });
});

describe('people to be kept apart', () => {
  it('are as many pairs as 1.5 % of people, the lower crn first, of one PDU, who have not met', () => {
    expect(rows.keepApart).toHaveLength(30);
    const pduOf = new Map(rows.people.map((person) => [person.crn, person.pdu]));
    const sessionsOf = grouped(rows.appointments, (row) => row.crn);
    for (const { crn, otherCrn } of rows.keepApart) {
      expect(crn < otherCrn).toBe(true);
      expect(pduOf.get(crn)).toBe(pduOf.get(otherCrn));
      const met = new Set(sessionsOf.get(crn)?.map((row) => row.session));
      expect((sessionsOf.get(otherCrn) ?? []).some((row) => met.has(row.session))).toBe(false);
    }
    const keys = rows.keepApart.map((pair) => `${pair.crn} ${pair.otherCrn}`);
    expect(keys).toEqual(keys.toSorted());
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('are fewer where there are no two who could be', () => {
    const alone = rows.people.filter((person, i, all) => all.findIndex((p) => p.pdu === person.pdu) === i);
    expect(inventKeepApart(alone, [], chanceOf(1))).toEqual([]);
  });
});
