import { describe, expect, it } from 'vitest';
import { inventCountry } from '../../seed/country.ts';
import { inventRegion } from '../../seed/region.ts';
import { grouped } from '../../solver/grouped.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import {
  factInOrder,
  pdusOfRegion,
  programmesKnown,
  referralDates,
} from '../../solver/programme-row-checks.ts';
import { datesInOrder, onTheMap, windowInOrder } from '../../solver/row-checks.ts';
import { givenInventedRegion, inventedWeek, lastKnownDay } from '../given/invented-region.ts';
import { programmes } from '../given/programmes.ts';

const rows = givenInventedRegion(2_000);
const policy = policyInForce('london', inventedWeek);
const factsOf = grouped(rows.referralFacts, (row) => row.referral);
const personOf = new Map(rows.people.map((person) => [person.crn, person]));
const known = (referral: string, fact: string) =>
  factsOf.get(referral)?.find((row) => row.fact === fact)?.value;

describe('programmes in an invented region', () => {
  it('obey every check of a kept row', () => {
    const regions = new Map(rows.pdus.map((pdu) => [pdu.code, pdu.region]));
    const faults = [
      ...[...rows.venueHours, ...rows.facilitatorHours, ...rows.slots].flatMap(windowInOrder),
      ...[...rows.venueClosures, ...rows.facilitatorLeave].flatMap((row) =>
        datesInOrder(row, 'fromDate', 'toDate', 'first date'),
      ),
      ...rows.venues.flatMap((row) => onTheMap(row, 'latitude', 'longitude', policy)),
      ...rows.facilitators.flatMap((row) => [
        ...pdusOfRegion(row, (pdu) => regions.get(pdu)),
        ...programmesKnown(row, 'programmes', programmes),
      ]),
      ...rows.referrals.flatMap((row) => [
        ...referralDates(row, lastKnownDay),
        ...programmesKnown(row, 'programme', programmes),
      ]),
      ...rows.referralFacts.flatMap((row) => factInOrder(row, lastKnownDay)),
    ];
    expect(faults).toEqual([]);
  });

  it('wait for a group: one in six or so is referred, once, and nobody who attends one already', () => {
    const crns = rows.referrals.map(({ crn }) => crn);
    expect(new Set(crns).size).toBe(crns.length);
    // 18 in a hundred, less the tenth who attend a programme.
    expect(crns.length / rows.people.length).toBeGreaterThan(0.14);
    expect(crns.length / rows.people.length).toBeLessThan(0.18);
    const attending = new Set(
      rows.commitments.filter(({ kind }) => kind === 'programme').map((row) => row.crn),
    );
    expect(crns.filter((crn) => attending.has(crn))).toEqual([]);
  });

  it('take only men with a conviction for BBR, and women for TSP', () => {
    const bbr = rows.referrals.filter(({ programme }) => programme === 'BBR');
    expect(bbr.length).toBeGreaterThan(50);
    expect(new Set(bbr.map(({ crn }) => personOf.get(crn)?.sex))).toEqual(new Set(['male']));
    const convictions = new Set(bbr.map(({ id }) => known(id, 'intimatePartnerViolence')));
    expect(convictions).toEqual(new Set(['yes', undefined]));
    const women = rows.referrals.filter(({ crn }) => personOf.get(crn)?.sex === 'female');
    expect(women.length).toBeGreaterThan(30);
  });

  it('are not for a few of those referred, and of a few not enough is known', () => {
    const tsp = rows.referrals.filter(({ programme }) => programme === 'TSP');
    const ogrs = tsp.map(({ id }) => known(id, 'ogrsPercent'));
    const low = ogrs.filter((value) => value !== undefined && Number(value) < 25).length;
    expect(low).toBeGreaterThan(5);
    expect(low).toBeLessThan(tsp.length / 5);
    expect(ogrs.filter((value) => value === undefined).length).toBeGreaterThan(0);
  });

  it('can be held: for each week of slots eight men and more are free in all of them, two facilitators work, a venue is open', () => {
    const covers =
      (list: readonly { weekday: number; from: string; to: string }[] = []) =>
      (slot: { weekday: number; from: string; to: string }) =>
        list.some(({ weekday, from, to }) => weekday === slot.weekday && from <= slot.from && slot.to <= to);
    const availability = grouped(rows.availability, (row) => row.crn);
    const working = grouped(rows.facilitatorHours, (row) => row.facilitator);
    const open = grouped(rows.venueHours, (row) => row.venue);
    for (const pattern of rows.slotPatterns) {
      const meets = rows.slots.filter(({ pattern: id, kind }) => id === pattern.id && kind === 'group');
      const men = rows.referrals.filter(
        ({ crn }) => personOf.get(crn)?.sex === 'male' && meets.every(covers(availability.get(crn))),
      );
      expect(men.length).toBeGreaterThan(8);
      expect([...working.values()].filter((hours) => meets.every(covers(hours))).length).toBeGreaterThan(2);
      expect([...open.values()].filter((hours) => meets.every(covers(hours))).length).toBeGreaterThan(0);
    }
  });

  it('are sized by the people: a venue and two facilitators for few, none for nobody', () => {
    const few = inventRegion({ people: 25, seed: 1, weekStart: inventedWeek });
    expect([few.venues.length, few.facilitators.length]).toEqual([1, 2]);
    const nobody = inventRegion({ people: 0, seed: 1, weekStart: inventedWeek });
    expect([nobody.venues.length, nobody.facilitators.length, nobody.referrals.length]).toEqual([0, 0, 0]);
    expect([rows.venues.length, rows.facilitators.length]).toEqual([7, 16]);
  });

  it('have names of their own in every region', () => {
    const country = inventCountry({ people: 1_200, seed: 1, weekStart: inventedWeek });
    for (const ids of [
      country.venues.map(({ code }) => code),
      country.facilitators.map(({ id }) => id),
      country.slotPatterns.map(({ id }) => id),
      country.referrals.map(({ id }) => id),
    ])
      expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(country.slotPatterns.map(({ region }) => region)).size).toBe(12);
  });
});
