import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../../solver/roster/facts.ts';
import { marketOf } from '../../../../solver/roster/mend/market.ts';
import { planFrom } from '../../../../solver/roster/mend/plan.ts';
import { waysOf } from '../../../../solver/roster/mend/ways.ts';
import type { Booking } from '../../../../solver/roster/problem.ts';
import { givenPerson, givenPolicy, givenProblem, givenSession, week } from '../../../given/problems.ts';

const garden = givenSession('garden', { capacity: 1 });
const kitchen = givenSession('kitchen', { project: 'P2', capacity: 1, date: week[2]! });
const people = ['A', 'B', 'C'].map((crn) => givenPerson(crn, { maxMinutes: 420 }));
const undone = 1_000;
const worthFirstHours = 420 * givenPolicy().points.firstShortMinute;

/** Half an hour to the garden, an hour to the kitchen; the seat in the garden costs 50. */
function givenWays(bookings: readonly Booking[], pinned: readonly string[] = []) {
  const travel = people.flatMap(({ crn }) => [[crn, 'P1', 30] as const, [crn, 'P2', 60] as const]);
  const facts = factsOf(givenProblem(people, [garden, kitchen], { travel }), bookings);
  const plan = planFrom(facts);
  return waysOf(marketOf(facts, [['garden', 50]]), plan, undone, (crn) => pinned.includes(crn));
}

describe('ways into a place', () => {
  it('win what the booking is worth, less the price; to none they cost nothing', () => {
    expect(givenWays([]).into('A')).toEqual([
      { crn: 'A', from: null, to: null, cost: 0 },
      { crn: 'A', from: null, to: 'garden', cost: 30 + 50 - worthFirstHours },
      { crn: 'A', from: null, to: 'kitchen', cost: 60 - worthFirstHours },
    ]);
  });
});

describe('a chain that makes a place', () => {
  it('lets people off a session, to none or to another place, at what that and undoing it costs', () => {
    expect(
      givenWays([['A', 'garden']])
        .makingPlace.at('garden')
        .flat(),
    ).toEqual([
      { crn: 'A', from: 'garden', to: null, cost: undone + worthFirstHours - 30 - 50 },
      { crn: 'A', from: 'garden', to: 'kitchen', cost: undone + 60 - 30 - 50 },
    ]);
  });

  it('leaves pinned bookings', () => {
    expect(
      givenWays([['A', 'garden']], ['A'])
        .makingPlace.at('garden')
        .flat(),
    ).toEqual([]);
  });

  it('ends where a place is free, or with none', () => {
    const { makingPlace } = givenWays([['A', 'garden']]);
    const way = { crn: 'B', from: null, cost: 0 };
    expect(makingPlace.ending({ ...way, to: 'garden' })).toBe(Number.POSITIVE_INFINITY);
    expect(makingPlace.next({ ...way, to: 'garden' })).toBe('garden');
    expect(makingPlace.ending({ ...way, to: 'kitchen' })).toBe(0);
    expect(makingPlace.ending({ ...way, to: null })).toBe(0);
  });

  it('is worked out again for who has gone', () => {
    const ways = givenWays([['A', 'garden']]);
    expect(ways.into('A')).toHaveLength(1);
    ways.go({ crn: 'A', from: 'garden', to: null });
    expect(ways.makingPlace.at('garden').flat()).toEqual([]);
    expect(ways.into('A')).toHaveLength(3);
  });
});

describe('a chain that fills a place', () => {
  it('brings people from none, or from a session of theirs', () => {
    const found = givenWays([['A', 'garden']])
      .fillingPlace.at('kitchen')
      .flat();
    expect(found).toEqual([
      { crn: 'A', from: 'garden', to: 'kitchen', cost: undone + 60 - 30 - 50 },
      { crn: 'B', from: null, to: 'kitchen', cost: 60 - worthFirstHours },
      { crn: 'C', from: null, to: 'kitchen', cost: 60 - worthFirstHours },
    ]);
  });

  it('leaves pinned bookings', () => {
    const found = givenWays([['A', 'garden']], ['A'])
      .fillingPlace.at('kitchen')
      .flat();
    expect(found.map(({ crn }) => crn)).toEqual(['B', 'C']);
  });

  it('may leave the place behind empty for its price', () => {
    const { fillingPlace } = givenWays([['A', 'garden']]);
    const way = { crn: 'A', to: 'kitchen', cost: 0 };
    expect(fillingPlace.ending({ ...way, from: 'garden' })).toBe(50);
    expect(fillingPlace.next({ ...way, from: 'garden' })).toBe('garden');
    expect(fillingPlace.ending({ ...way, from: null })).toBe(0);
  });
});
