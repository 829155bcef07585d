import { describe, expect, it } from 'vitest';
import type { WhyMoved } from '../../../solver/roster/mend/moves.ts';
import { moveInWords, repairInWords, takenOffInWords } from '../../../src/roster/repair-words.ts';

const [from, to] = ['P001-2026-12-01', 'P002-2026-12-03'];

describe('a move of a repair in words', () => {
  const cases: [because: WhyMoved, code: string, why: string][] = [
    [{ kind: 'stood-down' }, 'stood-down', `${from} takes nobody any more`],
    [{ kind: 'rule', rule: 'available' }, 'available', 'is not free for the whole session'],
    [{ kind: 'makes-way', for: ['X100002', 'X100003'] }, 'makes-way', 'makes way for X100002 and X100003'],
    [{ kind: 'pinned' }, 'pinned', 'is pinned there'],
    [{ kind: 'must-commence' }, 'must-commence', 'must commence this week'],
    [{ kind: 'wins-points' }, 'wins-points', 'there is a place, and it wins points'],
  ];
  it.each(cases)('for %j: %s', (because, code, why) => {
    expect(moveInWords({ crn: 'X100001', from, to, because })).toEqual({
      crn: 'X100001',
      from,
      to,
      because: code,
      sentence: `X100001 goes from ${from} to ${to}: ${why}`,
    });
  });

  it('may be to a session or from one alone', () => {
    const because = { kind: 'wins-points' } as const;
    expect(moveInWords({ crn: 'X100001', from: null, to, because }).sentence).toMatch(
      `X100001 joins ${to}: `,
    );
    expect(moveInWords({ crn: 'X100001', from, to: null, because }).sentence).toMatch(
      `X100001 leaves ${from}: `,
    );
  });

  it('may take off someone whom the week has no more', () => {
    const message = 'X100001 has nothing to book this week: not in force';
    expect(takenOffInWords({ crn: 'X100001', session: from, message })).toEqual({
      crn: 'X100001',
      from,
      to: null,
      because: 'not-in-week',
      sentence: `X100001 leaves ${from}: ${message}`,
    });
  });
});

describe('a repair in words', () => {
  const move = (crn: string) => moveInWords({ crn, from, to, because: { kind: 'stood-down' } });

  it('tells who is affected, who else moves and what it wins', () => {
    const affected = ['X100001', 'X100002'];
    const moves = ['X100001', 'X100002', 'X100003', 'X100004'].map(move);
    expect(repairInWords({ affected, moves, unplaced: [{ crn: 'X100002' }] }, 12_600)).toBe(
      '2 people are affected, 1 of whom stays under the weekly minimum; 2 others move; 12,600 points won by it',
    );
    expect(
      repairInWords({ affected, moves: moves.slice(0, 3), unplaced: affected.map((crn) => ({ crn })) }, -30),
    ).toBe(
      '2 people are affected, 2 of whom stay under the weekly minimum; 1 other moves; 30 points lost by it',
    );
    expect(repairInWords({ affected: ['X100001'], moves: [move('X100001')], unplaced: [] }, 1)).toBe(
      '1 person is affected; nobody else moves; 1 point won by it',
    );
  });

  it('says so where nobody moves', () => {
    expect(repairInWords({ affected: [], moves: [], unplaced: [] }, 0)).toBe(
      'Every booking can stand: nobody moves',
    );
  });

  it('counts those who lose nothing, and still have no place, apart', () => {
    const waiting = { affected: ['X100001', 'X100002'], unplaced: [{ crn: 'X100002' }] };
    expect(repairInWords({ ...waiting, moves: [move('X100001')] }, 1)).toBe(
      '1 person is affected; nobody else moves; 1 point won by it; there is still no place for 1 person who has none',
    );
    expect(repairInWords({ ...waiting, moves: [] }, 0)).toBe(
      'Every booking can stand: nobody moves; there is still no place for 2 people who have none',
    );
  });
});
