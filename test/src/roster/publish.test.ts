import { describe, expect, it } from 'vitest';
import { createAllocation } from '../../../db/allocations.ts';
import type { Db } from '../../../db/connect.ts';
import { rosterAndWeek, rosterOf } from '../../../db/rosters.ts';
import { appointments } from '../../../db/schema.ts';
import { standDownSession } from '../../../db/stand-down.ts';
import type { Booking } from '../../../solver/roster/problem.ts';
import { inWeek } from '../../../src/roster/in-week.ts';
import { publishRoster } from '../../../src/roster/publish.ts';
import { allKept } from '../../given/kept.ts';
import { givenRegion } from '../../given/region.ts';
import { fridayNoon, givenDraft, givenJudgedDraft, givenTwoPdus, onFriday } from '../../given/rostered.ts';
import { tuesday, twoPdus, wednesday } from '../../given/two-pdus.ts';

const twoOnTuesday: Booking[] = [
  ['X100001', tuesday],
  ['X100002', tuesday],
];

/** Session and requirement of a person's appointments, by date. */
const servedBy = (db: Db, crn: string) =>
  db
    .select()
    .from(appointments)
    .orderBy(appointments.date)
    .all()
    .filter((row) => row.crn === crn)
    .map((row) => [row.session, row.eventNumber]);

describe('publishing', () => {
  it('freezes the draft as the judge counts it now and makes its appointments', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, twoOnTuesday);
    const draft = await rosterOf(db, id);
    expect(await publishRoster(db, id, onFriday)).toMatchObject({
      published: { id, state: 'published', points: draft?.points, bound: draft?.bound, status: 'optimal' },
      appointments: { made: 2, kept: 0, cancelled: 0 },
    });
    expect(servedBy(db, 'X100001')).toEqual([[tuesday, 1]]);
  });

  it('moves what allocations have booked, and is not out of date by that', async () => {
    const db = await givenTwoPdus();
    const tuesdays = {
      project: 'P001',
      frequency: 'weekly',
      weekday: 2,
      from: '09:30',
      to: '16:30',
    } as const;
    for (const crn of ['X100001', 'X100002'])
      await createAllocation(
        db,
        {
          ...{ ...tuesdays, crn, eventNumber: 1, startDate: '2026-11-30', endDate: null },
          ...{ pickUpPoint: null, pickUpTime: null },
        },
        fridayNoon,
      );
    const id = await givenJudgedDraft(db, [
      ['X100001', tuesday],
      ['X100003', tuesday],
      ['X100002', wednesday],
      ['X100004', wednesday],
    ]);
    expect(await publishRoster(db, id, onFriday)).toMatchObject({
      appointments: { made: 3, kept: 1, cancelled: 1 },
    });
    expect(servedBy(db, 'X100001')[0]).toEqual([tuesday, 1]);
    expect(servedBy(db, 'X100002')[0]).toEqual([wednesday, 1]);
    const after = inWeek((await rosterAndWeek(db, id))!);
    expect(after.stale).toBe(false);
  });

  it('counts anew a draft whose data have changed, and claims no bound for it', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, twoOnTuesday);
    const before = await rosterOf(db, id);
    await givenRegion().person('X100009').requirement('X100009').keep(db);
    const answer = await publishRoster(db, id, onFriday);
    expect(answer).toMatchObject({ published: { bound: null, status: 'feasible' } });
    const after = await rosterOf(db, id);
    expect(after!.points).toBeLessThan(before!.points);
    expect(after!.problemHash).not.toBe(before!.problemHash);
  });

  it('serves the requirement with the earliest deadline first, until its minutes are used up', async () => {
    const db = await givenTwoPdus((week) => {
      // The second order ends first, and one session and a bit is left of it.
      week.requirement('X100001', { deadline: '2027-03-01', orderedMinutes: 500 });
    });
    const days = ['P001-2026-12-01', 'P001-2026-12-02', 'P002-2026-12-03'];
    const id = await givenJudgedDraft(
      db,
      days.flatMap((day) => [['X100001', day] as const, ['X100002', day] as const]),
    );
    await publishRoster(db, id, onFriday);
    expect(servedBy(db, 'X100001')).toEqual([
      [days[0], 2],
      [days[1], 2],
      [days[2], 1],
    ]);
  });

  it('serves only a requirement that can be worked on the day', async () => {
    const db = await givenTwoPdus((week) => {
      week.requirement('X100001', { deadline: '2026-12-01' });
    });
    const id = await givenJudgedDraft(db, [...twoOnTuesday, ['X100001', wednesday], ['X100002', wednesday]]);
    await publishRoster(db, id, onFriday);
    expect(servedBy(db, 'X100001')).toEqual([
      [tuesday, 2],
      [wednesday, 1],
    ]);
  });

  it('serves with training the requirement that has a share of it left', async () => {
    const db = await givenTwoPdus((week) => {
      week.requirement('X100001', { deadline: '2027-03-01' });
      week.project('E001', { type: 'ete' }).session('E001', '2026-12-02').travel('X100001', 'E001', 20);
      // 30 % of 100 hours is 30: all of it is used in the order that ends first.
      for (const [i, day] of ['02', '03', '04', '05', '06'].entries()) {
        const credited = { eventNumber: 2, outcome: 'ATTC', creditedMinutes: i < 4 ? 420 : 120 };
        week.session('E001', `2026-11-${day}`, { status: 'run' });
        week.appointment('X100001', `E001-2026-11-${day}`, credited);
      }
    });
    const id = await givenJudgedDraft(db, [...twoOnTuesday, ['X100001', 'E001-2026-12-02']]);
    expect(await publishRoster(db, id, onFriday)).toMatchObject({ appointments: { made: 3 } });
    const thisWeek = servedBy(db, 'X100001').slice(-2);
    expect(thisWeek).toEqual([
      [tuesday, 2],
      ['E001-2026-12-02', 1],
    ]);
  });

  it('is refused where the draft breaks a rule on the data as they are, and every one is named', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, twoOnTuesday);
    await twoPdus().exception('X100001', '2026-12-01').keepApart('X100001', 'X100002').keep(db);
    const before = allKept(db);
    expect(await publishRoster(db, id, onFriday)).toMatchObject({
      refused: 'breaks-rules',
      breaches: [
        {
          rule: 'available',
          crn: 'X100001',
          session: tuesday,
          sentence: `X100001 on ${tuesday}: is not free for the whole session`,
        },
        { rule: 'keep-apart', crn: 'X100001', session: tuesday },
      ],
    });
    expect(allKept(db)).toEqual(before);
  });

  it('is refused while people are booked on a session stood down', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, twoOnTuesday);
    await standDownSession(db, tuesday, fridayNoon);
    expect(await publishRoster(db, id, onFriday)).toMatchObject({
      refused: 'breaks-rules',
      breaches: [
        { rule: 'not-in-week', crn: 'X100001', session: tuesday },
        { rule: 'not-in-week', crn: 'X100002', session: tuesday },
      ],
    });
  });

  it('is refused to the second of two, and of what is not there', async () => {
    const db = await givenTwoPdus();
    const [one, other] = [await givenDraft(db, twoOnTuesday), await givenDraft(db, [])];
    const answers = await Promise.all([one, other].map((id) => publishRoster(db, id, onFriday)));
    expect(answers[0]).toMatchObject({ published: { id: one } });
    expect(answers[1]).toEqual({ refused: 'superseded-meanwhile' });
    expect(await publishRoster(db, one, onFriday)).toEqual({ refused: 'not-a-draft' });
    expect(await publishRoster(db, 99, onFriday)).toEqual({ refused: 'unknown-roster' });
  });
});
