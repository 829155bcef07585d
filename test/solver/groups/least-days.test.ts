import { describe, expect, it } from 'vitest';
import { leastDays } from '../../../solver/groups/least-days.ts';
import { givenTemplate, sessionsOf, shipped } from '../../given/templates.ts';

const least = (change: Parameters<typeof givenTemplate>[0]) => leastDays(givenTemplate(change));

describe('the fewest days of a template', () => {
  it('are its sessions, one a day, where the week allows', () => {
    expect(least({})).toBe(3);
    expect(least({ leastDaysBetween: 2 })).toBe(5);
  });

  it('use the end of one week and the beginning of the next', () => {
    // Four a week: Thursday to Sunday, then Monday to Thursday.
    expect(least({ sessions: sessionsOf('gggggggg') })).toBe(8);
    // One a week: Sunday, the Monday after, and the Monday a week later: days 1, 2 and 9.
    expect(least({ sessionsAWeek: { min: 1, max: 1 } })).toBe(9);
  });

  it('hold the gaps', () => {
    // Session 1, three weeks later session 2, the day after session 3.
    expect(least({ gaps: { weeksAfterFirst: 3, weeksBeforeReview: 0 } })).toBe(1 + 21 + 1);
    const [first, second, third] = sessionsOf('ggg');
    const sessions = [first!, second!, { ...third!, phase: 'review' as const }];
    expect(least({ sessions, gaps: { weeksAfterFirst: 0, weeksBeforeReview: 2 } })).toBe(2 + 14);
  });

  it('of the Thinking Skills Programme are under four weeks', () => {
    // 19 sessions, 4 a week: Thursday to Sunday, three weeks Monday to Thursday, then Monday to Wednesday: 4 + 21 + 3.
    expect(leastDays(shipped('TSP'))).toBe(28);
  });
});
