import { describe, expect, it } from 'vitest';
import { leftOutOf } from '../../../src/roster/left-out.ts';
import { givenJudgedDraft, givenTwoPdus } from '../../given/rostered.ts';

describe('who is left out', () => {
  it('is told requirement by requirement, and counted by reason', async () => {
    const db = await givenTwoPdus((week) => {
      week.person('X100009').requirement('X100009', { inductedDate: null });
      week.person('X100010').requirement('X100010', { inductedDate: null });
      week.requirement('X100001', { deadline: '2026-11-29' });
    });
    const out = await leftOutOf(db, await givenJudgedDraft(db, []));
    expect(out).toEqual({
      reasons: [
        { reason: 'not-inducted', message: 'not inducted', requirements: 2 },
        { reason: 'deadline-passed', message: 'deadline passed: needs court extension', requirements: 1 },
      ],
      leftOut: [
        {
          crn: 'X100001',
          eventNumber: 2,
          reason: 'deadline-passed',
          message: 'deadline passed: needs court extension',
        },
        { crn: 'X100009', eventNumber: 1, reason: 'not-inducted', message: 'not inducted' },
        { crn: 'X100010', eventNumber: 1, reason: 'not-inducted', message: 'not inducted' },
      ],
    });
    expect(await leftOutOf(db, 99)).toBeNull();
  });
});
