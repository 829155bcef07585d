import { describe, expect, it } from 'vitest';
import { ledgerOf } from '../../../solver/hours/ledger.ts';
import { type WorkOfPerson, weeksSoFar } from '../../../solver/hours/weeks.ts';
import { policyInForce } from '../../../solver/policy/in-force.ts';
import { givenAdjustment, givenOutcome, type Unwritten, written } from '../../given/entries.ts';

const { limits } = policyInForce('london', '2026-11-30'); // 7 hours; unemployed 7, 14, 21, 28
const orderedMinutes = 2_400;
const linesOf = (...entries: Unwritten[]) =>
  ledgerOf({ orderedMinutes, eteSharePercent: 30 }, written(...entries)).lines;
const session = (date: string) => givenOutcome(date);

/** Someone employed who began in the week of 2 November; today is Wednesday 25 November. */
const weeks = (lines: WorkOfPerson['lines'], change: Partial<WorkOfPerson> = {}) =>
  weeksSoFar(
    {
      today: '2026-11-25',
      employed: true,
      firstWorked: '2026-11-05',
      deadline: '2027-06-01',
      orderedMinutes,
      lines,
      daysOut: [],
      ...change,
    },
    limits,
  );
const worked = linesOf(session('2026-11-05'), session('2026-11-17'), session('2026-11-19'));

describe('the weeks so far', () => {
  it('run from that of the first session to this one, each beside its minimum', () => {
    expect(weeks(worked)).toEqual([
      { weekStart: '2026-11-02', workedMinutes: 420, minimumMinutes: 420, met: true },
      { weekStart: '2026-11-09', workedMinutes: 0, minimumMinutes: 420, met: false },
      { weekStart: '2026-11-16', workedMinutes: 840, minimumMinutes: 420, met: true },
      { weekStart: '2026-11-23', workedMinutes: 0, minimumMinutes: 420, met: null },
    ]);
  });

  it('are none before the first session', () => {
    expect(weeks([], { firstWorked: null })).toEqual([]);
  });

  it('build up for the unemployed', () => {
    // never more than is left: 2,400 less 420, 420, 1,260
    const minima = weeks(worked, { employed: false }).map(({ minimumMinutes }) => minimumMinutes);
    expect(minima).toEqual([420, 840, 1_260, 1_140]);
  });

  it('take this week as met as soon as it is, and as missed only when it is over', () => {
    const lines = linesOf(session('2026-11-05'), session('2026-11-24'));
    expect(weeks(lines).at(-1)?.met).toBe(true);
    const met = (today: string) => weeks(worked, { today })[3]?.met;
    expect([met('2026-11-29'), met('2026-11-30')]).toEqual([null, false]); // Sunday, Monday
  });

  it('ask nothing in a week without a usable day', () => {
    const daysOut = ['09', '10', '11', '12', '13', '14', '15'].map((day) => `2026-11-${day}`);
    expect(weeks(worked, { daysOut })[1]).toMatchObject({ minimumMinutes: 0, met: true });
    expect(weeks(worked, { daysOut: daysOut.slice(1) })[1]).toMatchObject({
      minimumMinutes: 420,
      met: false,
    });
  });

  it('count no adjustment as work, yet take it off what is left', () => {
    const lines = linesOf(
      givenAdjustment('2026-10-01', 600),
      session('2026-11-05'),
      givenAdjustment('2026-11-10', 1_200),
    );
    // left: 2,400 - 600 = 1,800; less 420 = 1,380; less 1,200 = 180
    expect(weeks(lines)).toMatchObject([
      { workedMinutes: 420, minimumMinutes: 420 },
      { workedMinutes: 0, minimumMinutes: 420, met: false },
      { workedMinutes: 0, minimumMinutes: 180, met: false },
      { workedMinutes: 0, minimumMinutes: 180, met: null },
    ]);
  });

  it('end with the week of the last minute', () => {
    const lines = linesOf(session('2026-11-05'), givenAdjustment('2026-11-12', 1_980));
    expect(weeks(lines).map(({ weekStart }) => weekStart)).toEqual(['2026-11-02', '2026-11-09']);
  });

  it('end with the week of the deadline', () => {
    expect(weeks(worked, { deadline: '2026-11-12' })).toHaveLength(2);
  });

  it('of a person with two requirements count the work on both', () => {
    const both = [...linesOf(session('2026-11-05')), ...linesOf(session('2026-11-10'))];
    expect(weeks(both, { orderedMinutes: 2 * orderedMinutes }).map(({ met }) => met)).toEqual([
      true,
      true,
      false,
      null,
    ]);
  });
});
