import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newBreaches } from '../../../../solver/roster/explain/consequence.ts';
import { peopleFor } from '../../../../solver/roster/explain/people-for.ts';
import { placesFor } from '../../../../solver/roster/explain/places.ts';
import { standingOf } from '../../../../solver/roster/explain/standing.ts';
import { judge } from '../../../../solver/roster/judge.ts';
import { givenPerson, givenProblem, givenSession } from '../../../given/problems.ts';
import { anyStanding, bookingsIf } from '../../../given/standings.ts';

const seed = 20_261_130;
const everyone = Number.POSITIVE_INFINITY;

describe('people for a hole in a session', () => {
  const people = [
    givenPerson('there'),
    givenPerson('unfree', { urgency: 5, availability: [] }),
    givenPerson('easy', { urgency: 1 }),
    givenPerson('urgent', { urgency: 4 }),
  ];
  const standing = standingOf(givenProblem(people, [givenSession('garden')]), [['there', 'garden']]);

  it('are all who are not on it, the best first, those whom a rule keeps off last', () => {
    const joiners = peopleFor(standing, 'garden', everyone);
    expect(joiners.map(({ crn }) => crn)).toEqual(['urgent', 'easy', 'unfree']);
    expect(joiners.map(({ obstacles }) => obstacles.map(({ rule }) => rule))).toEqual([
      [],
      [],
      ['available'],
    ]);
  });

  it('are at most as many as asked for', () => {
    expect(peopleFor(standing, 'garden', 1).map(({ crn }) => crn)).toEqual(['urgent']);
  });

  it('for a session unknown are refused', () => {
    expect(() => peopleFor(standing, 'shed', 1)).toThrow(RangeError);
  });

  it('do to the whole roster what they say', () => {
    fc.assert(
      fc.property(anyStanding({ people: 12, sessions: 8 }), (standing) => {
        const was = judge(standing.problem, standing.bookings);
        for (const { id } of standing.problem.sessions) {
          for (const { crn, giveUp, points, obstacles } of peopleFor(standing, id, everyone)) {
            const is = judge(standing.problem, bookingsIf(standing, crn, id, giveUp));
            expect(points).toBe(is.points - was.points);
            const broken = new Set(newBreaches(was.breaches, is.breaches).map(({ rule }) => rule));
            expect(new Set(obstacles.map(({ rule }) => rule))).toEqual(broken);
          }
        }
      }),
      { seed, numRuns: 100 },
    );
  });

  it('have the session among their own places, the same in every figure', () => {
    fc.assert(
      fc.property(anyStanding({ people: 8, sessions: 6 }), (standing) => {
        for (const { id } of standing.problem.sessions) {
          for (const { crn, ...joining } of peopleFor(standing, id, everyone)) {
            const place = placesFor(standing, crn, everyone).find(({ session }) => session === id);
            expect(place).toEqual({ session: id, ...joining });
          }
        }
      }),
      { seed, numRuns: 40 },
    );
  });
});
