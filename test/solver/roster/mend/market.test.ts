import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../../solver/roster/facts.ts';
import { judge } from '../../../../solver/roster/judge.ts';
import { marketOf } from '../../../../solver/roster/mend/market.ts';
import { bookingRulesAgainst } from '../../../../solver/roster/rules.ts';
import { givenPerson, givenProblem, givenSession } from '../../../given/problems.ts';
import { anyStanding } from '../../../given/standings.ts';

describe('the market', () => {
  it('offers each person the sessions that the booking rules allow, and no other', () => {
    fc.assert(
      fc.property(anyStanding({ people: 12, sessions: 8 }), ({ problem, facts }) => {
        const market = marketOf(facts, []);
        for (const person of problem.people) {
          const allowed = problem.sessions.filter(
            (session) => bookingRulesAgainst(person, session, facts).length === 0,
          );
          const offered = market.placesOf(person.crn).map(({ session }) => session.id);
          expect([...offered].sort()).toEqual(allowed.map(({ id }) => id).sort());
          for (const session of problem.sessions)
            expect(market.allows(person, session)).toBe(allowed.includes(session));
        }
      }),
      { seed: 20_261_122, numRuns: 40 },
    );
  });

  it('counts a booking and its minutes as the judge does, less the price of the seat', () => {
    const ann = givenPerson('A', { usualProject: 'P1', eteMinutesLeft: 420, mustCommence: true });
    const course = givenSession('course', { kind: 'ete' });
    const problem = givenProblem([ann], [course], { published: [['A', 'course']] });
    const facts = factsOf(problem, []);
    const market = marketOf(facts, [['course', 100]]);
    const booked = judge(problem, [['A', 'course']]).points;
    expect(market.worthOf(ann, course) + 100 + market.minutesWorth(ann, 420)).toBe(booked);
    expect(market.minutesWorth(ann, 0)).toBe(judge(problem, []).points);
    expect(market.placesOf('A')).toEqual([{ session: course, worth: market.worthOf(ann, course) }]);
  });

  it('knows the prices that it was given', () => {
    const facts = factsOf(givenProblem([], [givenSession('garden'), givenSession('shop')]), []);
    const market = marketOf(facts, [['garden', -20]]);
    expect(['garden', 'shop'].map((id) => market.priceOf(id))).toEqual([-20, 0]);
  });
});
