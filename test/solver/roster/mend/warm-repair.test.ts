import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../../solver/roster/judge.ts';
import { afterEvent, type WeekEvent } from '../../../../solver/roster/mend/events.ts';
import { stillStands } from '../../../../solver/roster/mend/still-stands.ts';
import { type Repaired, type RepairOptions, warmRepair } from '../../../../solver/roster/mend/warm-repair.ts';
import type { Booking, Crn, RosterProblem } from '../../../../solver/roster/problem.ts';
import type { SeatPrice } from '../../../../solver/roster/roster.ts';
import { solve } from '../../../../solver/roster/solve.ts';
import { anyEventIn } from '../../../given/events.ts';
import { inventedWeek } from '../../../given/invented-week.ts';
import { givenPerson, givenPolicy, givenProblem, givenSession, week } from '../../../given/problems.ts';
import { anyStanding } from '../../../given/standings.ts';

const seed = 20_261_122;

function repaired(problem: RosterProblem, before: readonly Booking[], options: RepairOptions = {}): Repaired {
  const found = warmRepair(problem, before, options);
  if ('conflicts' in found) throw new Error('the story needs pins that can be kept');
  return found;
}

const weekOf = (crn: Crn, bookings: readonly Booking[]) =>
  bookings
    .filter(([other]) => other === crn)
    .map(([, id]) => id)
    .sort();

/** Any roster, good or bad, and what happens to its week. */
const anyTrouble = fc
  .oneof(anyStanding({ people: 20, sessions: 10 }), anyStanding({ people: 50, sessions: 16 }))
  .chain(({ problem, bookings }) =>
    fc.record({
      before: fc.constant(bookings),
      problem: anyEventIn(problem).map((event) => afterEvent(problem, event)),
      prices: fc
        .array(fc.integer({ min: -3_000, max: 30_000 }), {
          minLength: problem.sessions.length,
          maxLength: problem.sessions.length,
        })
        .map((points) => points.map((price, i): SeatPrice => [problem.sessions[i]!.id, price])),
    }),
  );

const anySettings = fc.record({ undone: fc.nat({ max: 3_000 }), steps: fc.nat({ max: 3 }) });

describe('a repaired roster', () => {
  it('keeps every rule, is worth what it says, and never less than what still stands', () => {
    fc.assert(
      fc.property(anyTrouble, anySettings, ({ problem, before, prices }, settings) => {
        const found = warmRepair(problem, before, { prices, ...settings });
        if ('conflicts' in found) {
          expect(found.conflicts).toEqual(solve(problem, { steps: 1 }).conflicts);
          return;
        }
        const { breaches, points, byLine } = judge(problem, found.bookings);
        expect(breaches).toEqual([]);
        expect(found).toMatchObject({ points, byLine });
        const left = stillStands(problem, before);
        if (left.unmended.length === 0)
          expect(points).toBeGreaterThanOrEqual(judge(problem, left.facts.bookings).points);
      }),
      { seed, numRuns: 150 },
    );
  });

  it('moves nobody but the affected where the others are to be kept', () => {
    fc.assert(
      fc.property(anyTrouble, ({ problem, before, prices }) => {
        const found = warmRepair(problem, before, { prices, keepOthers: true });
        if ('conflicts' in found) return;
        expect(judge(problem, found.bookings).breaches).toEqual([]);
        for (const { crn } of problem.people.filter((person) => !found.affected.includes(person.crn)))
          expect(weekOf(crn, found.bookings)).toEqual(weekOf(crn, before));
      }),
      { seed, numRuns: 150 },
    );
  });

  it('tells of every move, and of every affected person who stays short', () => {
    fc.assert(
      fc.property(anyTrouble, ({ problem, before, prices }) => {
        const found = warmRepair(problem, before, { prices });
        if ('conflicts' in found) return;
        const { affected, bookings, moves, unplaced } = found;
        for (const { crn, minMinutes } of problem.people) {
          const own = moves.filter((move) => move.crn === crn);
          const left = new Set(own.map(({ from }) => from));
          const after = [...weekOf(crn, before).filter((id) => !left.has(id)), ...own.map(({ to }) => to)];
          expect(after.filter((id) => id !== null).sort()).toEqual(weekOf(crn, bookings));
          const minutes = problem.sessions
            .filter(({ id }) => weekOf(crn, bookings).includes(id))
            .reduce((sum, { creditMinutes }) => sum + creditMinutes, 0);
          const isUnplaced = unplaced.some((short) => short.crn === crn && short.minutes === minutes);
          expect(isUnplaced).toBe(affected.includes(crn) && minutes < minMinutes);
        }
      }),
      { seed, numRuns: 60 },
    );
  });

  it('is the same for the same', () => {
    const { problem, before, prices } = publishedWeek();
    const down = afterEvent(problem, { kind: 'session-stood-down', session: before[0]![1] });
    const twice = [1, 2].map(() => JSON.stringify(repaired(down, before, { prices })));
    expect(twice[0]).toBe(twice[1]);
  });

  it('is nearly as good as a search from the beginning, and moves few', () => {
    const { problem, before, prices } = publishedWeek();
    const booked = new Set(before.map(([, id]) => id));
    for (const { id } of problem.sessions.filter((session) => booked.has(session.id)).slice(0, 6)) {
      const down = afterEvent(problem, { kind: 'session-stood-down', session: id });
      const { points, moves, affected } = repaired(down, before, { prices });
      const left = judge(down, stillStands(down, before).facts.bookings).points;
      const best = solve(down).points;
      expect(best - points).toBeLessThanOrEqual(0.02 * Math.abs(best));
      expect(points - left).toBeGreaterThanOrEqual(0.9 * (best - left));
      const bystanders = new Set(moves.map(({ crn }) => crn).filter((crn) => !affected.includes(crn)));
      expect(bystanders.size).toBeLessThanOrEqual(2 * affected.length);
    }
  });
});

