import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consequenceOf, newBreaches, weigh } from '../../../../solver/roster/explain/consequence.ts';
import { standingOf } from '../../../../solver/roster/explain/standing.ts';
import { judge } from '../../../../solver/roster/judge.ts';
import { lessLines, noPoints } from '../../../../solver/roster/points-by-line.ts';
import { type Booking, isSameBooking } from '../../../../solver/roster/problem.ts';
import type { Breach } from '../../../../solver/roster/rules.ts';
import { givenPerson, givenPolicy, givenProblem, givenSession, week } from '../../../given/problems.ts';
import { anyStanding, everyBookingOf } from '../../../given/standings.ts';

const worth = givenPolicy().points;
const garden = givenSession('garden', { minAttendance: 2 });
const kitchen = givenSession('kitchen', { project: 'P2', date: week[2]!, capacity: 1 });
const people = [givenPerson('A', { minMinutes: 840 }), givenPerson('B'), givenPerson('C')];
const problem = givenProblem(people, [garden, kitchen]);
const standing = standingOf(problem, [
  ['A', 'garden'],
  ['B', 'garden'],
]);

describe('the consequence of a change', () => {
  it('is the points won or lost, line by line, and who and what changes', () => {
    // A has 840 minutes then instead of 420; the kitchen runs
    const won = { shortMinute: 420 * worth.shortMinute, travelMinute: -30 * worth.travelMinute };
    expect(consequenceOf(standing, { drop: [], add: [['A', 'kitchen']] })).toEqual({
      points: won.shortMinute + won.travelMinute + worth.stoodDown,
      byLine: { ...noPoints, ...won, stoodDown: worth.stoodDown },
      breaches: [],
      people: [
        { crn: 'A', minutesBefore: 420, minutesAfter: 840, points: won.shortMinute + won.travelMinute },
      ],
      sessions: [{ session: 'kitchen', before: 0, after: 1 }],
    });
  });

  it('is the rules that it breaks, by how far they are broken then', () => {
    const { breaches } = consequenceOf(standing, {
      drop: [['B', 'garden']],
      add: [
        ['B', 'kitchen'],
        ['C', 'kitchen'],
      ],
    });
    expect(breaches).toEqual([
      { rule: 'capacity', crn: null, session: 'kitchen', by: 1 },
      { rule: 'min-attendance', crn: null, session: 'garden', by: 1 },
    ]);
  });

  it('tells a session that would be stood down by nobody being left on it', () => {
    const { sessions, byLine, breaches } = consequenceOf(standing, {
      drop: [
        ['A', 'garden'],
        ['B', 'garden'],
      ],
      add: [],
    });
    expect(sessions).toEqual([{ session: 'garden', before: 2, after: 0 }]);
    expect(byLine.stoodDown).toBe(-worth.stoodDown);
    expect(breaches).toEqual([]);
  });

  it('of no change is nothing', () => {
    expect(consequenceOf(standing, { drop: [], add: [] })).toEqual({
      points: 0,
      byLine: noPoints,
      breaches: [],
      people: [],
      sessions: [],
    });
  });

  it.each([
    ['names someone unknown', { drop: [], add: [['Z', 'garden']] }],
    ['names a session unknown', { drop: [], add: [['A', 'shed']] }],
    ['drops a booking that is not there', { drop: [['C', 'garden']], add: [] }],
    ['adds a booking that is there', { drop: [], add: [['A', 'garden']] }],
    ['adds a booking twice', { drop: [], add: Array(2).fill(['C', 'garden']) }],
    ['drops and adds a booking', { drop: [['A', 'garden']], add: [['A', 'garden']] }],
  ] as [string, { drop: Booking[]; add: Booking[] }][])('that %s is refused', (_, change) => {
    expect(() => consequenceOf(standing, change)).toThrow(RangeError);
  });

  it("is the judge's difference on the whole roster, whatever changes", () => {
    const anyChange = anyStanding({ people: 14, sessions: 8 }).chain((any) => {
      const free = everyBookingOf(any.problem).filter(([crn, id]) => !any.isBooked(crn, id));
      return fc.record({
        standing: fc.constant(any),
        drop: fc.shuffledSubarray([...any.bookings], { maxLength: Math.min(4, any.bookings.length) }),
        add: fc.shuffledSubarray(free, { maxLength: Math.min(4, free.length) }),
      });
    });
    fc.assert(
      fc.property(anyChange, ({ standing, drop, add }) => {
        const { problem, bookings } = standing;
        const kept = bookings.filter((booking) => !drop.some((gone) => isSameBooking(gone, booking)));
        const [was, is] = [judge(problem, bookings), judge(problem, [...kept, ...add])];
        const told = consequenceOf(standing, { drop, add });
        expect(told.points).toBe(is.points - was.points);
        expect(told.byLine).toEqual(lessLines(is.byLine, was.byLine));
        expect(inOrder(told.breaches)).toEqual(inOrder(newBreaches(was.breaches, is.breaches)));
        expect(told).toMatchObject(weigh(standing, { drop, add }));

        const own = told.people.reduce((sum, person) => sum + person.points, 0);
        expect(told.points).toBe(own + told.byLine.stoodDown);
        const more = told.sessions.reduce((sum, { before, after }) => sum + after - before, 0);
        expect(more).toBe(add.length - drop.length);
      }),
      { seed: 20_261_130, numRuns: 500 },
    );
  });
});

const inOrder = (breaches: readonly Breach[]) => breaches.map((breach) => JSON.stringify(breach)).sort();

describe('new breaches', () => {
  const full: Breach = { rule: 'capacity', crn: null, session: 'garden', by: 1 };
  const apart: Breach = { rule: 'keep-apart', crn: 'A', session: 'garden', by: 1 };

  it('are those that were not there', () => {
    expect(newBreaches([apart], [full, apart])).toEqual([full]);
    expect(newBreaches([full], [{ ...full, session: 'kitchen' }])).toHaveLength(1);
  });

  it('are those that go further, and not those that go less far', () => {
    const fuller = { ...full, by: 2 };
    expect(newBreaches([full], [fuller])).toEqual([fuller]);
    expect(newBreaches([fuller], [full])).toEqual([]);
  });

  it('count each of two in one place', () => {
    expect(newBreaches([apart], [apart, apart])).toEqual([apart]);
    expect(newBreaches([apart, apart], [apart])).toEqual([]);
  });
});
