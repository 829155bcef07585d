import { describe, expect, it } from 'vitest';
import { standDownSession } from '../../../db/stand-down.ts';
import { rosterView } from '../../../src/roster/view.ts';
import { fridayNoon, givenJudgedDraft, givenTwoPdus } from '../../given/rostered.ts';
import { thursday, tuesday, wednesday } from '../../given/two-pdus.ts';

describe('a roster at a glance', () => {
  it('counts people, minutes and sessions', async () => {
    const db = await givenTwoPdus((week) => {
      week.person('X100009').requirement('X100009', { assessedDate: null });
      // Four sessions' worth are due, of which two fit in.
      week.person('X100010', { employment: 'employed' }).requirement('X100010', { deadline: '2026-12-06' });
      week.onlyFree('X100010', [2, '09:00', '17:00'], [3, '09:00', '17:00']);
    });
    const id = await givenJudgedDraft(
      db,
      [
        ['X100001', tuesday],
        ['X100002', tuesday],
        ['X100001', wednesday],
        ['X100002', wednesday],
      ],
      {
        pins: [
          ['X100001', tuesday],
          ['X100003', thursday],
        ],
      },
    );
    const view = await rosterView(db, id);
    // Eight unemployed in their first week, and one employed whose order ends with it.
    const due = view!.counts.minutesDue;
    expect(due).toBeGreaterThan(9 * 420);
    expect(view).toMatchObject({
      id,
      stale: false,
      state: 'draft',
      counts: {
        peopleDue: 9,
        peoplePlaced: 2,
        peopleShort: 7,
        minutesOffered: 4 * 420,
        // What is over the minimum of one person is not taken off what another misses.
        minutesShort: due - 2 * 420,
        bookings: 4,
        sessions: 5,
        sessionsStoodDown: 3,
        requirementsLeftOut: 1,
      },
      stoodDown: [thursday, 'P003-2026-12-01', 'P003-2026-12-04'],
      breaches: [{ rule: 'pinned', crn: 'X100003', session: thursday }],
      pins: [
        { crn: 'X100001', session: tuesday, booked: true },
        { crn: 'X100003', session: thursday, booked: false },
      ],
    });
    expect(view!.pointsNow).toBe(view!.points);
    expect(Object.values(view!.byLine).reduce((sum, line) => sum + line, 0)).toBe(view!.pointsNow);
    expect(view).not.toHaveProperty('problemHash');
  });

  it('says what keeps it from being published once a session is stood down, and what it is worth now', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, [
      ['X100001', tuesday],
      ['X100002', tuesday],
    ]);
    const before = await rosterView(db, id);
    await standDownSession(db, tuesday, fridayNoon);
    const after = await rosterView(db, id);
    expect(after).toMatchObject({
      stale: true,
      points: before!.points,
      breaches: [
        { rule: 'not-in-week', crn: 'X100001', session: tuesday },
        { rule: 'not-in-week', crn: 'X100002', session: tuesday },
      ],
      counts: { peoplePlaced: 0, bookings: 0, sessions: 4 },
    });
    expect(after!.pointsNow).toBeLessThan(before!.points);
  });

  it('must be there', async () => {
    expect(await rosterView(await givenTwoPdus(), 99)).toBeNull();
  });
});
