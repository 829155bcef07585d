import { describe, expect, it } from 'vitest';
import { standDownSession } from '../../../db/stand-down.ts';
import { differenceBetween } from '../../../src/roster/difference.ts';
import { fridayNoon, givenDraft, givenJudgedDraft, givenTwoPdus } from '../../given/rostered.ts';
import { camden, thursday, tuesday, wednesday } from '../../given/two-pdus.ts';

describe('the difference of two rosters', () => {
  it('tells who is added, dropped and moved, and what it is worth', async () => {
    const db = await givenTwoPdus();
    const before = await givenJudgedDraft(db, [
      ['X100001', tuesday],
      ['X100002', tuesday],
      ['X100003', tuesday],
    ]);
    const after = await givenJudgedDraft(db, [
      ['X100001', tuesday],
      ['X100002', thursday],
      ['X100004', thursday],
    ]);
    expect(await differenceBetween(db, before, after)).toMatchObject({
      added: [['X100004', thursday]],
      dropped: [['X100003', tuesday]],
      moved: [{ crn: 'X100002', from: tuesday, to: thursday }],
      // Tuesday runs on, and one group session fewer is stood down.
      byLine: { stoodDown: 3_000, travelMinute: 0 },
    });
  });

  it('tells of those moved from a session stood down since', async () => {
    const db = await givenTwoPdus();
    const before = await givenJudgedDraft(db, [
      ['X100001', tuesday],
      ['X100002', tuesday],
    ]);
    await standDownSession(db, tuesday, fridayNoon);
    const after = await givenJudgedDraft(db, [
      ['X100001', wednesday],
      ['X100003', wednesday],
    ]);
    expect(await differenceBetween(db, before, after)).toMatchObject({
      added: [['X100003', wednesday]],
      dropped: [['X100002', tuesday]],
      moved: [{ crn: 'X100001', from: tuesday, to: wednesday }],
    });
  });

  it('is one of rosters of the same area and week', async () => {
    const db = await givenTwoPdus();
    const whole = await givenDraft(db, []);
    const part = await givenDraft(db, [], { pdu: camden });
    const later = await givenDraft(db, [], { weekStart: '2026-12-07' });
    expect(await differenceBetween(db, whole, part)).toEqual({ refused: 'other-week' });
    expect(await differenceBetween(db, later, whole)).toEqual({ refused: 'other-week' });
    expect(await differenceBetween(db, whole, 99)).toEqual({ refused: 'unknown-roster' });
    expect(await differenceBetween(db, 99, whole)).toEqual({ refused: 'unknown-roster' });
  });
});
