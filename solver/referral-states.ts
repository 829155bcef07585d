/** Where a referral to an accredited programme can stand, from first to last; withdrawn is an end of its own. */
export const referralStates = ['waiting', 'offered', 'placed', 'started', 'completed', 'withdrawn'] as const;

export type ReferralState = (typeof referralStates)[number];

/** The states that may follow each. */
const next: Readonly<Record<ReferralState, readonly ReferralState[]>> = {
  waiting: ['offered', 'placed', 'withdrawn'],
  offered: ['waiting', 'placed', 'withdrawn'],
  // Whoever leaves a group may wait for another, begun or not.
  placed: ['waiting', 'started', 'withdrawn'],
  started: ['waiting', 'completed', 'withdrawn'],
  completed: [],
  withdrawn: [],
};

/** The states of those who are in a group that is open, or were to the end. */
export const statesInGroup: readonly ReferralState[] = ['placed', 'started', 'completed'];

/** Why a referral cannot go from one state into another, by its rule; null: it can. */
export type StateRefusal = 'same-state' | 'state-order' | 'closed';

/** Whether nothing follows a state. */
export function isClosed(state: ReferralState): boolean {
  return next[state].length === 0;
}

/** The states that may follow one. */
export function statesAfter(state: ReferralState): readonly ReferralState[] {
  return next[state];
}

/** The rule that keeps a referral from going from one state into another; null: it may. */
export function stateRefusal(from: ReferralState, to: ReferralState): StateRefusal | null {
  if (from === to) return 'same-state';
  if (isClosed(from)) return 'closed';
  return next[from].includes(to) ? null : 'state-order';
}
