import { countInWords, dateInWords, listInWords } from '../http/in-words.ts';
import type { RequirementHours } from './requirement-hours.ts';

const comesNext = { warning: 'a warning', enforcement: 'referral for enforcement' } as const;

/** Which unacceptable absences and other failures to comply count, and what they and the next bring. Null: none counts. */
export function absencesInWords({ absences }: Pick<RequirementHours, 'absences'>): string | null {
  const { state, dates, leftBeforeEnforcement, nextBrings, windowMonths } = absences;
  if (dates.length === 0) return null;
  const counted =
    `${countInWords(dates.length, 'failure')} to comply in ${windowMonths} months, on ` +
    listInWords(dates.map(dateInWords));
  if (state === 'enforcement') return `${counted}: refer for enforcement.`;
  const next = `${leftBeforeEnforcement === 1 ? 'the next one' : 'another one'} brings ${comesNext[nextBrings]}`;
  return state === 'warning' ? `${counted}: a warning is due, and ${next}.` : `${counted}: ${next}.`;
}
