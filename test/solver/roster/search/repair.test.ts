import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../../solver/roster/judge.ts';
import type { Booking, Person, RosterProblem, Session } from '../../../../solver/roster/problem.ts';
import { joiners, repair, settle } from '../../../../solver/roster/search/repair.ts';
import { seatsOf } from '../../../../solver/roster/search/seats.ts';
import { bookingsOf, rosterPoints } from '../../../../solver/roster/search/weeks.ts';
import { inventedWeek } from '../../../given/invented-week.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';
import { anyObeyingSearch, anyPricedSearch, givenSearch, relaxed, weeksOf } from '../../../given/search.ts';

const seed = 20_261_130;

const repaired = (problem: RosterProblem) => {
  const { c, bestWeek, base } = givenSearch(problem);
  const { prices } = relaxed({ c, bestWeek }, 120);
  return bookingsOf(c, repair(c, bestWeek, prices, base));
};

describe('repair', () => {
  it('gives a roster that obeys every rule, pins and all, from any prices', () => {
    fc.assert(
      fc.property(
        anyPricedSearch({ people: 30, sessions: 16, pins: 6 }),
        ({ problem, c, bestWeek, base, prices }) => {
          const bookings = bookingsOf(c, repair(c, bestWeek, prices, base));
          expect(judge(problem, bookings).breaches).toEqual([]);
        },
      ),
      { seed, numRuns: 300 },
    );
  });

  it('leaves the roster that it begins from as it is', () => {
    fc.assert(
      fc.property(anyPricedSearch({ people: 12, sessions: 8, pins: 6 }), ({ c, bestWeek, base, prices }) => {
        const before = JSON.stringify(base);
        repair(c, bestWeek, prices, base);
        expect(JSON.stringify(base)).toBe(before);
      }),
      { seed, numRuns: 30 },
    );
  });

  it('comes within 5 % of the bound, of what can be won over an empty roster, at good prices', () => {
    const { problem, c, bestWeek, base } = givenSearch(inventedWeek({ people: 120, seed: 4 }));
    const { prices, bound } = relaxed({ c, bestWeek }, 120);
    const points = rosterPoints(c, repair(c, bestWeek, prices, base));
    const empty = judge(problem, []).points;
    expect((points - empty) / (bound / 4_096 - empty)).toBeGreaterThan(0.95);
  });

  const man = (crn: string, change: Partial<Person> = {}) => givenPerson(crn, change);
  const garden = (change: Partial<Session> = {}) => givenSession('garden', change);

  it('gives the last place to the most urgent', () => {
    const people = [man('A', { urgency: 1 }), man('B', { urgency: 4 }), man('C', { urgency: 2 })];
    expect(repaired(givenProblem(people, [garden({ capacity: 1 })]))).toEqual([['B', 'garden']]);
  });

  it('gives the last place to someone who must commence, of two as urgent', () => {
    const people = [man('A', { urgency: 2 }), man('B', { urgency: 2, mustCommence: true })];
    expect(repaired(givenProblem(people, [garden({ capacity: 1 })]))).toEqual([['B', 'garden']]);
  });

  it('fills a session that is one short with someone who would rather not', () => {
    // B wants nothing and loses half an hour of travel; alone, A loses 420 first minutes and the garden stands down
    const people = [man('A'), man('B', { minMinutes: 0, maxMinutes: 420, urgency: 1 })];
    const far = givenProblem(people, [garden({ minAttendance: 2, creditMinutes: 20 })], {
      travel: [
        ['A', 'P1', 10],
        ['B', 'P1', 90],
      ],
    });
    expect(repaired(far)).toEqual([
      ['A', 'garden'],
      ['B', 'garden'],
    ]);
  });

  it('stands a session down that nobody else can fill, and places its people elsewhere', () => {
    const people = [
      man('A'),
      man('B', { availability: [{ date: week[2]!, from: '08:00', to: '18:00' }] }),
      man('C', { availability: [{ date: week[2]!, from: '08:00', to: '18:00' }] }),
    ];
    const kitchen = givenSession('kitchen', { date: week[2]!, minAttendance: 3 });
    expect(repaired(givenProblem(people, [garden({ minAttendance: 2 }), kitchen]))).toEqual([
      ['A', 'kitchen'],
      ['B', 'kitchen'],
      ['C', 'kitchen'],
    ]);
  });

  it('keeps every pin', () => {
    const problem = givenProblem([man('A'), man('B', { urgency: 5 })], [garden({ capacity: 1 })], {
      pinned: [['A', 'garden']],
    });
    expect(repaired(problem)).toEqual([['A', 'garden']]);
  });
});

describe('settling', () => {
  it('never loses a point nor breaks a rule', () => {
    fc.assert(
      fc.property(anyObeyingSearch({ people: 20, sessions: 10 }), ({ problem, c, bestWeek, weeks }) => {
        const before = rosterPoints(c, weeks);
        const seats = seatsOf(c, weeks);
        settle(c, bestWeek, seats, new Uint8Array(c.pairPerson.length));
        expect(rosterPoints(c, seats.weeks)).toBeGreaterThanOrEqual(before);
        expect(judge(problem, bookingsOf(c, seats.weeks)).breaches).toEqual([]);
      }),
      { seed, numRuns: 200 },
    );
  });
});

describe('those who could join a session', () => {
  it('are listed with their week and what it loses them, those who lose least first', () => {
    // A is on the kitchen that day and would move; B has nothing and is free; C cannot get there.
    const people = [
      givenPerson('A', { minMinutes: 0 }),
      givenPerson('B', { minMinutes: 0 }),
      givenPerson('C'),
    ];
    const sessions = [givenSession('garden'), givenSession('kitchen', { project: 'P2' })];
    const problem = givenProblem(people, sessions, {
      travel: [
        ['A', 'P1', 40],
        ['A', 'P2', 35],
        ['B', 'P1', 60],
      ],
    });
    const { c, bestWeek } = givenSearch(problem);
    const booked: Booking[] = [['A', 'kitchen']];
    const seats = seatsOf(c, weeksOf(c, booked));
    const offers = joiners(c, bestWeek, seats, new Uint8Array(c.pairPerson.length), 0);
    // B wins 420 extra minutes and loses 60 of travel; A loses 5 more minutes of travel
    expect(offers.map(({ p, loss }) => [c.people[p]!.crn, loss])).toEqual([
      ['B', 60 - 420],
      ['A', 40 - 35],
    ]);
    expect(seats.trade(offers)).toBe(true);
    expect(bookingsOf(c, seats.weeks)).toEqual([
      ['A', 'garden'],
      ['B', 'garden'],
    ]);
  });
});
