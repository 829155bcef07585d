import { describe, expect, it } from 'vitest';
import type { Db } from '../../../db/connect.ts';
import { rosterOf } from '../../../db/rosters.ts';
import { standDownSession } from '../../../db/stand-down.ts';
import type { Booking } from '../../../solver/roster/problem.ts';
import { type Move, moveBookings } from '../../../src/roster/move.ts';
import { publishRoster } from '../../../src/roster/publish.ts';
import { rosterView } from '../../../src/roster/view.ts';
import { allKept } from '../../given/kept.ts';
import type { GivenRegion } from '../../given/region.ts';
import { fridayNoon, givenJudgedDraft, givenTwoPdus, onFriday } from '../../given/rostered.ts';
import { thursday, tuesday, wednesday } from '../../given/two-pdus.ts';

const twoOnTuesday: Booking[] = [
  ['X100001', tuesday],
  ['X100002', tuesday],
];
const twoOnWednesday: Booking[] = [
  ['X100003', wednesday],
  ['X100004', wednesday],
];
const both = [...twoOnTuesday, ...twoOnWednesday];

async function bookingsOf(db: Db, id: number) {
  return (await rosterOf(db, id))?.bookings;
}

describe('a move', () => {
  it('is made at once, and tells the points before and after, all and by line', async () => {
    const db = await givenTwoPdus((week) => {
      week.travel('X100003', 'P001', 45);
    });
    const id = await givenJudgedDraft(db, twoOnTuesday);
    const moved = await moveBookings(db, id, [{ crn: 'X100003', from: null, to: tuesday }]);
    if ('refused' in moved) throw new Error(moved.refused);
    // A first session: 420 minutes short no more at 60 points each, commenced, and 45 minutes of travel.
    const [firstHours, commenced, travel] = [420 * 60, 4_000, -45];
    expect(moved.points.after - moved.points.before).toBe(firstHours + commenced + travel);
    expect(moved.byLine.after.firstShortMinute - moved.byLine.before.firstShortMinute).toBe(firstHours);
    expect(moved.byLine.after.notCommenced - moved.byLine.before.notCommenced).toBe(commenced);
    expect(moved.byLine.after.travelMinute - moved.byLine.before.travelMinute).toBe(travel);
    expect(await bookingsOf(db, id)).toEqual([...twoOnTuesday, ['X100003', tuesday]]);
  });

  it('keeps the bound that is proven, and says optimal only of a roster that reaches it', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, [...both, ['X100005', tuesday]]);
    const before = await rosterOf(db, id);
    const off = await moveBookings(db, id, [{ crn: 'X100005', from: tuesday, to: null }]);
    if ('refused' in off) throw new Error(off.refused);
    expect(off.points.before).toBe(before?.points);
    expect(await rosterOf(db, id)).toMatchObject({
      bookings: both,
      points: off.points.after,
      bound: before?.bound,
      status: 'feasible',
    });
    await moveBookings(db, id, [{ crn: 'X100005', from: null, to: tuesday }]);
    expect(await rosterOf(db, id)).toMatchObject({ points: before?.points, status: 'optimal' });
  });

  it('of several is made together or not at all: people who change places', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, both);
    const swap: Move[] = [
      { crn: 'X100001', from: tuesday, to: wednesday },
      { crn: 'X100003', from: wednesday, to: tuesday },
    ];
    expect(await moveBookings(db, id, swap.slice(0, 1))).toMatchObject({
      refused: 'breaks-rules',
      breaches: [
        {
          rule: 'min-attendance',
          crn: null,
          session: tuesday,
          by: 1,
          sentence: `${tuesday}: the session would run with too few people`,
        },
      ],
    });
    expect(await bookingsOf(db, id)).toEqual(both);
    expect(await moveBookings(db, id, swap)).toMatchObject({ points: expect.anything() });
    expect(await bookingsOf(db, id)).toEqual([
      ['X100001', wednesday],
      ['X100002', tuesday],
      ['X100003', tuesday],
      ['X100004', wednesday],
    ]);
    expect(
      await moveBookings(db, id, [
        { crn: 'X100001', from: wednesday, to: tuesday },
        { crn: 'X100009', from: null, to: tuesday },
      ]),
    ).toMatchObject({ refused: 'not-in-week' });
    expect(await bookingsOf(db, id)).toContainEqual(['X100001', wednesday]);
  });

  const adds: [rule: string, add: (week: GivenRegion) => void][] = [
    ['available', (week) => week.onlyFree('X100003', [2, '12:00', '18:00'])],
    ['travel', (week) => week.travel('X100003', 'P001', 91)],
    ['capacity', (week) => week.session('P001', '2026-12-01', { capacity: 2 })],
    ['keep-apart', (week) => week.keepApart('X100001', 'X100003')],
  ];
  it.each(adds)('is refused where it breaks the rule %s, and nothing is written', async (rule, add) => {
    const db = await givenTwoPdus(add);
    const id = await givenJudgedDraft(db, both);
    const before = allKept(db);
    expect(await moveBookings(db, id, [{ crn: 'X100003', from: null, to: tuesday }])).toMatchObject({
      refused: 'breaks-rules',
      breaches: [{ rule, sentence: expect.any(String) }],
    });
    expect(allKept(db)).toEqual(before);
  });

  it('of a pinned booking is refused', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, [...both, ['X100005', tuesday]], { pins: [['X100005', tuesday]] });
    expect(await moveBookings(db, id, [{ crn: 'X100005', from: tuesday, to: wednesday }])).toMatchObject({
      breaches: [{ rule: 'pinned', crn: 'X100005', session: tuesday }],
    });
  });

  it('may be made in a draft that breaks a rule already, but must not break it further', async () => {
    const db = await givenTwoPdus((week) => {
      week.session('P001', '2026-12-01', { capacity: 1, minAttendance: 1 });
    });
    const id = await givenJudgedDraft(db, both);
    expect(await moveBookings(db, id, [{ crn: 'X100005', from: null, to: wednesday }])).toMatchObject({
      points: expect.anything(),
    });
    expect(await moveBookings(db, id, [{ crn: 'X100005', from: null, to: tuesday }])).toMatchObject({
      breaches: [{ rule: 'capacity', session: tuesday, by: 2 }],
    });
    expect(await moveBookings(db, id, [{ crn: 'X100001', from: tuesday, to: thursday }])).toMatchObject({
      breaches: [{ rule: 'min-attendance', session: thursday }],
    });
    expect(await moveBookings(db, id, [{ crn: 'X100001', from: tuesday, to: wednesday }])).toMatchObject({
      points: expect.anything(),
    });
  });

  it('takes people off a session stood down, and what is left can be published, with no bound', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, both);
    await standDownSession(db, tuesday, fridayNoon);
    expect(await rosterView(db, id)).toMatchObject({ stale: true, breaches: [{}, {}] });
    for (const [crn, session] of twoOnTuesday)
      expect(await moveBookings(db, id, [{ crn, from: session, to: null }])).toMatchObject({
        points: expect.anything(),
      });
    expect(await rosterView(db, id)).toMatchObject({
      stale: false,
      breaches: [],
      bound: null,
      status: 'feasible',
    });
    expect(await publishRoster(db, id, onFriday)).toMatchObject({ appointments: { made: 2 } });
  });

  it('is refused from a session that the person is not on, and to one that they are on', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, both);
    const refusal = async (crn: string, from: string | null, to: string | null) =>
      moveBookings(db, id, [{ crn, from, to }]);
    expect(await refusal('X100001', wednesday, tuesday)).toEqual({ refused: 'not-booked' });
    expect(await refusal('X100001', null, tuesday)).toEqual({ refused: 'already-booked' });
    expect(await refusal('X100001', tuesday, 'nowhere')).toMatchObject({ refused: 'not-in-week' });
  });

  it('is refused in a roster that is not there or no draft', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, both);
    await publishRoster(db, id, onFriday);
    const move = [{ crn: 'X100001', from: null, to: thursday }];
    expect(await moveBookings(db, id, move)).toEqual({ refused: 'not-a-draft' });
    expect(await moveBookings(db, 99, move)).toEqual({ refused: 'unknown-roster' });
  });
});
