import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../solver/roster/judge.ts';
import type { PointsByLine } from '../../../solver/roster/points-by-line.ts';
import type { Booking, RosterProblem } from '../../../solver/roster/problem.ts';
import { arbitraryWeek } from '../../given/arbitrary-week.ts';
import { givenExample } from '../../given/examples.ts';
import { givenPerson, givenPolicy, givenProblem, givenSession, week } from '../../given/problems.ts';

const worth = givenPolicy().points;
const nothing: PointsByLine = {
  firstShortMinute: 0,
  shortMinute: 0,
  extraMinute: 0,
  notCommenced: 0,
  stoodDown: 0,
  travelMinute: 0,
  usualProject: 0,
  ete: 0,
  published: 0,
};
// Half an hour each way to every project, unless told otherwise.
const travel = 30 * worth.travelMinute;
const garden = givenSession('garden');
const kitchen = givenSession('kitchen', { project: 'P2', date: week[2]!, creditMinutes: 390 });

const linesOf = (problem: RosterProblem, bookings: Booking[]) => judge(problem, bookings).byLine;

describe('minutes', () => {
  const person = givenPerson('A', { minMinutes: 840, maxMinutes: 1_680, urgency: 3 });
  const problem = givenProblem(
    [person],
    [garden, kitchen].map((s) => ({ ...s, kind: 'individual' as const })),
  );

  it('short are dearest under the first seven hours', () => {
    // nothing booked: 420 of the first 420 and 420 of the further 840 - 420 are missing
    expect(linesOf(problem, [])).toEqual({
      ...nothing,
      firstShortMinute: -worth.firstShortMinute * 3 * 420,
      shortMinute: -worth.shortMinute * 3 * 420,
    });
  });

  it('short under the weekly minimum count less once the first seven hours are there', () => {
    // 420 booked of 840
    expect(linesOf(problem, [['A', 'garden']])).toEqual({
      ...nothing,
      shortMinute: -worth.shortMinute * 3 * 420,
      travelMinute: -travel,
    });
  });

  it('short are counted singly, across both prices', () => {
    // 390 booked: 30 of the first 420 are missing, and all of the further 420
    expect(linesOf(problem, [['A', 'kitchen']])).toEqual({
      ...nothing,
      firstShortMinute: -worth.firstShortMinute * 3 * 30,
      shortMinute: -worth.shortMinute * 3 * 420,
      travelMinute: -travel,
    });
  });

  it('over the weekly minimum win a little', () => {
    const easy = givenProblem([{ ...person, minMinutes: 600 }], problem.sessions);
    // 420 + 390 = 810 booked: 210 over 600
    const both: Booking[] = [
      ['A', 'garden'],
      ['A', 'kitchen'],
    ];
    expect(linesOf(easy, both)).toEqual({
      ...nothing,
      extraMinute: worth.extraMinute * 3 * 210,
      travelMinute: -2 * travel,
    });
  });

  it('of someone whose weekly minimum is under seven hours are all first ones', () => {
    const few = givenProblem([{ ...person, minMinutes: 180 }], problem.sessions);
    expect(linesOf(few, [])).toEqual({ ...nothing, firstShortMinute: -worth.firstShortMinute * 3 * 180 });
    // 420 booked: 240 over 180
    expect(linesOf(few, [['A', 'garden']])).toEqual({
      ...nothing,
      extraMinute: worth.extraMinute * 3 * 240,
      travelMinute: -travel,
    });
  });

  it('of someone who need not work lose nothing', () => {
    expect(linesOf(givenProblem([{ ...person, minMinutes: 0 }], []), [])).toEqual(nothing);
  });
});

describe('commencement', () => {
  const starter = givenPerson('A', { minMinutes: 0, mustCommence: true });
  const charity = givenSession('charity', { kind: 'individual', creditMinutes: 0 });

  it('is lost with no session at all', () => {
    expect(linesOf(givenProblem([starter], [charity]), [])).toEqual({
      ...nothing,
      notCommenced: -worth.notCommenced,
    });
  });

  it('is there with any session, though it credits nothing', () => {
    expect(linesOf(givenProblem([starter], [charity]), [['A', 'charity']])).toEqual({
      ...nothing,
      travelMinute: -travel,
    });
  });
});

describe('stand-downs', () => {
  it('are group sessions with nobody; others may stay empty', () => {
    const sessions = [
      garden,
      givenSession('charity', { kind: 'individual' }),
      givenSession('college', { kind: 'ete' }),
      kitchen,
    ];
    const verdict = judge(givenProblem([], sessions), []);
    expect(verdict.byLine).toEqual({ ...nothing, stoodDown: -2 * worth.stoodDown });
    expect(verdict.stoodDown).toEqual(['garden', 'kitchen']);
  });
});

