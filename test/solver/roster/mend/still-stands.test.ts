import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../../solver/roster/judge.ts';
import { stillStands } from '../../../../solver/roster/mend/still-stands.ts';
import type { Booking, Person, RosterProblem, Session } from '../../../../solver/roster/problem.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';
import { anyObeyingStanding, anyStanding } from '../../../given/standings.ts';

const on = (session: string, ...crns: string[]) => crns.map((crn): Booking => [crn, session]);

/** What falls of a roster, each booking with why. */
function fallen(
  people: Person[],
  sessions: Session[],
  bookings: Booking[],
  change: Partial<RosterProblem> = {},
) {
  const found = stillStands(givenProblem(people, sessions, change), bookings);
  return found.fallen.map(({ crn, session, because }) => `${crn} off ${session}: ${because}`);
}

describe('of a roster there stands', () => {
  it('all that breaks no rule', () => {
    fc.assert(
      fc.property(anyObeyingStanding({ people: 16, sessions: 8 }), ({ problem, bookings }) => {
        const found = stillStands(problem, bookings);
        expect(found.fallen).toEqual([]);
        expect(found.unmended).toEqual([]);
        expect(found.facts.bookings).toEqual(bookings);
      }),
      { seed: 20_261_122, numRuns: 60 },
    );
  });

  it('nothing that breaks one, whatever it was, save what pins break', () => {
    fc.assert(
      fc.property(anyStanding({ people: 16, sessions: 8 }), ({ problem, bookings }) => {
        const found = stillStands(problem, bookings);
        const key = (rows: readonly { rule: string }[]) => rows.map((row) => JSON.stringify(row)).sort();
        expect(key(found.unmended)).toEqual(key(judge(problem, found.facts.bookings).breaches));
        expect(found.facts.bookings.length + found.fallen.length).toBeGreaterThanOrEqual(bookings.length);
        if (problem.pinned.length === 0) expect(found.unmended).toEqual([]);
      }),
      { seed: 20_261_122, numRuns: 100 },
    );
  });
});

describe('of a roster there falls', () => {
  const garden = givenSession('garden');
  const kitchen = givenSession('kitchen', { project: 'P2' });
  const [ann, bob, cy] = ['A', 'B', 'C'].map((crn) => givenPerson(crn));

  it('a booking on a session that is no more, and one of a person who is none of the week is forgotten', () => {
    expect(fallen([ann!], [garden], [...on('shed', 'A'), ...on('garden', 'Z')])).toEqual([
      'A off shed: stood-down',
    ]);
  });

  it('a booking that the first six rules forbid', () => {
    const busy = givenPerson('A', { availability: [] });
    expect(fallen([busy, bob!], [garden], on('garden', 'A', 'B'))).toEqual(['A off garden: available']);
  });

  it('the one of two on a day that is worth less', () => {
    const far = [
      ['A', 'P1', 10],
      ['A', 'P2', 60],
    ] as const;
    const both = [...on('garden', 'A'), ...on('kitchen', 'A')];
    expect(fallen([ann!], [garden, kitchen], both, { travel: far })).toEqual(['A off kitchen: one-a-day']);
  });

  it('what is over the minutes, and over the share of training', () => {
    const later = givenSession('later', { date: week[2]!, creditMinutes: 180 });
    const once = givenPerson('A', { maxMinutes: 420 });
    expect(fallen([once], [garden, later], [...on('garden', 'A'), ...on('later', 'A')])).toEqual([
      'A off later: max-minutes',
    ]);
    const course = givenSession('course', { kind: 'ete' });
    expect(fallen([ann!], [course], on('course', 'A'))).toEqual(['A off course: ete-share']);
  });

  it('those over the capacity who lose least', () => {
    const urgent = givenPerson('B', { urgency: 5 });
    const small = { ...garden, capacity: 1 };
    expect(fallen([ann!, urgent, cy!], [small], on('garden', 'A', 'B', 'C'))).toEqual([
      'A off garden: capacity',
      'C off garden: capacity',
    ]);
  });

  it('everyone on a session with too few', () => {
    const needsThree = { ...garden, minAttendance: 3 };
    expect(fallen([ann!, bob!], [needsThree], on('garden', 'A', 'B'))).toEqual([
      'A off garden: min-attendance',
      'B off garden: min-attendance',
    ]);
  });

  it('a woman left the only one who avoids that, and then whoever needed her', () => {
    const alone = givenPerson('A', { sex: 'female', avoidAllMale: true });
    const needsTwo = { ...garden, minAttendance: 2 };
    expect(fallen([alone, bob!], [needsTwo], on('garden', 'A', 'B'))).toEqual([
      'A off garden: all-male',
      'B off garden: min-attendance',
    ]);
  });

  it('one of two kept apart', () => {
    const urgent = givenPerson('A', { urgency: 5 });
    const apart = { keepApart: [['A', 'B']] as const };
    expect(fallen([urgent, bob!, cy!], [garden], on('garden', 'A', 'B', 'C'), apart)).toEqual([
      'B off garden: keep-apart',
    ]);
  });
});

describe('a pin', () => {
  const garden = givenSession('garden', { capacity: 1 });
  const [ann, bob] = [givenPerson('A', { urgency: 5 }), givenPerson('B')];

  it('is added, and stands before whoever would lose more', () => {
    const problem = givenProblem([ann, bob], [garden], { pinned: on('garden', 'B') });
    const found = stillStands(problem, on('garden', 'A'));
    expect(found.facts.bookings).toEqual(on('garden', 'B'));
    expect(found.fallen).toEqual([{ crn: 'A', session: 'garden', because: 'capacity' }]);
  });

  it('that breaks a rule by itself, or lacks someone, is told', () => {
    const both = givenProblem([ann, bob], [garden], { pinned: on('garden', 'A', 'B') });
    expect(stillStands(both, []).unmended.map(({ rule }) => rule)).toEqual(['capacity']);
    const busy = givenProblem([givenPerson('A', { availability: [] })], [garden], {
      pinned: on('garden', 'A'),
    });
    expect(stillStands(busy, []).unmended.map(({ rule }) => rule)).toEqual(['available']);
    const lacking = givenProblem([ann, bob], [givenSession('garden', { minAttendance: 2 })], {
      pinned: on('garden', 'A'),
    });
    expect(stillStands(lacking, []).unmended.map(({ rule }) => rule)).toEqual(['min-attendance']);
  });
});
