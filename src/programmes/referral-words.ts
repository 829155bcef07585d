import type { StateRefused } from '../../db/referral-states.ts';
import type { NotReferred } from '../../db/referrals.ts';
import { type ReferralState, statesAfter } from '../../solver/referral-states.ts';
import { listInWords } from '../http/in-words.ts';

/** Why a referral does not come into a state, in a manager's words. */
export function stateRefusalInWords(why: StateRefused, to: ReferralState): string {
  switch (why.refused) {
    case 'same-state':
      return `The referral is ${to} already`;
    case 'closed':
      return `The referral is ${why.from}, and stays so: refer the person anew`;
    case 'state-order':
      return `A referral that is ${why.from} can only become ${listInWords(statesAfter(why.from)).replace(' and ', ' or ')}`;
    case 'in-group':
      return `The person is in group ${why.group}: they leave it first`;
    case 'no-group':
      return `Only somebody in a group is ${to}: opening one places its members`;
  }
}

/** That a person waits for the programme already. */
export function oneReferralInWords({ referral }: Extract<NotReferred, { refused: 'one-referral' }>): string {
  return `The person has an open referral to this programme already: ${referral}`;
}
