import { describe, expect, it } from 'vitest';
import { joinPoint } from '../../../solver/groups/join-point.ts';
import { givenTemplate, sessionsOf } from '../../given/templates.ts';

const fixed = givenTemplate({ sessions: sessionsOf('igg|ggi') });
const phases = ['pre-group', 'core', 'core', 'core', 'core', 'review'] as const;
const rolling = givenTemplate({
  delivery: 'rolling',
  entryPoints: [1, 4],
  sessions: fixed.sessions.map((session, i) => ({ ...session, phase: phases[i]! })),
});
const on = (number: number, date: string) => ({ number, date, from: '18:00', to: '20:00' });
const planned = [on(2, '2027-01-05'), on(3, '2027-01-12'), on(4, '2027-01-19'), on(5, '2027-01-26')];

const at = (today: string, done: number[] = [], leftOn: string | null = null) =>
  joinPoint({ template: fixed, delivery: 'fixed', planned, today, rejoinWithinWeeks: 12 }, { done, leftOn });
const rollingAt = (today: string, done: number[] = []) =>
  joinPoint(
    { template: rolling, delivery: 'rolling', planned, today, rejoinWithinWeeks: 12 },
    { done, leftOn: null },
  );

describe('Somebody joins a fixed group', () => {
  it('before its first group session, with all of it', () => {
    expect(at('2027-01-04')).toMatchObject({
      joins: true,
      joinedAtSession: 2,
      joinedOn: '2027-01-05',
      sessions: planned,
      nextRound: [],
      oneToOnes: [1, 6],
    });
    // From tomorrow on: today's session is too late to be told of.
    expect(at('2027-01-05')).toMatchObject({ joins: false, rule: 'misses' });
  });

  it('at the point that they had reached, or behind it, and attends only what is not done', () => {
    expect(at('2027-01-13', [1, 2, 3])).toMatchObject({ joinedAtSession: 4, oneToOnes: [6] });
    expect(at('2027-01-06', [1, 2, 3])).toMatchObject({ joinedAtSession: 4, joinedOn: '2027-01-19' });
    expect(at('2027-01-13', [1, 2])).toEqual({
      joins: false,
      rule: 'misses',
      sentence: 'would miss session 3: the next is session 4 on 2027-01-19',
    });
  });

  it('within the weeks that one may pause', () => {
    // 12 weeks before 6 January is 14 October.
    expect(at('2027-01-06', [1, 2], '2026-10-14')).toMatchObject({ joins: true });
    expect(at('2027-01-06', [1, 2], '2026-10-13')).toMatchObject({ joins: false, rule: 'rejoin' });
    // Who has done nothing has nothing to go on from.
    expect(at('2027-01-04', [], '2026-01-01')).toMatchObject({ joins: true });
  });

  it('not after its last session, nor with nothing left to do in it', () => {
    expect(at('2027-01-26')).toMatchObject({ joins: false, rule: 'nothing-left' });
    expect(at('2027-01-04', [2, 3, 4, 5])).toMatchObject({ joins: false, rule: 'nothing-left' });
  });
});

describe('Somebody joins a rolling group', () => {
  it('at its next entry point, and needs the next round for what came before', () => {
    expect(rollingAt('2027-01-06')).toMatchObject({
      joins: true,
      joinedAtSession: 4,
      joinedOn: '2027-01-19',
      sessions: planned.slice(2),
      nextRound: [2, 3],
      oneToOnes: [1, 6],
    });
    expect(rollingAt('2027-01-04')).toMatchObject({ joinedAtSession: 2, nextRound: [] });
    expect(rollingAt('2027-01-06', [2])).toMatchObject({ nextRound: [3] });
  });

  it('not where none is planned', () => {
    expect(rollingAt('2027-01-19')).toMatchObject({ joins: false, rule: 'entry-point' });
  });
});
