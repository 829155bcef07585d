import type { OutcomeRefusal } from '../../db/outcomes.ts';
import type { RefusalInWords } from './refusals.ts';

/** Every reason for which an outcome is not recorded. */
export const outcomeRefusals: Readonly<Record<OutcomeRefusal, RefusalInWords>> = {
  'unknown-appointment': { as: 'absence', detail: 'There is no such appointment here' },
  'stale-version': {
    as: 'rule',
    detail: 'The appointment has been changed since you read it: read it again before you record an outcome',
  },
  'not-yet': {
    as: 'fault',
    path: 'outcome',
    detail: 'Choose another outcome: the day is to come, and nobody can have come or failed to',
  },
  'before-sentence': {
    as: 'rule',
    detail: 'The appointment is before the sentence: nothing of it can count',
  },
  times: { as: 'fault', path: 'to', detail: 'End time must be later than the start time' },
  'too-long': {
    as: 'fault',
    path: 'to',
    detail: 'Enter times that are no longer apart than can be worked on one day',
  },
  'two-places': {
    as: 'rule',
    detail: 'The person attended another appointment at some of this time: correct one of the two',
  },
  'penalty-too-long': {
    as: 'fault',
    path: 'penaltyMinutes',
    detail: 'Enter penalty minutes of no more than the time worked, less its break',
  },
};
