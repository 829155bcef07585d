import { describe, expect, it } from 'vitest';
import type { Db } from '../../../db/connect.ts';
import { standDownSession } from '../../../db/stand-down.ts';
import type { Booking } from '../../../solver/roster/problem.ts';
import { type Move, moveBookings } from '../../../src/roster/move.ts';
import { previewMoves } from '../../../src/roster/preview.ts';
import { publishRoster } from '../../../src/roster/publish.ts';
import { allKept } from '../../given/kept.ts';
import { fridayNoon, givenJudgedDraft, givenTwoPdus, onFriday } from '../../given/rostered.ts';
import { thursday, tuesday, wednesday } from '../../given/two-pdus.ts';

const twoOnTuesday: Booking[] = [
  ['X100001', tuesday],
  ['X100002', tuesday],
];
const join: Move = { crn: 'X100003', from: null, to: tuesday };

async function preview(db: Db, id: number, ...moves: Move[]) {
  const found = await previewMoves(db, id, moves);
  if ('refused' in found) throw new Error(found.refused);
  return found;
}

describe('the preview of a move', () => {
  it('tells what the move itself would tell, and keeps nothing', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, twoOnTuesday);
    const before = allKept(db);
    const seen = await preview(db, id, join);
    expect(allKept(db)).toEqual(before);

    // Seven first hours at 60 points a minute, commenced, and half an hour of travel.
    const won = 420 * 60 + 4_000 - 30;
    expect(seen).toEqual({
      sentence:
        'No rule stands in the way; 29,170 points won: 25,200 points won on the first hours of the week, ' +
        '4,000 points won on commencing in time, 30 points lost on travel',
      points: { before: seen.points.after - won, after: expect.any(Number) },
      lines: [
        { line: 'firstShortMinute', points: 25_200, sentence: expect.any(String) },
        { line: 'notCommenced', points: 4_000, sentence: expect.any(String) },
        { line: 'travelMinute', points: -30, sentence: '30 points lost on travel' },
      ],
      breaches: [],
      people: [
        {
          crn: 'X100003',
          minutesBefore: 0,
          minutesAfter: 420,
          points: won,
          sentence: 'X100003 would have 7 hours instead of no hours',
        },
      ],
      sessions: [
        { session: tuesday, before: 2, after: 3, sentence: `${tuesday} would have 3 people instead of 2` },
      ],
    });
    expect(await moveBookings(db, id, [join])).toMatchObject({ points: seen.points });
  });

  it('tells the rules that it would break, by whom and where', async () => {
    const db = await givenTwoPdus((week) => {
      week.keepApart('X100001', 'X100003').exception('X100003', '2026-12-01');
    });
    const id = await givenJudgedDraft(db, twoOnTuesday);
    const { sentence, breaches } = await preview(db, id, join);
    expect(sentence).toMatch(/^Rules stand in the way; 29,170 points won:/);
    expect(breaches.map((breach) => breach.sentence)).toEqual([
      `X100003 on ${tuesday}: is not free for the whole session`,
      `X100001 on ${tuesday}: must be kept apart from someone on the session`,
    ]);
  });

  it('says that a session left empty would be stood down, and that one would run again', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, twoOnTuesday);
    const moves = twoOnTuesday.map(([crn, from]): Move => ({ crn, from, to: thursday }));
    const seen = await preview(db, id, ...moves);
    expect(seen.sessions.map(({ sentence }) => sentence).toSorted()).toEqual([
      `${tuesday} would be stood down: nobody would be left on it`,
      `${thursday} would have 2 people instead of nobody`,
    ]);
    expect(seen.people.map(({ sentence }) => sentence)).toEqual([
      'X100001 would have 7 hours as before',
      'X100002 would have 7 hours as before',
    ]);
    expect(seen.sentence).toBe('No rule stands in the way; no points are won or lost');
  });

  it('of people who change places leaves their sessions as many', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, [...twoOnTuesday, ['X100003', wednesday], ['X100004', wednesday]]);
    const seen = await preview(
      db,
      id,
      { crn: 'X100001', from: tuesday, to: wednesday },
      { crn: 'X100003', from: wednesday, to: tuesday },
    );
    expect(seen.breaches).toEqual([]);
    expect(seen.sessions[0]?.sentence).toBe(`${tuesday} would have 2 people as before`);
  });

  it('may be of a published roster, and of a booking that the week has no more', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, twoOnTuesday);
    await publishRoster(db, id, onFriday);
    expect((await preview(db, id, join)).breaches).toEqual([]);
    await standDownSession(db, tuesday, fridayNoon);
    expect(await preview(db, id, { crn: 'X100001', from: tuesday, to: wednesday })).toMatchObject({
      breaches: [{ rule: 'min-attendance', session: wednesday }],
      people: [{ crn: 'X100001', minutesBefore: 0, minutesAfter: 420 }],
      sessions: [{ session: wednesday, before: 0, after: 1 }],
    });
  });

  it('is refused for what is not there', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, twoOnTuesday);
    expect(await previewMoves(db, 99, [join])).toEqual({ refused: 'unknown-roster' });
    expect(await previewMoves(db, id, [{ ...join, from: wednesday }])).toEqual({ refused: 'not-booked' });
    expect(await previewMoves(db, id, [{ ...join, crn: 'X100001' }])).toEqual({ refused: 'already-booked' });
    expect(await previewMoves(db, id, [{ ...join, to: 'nowhere' }])).toMatchObject({
      refused: 'not-in-week',
    });
  });
});
