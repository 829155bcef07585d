import { describe, expect, it } from 'vitest';
import { shortPeople } from '../../../src/roster/short.ts';
import { givenJudgedDraft, givenRunDraft, givenTwoPdus } from '../../given/rostered.ts';
import { tuesday } from '../../given/two-pdus.ts';

describe('who is short', () => {
  it('is nobody where everyone has their hours', async () => {
    const db = await givenTwoPdus();
    expect(await shortPeople(db, await givenRunDraft(db))).toEqual({ reasons: [], people: [] });
  });

  it('is told with what they have, what is due, and how many sessions each rule keeps them off', async () => {
    const db = await givenTwoPdus((week) => {
      week.onlyFree('X100001', [2, '09:00', '17:00']).travel('X100001', 'P001', 91);
      week.session('P003', '2026-12-01', { capacity: 2, minAttendance: 1 });
    });
    const id = await givenJudgedDraft(db, [
      ['X100002', 'P003-2026-12-01'],
      ['X100003', 'P003-2026-12-01'],
    ]);
    const short = await shortPeople(db, id);
    expect(short?.people.map((person) => person.crn)).not.toContain('X100002');
    expect(short?.people.find((person) => person.crn === 'X100001')).toEqual({
      crn: 'X100001',
      minutes: 0,
      minMinutes: 420,
      urgency: 1,
      because: [
        { rule: 'available', sessions: 3, sentence: 'is not free for the whole session' },
        { rule: 'travel', sessions: 1, sentence: 'cannot get there, or not within the longest travel time' },
        { rule: 'capacity', sessions: 1, sentence: 'the session has no place left' },
      ],
      sentence:
        'X100001 has no hours of 7 hours: is not free for the whole session (3 sessions); ' +
        'cannot get there, or not within the longest travel time (1 session); the session has no place left (1 session)',
    });
  });

  it('is counted by the rule that keeps each off most sessions', async () => {
    const db = await givenTwoPdus((week) => {
      week.onlyFree('X100001', [7, '09:00', '17:00']).onlyFree('X100002', [7, '09:00', '17:00']);
    });
    const short = await shortPeople(db, await givenJudgedDraft(db, []));
    expect(short?.reasons).toEqual([
      { rule: 'min-attendance', sentence: 'the session would run with too few people', people: 6 },
      { rule: 'available', sentence: 'is not free for the whole session', people: 2 },
    ]);
  });

  it('stands with the most urgent first, then those who miss most', async () => {
    const db = await givenTwoPdus((week) => {
      week.person('X100009').requirement('X100009', { deadline: '2026-12-06' });
      week.person('X100010', { employment: 'employed' }).requirement('X100010', { orderedMinutes: 2_400 });
    });
    const short = await shortPeople(db, await givenJudgedDraft(db, []));
    expect(short?.people[0]?.crn).toBe('X100009');
    expect(short?.people[0]?.urgency).toBe(5);
    const missing = short!.people.slice(1).map((person) => person.minMinutes - person.minutes);
    expect(missing).toEqual(missing.toSorted((a, b) => b - a));
  });

  it('has no sessions to be kept off in a week without any', async () => {
    const db = await givenTwoPdus();
    const id = await givenRunDraft(db, { weekStart: '2027-01-11' });
    const short = await shortPeople(db, id);
    expect(short?.reasons).toEqual([
      { rule: null, sentence: 'there are no other sessions this week', people: 8 },
    ]);
    expect(short?.people[0]?.sentence).toMatch(
      /^X10000\d has no hours of .*: there are no other sessions this week$/,
    );
    expect(await shortPeople(db, 99)).toBeNull();
  });

  it('does not count a person on a session that the week has no more', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, [
      ['X100001', tuesday],
      ['X100002', tuesday],
    ]);
    expect((await shortPeople(db, id))?.people).toHaveLength(6);
  });
});
