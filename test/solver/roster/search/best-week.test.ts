import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../../solver/roster/judge.ts';
import type { Booking, Person, RosterProblem, Session } from '../../../../solver/roster/problem.ts';
import {
  bestWeeks,
  free,
  mustNot,
  mustTake,
  unitsAPoint,
} from '../../../../solver/roster/search/best-week.ts';
import { type Candidates, candidatesOf } from '../../../../solver/roster/search/candidates.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';
import { pairOf } from '../../../given/search.ts';

const seed = 20_261_130;
const noPrice = () => 0;

/** Sessions that do not stand down when empty, so that a roster of one person is worth what their week is. */
const anySession = fc.record({
  kind: fc.constantFrom('individual' as const, 'ete' as const),
  date: fc.constantFrom(...week.slice(0, 4)),
  creditMinutes: fc.constantFrom(0, 1, 17, 60, 180, 390, 417, 420, 420),
  project: fc.constantFrom('P1', 'P2'),
});
const anyPerson: fc.Arbitrary<Partial<Person>> = fc
  .record({
    minMinutes: fc.constantFrom(0, 180, 417, 420, 840, 1_260),
    over: fc.constantFrom(0, 1, 180, 420, 2_000),
    urgency: fc.integer({ min: 1, max: 5 }),
    mustCommence: fc.boolean(),
    eteMinutesLeft: fc.constantFrom(0, 18, 59, 420, 800, 837, 2_000),
    usualProject: fc.constantFrom(null, 'P1'),
  })
  .map(({ over, ...person }) => ({ ...person, maxMinutes: person.minMinutes + over }));

interface Question {
  problem: RosterProblem;
  /** By booking: 1/4096 points, and what is settled of it. */
  price: Map<string, number>;
  settled: Map<string, number>;
}
const anyQuestion: fc.Arbitrary<Question> = fc
  .record({
    people: fc.array(anyPerson, { minLength: 1, maxLength: 3 }),
    sessions: fc.array(anySession, { maxLength: 7 }),
    minutes: fc.infiniteStream(fc.integer({ min: 0, max: 90 })),
    prices: fc.infiniteStream(fc.oneof(fc.constant(0), fc.integer({ min: -2_000_000, max: 40_000_000 }))),
    marks: fc.infiniteStream(fc.constantFrom(free, free, free, free, free, mustNot, mustTake)),
    pins: fc.array(fc.tuple(fc.nat(2), fc.nat(6)), { maxLength: 2 }),
  })
  .map(({ people, sessions, minutes, prices, marks, pins }) => {
    const named = sessions.map((session, i) => givenSession(`S${i}`, { ...session, capacity: 3 }));
    const crns = people.map((_, i) => `X${i}`);
    const projects = [...new Set(named.map((s) => s.project))];
    const pinned = new Map<string, Booking>();
    for (const [p, s] of pins) if (crns[p] && named[s]) pinned.set(`${p} ${s}`, [crns[p], named[s].id]);
    const problem = givenProblem(
      people.map((person, i) => givenPerson(crns[i]!, person)),
      named,
      {
        travel: crns.flatMap((crn) =>
          projects.map((project) => [crn, project, minutes.next().value] as const),
        ),
        pinned: [...pinned.values()],
      },
    );
    const keys = crns.flatMap((crn) => named.map(({ id }) => `${crn} ${id}`));
    return {
      problem,
      price: new Map(keys.map((key) => [key, prices.next().value])),
      settled: new Map(keys.map((key) => [key, marks.next().value])),
    };
  });

/** The best week of one person by trying every set of sessions, judged; null if none obeys the rules. */
function bestOfAllSets(
  { problem, price, settled }: Question,
  crn: string,
  candidates: readonly Session[],
): number | null {
  const mine: RosterProblem = {
    ...problem,
    people: problem.people.filter((p) => p.crn === crn),
    travel: problem.travel.filter(([who]) => who === crn),
    pinned: problem.pinned.filter(([who]) => who === crn),
  };
  let best: number | null = null;
  for (let set = 0; set < 2 ** problem.sessions.length; set += 1) {
    const taken = problem.sessions.filter((_, s) => set & (1 << s));
    // What is settled of a pair binds only where it is a candidate, and a pin goes before it.
    const keepsSettled = candidates.every(({ id }) => {
      if (mine.pinned.some(([, pin]) => pin === id)) return true;
      const mark = settled.get(`${crn} ${id}`);
      const booked = taken.some((session) => session.id === id);
      return booked ? mark !== mustNot : mark !== mustTake;
    });
    if (!keepsSettled) continue;
    const verdict = judge(
      mine,
      taken.map(({ id }): Booking => [crn, id]),
    );
    if (verdict.breaches.length > 0) continue;
    const paid = taken.reduce((sum, { id }) => sum + price.get(`${crn} ${id}`)!, 0);
    const value = verdict.points * unitsAPoint - paid;
    if (best === null || value > best) best = value;
  }
  return best;
}

const keyOf = (c: Candidates, pair: number) =>
  `${c.people[c.pairPerson[pair]!]!.crn} ${c.sessions[c.pairSession[pair]!]!.id}`;
