import { describe, expect, it } from 'vitest';
import {
  type DatedSession,
  memberRules,
  misplacedAmong,
} from '../../../../solver/groups/calendar/member-rules.ts';
import type { ProgrammeTemplate } from '../../../../solver/groups/template.ts';
import { givenTemplate, sessionsOf } from '../../../given/templates.ts';

const on = (number: number, day: number): DatedSession => ({
  number,
  date: `2027-01-${String(day).padStart(2, '0')}`,
});
const broken = (change: Partial<ProgrammeTemplate>, session: DatedSession, ...others: DatedSession[]) =>
  misplacedAmong(givenTemplate(change), session, others).map(({ rule, number }) => `${rule} ${number}`);

describe('the days of two sessions of a member', () => {
  it('apart: are as many days from each other as the template asks', () => {
    expect(broken({}, on(1, 4), on(2, 4))).toContain('apart 2');
    expect(broken({ leastDaysBetween: 3 }, on(2, 6), on(1, 4))).toEqual(['apart 2']);
    expect(broken({ leastDaysBetween: 3 }, on(2, 7), on(1, 4))).toEqual([]);
  });

  it('order: are in the order of the template', () => {
    expect(broken({}, on(2, 4), on(1, 5))).toEqual(['order 2']);
    expect(broken({}, on(1, 5), on(2, 4))).toEqual(['order 2']);
  });

  it('order: a one-to-one may be passed by as many group sessions as the template says, in its phase', () => {
    const lagging = { sessions: sessionsOf('giggg'), individualLagSessions: 1 };
    expect(broken(lagging, on(2, 6), on(3, 5))).toEqual([]);
    expect(broken(lagging, on(2, 6), on(3, 4), on(4, 5))).toEqual(['order 4']);
    const preGroup = sessionsOf('ig').map((one) =>
      one.kind === 'individual' ? { ...one, phase: 'pre-group' as const } : one,
    );
    expect(broken({ ...lagging, sessions: preGroup }, on(1, 6), on(2, 5))).toEqual(['order 2']);
  });

  it('gap-after-first: are weeks after the first session', () => {
    const gaps = { gaps: { weeksAfterFirst: 1, weeksBeforeReview: 0 } };
    expect(broken(gaps, on(2, 10), on(1, 4))).toEqual(['gap-after-first 2']);
    expect(broken(gaps, on(2, 11), on(1, 4))).toEqual([]);
    expect(broken(gaps, on(3, 12), on(2, 11))).toEqual([]);
  });

  it('gap-before-review: are weeks before the review', () => {
    const sessions = sessionsOf('ggg').map((one) =>
      one.number === 3 ? { ...one, phase: 'review' as const } : one,
    );
    const change = { sessions, gaps: { weeksAfterFirst: 0, weeksBeforeReview: 2 } };
    expect(broken(change, on(3, 17), on(2, 4))).toEqual(['gap-before-review 3']);
    expect(broken(change, on(3, 18), on(2, 4), on(1, 3))).toEqual([]);
  });

  it('have a rule each in the register', () => {
    expect(memberRules.map(({ name }) => name)).toEqual([
      'apart',
      'order',
      'gap-after-first',
      'gap-before-review',
    ]);
  });
});

describe('the week of a member', () => {
  it('has no more sessions than the template allows', () => {
    const two = { sessionsAWeek: { min: 1, max: 2 } };
    // Monday 4 to Sunday 10 January.
    expect(broken(two, on(3, 10), on(1, 4), on(2, 5))).toEqual(['week 3']);
    expect(broken(two, on(3, 11), on(1, 4), on(2, 5))).toEqual([]);
  });
});