/** A week of 200 people, published, and the prices of the search that made it. */
function publishedWeek() {
  const problem = inventedWeek({ people: 200, seed: 1 });
  let prices: SeatPrice[] = [];
  const { bookings } = solve(problem, { onPrices: (found) => (prices = found) });
  return { problem: { ...problem, published: bookings }, before: bookings, prices };
}

describe('when a session is stood down', () => {
  /** A and B lose the garden; the shop has one place, which C has. */
  const garden = givenSession('garden');
  const shop = givenSession('shop', { kind: 'individual', capacity: 1, date: week[2]! });
  const barn = givenSession('barn', { kind: 'individual', capacity: 1, date: week[3]! });
  const once = (crn: Crn, change = {}) => givenPerson(crn, { maxMinutes: 420, ...change });
  const before: Booking[] = [
    ['A', 'garden'],
    ['B', 'garden'],
    ['C', 'shop'],
  ];
  const event: WeekEvent = { kind: 'session-stood-down', session: 'garden' };
  const freeOn = (...days: number[]) => ({
    availability: days.map((day) => ({ date: week[day]!, from: '08:00', to: '18:00' })),
  });

  it('people take the places that are free', () => {
    const problem = afterEvent(
      givenProblem(
        ['A', 'B', 'C'].map((crn) => once(crn)),
        [garden, shop, barn],
      ),
      event,
    );
    const { bookings, affected, moves, unplaced } = repaired(problem, before);
    expect(affected).toEqual(['A', 'B']);
    expect(bookings).toContainEqual(['C', 'shop']);
    expect(bookings).toHaveLength(2);
    expect(moves.map(({ because }) => because)).toEqual([{ kind: 'stood-down' }, { kind: 'stood-down' }]);
    expect(unplaced).toHaveLength(1);
    expect(unplaced[0]!.because).toEqual([{ rule: 'capacity', sessions: 2 }]);
  });

  it('others make way for who is worth it, unless they are to be kept', () => {
    const people = [
      once('A', { ...freeOn(1, 2), urgency: 5 }),
      once('B', freeOn(1)),
      once('C', freeOn(2, 3)),
    ];
    const problem = afterEvent(givenProblem(people, [garden, shop, barn]), event);
    const { bookings, moves } = repaired(problem, before);
    expect(bookings).toEqual([
      ['A', 'shop'],
      ['C', 'barn'],
    ]);
    expect(moves).toContainEqual({
      crn: 'C',
      from: 'shop',
      to: 'barn',
      because: { kind: 'makes-way', for: ['A'] },
    });
    expect(repaired(problem, before, { keepOthers: true }).bookings).toEqual([['C', 'shop']]);
  });

  it('others stay where moving them wins less than undoing a booking costs', () => {
    const people = [once('A', { ...freeOn(1, 2), urgency: 2 }), once('B', freeOn(1)), once('C', freeOn(2))];
    const problem = afterEvent(givenProblem(people, [garden, shop]), event);
    // A, twice as urgent, instead of C: their first hours once more
    const won = 420 * givenPolicy().points.firstShortMinute;
    expect(repaired(problem, before, { undone: won }).bookings).toEqual([['C', 'shop']]);
    expect(repaired(problem, before, { undone: won - 1 }).bookings).toEqual([['A', 'shop']]);
  });

  it('with no steps only what stands is left', () => {
    const problem = afterEvent(
      givenProblem(
        ['A', 'B', 'C'].map((crn) => once(crn)),
        [garden, shop, barn],
      ),
      event,
    );
    expect(repaired(problem, before, { steps: 0 }).bookings).toEqual([['C', 'shop']]);
  });
});

