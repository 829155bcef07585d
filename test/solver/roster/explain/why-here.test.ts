import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../../solver/roster/explain/standing.ts';
import { whyHere } from '../../../../solver/roster/explain/why-here.ts';
import { judge } from '../../../../solver/roster/judge.ts';
import { lessLines, noPoints } from '../../../../solver/roster/points-by-line.ts';
import { isSameBooking } from '../../../../solver/roster/problem.ts';
import { givenPerson, givenPolicy, givenProblem, givenSession, week } from '../../../given/problems.ts';
import { anyStanding, bookingsIf } from '../../../given/standings.ts';

const worth = givenPolicy().points;
const all = Number.POSITIVE_INFINITY;

describe('why someone is here', () => {
  const garden = givenSession('garden', { kind: 'individual', project: 'P1' });
  const kitchen = givenSession('kitchen', { kind: 'individual', project: 'P2', date: week[2]! });
  const shed = givenSession('shed', { kind: 'individual', project: 'P3', date: week[3]! });
  const problem = givenProblem([givenPerson('A')], [garden, kitchen, shed], {
    travel: [
      ['A', 'P1', 20],
      ['A', 'P2', 35],
      ['A', 'P3', 95],
    ],
    published: [['A', 'garden']],
  });
  const why = whyHere(standingOf(problem, [['A', 'garden']]), 'A', 'garden', all);

  it('is what the booking wins', () => {
    const won = {
      firstShortMinute: 420 * worth.firstShortMinute,
      travelMinute: -20 * worth.travelMinute,
      published: worth.published,
    };
    expect(why.worth).toEqual({
      points: won.firstShortMinute + won.travelMinute + won.published,
      byLine: { ...noPoints, ...won },
      breaches: [],
    });
  });

  it('is what another place instead would cost', () => {
    expect(why.alternatives.map(({ session, giveUp }) => [session, giveUp])).toEqual([
      ['kitchen', ['garden']],
      ['shed', ['garden']],
    ]);
    expect(why.alternatives[0]).toMatchObject({
      points: -15 * worth.travelMinute - worth.published,
      obstacles: [],
    });
    expect(why.alternatives[1]?.obstacles.map(({ rule }) => rule)).toEqual(['travel']);
  });

  it('is that they have been told', () => {
    expect(why).toMatchObject({ published: true, pinned: false });
  });

  it('is that they are pinned, which then stands in the way of any other place', () => {
    const pinned = { ...problem, pinned: problem.published };
    const held = whyHere(standingOf(pinned, [['A', 'garden']]), 'A', 'garden', 1);
    expect(held.pinned).toBe(true);
    expect(held.alternatives).toMatchObject([{ session: 'kitchen', obstacles: [{ rule: 'pinned' }] }]);
    expect(held.worth.breaches).toEqual([{ rule: 'pinned', crn: 'A', session: 'garden', by: 1 }]);
  });

  it('is that the session cannot run without them', () => {
    const needy = givenSession('garden', { minAttendance: 2 });
    const two = standingOf(givenProblem([givenPerson('A'), givenPerson('B')], [needy]), [
      ['A', 'garden'],
      ['B', 'garden'],
    ]);
    expect(whyHere(two, 'A', 'garden', all).worth.breaches).toEqual([
      { rule: 'min-attendance', crn: null, session: 'garden', by: 1 },
    ]);
  });

  it('of someone who is not here is refused', () => {
    const standing = standingOf(problem, [['A', 'garden']]);
    expect(() => whyHere(standing, 'A', 'kitchen', all)).toThrow(RangeError);
    expect(() => whyHere(standing, 'B', 'garden', all)).toThrow(RangeError);
    expect(() => whyHere(standing, 'A', 'pond', all)).toThrow(RangeError);
  });

  it("is by the judge's points of the whole roster, whatever it is", () => {
    fc.assert(
      fc.property(anyStanding({ people: 8, sessions: 7 }), (standing) => {
        const { problem, bookings } = standing;
        const is = judge(problem, bookings);
        for (const [crn, id] of bookings) {
          const without = judge(
            problem,
            bookings.filter((booking) => !isSameBooking(booking, [crn, id])),
          );
          const { worth, alternatives } = whyHere(standing, crn, id, all);
          expect(worth.points).toBe(is.points - without.points);
          expect(worth.byLine).toEqual(lessLines(is.byLine, without.byLine));
          for (const { session, giveUp, points } of alternatives) {
            expect(giveUp).toContain(id);
            expect(points).toBe(
              judge(problem, bookingsIf(standing, crn, session, giveUp)).points - is.points,
            );
          }
        }
      }),
      { seed: 20_261_130, numRuns: 60 },
    );
  });
});
