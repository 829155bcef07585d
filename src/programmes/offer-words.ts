import type { JoinerOffer, MergeOffer } from '../../solver/groups/offers.ts';
import { countInWords, dateInWords, peopleInWords } from '../http/in-words.ts';

/** What somebody joining would do, in a sentence. */
export function joinerInWords({
  crn,
  joinsAtSession,
  joinsOn,
  sessions,
  finishesOn,
  travelMinutes,
}: JoinerOffer) {
  return `${crn} could join at session ${joinsAtSession}, begin on ${dateInWords(joinsOn)} and finish on ${dateInWords(finishesOn)}: ${countInWords(sessions, 'session')}, ${countInWords(travelMinutes, 'minute')} away`;
}

/** What a merge would do, in a sentence. */
export function mergeInWords({ group, members, size, joinsOn, finishesOn }: MergeOffer) {
  return `Group ${group} could take ${peopleInWords(members)} in from ${dateInWords(joinsOn)}, be ${size} then, and finish them by ${dateInWords(finishesOn)}: nobody misses a session`;
}
