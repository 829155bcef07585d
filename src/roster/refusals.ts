import type { BreachInWords } from './words.ts';

/** Every reason for which a step of a roster's life is refused, in a sentence. */
const sentences = {
  'unknown-roster': 'There is no such roster',
  'unknown-session': 'There is no such session',
  'unknown-run': 'There is no such run',
  'person-not-in-week': 'The week of the roster has no such person',
  'session-not-in-week': 'The week of the roster has no such session',
  'no-such-booking': 'The roster has no such booking',
  'not-pinned': 'This booking is not pinned',
  'unknown-pdu': 'The region has no such PDU',
  'unknown-around': 'There is no such roster to run around',
  'around-another-week': 'The roster to run around is of another area or week',
  'other-pins-under-way':
    'The week is being run around other pins: wait for that run to end, or stop it, then ask again',
  'already-ended': 'The run has ended already',
  'not-ended': 'The run has not ended: stop it, and it keeps the best it has as a draft',
  'has-its-draft': 'The run has ended with a draft: there is nothing left to resume',
  'resumed-already': 'Another run has resumed it already',
  'nothing-to-resume-from': 'The run had no roster yet when it ended: run the week again',
  'not-a-draft': 'Only a draft can be changed or published: run the week again for a new version',
  'not-published': 'Only the published roster of a week can be repaired: a draft is run again',
  'not-in-week': 'The week has no such person or session to book',
  'not-booked': 'The person is not booked on the session to leave',
  'already-booked': 'The person is booked on that session already',
  'breaks-rules': 'The roster would break a rule',
  'superseded-meanwhile':
    'Another roster has been published since this one was run: run the week again for a version that keeps what it can',
  'other-kind-published':
    'The week is published the other way: rosters are published for a region as a whole or for its PDUs, not both',
  'already-stood-down': 'The session is stood down already',
  'already-run': 'The session has run',
  'other-week': 'The two rosters are of different areas or weeks',
} as const;

export type RefusalName = keyof typeof sentences;

/** The reasons that say no more than that something is not there. */
const absences = [
  'unknown-roster',
  'unknown-session',
  'unknown-run',
  'person-not-in-week',
  'session-not-in-week',
  'no-such-booking',
  'not-pinned',
] as const;
export type Absence = (typeof absences)[number];

/** A step refused: nothing has been written. */
export interface Refusal<Name extends RefusalName = RefusalName> {
  refused: Name;
  /** The rules that speak against it, where rules do. */
  breaches?: BreachInWords[];
  /** The run that stands in the way, where one does. */
  run?: number;
}

export function isAbsence(name: RefusalName): name is Absence {
  return absences.some((absence) => absence === name);
}

/** A refusal in a sentence, with the rules that speak against it, or the run that does. */
export function refusalInWords({ refused, breaches = [], run }: Refusal): string {
  const why = run === undefined ? breaches.map((breach) => breach.sentence).join('; ') : `run ${run}`;
  return why === '' ? sentences[refused] : `${sentences[refused]}: ${why}`;
}

/** Whether a step was refused. */
export function isRefusal<T extends object>(answer: T | Refusal): answer is Refusal {
  return 'refused' in answer;
}