describe('a booking', () => {
  const person = givenPerson('A', { minMinutes: 420, usualProject: 'P2', eteMinutesLeft: 420 });

  it('loses the minutes of the way there, once', () => {
    const far = givenProblem([person], [garden], { travel: [['A', 'P1', 77]] });
    expect(linesOf(far, [['A', 'garden']])).toEqual({ ...nothing, travelMinute: -77 * worth.travelMinute });
  });

  it('wins at the usual project', () => {
    const usual = givenProblem([person], [{ ...kitchen, creditMinutes: 420 }]);
    expect(linesOf(usual, [['A', 'kitchen']])).toEqual({
      ...nothing,
      travelMinute: -travel,
      usualProject: worth.usualProject,
    });
  });

  it('wins on training', () => {
    const training = givenProblem([person], [{ ...garden, kind: 'ete' }]);
    expect(linesOf(training, [['A', 'garden']])).toEqual({
      ...nothing,
      travelMinute: -travel,
      ete: worth.ete,
    });
  });

  it('wins where the published roster has it, not where it has another', () => {
    const told = givenProblem([person, givenPerson('B')], [garden], { published: [['A', 'garden']] });
    const [kept, other] = [judge(told, [['A', 'garden']]), judge(told, [['B', 'garden']])];
    expect(kept.byLine.published).toBe(worth.published);
    expect(other.byLine.published).toBe(0);
  });
});

describe('a roster', () => {
  it('has the sum of its lines', () => {
    const people = [
      givenPerson('A', { minMinutes: 840, urgency: 2, usualProject: 'P1' }),
      givenPerson('B', { minMinutes: 180, mustCommence: true }),
    ];
    const verdict = judge(givenProblem(people, [garden, kitchen], { published: [['A', 'garden']] }), [
      ['A', 'garden'],
    ]);
    // A lacks 840 - 420 further minutes; B lacks 180 first ones and has not commenced; the kitchen stands down
    const short = worth.shortMinute * 2 * 420 + worth.firstShortMinute * 1 * 180;
    const lost = short + worth.notCommenced + worth.stoodDown + travel;
    expect(verdict.points).toBe(worth.usualProject + worth.published - lost);
    expect(verdict.points).toBe(60 + 120 - (16_800 + 10_800 + 4_000 + 3_000 + 30));
    expect(verdict.breaches).toEqual([]);
  });

  it('of the example is worth what an exact solver says', () => {
    const { problem, roster } = givenExample();
    const verdict = judge(problem, roster.bookings);
    expect(verdict.breaches).toEqual([]);
    expect(verdict.points).toBe(roster.points);
    expect(verdict.points).toBe(-641_519);
  });

  it('of nobody loses only the stand-downs', () => {
    expect(judge(givenProblem([], [garden]), [])).toEqual({
      breaches: [],
      points: -worth.stoodDown,
      byLine: { ...nothing, stoodDown: -worth.stoodDown },
      stoodDown: ['garden'],
    });
  });

  it('of no sessions loses only the minutes', () => {
    const { points, stoodDown } = judge(givenProblem([givenPerson('A')], []), []);
    expect(points).toBe(-worth.firstShortMinute * 420);
    expect(stoodDown).toEqual([]);
  });

  it('of nobody and nothing is worth nought', () => {
    const verdict = judge(givenProblem([], []), []);
    expect(verdict).toEqual({ breaches: [], points: 0, byLine: nothing, stoodDown: [] });
  });

  it('that names someone or something unknown is refused', () => {
    const problem = givenProblem([givenPerson('A')], [garden]);
    expect(() => judge(problem, [['B', 'garden']])).toThrow(RangeError);
    expect(() => judge(problem, [['A', 'kitchen']])).toThrow(RangeError);
  });

  it('has whole points, never minus nought, that its lines add up to, in whatever order it is given', () => {
    const anyRoster = arbitraryWeek({ people: 12, sessions: 8, pins: 3 }).chain((problem) => {
      const all = problem.people.flatMap((p) => problem.sessions.map((s): Booking => [p.crn, s.id]));
      return fc.record({ problem: fc.constant(problem), bookings: fc.shuffledSubarray(all) });
    });
    fc.assert(
      fc.property(anyRoster, ({ problem, bookings }) => {
        const verdict = judge(problem, bookings);
        const lines = Object.values(verdict.byLine);
        for (const line of [...lines, verdict.points]) {
          expect(Number.isInteger(line)).toBe(true);
          expect(Object.is(line, -0)).toBe(false);
        }
        expect(lines.reduce((sum, line) => sum + line, 0)).toBe(verdict.points);
        expect(judge(problem, [...bookings].reverse()).points).toBe(verdict.points);
        expect(verdict.breaches.every(({ by }) => by > 0)).toBe(true);
      }),
      { seed: 20_261_130, numRuns: 200 },
    );
  });
});
