import { describe, expect, it } from 'vitest';
import { planAllocations } from '../../db/allocations.ts';
import type { Db } from '../../db/connect.ts';
import { hoursRowsOf } from '../../db/hours.ts';
import { programmeTimes } from '../../db/programme-times.ts';
import { appointments } from '../../db/schema.ts';
import { weekRows } from '../../db/week.ts';
import { weekProblem } from '../../src/roster/week-problem.ts';
import { givenDatabase } from '../given/database.ts';
import { givenGroup } from '../given/groups.ts';
import { givenProgrammes } from '../given/programmes.ts';
import { givenRegion } from '../given/region.ts';

const weekStart = '2026-11-30';
const at = '2026-11-27T12:00:00.000Z';

/** Two men of Croydon, the first also with unpaid work on Tuesdays, and one of Cardiff; all referred to TSP. */
async function givenReferred(): Promise<Db> {
  const db = givenDatabase();
  const region = givenRegion()
    .person('X100001')
    .requirement('X100001')
    .person('X100002')
    .project('P1')
    .session('P1', '2026-12-01')
    .session('P1', '2026-12-02')
    .travel('X100001', 'P1', 30)
    .allocation('X100001', 'P1', { id: 'A1', weekday: 2 });
  givenProgrammes(region)
    .venue('V1')
    .facilitator('F1')
    .pattern('evenings')
    .referral('X100001', { id: 'R1' })
    .referral('X100002', { id: 'R2' });
  region.pdu('cardiff', { region: 'wales' }).person('X100003');
  givenProgrammes(region).referral('X100003', { id: 'R3' });
  await region.keep(db);
  return db;
}

const times = (db: Db, pdus = ['croydon']) =>
  programmeTimes(db, pdus, weekStart, '2026-12-06').map(({ crn, date, from, id }) => [crn, date, from, id]);

describe('The times that programmes have of people', () => {
  it('are the planned sessions of their groups and their own one-to-ones, by date', async () => {
    const db = await givenReferred();
    givenGroup(db, 'G1')
      .member('R1')
      .member('R2')
      .member('R3')
      .session('2026-11-26')
      .session('2026-12-03')
      .session('2026-12-07')
      .session('2026-12-02', { status: 'cancelled' })
      .session('2026-12-01', { status: 'held' })
      .oneToOne('R2', '2026-12-01')
      .oneToOne('R1', '2026-12-04', { status: 'cancelled' });
    expect(times(db)).toEqual([
      ['X100002', '2026-12-01', '09:30', 'G1-R2-6'],
      ['X100001', '2026-12-03', '18:00', 'G1-2'],
      ['X100002', '2026-12-03', '18:00', 'G1-2'],
    ]);
    expect(times(db, ['cardiff'])).toEqual([['X100003', '2026-12-03', '18:00', 'G1-2']]);
    expect(times(db, [])).toEqual([]);
  });

  it('begin with the session at which one joins, and end with the day on which one leaves', async () => {
    const db = await givenReferred();
    givenGroup(db, 'G1', { delivery: 'rolling' })
      .member('R1', { joinedAtSession: 2 })
      .member('R2', { leftOn: '2026-12-03', leftReason: 'work' })
      .session('2026-12-01')
      .session('2026-12-03')
      .oneToOne('R2', '2026-12-02')
      .oneToOne('R2', '2026-12-04');
    expect(times(db)).toEqual([
      ['X100002', '2026-12-01', '18:00', 'G1-1'],
      ['X100002', '2026-12-02', '09:30', 'G1-R2-3'],
      ['X100001', '2026-12-03', '18:00', 'G1-2'],
    ]);
  });
});

describe('Unpaid work', () => {
  const area = { region: 'london', pdu: null } as const;
  const freeOf = async (db: Db) => {
    const rows = await weekRows(db, { area, weekStart, replaces: null, pinsOf: null });
    const { problem } = weekProblem(rows, { bankHolidays: new Set() });
    const person = problem.people.find(({ crn }) => crn === 'X100001');
    return person?.availability
      .filter(({ date }) => date <= '2026-12-02')
      .map((w) => `${w.date} ${w.from}-${w.to}`);
  };

  it('is never offered by the roster of a week while a programme has the person', async () => {
    const db = await givenReferred();
    expect(await freeOf(db)).toContain('2026-12-01 08:00-18:00');
    givenGroup(db, 'G1')
      .member('R1')
      .session('2026-12-01', { from: '14:00', to: '16:30' })
      .oneToOne('R1', '2026-12-02');
    expect(await freeOf(db)).toEqual([
      '2026-11-30 08:00-18:00',
      '2026-12-01 08:00-14:00',
      '2026-12-01 16:30-18:00',
      '2026-12-02 08:00-09:30',
      '2026-12-02 10:30-18:00',
    ]);
  });

  it('is not planned onto it from a standing allocation, and gives way where it was', async () => {
    const db = await givenReferred();
    await planAllocations(db, at);
    const booked = () =>
      db
        .select({ date: appointments.date })
        .from(appointments)
        .orderBy(appointments.date)
        .limit(2)
        .all()
        .map(({ date }) => date);
    expect(booked()).toEqual(['2026-12-01', '2026-12-08']);
    givenGroup(db, 'G1').member('R1').session('2026-12-01', { from: '14:00', to: '16:30' });
    // The same evening is no clash: work ends at half past four.
    givenGroup(db, 'G2').member('R1').session('2026-12-08');
    await planAllocations(db, at);
    expect(booked()).toEqual(['2026-12-08', '2026-12-15']);
    expect((await hoursRowsOf(db, 'X100001', 1))?.elsewhere.map(({ what }) => what)).toEqual([
      'G1-1',
      'G2-1',
    ]);
  });
});
