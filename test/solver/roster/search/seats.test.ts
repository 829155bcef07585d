import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../../solver/roster/judge.ts';
import type { Booking, RosterProblem } from '../../../../solver/roster/problem.ts';
import type { RuleName } from '../../../../solver/roster/rules.ts';
import { free, mustNot, mustTake } from '../../../../solver/roster/search/best-week.ts';
import { type Seats, seatsOf } from '../../../../solver/roster/search/seats.ts';
import { bookingsOf, type Weeks } from '../../../../solver/roster/search/weeks.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';
import {
  anyBookedSearch,
  anyObeyingSearch,
  givenSearch,
  pairOf,
  type Search,
  weeksOf,
} from '../../../given/search.ts';

const seed = 20_261_130;
/** What binds a session as a whole: the only rules that seats know. */
const sessionRules: RuleName[] = ['capacity', 'min-attendance', 'all-male', 'keep-apart'];

/** Sessions that break a rule of theirs, by the judge. */
const brokenSessions = ({ problem, c }: Search, weeks: Weeks) =>
  judge(problem, bookingsOf(c, weeks))
    .breaches.filter(({ rule }) => sessionRules.includes(rule))
    .map(({ session }) => session);
const mineOf = (c: Search['c'], p: number) =>
  Array.from({ length: c.pairFrom[p + 1]! - c.pairFrom[p]! }, (_, k) => c.pairFrom[p]! + k);
const changed = (weeks: Weeks, p: number, pairs: number[]) =>
  weeks.map((mine, q) => (q === p ? pairs : mine));
const stateOf = ({ weeks, count, women }: Seats) => JSON.stringify([weeks, [...count], [...women]]);

describe('the seats of any roster', () => {
  it('are counted as the judge counts them', () => {
    fc.assert(
      fc.property(anyBookedSearch({ people: 12, sessions: 8 }), (search) => {
        const { c, weeks } = search;
        const seats = seatsOf(c, weeks);
        const broken = new Set(brokenSessions(search, weeks));
        c.sessions.forEach((session, s) => {
          const there = c.people
            .map((_, p) => p)
            .filter((p) => weeks[p]!.some((i) => c.pairSession[i] === s));
          expect(seats.peopleOn(s)).toEqual(there);
          expect(seats.count[s]).toBe(there.length);
          expect(seats.women[s]).toBe(there.filter((p) => c.people[p]!.sex === 'female').length);
          expect(seats.obeys(s)).toBe(!broken.has(session.id));
        });
      }),
      { seed, numRuns: 200 },
    );
  });

  it('are those of the weeks, whichever way they came about', () => {
    fc.assert(
      fc.property(anyBookedSearch({ people: 12, sessions: 8 }), ({ c, weeks, base }) => {
        const seats = seatsOf(c, base);
        weeks.forEach((pairs, p) => {
          seats.setWeek(p, pairs);
        });
        expect(stateOf(seats)).toBe(stateOf(seatsOf(c, weeks)));
      }),
      { seed, numRuns: 50 },
    );
  });

  it('are a copy: the weeks given stay as they are', () => {
    const { c } = givenSearch(givenProblem([givenPerson('A')], [givenSession('garden')]));
    const weeks = weeksOf(c, [['A', 'garden']]);
    seatsOf(c, weeks).setWeek(0, []);
    expect(weeks).toEqual([[0]]);
  });
});

