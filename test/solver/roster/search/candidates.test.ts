import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../../solver/roster/facts.ts';
import { judge } from '../../../../solver/roster/judge.ts';
import type { Booking, Person, RosterProblem, Session } from '../../../../solver/roster/problem.ts';
import { bookingRulesAgainst } from '../../../../solver/roster/rules.ts';
import { type Candidates, candidatesOf, minutesValue } from '../../../../solver/roster/search/candidates.ts';
import { oracle } from '../../../given/oracle.ts';
import { givenPerson, givenProblem, givenSession } from '../../../given/problems.ts';
import { anySearch, pairOf } from '../../../given/search.ts';

const seed = 20_261_130;
const oracleSeconds = 20;

const bookingOf = (c: Candidates, pair: number): Booking => [
  c.people[c.pairPerson[pair]!]!.crn,
  c.sessions[c.pairSession[pair]!]!.id,
];
const namesOf = (problem: RosterProblem) => {
  const c = candidatesOf(problem);
  return Array.from(c.pairPerson, (_, pair) => bookingOf(c, pair).join(' on '));
};

describe('a candidate', () => {
  it('is a pair that no booking rule forbids', () => {
    fc.assert(
      fc.property(anySearch({ people: 20, sessions: 15, pins: 4 }), ({ problem, c }) => {
        const facts = factsOf(problem, []);
        c.pairPerson.forEach((p, pair) => {
          const session = c.sessions[c.pairSession[pair]!]!;
          expect(bookingRulesAgainst(c.people[p]!, session, facts)).toEqual([]);
        });
      }),
      { seed, numRuns: 200 },
    );
  });

  it('is every pin', () => {
    fc.assert(
      fc.property(anySearch({ people: 20, sessions: 15, pins: 6 }), ({ problem, c }) => {
        const pinned = [...c.pairPinned.keys()].filter((pair) => c.pairPinned[pair]);
        const names = pinned.map((pair) => bookingOf(c, pair).join(' on ')).sort();
        expect(names).toEqual(problem.pinned.map((pin) => pin.join(' on ')).sort());
      }),
      { seed, numRuns: 200 },
    );
  });

  it('lies with its person, by day, and with its session, by person', () => {
    fc.assert(
      fc.property(anySearch({ people: 20, sessions: 15, pins: 4 }), ({ c }) => {
        const days = (p: number) =>
          Array.from(c.pairSession.subarray(c.pairFrom[p], c.pairFrom[p + 1]), (s) => c.day[s]!);
        c.people.forEach((_, p) => {
          expect([...c.pairPerson.subarray(c.pairFrom[p], c.pairFrom[p + 1])].every((q) => q === p)).toBe(
            true,
          );
          expect(days(p)).toEqual(days(p).sort((a, b) => a - b));
        });
        const seen = c.sessions.flatMap((_, s) => {
          const pairs = [...c.seatPair.subarray(c.seatFrom[s], c.seatFrom[s + 1])];
          expect(pairs.every((pair) => c.pairSession[pair] === s)).toBe(true);
          expect(pairs).toEqual([...pairs].sort((a, b) => a - b));
          return pairs;
        });
        expect(seen.sort((a, b) => a - b)).toEqual([...c.pairPerson.keys()]);
      }),
      { seed, numRuns: 100 },
    );
  });

  it('gains by itself what the judge counts for the booking', () => {
    fc.assert(
      fc.property(anySearch({ people: 12, sessions: 10, pins: 0 }), ({ problem, c }) => {
        c.pairPerson.forEach((_, pair) => {
          const { travelMinute, usualProject, ete, published } = judge(problem, [bookingOf(c, pair)]).byLine;
          expect(c.pairGain[pair]).toBe(travelMinute + usualProject + ete + published);
        });
      }),
      { seed, numRuns: 50 },
    );
  });
});

