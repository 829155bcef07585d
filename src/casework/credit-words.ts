import type { AdjustmentRefusal } from '../../db/adjustments.ts';
import type { CourseRefusal } from '../../db/course-completions.ts';
import type { RefusalInWords } from './refusals.ts';

const unknownRequirement: RefusalInWords = { as: 'absence', detail: 'There is no such requirement' };
const noMinutes: RefusalInWords = { as: 'fault', path: 'minutes', detail: 'Enter minutes other than 0' };
const tooManyMinutes: RefusalInWords = {
  as: 'fault',
  path: 'minutes',
  detail: 'Enter minutes that are at most what a court can order in all',
};
const beforeSentence: RefusalInWords = {
  as: 'fault',
  path: 'date',
  detail: 'Enter a date that is not before the sentence',
};
const notYet: RefusalInWords = { as: 'fault', path: 'date', detail: 'Enter a date that is not to come' };

/** Every reason for which an adjustment is not made. */
export const adjustmentRefusals: Readonly<Record<AdjustmentRefusal, RefusalInWords>> = {
  'unknown-requirement': unknownRequirement,
  'duplicate-id': { as: 'rule', detail: 'There is an adjustment with this id already' },
  'no-minutes': noMinutes,
  'too-many-minutes': tooManyMinutes,
  'before-sentence': beforeSentence,
  'not-yet': notYet,
  'unknown-appointment': {
    as: 'fault',
    path: 'travelFor',
    detail: 'Correct the appointment travelled to: the requirement has no such appointment',
  },
  'travel-not-attended': {
    as: 'rule',
    detail: 'Travel is credited only for a group or individual session that the person attended',
  },
  'travel-before-session': {
    as: 'fault',
    path: 'date',
    detail: 'Enter a date that is not before the session travelled to',
  },
  'travel-out-of-range': {
    as: 'fault',
    path: 'minutes',
    detail:
      'Enter minutes with which all travel for the session is at least 0 and at most what policy allows',
  },
};

/** Every reason for which a course completion is not written down. */
export const courseRefusals: Readonly<Record<CourseRefusal, RefusalInWords>> = {
  'unknown-requirement': unknownRequirement,
  'duplicate-reference': { as: 'rule', detail: 'The completion with this reference is written down already' },
  'no-minutes': noMinutes,
  'too-many-minutes': tooManyMinutes,
  'before-sentence': beforeSentence,
  'not-yet': notYet,
};
