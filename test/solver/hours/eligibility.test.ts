import { describe, expect, it } from 'vitest';
import {
  type Candidate,
  eligibilityChecks,
  ineligibility,
  workableFrom,
} from '../../../solver/hours/eligibility.ts';

const weekStart = '2026-11-30';
const ready: Candidate = {
  status: 'in-force',
  sentenceDate: '2026-09-01',
  deadline: '2027-08-31',
  assessedDate: '2026-09-10',
  inductedDate: '2026-09-15',
  remainingMinutes: 6_000,
};
const reasonFor = (changes: Partial<Candidate>) => ineligibility({ ...ready, ...changes }, weekStart)?.reason;

describe('a place in the week', () => {
  it('is for a requirement in force, with hours left in time, assessed and inducted', () => {
    expect(ineligibility(ready, weekStart)).toBeNull();
  });

  it.each<[string, Partial<Candidate>[], Partial<Candidate>[]]>([
    [
      'not-in-force',
      [
        { status: 'suspended' },
        { status: 'completed' },
        { status: 'terminated' },
        { sentenceDate: '2026-12-07' },
      ],
      [{ sentenceDate: '2026-12-04' }],
    ],
    ['no-hours-left', [{ remainingMinutes: 0 }], [{ remainingMinutes: 1 }]],
    [
      'deadline-passed',
      [{ deadline: '2026-11-29' }],
      [{ deadline: '2026-11-30' }, { deadline: '2026-12-03' }],
    ],
    [
      'not-assessed',
      [{ assessedDate: null }, { assessedDate: '2026-12-06' }],
      [{ assessedDate: '2026-12-05' }],
    ],
    [
      'not-inducted',
      [{ inductedDate: null }, { inductedDate: '2026-12-06' }],
      [{ inductedDate: '2026-12-05' }],
    ],
  ])('%s', (reason, failing, passing) => {
    expect(failing.map(reasonFor)).toEqual(failing.map(() => reason));
    expect(passing.map(reasonFor)).toEqual(passing.map(() => undefined));
  });

  it('has five checks, and every one is tested above', () => {
    expect(eligibilityChecks.map((check) => check.reason)).toEqual([
      'not-in-force',
      'no-hours-left',
      'deadline-passed',
      'not-assessed',
      'not-inducted',
    ]);
  });

  it('is refused for the first reason that holds, in words that an officer can act on', () => {
    const late = { ...ready, deadline: '2026-11-01', inductedDate: null };
    expect(ineligibility(late, weekStart)).toEqual({
      reason: 'deadline-passed',
      message: 'deadline passed: needs court extension',
    });
  });
});

describe('the first day on which hours can be worked', () => {
  it('is the day after both assessment and induction', () => {
    expect(workableFrom(ready)).toBe('2026-09-16');
    expect(workableFrom({ ...ready, assessedDate: '2026-10-01' })).toBe('2026-10-02');
  });

  it('is not before sentence', () => {
    expect(workableFrom({ ...ready, sentenceDate: '2026-10-20' })).toBe('2026-10-20');
  });

  it('is not known while either is outstanding', () => {
    expect(workableFrom({ ...ready, inductedDate: null })).toBeNull();
    expect(workableFrom({ ...ready, assessedDate: null })).toBeNull();
  });
});
