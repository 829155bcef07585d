import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../../solver/roster/facts.ts';
import { whoToOpen } from '../../../../solver/roster/mend/who-to-open.ts';
import type { Booking, RosterProblem } from '../../../../solver/roster/problem.ts';
import type { SeatPrice } from '../../../../solver/roster/roster.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';

const undone = 100;

/** Who is opened when these people look for a place each. */
function openedFor(
  problem: RosterProblem,
  bookings: readonly Booking[],
  crns: readonly string[],
  prices: readonly SeatPrice[] = [],
) {
  const affected = crns.map((crn) => ({ crn, places: 1 }));
  const found = whoToOpen(factsOf(problem, bookings), { affected, fallen: [] }, prices, undone);
  return [...found].sort();
}

/** Someone free on these days of the week, for one session. */
const freeOn = (crn: string, days: number[], change = {}) =>
  givenPerson(crn, {
    maxMinutes: 420,
    availability: days.map((day) => ({ date: week[day]!, from: '08:00', to: '18:00' })),
    ...change,
  });
const placeOn = (id: string, day: number, change = {}) =>
  givenSession(id, { kind: 'individual', capacity: 1, date: week[day]!, ...change });

describe('who is opened', () => {
  it('is the affected alone where an empty session takes them', () => {
    const problem = givenProblem(
      [freeOn('A', [1]), freeOn('B', [2])],
      [placeOn('garden', 1), placeOn('shop', 2)],
    );
    expect(openedFor(problem, [['B', 'shop']], ['A'])).toEqual(['A']);
  });

  it('is also a few of those on a session that they come to', () => {
    const crns = ['B', 'C', 'D', 'E'];
    const people = ['A', ...crns].map((crn) => freeOn(crn, [1]));
    const problem = givenProblem(people, [placeOn('garden', 1, { capacity: 5 })]);
    const booked = crns.map((crn): Booking => [crn, 'garden']);
    expect(openedFor(problem, booked, ['A'])).toHaveLength(1 + 2);
  });

  it('is everyone on the chain through whom a place can be made', () => {
    const people = [freeOn('A', [1]), freeOn('B', [1, 2]), freeOn('C', [2, 3]), freeOn('D', [4])];
    const places = [1, 2, 3, 4].map((day) => placeOn(`S${day}`, day));
    const booked: Booking[] = [
      ['B', 'S1'],
      ['C', 'S2'],
      ['D', 'S4'],
    ];
    expect(openedFor(givenProblem(people, places), booked, ['A'])).toEqual(['A', 'B', 'C']);
  });

  it('is nobody who is pinned', () => {
    const people = [freeOn('A', [1]), freeOn('B', [1, 2])];
    const places = [placeOn('garden', 1), placeOn('shop', 2)];
    const problem = givenProblem(people, places, { pinned: [['B', 'garden']] });
    expect(openedFor(problem, [['B', 'garden']], ['A'])).toEqual(['A']);
  });

  it('is who could fill an empty place that has a price', () => {
    const people = [freeOn('A', [1]), freeOn('B', [1])];
    const problem = givenProblem(people, [placeOn('garden', 1, { capacity: 2 })]);
    expect(openedFor(problem, [['B', 'garden']], [], [['garden', undone]])).toEqual([]);
    expect(openedFor(problem, [['B', 'garden']], [], [['garden', undone + 1]])).toEqual(['A', 'B']);
  });

  it('is who could fill a place that somebody left', () => {
    const people = [freeOn('A', [1]), freeOn('B', [1])];
    const problem = givenProblem(people, [placeOn('garden', 1, { capacity: 2 })]);
    const fallen = [{ crn: 'Z', session: 'garden', because: 'available' as const }];
    const found = whoToOpen(factsOf(problem, [['B', 'garden']]), { affected: [], fallen }, [], undone);
    expect([...found].sort()).toEqual(['A', 'B']);
  });

  it('is a woman who could keep another company', () => {
    const woman = (crn: string) => freeOn(crn, [1], { sex: 'female', avoidAllMale: true });
    const people = [woman('A'), freeOn('B', [1]), woman('C'), freeOn('D', [1])];
    const problem = givenProblem(people, [placeOn('garden', 1, { capacity: 3 })]);
    const trouble = {
      affected: [{ crn: 'A', places: 1 }],
      fallen: [{ crn: 'A', session: 'garden', because: 'all-male' as const }],
    };
    const found = whoToOpen(factsOf(problem, [['B', 'garden']]), trouble, [], undone);
    expect([...found]).toEqual(expect.arrayContaining(['A', 'C']));
  });

  it('is who could join those who cannot run a session by themselves', () => {
    const people = [freeOn('A', [1]), freeOn('B', [1, 2]), freeOn('C', [2])];
    const garden = givenSession('garden', { minAttendance: 2 });
    const shop = placeOn('shop', 2);
    expect(openedFor(givenProblem(people, [garden, shop]), [['B', 'shop']], ['A'])).toContain('B');
  });
});
