import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weigh } from '../../../../solver/roster/explain/consequence.ts';
import { standingOf } from '../../../../solver/roster/explain/standing.ts';
import { bestWayIn, changeBy, compareWays, type WayIn } from '../../../../solver/roster/explain/ways-in.ts';
import { givenPerson, givenPolicy, givenProblem, givenSession, week } from '../../../given/problems.ts';
import { anyStanding } from '../../../given/standings.ts';

const worth = givenPolicy().points;
const garden = givenSession('garden');
const kitchen = givenSession('kitchen', { project: 'P2', date: week[2]! });
const shed = givenSession('shed', { project: 'P3', date: week[3]!, minAttendance: 2 });
const a = givenPerson('A', { maxMinutes: 840 });
const travel = { travel: [['A', 'P1', 30] as const, ['A', 'P2', 70] as const, ['A', 'P3', 80] as const] };

describe('the best way into a session', () => {
  it('gives up what wins most', () => {
    const lunch = givenSession('lunch', { kind: 'individual', date: week[2]!, project: 'P2' });
    const tea = givenSession('tea', { kind: 'individual', date: week[3]!, project: 'P3' });
    const standing = standingOf(givenProblem([a], [garden, lunch, tea], travel), [
      ['A', 'lunch'],
      ['A', 'tea'],
    ]);
    const way = bestWayIn(standing, a, garden);
    expect(way).toMatchObject({ giveUp: [tea], rules: 0 });
    // the garden runs, and is 80 - 30 minutes nearer
    expect(way.points).toBe(worth.stoodDown + 50 * worth.travelMinute);
  });

  it('rather gives up what breaks no rule', () => {
    const b = givenPerson('B');
    const standing = standingOf(givenProblem([a, b], [garden, kitchen, shed], travel), [
      ['A', 'kitchen'],
      ['A', 'shed'],
      ['B', 'shed'],
    ]);
    // without A the shed has one person too few; the kitchen only stands down
    expect(bestWayIn(standing, a, garden)).toMatchObject({ giveUp: [kitchen], rules: 0 });
  });

  it('gives up the session that is to be left', () => {
    const standing = standingOf(givenProblem([a], [garden, kitchen]), [['A', 'kitchen']]);
    expect(bestWayIn(standing, a, garden).giveUp).toEqual([]);
    expect(bestWayIn(standing, a, garden, kitchen).giveUp).toEqual([kitchen]);
  });

  it('counts points and rules as the judge does', () => {
    const seen = new Set<number>();
    fc.assert(
      fc.property(anyStanding({ people: 10, sessions: 7 }), (standing) => {
        const { people, sessions } = standing.problem;
        for (const person of people) {
          const others = sessions.filter(({ id }) => !standing.isBooked(person.crn, id));
          for (const session of others) {
            for (const leaving of [null, ...standing.facts.sessionsOf(person.crn)]) {
              const way = bestWayIn(standing, person, session, leaving);
              const { points, breaches } = weigh(standing, changeBy(way));
              expect(way.points).toBe(points);
              expect(way.rules).toBe(new Set(breaches.map((b) => `${b.rule} ${b.session}`)).size);
              seen.add(way.rules);
            }
          }
        }
      }),
      { seed: 20_261_130, numRuns: 150 },
    );
    expect(seen.size).toBeGreaterThan(4);
  });
});

describe('ways', () => {
  const way = (change: Partial<WayIn>): WayIn => ({
    person: a,
    session: garden,
    giveUp: [],
    rules: 1,
    points: 10,
    ...change,
  });

  it('are better with fewer rules, then more points, then less given up', () => {
    expect(compareWays(way({ rules: 0, points: 0 }), way({}))).toBeLessThan(0);
    expect(compareWays(way({ points: 11 }), way({}))).toBeLessThan(0);
    expect(compareWays(way({}), way({ giveUp: [kitchen] }))).toBeLessThan(0);
    expect(compareWays(way({}), way({}))).toBe(0);
  });

  it('change the bookings of the person alone', () => {
    expect(changeBy(way({ giveUp: [kitchen, shed] }))).toEqual({
      drop: [
        ['A', 'kitchen'],
        ['A', 'shed'],
      ],
      add: [['A', 'garden']],
    });
  });
});