describe('from a roster that obeys every rule', () => {
  it('a person may join exactly where every rule of the session is still obeyed', () => {
    const answers = { yes: 0, no: 0 };
    fc.assert(
      fc.property(anyObeyingSearch({ people: 24, sessions: 8 }), (search) => {
        const { c, weeks } = search;
        const seats = seatsOf(c, weeks);
        weeks.forEach((pairs, p) => {
          for (const pair of mineOf(c, p).filter((i) => !pairs.includes(i))) {
            const joined = changed(weeks, p, [...pairs, pair]);
            expect(seats.mayJoin(pair)).toBe(brokenSessions(search, joined).length === 0);
            answers[seats.mayJoin(pair) ? 'yes' : 'no'] += 1;
          }
        });
      }),
      { seed, numRuns: 100 },
    );
    expect(Math.min(answers.yes, answers.no)).toBeGreaterThan(200);
  });

  it('a person may leave exactly where every rule of the session is still obeyed', () => {
    const answers = { yes: 0, no: 0 };
    fc.assert(
      fc.property(anyObeyingSearch({ people: 24, sessions: 8 }), (search) => {
        const { c, weeks } = search;
        const seats = seatsOf(c, weeks);
        weeks.forEach((pairs, p) => {
          for (const pair of pairs) {
            const left = changed(
              weeks,
              p,
              pairs.filter((i) => i !== pair),
            );
            expect(seats.mayLeave(pair)).toBe(brokenSessions(search, left).length === 0);
            answers[seats.mayLeave(pair) ? 'yes' : 'no'] += 1;
          }
        });
      }),
      { seed, numRuns: 100 },
    );
    expect(Math.min(answers.yes, answers.no)).toBeGreaterThan(20);
  });

  it('what is allowed to a person is to keep or leave, and to join or not', () => {
    fc.assert(
      fc.property(anyObeyingSearch({ people: 24, sessions: 8 }), ({ c, weeks }) => {
        const seats = seatsOf(c, weeks);
        const fixed = new Uint8Array(c.pairPerson.length).fill(9);
        weeks.forEach((pairs, p) => {
          seats.allow(p, fixed);
          for (const pair of mineOf(c, p)) {
            if (pairs.includes(pair)) expect(fixed[pair]).toBe(seats.mayLeave(pair) ? free : mustTake);
            else expect(fixed[pair]).toBe(seats.mayJoin(pair) ? free : mustNot);
          }
        });
      }),
      { seed, numRuns: 50 },
    );
  });

  it('a trade is made exactly if every rule is obeyed after it, and changes nothing otherwise', () => {
    const anyTrade = anyObeyingSearch({ people: 24, sessions: 8 }).chain((search) => {
      const { c } = search;
      const people = fc.shuffledSubarray([...c.people.keys()], { maxLength: Math.min(3, c.people.length) });
      const picks = fc.infiniteStream(fc.nat());
      return fc.record({ search: fc.constant(search), people, picks });
    });
    let made = 0;
    fc.assert(
      fc.property(anyTrade, ({ search, people, picks }) => {
        const { c, weeks } = search;
        const offers = people.map((p) => {
          const mine = mineOf(c, p);
          const taken = mine.length > 0 ? mine[picks.next().value % mine.length] : undefined;
          return { p, pairs: taken === undefined ? [] : [taken] };
        });
        const after = weeks.map((pairs, p) => offers.find((offer) => offer.p === p)?.pairs ?? pairs);
        const seats = seatsOf(c, weeks);
        const before = stateOf(seats);
        const traded = seats.trade(offers);
        made += traded ? 1 : 0;
        expect(traded).toBe(brokenSessions(search, after).length === 0);
        expect(stateOf(seats)).toBe(traded ? stateOf(seatsOf(c, after)) : before);
      }),
      { seed, numRuns: 300 },
    );
    expect(made).toBeGreaterThan(50);
    expect(made).toBeLessThan(250);
  });
});

describe('a seat', () => {
  const ann = givenPerson('A', { sex: 'female', avoidAllMale: true });
  const beth = givenPerson('B', { sex: 'female' });
  const cal = givenPerson('C');
  const dan = givenPerson('D');
  const given = (bookings: Booking[], session = {}, others: Partial<RosterProblem> = {}) => {
    const { c } = givenSearch(givenProblem([ann, beth, cal, dan], [givenSession('garden', session)], others));
    return { seats: seatsOf(c, weeksOf(c, bookings)), on: (crn: string) => pairOf(c, [crn, 'garden']) };
  };

  it('is not to be had where there is no place left', () => {
    const { seats, on } = given([['C', 'garden']], { capacity: 1 });
    expect(seats.mayJoin(on('D'))).toBe(false);
  });

  it('is not to be had in a session that would still be too small', () => {
    expect(given([], { minAttendance: 2 }).seats.mayJoin(0)).toBe(false);
  });

  it('is for a woman who avoids all-male sessions only beside another', () => {
    const alone = given([['C', 'garden']]);
    expect(alone.seats.mayJoin(alone.on('A'))).toBe(false);
    const beside = given([['B', 'garden']]);
    expect(beside.seats.mayJoin(beside.on('A'))).toBe(true);
  });

  it('is kept by the second woman as long as the first needs her', () => {
    const { seats, on } = given([
      ['A', 'garden'],
      ['B', 'garden'],
    ]);
    expect(seats.mayLeave(on('B'))).toBe(false);
    expect(seats.mayLeave(on('A'))).toBe(true);
  });

  it('is not to be had beside someone to be kept apart from', () => {
    const { seats, on } = given([['C', 'garden']], {}, { keepApart: [['D', 'C']] });
    expect(seats.mayJoin(on('D'))).toBe(false);
  });

  it('is not given up if it is pinned', () => {
    const { seats, on } = given([['C', 'garden']], {}, { pinned: [['C', 'garden']] });
    expect(seats.mayLeave(on('C'))).toBe(false);
  });

  it('is given up by the last of a session, which then stands down', () => {
    const { seats, on } = given([['C', 'garden']]);
    expect(seats.mayLeave(on('C'))).toBe(true);
  });

  it('of two on two days is traded together', () => {
    const sessions = [
      givenSession('garden', { capacity: 1 }),
      givenSession('kitchen', { capacity: 1, date: week[2]! }),
    ];
    const { c } = givenSearch(givenProblem([cal, dan], sessions));
    const seats = seatsOf(
      c,
      weeksOf(c, [
        ['C', 'garden'],
        ['D', 'kitchen'],
      ]),
    );
    const pair = (crn: string, id: string) => pairOf(c, [crn, id]);
    expect(seats.trade([{ p: 0, pairs: [pair('C', 'kitchen')] }])).toBe(false);
    expect(
      seats.trade([
        { p: 0, pairs: [pair('C', 'kitchen')] },
        { p: 1, pairs: [pair('D', 'garden')] },
      ]),
    ).toBe(true);
    expect(bookingsOf(c, seats.weeks)).toEqual([
      ['C', 'kitchen'],
      ['D', 'garden'],
    ]);
  });
});
