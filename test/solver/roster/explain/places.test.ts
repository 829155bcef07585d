import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newBreaches } from '../../../../solver/roster/explain/consequence.ts';
import { placesFor } from '../../../../solver/roster/explain/places.ts';
import { standingOf } from '../../../../solver/roster/explain/standing.ts';
import { judge } from '../../../../solver/roster/judge.ts';
import { lessLines } from '../../../../solver/roster/points-by-line.ts';
import { type RuleName, rules } from '../../../../solver/roster/rules.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';
import { anyObeyingStanding, anyStanding, bookingsIf, everyGiveUp } from '../../../given/standings.ts';

const seed = 20_261_130;
const everything = Number.POSITIVE_INFINITY;

describe('places for one person', () => {
  const a = givenPerson('A', { maxMinutes: 420 });
  const garden = givenSession('garden');
  const kitchen = givenSession('kitchen', { project: 'P2', date: week[2]! });
  const club = givenSession('club', { project: 'P3', date: week[3]!, womenOnly: true });
  const problem = givenProblem([a], [club, kitchen, garden], {
    travel: [
      ['A', 'P1', 20],
      ['A', 'P2', 50],
      ['A', 'P3', 10],
    ],
  });

  it('are all sessions, the best first, those that a rule keeps them off last', () => {
    const places = placesFor(standingOf(problem, []), 'A', everything);
    expect(places.map(({ session }) => session)).toEqual(['garden', 'kitchen', 'club']);
  });

  it('are not the sessions that they are on, which they may have to give up', () => {
    const places = placesFor(standingOf(problem, [['A', 'kitchen']]), 'A', everything);
    expect(places.map(({ session, giveUp }) => [session, giveUp])).toEqual([
      ['garden', ['kitchen']],
      ['club', ['kitchen']],
    ]);
    // the garden runs instead of the kitchen, and is half an hour nearer
    expect(places[0]?.points).toBe(30 * problem.policy.points.travelMinute);
  });

  it('are at most as many as asked for', () => {
    expect(placesFor(standingOf(problem, []), 'A', 1)).toHaveLength(1);
  });

  it('of someone unknown are refused', () => {
    expect(() => placesFor(standingOf(problem, []), 'Z', 1)).toThrow(RangeError);
  });

  it('do to the whole roster what they say', () => {
    let bookable = 0;
    const inTheWay = new Set<RuleName>();
    fc.assert(
      fc.property(anyStanding({ people: 12, sessions: 8 }), (standing) => {
        const was = judge(standing.problem, standing.bookings);
        for (const { crn } of standing.problem.people) {
          for (const { session, giveUp, points, byLine, obstacles } of placesFor(standing, crn, everything)) {
            const is = judge(standing.problem, bookingsIf(standing, crn, session, giveUp));
            expect(points).toBe(is.points - was.points);
            expect(byLine).toEqual(lessLines(is.byLine, was.byLine));
            const broken = newBreaches(was.breaches, is.breaches).map((b) => `${b.rule} ${b.session}`);
            expect(obstacles.map((o) => `${o.rule} ${o.session}`).sort()).toEqual(
              [...new Set(broken)].sort(),
            );
            if (obstacles.length === 0) bookable += 1;
            for (const { rule } of obstacles) inTheWay.add(rule);
          }
        }
      }),
      { seed, numRuns: 100 },
    );
    expect(bookable).toBeGreaterThan(200);
    // Nobody gives up a pinned session for a better place.
    expect(rules.map(({ name }) => name).filter((name) => !inTheWay.has(name))).toEqual(['pinned']);
  });

  it('are the best there are, whatever else the person could give up', () => {
    fc.assert(
      fc.property(anyObeyingStanding({ people: 8, sessions: 7 }), (standing) => {
        const { problem, facts } = standing;
        const now = judge(problem, standing.bookings).points;
        for (const { crn } of problem.people) {
          const places = placesFor(standing, crn, everything);
          const left = problem.sessions.filter((session) => !facts.sessionsOf(crn).includes(session));
          expect(places.map(({ session }) => session).sort()).toEqual(left.map(({ id }) => id).sort());
          for (const place of places) {
            const tried = everyGiveUp(standing, crn).map((giveUp) => ({
              giveUp,
              is: judge(problem, bookingsIf(standing, crn, place.session, giveUp)),
            }));
            const obeying = tried.filter(({ is }) => is.breaches.length === 0);
            expect(place.obstacles.length === 0).toBe(obeying.length > 0);
            // To give up more than has to go may win points as well: that is no part of the question.
            const needed = obeying.filter(
              (one) =>
                !obeying.some(
                  (other) =>
                    other.giveUp.length < one.giveUp.length &&
                    other.giveUp.every((id) => one.giveUp.includes(id)),
                ),
            );
            if (needed.length > 0)
              expect(place.points).toBe(Math.max(...needed.map(({ is }) => is.points - now)));
          }
          const bookable = places.filter(({ obstacles }) => obstacles.length === 0);
          expect(places.slice(0, bookable.length)).toEqual(bookable);
          const points = bookable.map((place) => place.points);
          expect(points).toEqual([...points].sort((x, y) => y - x));
        }
      }),
      { seed, numRuns: 60 },
    );
  });
});