describe('when a person cannot come', () => {
  const garden = givenSession('garden', { minAttendance: 3 });
  const before: Booking[] = ['A', 'B', 'C'].map((crn) => [crn, 'garden']);
  const event: WeekEvent = { kind: 'person-unavailable', crn: 'C', date: null };
  const three = ['A', 'B', 'C'].map((crn) => givenPerson(crn));

  it('someone else comes, so that the session runs', () => {
    const problem = afterEvent(givenProblem([...three, givenPerson('D')], [garden]), event);
    const { bookings, moves } = repaired(problem, before);
    expect(bookings.map(([crn]) => crn)).toEqual(['A', 'B', 'D']);
    expect(moves).toEqual([
      { crn: 'C', from: 'garden', to: null, because: { kind: 'rule', rule: 'available' } },
      { crn: 'D', from: null, to: 'garden', because: { kind: 'wins-points' } },
    ]);
  });

  it('it stands down if nobody can, and whoever was on it is affected', () => {
    const problem = afterEvent(givenProblem(three, [garden]), event);
    for (const keepOthers of [true, false]) {
      const { bookings, affected, moves } = repaired(problem, before, { keepOthers });
      expect(bookings).toEqual([]);
      expect(affected).toEqual(['A', 'B', 'C']);
      expect(moves.map(({ because }) => because)).toEqual([
        { kind: 'rule', rule: 'min-attendance' },
        { kind: 'rule', rule: 'min-attendance' },
        { kind: 'rule', rule: 'available' },
      ]);
    }
  });

  it('a woman who avoids all-male sessions is not left the only one', () => {
    const woman = (crn: Crn) => givenPerson(crn, { sex: 'female', avoidAllMale: true });
    const people = [woman('A'), givenPerson('B'), woman('C'), woman('D')];
    const small = { ...garden, minAttendance: 1 };
    const problem = afterEvent(givenProblem(people.slice(0, 3), [small]), event);
    expect(repaired(problem, before).bookings).toEqual([['B', 'garden']]);
    const withAnother = afterEvent(givenProblem(people, [small]), event);
    expect(repaired(withAnother, before).bookings.map(([crn]) => crn)).toEqual(['A', 'B', 'D']);
  });
});

describe('when the capacity changes', () => {
  const garden = givenSession('garden', { capacity: 2 });
  const people = [givenPerson('A'), givenPerson('B', { urgency: 5 }), givenPerson('C')];
  const problem = givenProblem(people, [garden]);
  const before: Booking[] = [
    ['A', 'garden'],
    ['B', 'garden'],
  ];
  const resized = (capacity: number) =>
    afterEvent(problem, { kind: 'capacity-changed', session: 'garden', capacity });

  it('those who lose least give up places that are no more', () => {
    expect(repaired(resized(1), before).bookings).toEqual([['B', 'garden']]);
  });

  it('places that are new go to those who need them, where they have a price', () => {
    const { bookings } = repaired(resized(3), before, { prices: [['garden', 25_000]] });
    expect(bookings.map(([crn]) => crn)).toEqual(['A', 'B', 'C']);
  });
});

describe('when a person is added', () => {
  const garden = givenSession('garden');
  const added = (change = {}) =>
    afterEvent(givenProblem([givenPerson('A')], [garden]), {
      kind: 'person-added',
      person: givenPerson('B', change),
      travel: [['B', 'P1', 30]],
    });
  const before: Booking[] = [['A', 'garden']];

  it('they have a place if they must commence', () => {
    const { bookings, affected, moves } = repaired(added({ mustCommence: true }), before);
    expect(affected).toEqual(['B']);
    expect(bookings).toContainEqual(['B', 'garden']);
    expect(moves).toEqual([{ crn: 'B', from: null, to: 'garden', because: { kind: 'must-commence' } }]);
  });

  it('they have one if it is asked for', () => {
    expect(repaired(added(), before).bookings).toEqual(before);
    expect(repaired(added(), before, { placing: ['B'] }).bookings).toContainEqual(['B', 'garden']);
  });
});
