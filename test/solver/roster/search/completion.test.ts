import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../../solver/roster/facts.ts';
import { judge } from '../../../../solver/roster/judge.ts';
import type { Booking, RosterProblem } from '../../../../solver/roster/problem.ts';
import { bookingRulesAgainst } from '../../../../solver/roster/rules.ts';
import { candidatesOf } from '../../../../solver/roster/search/candidates.ts';
import { completed } from '../../../../solver/roster/search/completion.ts';
import { conflictsOf } from '../../../../solver/roster/search/pins.ts';
import { bookingsOf } from '../../../../solver/roster/search/weeks.ts';
import { chanceFrom, inventedWeek } from '../../../given/invented-week.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';

const completing = (problem: RosterProblem) => {
  const c = candidatesOf(problem);
  const weeks = completed(c);
  return weeks && bookingsOf(c, weeks);
};
const [a, b, c] = ['A', 'B', 'C'].map((crn) => givenPerson(crn)) as [
  ReturnType<typeof givenPerson>,
  ReturnType<typeof givenPerson>,
  ReturnType<typeof givenPerson>,
];
const garden = givenSession('garden', { minAttendance: 2 });
const kitchen = givenSession('kitchen', { date: week[2]!, minAttendance: 2 });

/** A week with so many pins, each of which its person may have, and which break no rule together that none can mend. */
function withPins(problem: RosterProblem, pins: number, seed: number): RosterProblem {
  const chance = chanceFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!;
  const facts = factsOf(problem, []);
  let pinned: Booking[] = [];
  while (pinned.length < pins) {
    const [person, session] = [pick(problem.people), pick(problem.sessions)];
    const more = [...pinned, [person.crn, session.id] as const];
    const sound = bookingRulesAgainst(person, session, facts).length === 0;
    if (sound && conflictsOf({ ...problem, pinned: more }).length === 0) pinned = more;
  }
  return { ...problem, pinned };
}

describe('those who complete a pinned session', () => {
  it('are as many as it needs, the nearest', () => {
    const problem = givenProblem([a, b, c], [garden], {
      pinned: [['A', 'garden']],
      travel: [
        ['A', 'P1', 60],
        ['B', 'P1', 40],
        ['C', 'P1', 20],
      ],
    });
    expect(completing(problem)).toEqual([
      ['A', 'garden'],
      ['C', 'garden'],
    ]);
  });

  it('come to no session without a pin', () => {
    const problem = givenProblem([a, b], [garden, kitchen], { pinned: [['A', 'garden']] });
    expect(completing(problem)).toEqual([
      ['A', 'garden'],
      ['B', 'garden'],
    ]);
  });

  it('may complete two, on two days', () => {
    const problem = givenProblem([a, b, { ...c, availability: [] }], [garden, kitchen], {
      pinned: [
        ['A', 'garden'],
        ['A', 'kitchen'],
      ],
    });
    expect(completing(problem)).toHaveLength(4);
  });

  it('are not those who would work too much for it', () => {
    const tired = { ...b, maxMinutes: 420 };
    const problem = givenProblem([a, tired], [garden, { ...kitchen, minAttendance: 1 }], {
      pinned: [
        ['A', 'garden'],
        ['B', 'kitchen'],
      ],
    });
    expect(completing(problem)).toBeNull();
  });

  it('are found among five hundred people for sixty pins', () => {
    const problem = withPins(inventedWeek({ people: 500, seed: 2 }), 60, 2);
    const bookings = completing(problem)!;
    expect(judge(problem, bookings).breaches).toEqual([]);
    expect(bookings.length).toBeLessThan(60 * 3);
  });
});
