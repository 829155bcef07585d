import { describe, expect, it } from 'vitest';
import { isClosed, referralStates, stateRefusal, statesAfter } from '../../solver/referral-states.ts';

describe('A referral', () => {
  it('goes from waiting over offered and placed to started and completed', () => {
    const way = ['waiting', 'offered', 'placed', 'started', 'completed'] as const;
    way.slice(1).forEach((to, i) => {
      expect(stateRefusal(way[i]!, to)).toBeNull();
    });
  });

  it('can be withdrawn until it is completed, and go back to waiting from an offer or a group', () => {
    const withdrawn = referralStates.filter((state) => stateRefusal(state, 'withdrawn') === null);
    expect(withdrawn).toEqual(['waiting', 'offered', 'placed', 'started']);
    const back = referralStates.filter((state) => stateRefusal(state, 'waiting') === null);
    expect(back).toEqual(['offered', 'placed', 'started']);
  });

  it('goes no other way: of the 36 pairs of states 12 are allowed', () => {
    const allowed = referralStates.flatMap((from) =>
      referralStates.filter((to) => stateRefusal(from, to) === null).map((to) => [from, to]),
    );
    // Four steps forward and one of two at once, three back, four withdrawals.
    expect(allowed).toHaveLength(12);
    expect(allowed).toEqual(referralStates.flatMap((from) => statesAfter(from).map((to) => [from, to])));
  });

  it.each([
    ['waiting', 'waiting', 'same-state'],
    ['withdrawn', 'withdrawn', 'same-state'],
    ['completed', 'withdrawn', 'closed'],
    ['withdrawn', 'waiting', 'closed'],
    ['waiting', 'started', 'state-order'],
    ['started', 'placed', 'state-order'],
    ['placed', 'completed', 'state-order'],
  ] as const)('from %s to %s is refused by %s', (from, to, rule) => {
    expect(stateRefusal(from, to)).toBe(rule);
  });

  it('is closed once completed or withdrawn', () => {
    expect(referralStates.filter(isClosed)).toEqual(['completed', 'withdrawn']);
  });
});
