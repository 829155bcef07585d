import { describe, expect, it } from 'vitest';
import { standDownSession } from '../../../db/stand-down.ts';
import type { Booking } from '../../../solver/roster/problem.ts';
import { publishRoster } from '../../../src/roster/publish.ts';
import { whyBooked } from '../../../src/roster/why-here.ts';
import { fridayNoon, givenJudgedDraft, givenTwoPdus, onFriday } from '../../given/rostered.ts';
import { thursday, tuesday, wednesday } from '../../given/two-pdus.ts';

/** The day on which it is asked. */
const beforeTheWeek = '2026-11-27';

const bookings: Booking[] = [
  ['X100001', tuesday],
  ['X100002', tuesday],
  ['X100003', tuesday],
  ['X100004', wednesday],
  ['X100005', wednesday],
];

async function givenRoster(pins: Booking[] = []) {
  const db = await givenTwoPdus((week) => {
    week.travel('X100001', 'P002', 60);
  });
  return { db, id: await givenJudgedDraft(db, bookings, { pins }) };
}

describe('why a person is on a session', () => {
  it('is told by what the booking wins, and what the alternatives cost', async () => {
    const { db, id } = await givenRoster();
    const why = await whyBooked(db, id, 'X100001', tuesday, 3, beforeTheWeek);
    expect(why).toMatchObject({
      crn: 'X100001',
      session: tuesday,
      pduName: 'camden',
      pinned: false,
      published: false,
      points: 420 * 60 + 4_000 - 30,
      breaches: [],
      sentence:
        '29,170 points won by the booking: 25,200 points won on the first hours of the week, ' +
        '4,000 points won on commencing in time, 30 points lost on travel',
      alternatives: [{ session: wednesday, points: 0, giveUp: [tuesday], canBeBooked: true }, {}, {}],
    });
  });

  it('is, for some, that the session would not run without them', async () => {
    const { db, id } = await givenRoster();
    expect(await whyBooked(db, id, 'X100004', wednesday, 1, beforeTheWeek)).toMatchObject({
      breaches: [{ rule: 'min-attendance', session: wednesday }],
      sentence: expect.stringContaining(
        `; without it, ${wednesday}: the session would run with too few people`,
      ),
    });
  });

  it('is, for others, that they are pinned to it, or have been told of it', async () => {
    const { db, id } = await givenRoster([['X100001', tuesday]]);
    const pinned = await whyBooked(db, id, 'X100001', tuesday, 1, beforeTheWeek);
    expect(pinned).toMatchObject({
      pinned: true,
      published: false,
      sentence: expect.stringMatching(/; it is pinned$/),
    });
    await publishRoster(db, id, onFriday);
    expect(await whyBooked(db, id, 'X100002', tuesday, 1, beforeTheWeek)).toMatchObject({
      pinned: false,
      published: true,
      sentence: expect.stringMatching(/; they have been told of it$/),
    });
  });

  it('is asked of a booking that there is', async () => {
    const { db, id } = await givenRoster();
    expect(await whyBooked(db, id, 'X100001', thursday, 1, beforeTheWeek)).toEqual({
      refused: 'no-such-booking',
    });
    expect(await whyBooked(db, 99, 'X100001', tuesday, 1, beforeTheWeek)).toEqual({
      refused: 'unknown-roster',
    });
    await standDownSession(db, tuesday, fridayNoon);
    expect(await whyBooked(db, id, 'X100001', tuesday, 1, beforeTheWeek)).toMatchObject({
      refused: 'session-not-in-week',
    });
  });
});