describe('presolve', () => {
  it('drops only pairs that stand in no roster that obeys the rules', async () => {
    let dropped = 0;
    await fc.assert(
      fc.asyncProperty(anySearch({ people: 12, sessions: 8, pins: 3 }), async ({ problem, c }) => {
        const kept = new Set(Array.from(c.pairPerson, (_, pair) => bookingOf(c, pair).join()));
        const facts = factsOf(problem, []);
        const gone = problem.people.flatMap((person) =>
          problem.sessions
            .filter((session) => bookingRulesAgainst(person, session, facts).length === 0)
            .map(({ id }): Booking => [person.crn, id])
            .filter((booking) => !kept.has(booking.join())),
        );
        for (const booking of gone.slice(0, 4)) {
          dropped += 1;
          const answer = await oracle({ ...problem, pinned: [...problem.pinned, booking] }, oracleSeconds);
          expect(answer.status).toBe('infeasible');
        }
      }),
      { seed, numRuns: 120 },
    );
    expect(dropped).toBeGreaterThan(100);
  });

  it('keeps every booking of an optimum', async () => {
    await fc.assert(
      fc.asyncProperty(anySearch({ people: 12, sessions: 8, pins: 3 }), async ({ problem, c }) => {
        const { bookings } = await oracle(problem, oracleSeconds);
        for (const booking of bookings) expect(() => pairOf(c, booking)).not.toThrow();
      }),
      { seed, numRuns: 60 },
    );
  });

  const man = (crn: string, change: Partial<Person> = {}) => givenPerson(crn, change);
  const woman = (crn: string, change: Partial<Person> = {}) => givenPerson(crn, { sex: 'female', ...change });
  const garden = (change: Partial<Session> = {}) => givenSession('garden', change);

  it('drops a session that too few can attend', () => {
    const people = [man('A'), man('B'), man('C', { availability: [] })];
    expect(namesOf(givenProblem(people, [garden({ minAttendance: 3 })]))).toEqual([]);
    expect(namesOf(givenProblem(people, [garden({ minAttendance: 2 })]))).toEqual([
      'A on garden',
      'B on garden',
    ]);
  });

  it('drops a session whose places are fewer than its minimum', () => {
    const people = [man('A'), man('B'), man('C')];
    expect(namesOf(givenProblem(people, [garden({ minAttendance: 3, capacity: 2 })]))).toEqual([]);
  });

  it('takes limits however large as what they are', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const people = [man('A'), man('B')];
    expect(namesOf(givenProblem(people, [garden({ capacity: most })]))).toEqual([
      'A on garden',
      'B on garden',
    ]);
    expect(namesOf(givenProblem(people, [garden({ capacity: most, minAttendance: most })]))).toEqual([]);
  });

  it('drops a woman who avoids all-male sessions where no second woman can come', () => {
    const people = [woman('A', { avoidAllMale: true }), man('B')];
    expect(namesOf(givenProblem(people, [garden()]))).toEqual(['B on garden']);
    expect(namesOf(givenProblem(people, [garden({ womanPresent: true })]))).toHaveLength(2);
    expect(namesOf(givenProblem([...people, woman('C')], [garden()]))).toHaveLength(3);
    expect(namesOf(givenProblem([...people, woman('C')], [garden({ capacity: 1 })]))).toEqual([
      'B on garden',
      'C on garden',
    ]);
  });

  it('goes on until nothing more falls', () => {
    // without the woman the session cannot reach its minimum, so the man goes too
    const people = [woman('A', { avoidAllMale: true }), man('B')];
    expect(namesOf(givenProblem(people, [garden({ minAttendance: 2 })]))).toEqual([]);
  });

  it('drops what a pin rules out: the rest of the day, and those kept apart from it', () => {
    const people = [man('A'), man('B')];
    const problem = givenProblem(people, [garden(), givenSession('kitchen')], {
      keepApart: [['A', 'B']],
      pinned: [['A', 'garden']],
    });
    expect(namesOf(problem)).toEqual(['A on garden', 'B on kitchen']);
  });

  it('drops a session longer than the most for the week, or than what training has left', () => {
    const people = [man('A', { minMinutes: 0, maxMinutes: 419 }), man('B', { eteMinutesLeft: 419 })];
    expect(namesOf(givenProblem(people, [garden({ kind: 'ete' })]))).toEqual([]);
  });
});

describe('the value of minutes', () => {
  it('is what the judge counts for them', () => {
    fc.assert(
      fc.property(anySearch({ people: 12, sessions: 8, pins: 0 }), ({ problem, c }) => {
        c.people.forEach((person, p) => {
          const alone = {
            ...problem,
            people: [person],
            sessions: [],
            keepApart: [],
            published: [],
            pinned: [],
          };
          expect(minutesValue(c, p, 0, false)).toBe(judge(alone, []).points);
          const pair = c.pairFrom[p]!;
          if (pair === c.pairFrom[p + 1]) return;
          const { byLine } = judge({ ...alone, sessions: problem.sessions }, [bookingOf(c, pair)]);
          const { firstShortMinute, shortMinute, extraMinute, notCommenced } = byLine;
          expect(minutesValue(c, p, c.credit[c.pairSession[pair]!]!, true)).toBe(
            firstShortMinute + shortMinute + extraMinute + notCommenced,
          );
        });
      }),
      { seed, numRuns: 50 },
    );
  });
});