const pairsOf = (c: Candidates, p: number) =>
  Array.from({ length: c.pairFrom[p + 1]! - c.pairFrom[p]! }, (_, k) => c.pairFrom[p]! + k);

describe('the best week of a person', () => {
  it('is the best of all sets of sessions that they may have, at any prices and whatever is settled', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const c = candidatesOf(question.problem);
        const bestWeek = bestWeeks(c);
        const price = (pair: number) => question.price.get(keyOf(c, pair))!;
        const fixed = Uint8Array.from(c.pairPerson, (_, pair) => question.settled.get(keyOf(c, pair))!);
        question.problem.people.forEach(({ crn }, p) => {
          const candidates = pairsOf(c, p).map((pair) => c.sessions[c.pairSession[pair]!]!);
          const expected = bestOfAllSets(question, crn, candidates);
          const answer = bestWeek(p, price, fixed);
          expect(answer?.value ?? null).toBe(expected);
        });
      }),
      { seed, numRuns: 400 },
    );
  });

  it('is worth the points of its sessions less their prices, and lists them by day', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const problem = { ...question.problem, pinned: [] };
        const c = candidatesOf(problem);
        const bestWeek = bestWeeks(c);
        const price = (pair: number) => question.price.get(keyOf(c, pair))!;
        problem.people.forEach((person, p) => {
          const answer = bestWeek(p, price)!;
          const bookings = answer.pairs.map((i): Booking => [person.crn, c.sessions[c.pairSession[i]!]!.id]);
          const { points, breaches } = judge(
            { ...problem, people: [person], travel: problem.travel },
            bookings,
          );
          const paid = answer.pairs.reduce((sum, pair) => sum + price(pair), 0);
          expect(breaches).toEqual([]);
          expect(answer.value).toBe(points * unitsAPoint - paid);
          const days = answer.pairs.map((pair) => c.day[c.pairSession[pair]!]!);
          expect(days).toEqual([...new Set(days)].sort());
        });
      }),
      { seed, numRuns: 200 },
    );
  });

  const give = (person: Partial<Person>, sessions: Session[], others: Partial<RosterProblem> = {}) => {
    const c = candidatesOf(givenProblem([givenPerson('A', person)], sessions, others));
    return { c, bestWeek: bestWeeks(c), on: (id: string) => pairOf(c, ['A', id]) };
  };
  const charity = (day: number, change: Partial<Session> = {}) =>
    givenSession(`charity${day}`, { kind: 'individual', date: week[day]!, ...change });

  it('is empty with nowhere to go', () => {
    const { bestWeek } = give({ minMinutes: 420, urgency: 2 }, []);
    // 420 first minutes short at 60 points and urgency 2
    expect(bestWeek(0, noPrice)).toEqual({ value: -60 * 2 * 420 * unitsAPoint, pairs: [] });
  });

  it('leaves a session whose price is above what it is worth', () => {
    const { bestWeek, on } = give({ minMinutes: 420 }, [charity(1)]);
    // 420 first minutes at 60 points, less half an hour of travel
    const worth = (60 * 420 - 30) * unitsAPoint;
    expect(bestWeek(0, () => worth - 1)!.pairs).toEqual([on('charity1')]);
    expect(bestWeek(0, () => worth + 1)!.pairs).toEqual([]);
  });

  it('takes a session that credits nothing only to commence', () => {
    const idle = charity(1, { creditMinutes: 0 });
    expect(give({ minMinutes: 0 }, [idle]).bestWeek(0, noPrice)!.pairs).toEqual([]);
    const starter = give({ minMinutes: 0, mustCommence: true }, [idle]);
    expect(starter.bestWeek(0, noPrice)).toEqual({
      value: -30 * unitsAPoint,
      pairs: [starter.on('charity1')],
    });
  });

  it('trades training for work when the share is used up', () => {
    const college = (day: number) => givenSession(`college${day}`, { kind: 'ete', date: week[day]! });
    const { bestWeek, on } = give({ minMinutes: 840, maxMinutes: 840, eteMinutesLeft: 420 }, [
      college(0),
      college(1),
      charity(1),
    ]);
    // two days of seven hours, but seven of training: the 90 points of training are won once
    expect(bestWeek(0, noPrice)).toEqual({
      value: (90 - 2 * 30) * unitsAPoint,
      pairs: [on('college0'), on('charity1')],
    });
  });

  it('has every pinned session, whatever its price', () => {
    const { bestWeek, on } = give({ minMinutes: 0 }, [charity(1), charity(2)], {
      pinned: [['A', 'charity2']],
    });
    expect(bestWeek(0, () => 10_000_000)!.pairs).toEqual([on('charity2')]);
  });

  it('is none where what is settled cannot be', () => {
    const { c, bestWeek, on } = give({ minMinutes: 420, maxMinutes: 420 }, [charity(1), charity(2)]);
    const fixed = new Uint8Array(c.pairPerson.length);
    fixed[on('charity1')] = mustTake;
    fixed[on('charity2')] = mustTake;
    expect(bestWeek(0, noPrice, fixed)).toBeNull();
  });
});
