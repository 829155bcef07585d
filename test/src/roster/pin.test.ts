import { describe, expect, it } from 'vitest';
import { rosterOf } from '../../../db/rosters.ts';
import { standDownSession } from '../../../db/stand-down.ts';
import { pinBooking, unpinBooking } from '../../../src/roster/pin.ts';
import { publishRoster } from '../../../src/roster/publish.ts';
import { allKept } from '../../given/kept.ts';
import { fridayNoon, givenJudgedDraft, givenTwoPdus, onFriday } from '../../given/rostered.ts';
import { tuesday, wednesday } from '../../given/two-pdus.ts';

describe('a pin', () => {
  it('on a booking of the draft keeps it there in every run, and changes nothing of what is proven', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, [
      ['X100001', tuesday],
      ['X100002', tuesday],
    ]);
    expect(await pinBooking(db, id, ['X100001', tuesday])).toEqual({
      crn: 'X100001',
      session: tuesday,
      booked: true,
      message: `X100001 stays on ${tuesday} in every run around this roster`,
    });
    expect(await rosterOf(db, id)).toMatchObject({ pins: [['X100001', tuesday]], status: 'optimal' });
  });

  it('may be on a session that the person is not booked on: a run will place them', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, [
      ['X100001', tuesday],
      ['X100002', tuesday],
    ]);
    expect(await pinBooking(db, id, ['X100003', tuesday])).toMatchObject({
      booked: false,
      message: `X100003 is not booked on ${tuesday}: run the week around this roster to place them there`,
    });
    expect(await rosterOf(db, id)).toMatchObject({ pins: [['X100003', tuesday]], status: 'feasible' });
    expect(await publishRoster(db, id, onFriday)).toMatchObject({
      refused: 'breaks-rules',
      breaches: [{ rule: 'pinned', crn: 'X100003', session: tuesday }],
    });
  });

  it('set again changes nothing', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, []);
    const first = await pinBooking(db, id, ['X100001', tuesday]);
    const before = allKept(db);
    expect(await pinBooking(db, id, ['X100001', tuesday])).toEqual(first);
    expect(allKept(db)).toEqual(before);
  });

  it('is refused where a rule keeps the person off the session whatever else is booked, and all such are named', async () => {
    const db = await givenTwoPdus((week) => {
      week.onlyFree('X100001', [2, '12:00', '18:00']).project('P009', { sexPolicy: 'women-only' });
      week.session('P009', '2026-12-01').travel('X100001', 'P009', 91);
    });
    const id = await givenJudgedDraft(db, []);
    const before = allKept(db);
    expect(await pinBooking(db, id, ['X100001', 'P009-2026-12-01'])).toEqual({
      refused: 'breaks-rules',
      breaches: [
        {
          rule: 'available',
          crn: 'X100001',
          session: 'P009-2026-12-01',
          by: 1,
          sentence: 'X100001 on P009-2026-12-01: is not free for the whole session',
        },
        expect.objectContaining({ rule: 'travel' }),
        expect.objectContaining({ rule: 'women-only' }),
      ],
    });
    expect(allKept(db)).toEqual(before);
  });

  it('is refused where the week has no such person or session', async () => {
    const db = await givenTwoPdus((week) => {
      week.person('X100009').requirement('X100009', { inductedDate: null });
    });
    await standDownSession(db, wednesday, fridayNoon);
    const id = await givenJudgedDraft(db, []);
    expect(await pinBooking(db, id, ['X100009', tuesday])).toEqual({
      refused: 'not-in-week',
      breaches: [
        expect.objectContaining({
          rule: 'not-in-week',
          sentence: `X100009 on ${tuesday}: X100009 has nothing to book this week: not inducted`,
        }),
      ],
    });
    expect(await pinBooking(db, id, ['X999999', tuesday])).toMatchObject({ refused: 'not-in-week' });
    expect(await pinBooking(db, id, ['X100001', wednesday])).toMatchObject({ refused: 'not-in-week' });
    expect(await pinBooking(db, id, ['X100001', 'nowhere'])).toMatchObject({ refused: 'not-in-week' });
  });

  it('is refused in a roster that is not there or no draft', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, []);
    await publishRoster(db, id, onFriday);
    expect(await pinBooking(db, id, ['X100001', tuesday])).toEqual({ refused: 'not-a-draft' });
    expect(await pinBooking(db, 99, ['X100001', tuesday])).toEqual({ refused: 'unknown-roster' });
    expect(await unpinBooking(db, id, ['X100001', tuesday])).toEqual({ refused: 'not-a-draft' });
    expect(await unpinBooking(db, 99, ['X100001', tuesday])).toEqual({ refused: 'unknown-roster' });
  });
});

describe('a pin taken back', () => {
  it('leaves the booking, and no bound: without the pin there may be better rosters', async () => {
    const db = await givenTwoPdus();
    const booked = [
      ['X100001', tuesday],
      ['X100002', tuesday],
    ] as const;
    const id = await givenJudgedDraft(db, booked, { pins: booked });
    expect(await unpinBooking(db, id, ['X100001', tuesday])).toEqual({ unpinned: true });
    expect(await rosterOf(db, id)).toMatchObject({
      bookings: booked,
      pins: [['X100002', tuesday]],
      bound: null,
      status: 'feasible',
    });
  });

  it('must have been there', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, [], { pins: [['X100002', tuesday]] });
    const before = allKept(db);
    expect(await unpinBooking(db, id, ['X100001', tuesday])).toEqual({ refused: 'not-pinned' });
    expect(await unpinBooking(db, id, ['X100002', wednesday])).toEqual({ refused: 'not-pinned' });
    expect(allKept(db)).toEqual(before);
  });
});
