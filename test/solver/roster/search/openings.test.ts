import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../../solver/roster/judge.ts';
import { chance } from '../../../../solver/roster/search/chance.ts';
import { runs, standsDown, undecided } from '../../../../solver/roster/search/couplings.ts';
import { solveExactly } from '../../../../solver/roster/search/exact.ts';
import { divided, hasSlack, sessionsToAsk } from '../../../../solver/roster/search/openings.ts';
import { attendance, bookingsOf, rosterPoints } from '../../../../solver/roster/search/weeks.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';
import { anyObeyingSearch, givenSearch, weeksOf } from '../../../given/search.ts';

const seed = 20_261_130;
const never = () => false;

/** Four people, and two sessions on one day of which one is enough for all. */
const people = ['A', 'B', 'C', 'D'].map((crn) => givenPerson(crn));
const sessions = ['garden', 'kitchen'].map((id) => givenSession(id, { capacity: 4, minAttendance: 2 }));

describe('slack', () => {
  const { c } = givenSearch(givenProblem(people, sessions));

  it('is where seats of group sessions stay free', () => {
    const booked = people.map(({ crn }) => [crn, 'garden'] as const);
    expect(hasSlack(c, weeksOf(c, booked))).toBe(true);
  });

  it('is not where every seat is taken', () => {
    const full = givenSearch(givenProblem(people, [givenSession('garden', { capacity: 4 })]));
    const booked = people.map(({ crn }) => [crn, 'garden'] as const);
    expect(hasSlack(full.c, weeksOf(full.c, booked))).toBe(false);
  });
});

describe('a week in which people and sessions may be divided', () => {
  it('runs what it fills, and tells the weeks that it chose from', () => {
    const { c, bestWeek, base } = givenSearch(
      givenProblem(people, [givenSession('garden', { capacity: 4, minAttendance: 2, date: week[1]! })]),
    );
    const answer = divided(c, bestWeek, base, [], never)!;
    expect([...answer.standDowns]).toEqual([0]);
    expect(new Set(answer.hints.map(([p]) => c.people[p]!.crn))).toEqual(new Set(['A', 'B', 'C', 'D']));
  });

  it('is nothing where there was no time for it', () => {
    const { c, bestWeek, base } = givenSearch(givenProblem(people, sessions));
    expect(divided(c, bestWeek, base, [], () => true)).toBeNull();
  });
});

describe('the sessions to ask about', () => {
  it('are so many, and the others go on as they are', () => {
    fc.assert(
      fc.property(
        anyObeyingSearch({ people: 12, sessions: 8 }),
        fc.nat({ max: 8 }),
        fc.nat(),
        ({ c, weeks }, size, chanceSeed) => {
          const settled = sessionsToAsk(
            c,
            weeks,
            new Float64Array(c.sessions.length),
            size,
            chance(chanceSeed),
          );
          const count = attendance(c, weeks);
          const group = [...settled.keys()].filter(
            (s) => c.standDown[s]! > 0 && c.seatFrom[s + 1]! > c.seatFrom[s]!,
          );
          const asked = group.filter((s) => settled[s] === undecided);
          expect(asked.length).toBe(Math.min(size, group.length));
          for (const s of group)
            if (settled[s] !== undecided) expect(settled[s]).toBe(count[s]! > 0 ? runs : standsDown);
        },
      ),
      { seed, numRuns: 200 },
    );
  });

  it('leave every other session running or stood down in the answer, which obeys every rule and is no worse', () => {
    fc.assert(
      fc.property(anyObeyingSearch({ people: 10, sessions: 8 }), fc.nat({ max: 4 }), (search, size) => {
        const { problem, c, bestWeek, weeks } = search;
        const settled = sessionsToAsk(c, weeks, new Float64Array(c.sessions.length), size, chance(1));
        const everyone = c.people.map((_, p) => p);
        const answer = solveExactly(c, bestWeek, weeks, everyone, 'as booked', [], {
          nodes: 20,
          stop: never,
          settled,
        });
        const after = weeks.map((pairs, p) => answer.weeks?.get(p) ?? pairs);
        expect(judge(problem, bookingsOf(c, after)).breaches).toEqual([]);
        expect(rosterPoints(c, after)).toBeGreaterThanOrEqual(rosterPoints(c, weeks));
        const count = attendance(c, after);
        for (const [s, what] of settled.entries())
          if (what !== undecided) expect(count[s]! > 0).toBe(what === runs);
      }),
      { seed, numRuns: 100 },
    );
  });
});
