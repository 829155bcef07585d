import { dateInWords, hoursInWords } from '../http/in-words.ts';
import type { RequirementHours } from './requirement-hours.ts';

type Ahead = Pick<
  RequirementHours,
  'asOf' | 'state' | 'deadline' | 'status' | 'booked' | 'applyToExtendBy' | 'daysInHand' | 'commencement'
>;

/** What somebody should do now, in one sentence; null: nothing. */
export function whatToDo(hours: Ahead): string | null {
  const { state, status, commencement, daysInHand } = hours;
  if (status !== 'in-force' || state === 'complete') return null;
  if (state === 'expired') return 'Apply to the court to extend the order.';
  const unbooked = state === 'not started' && daysInHand === null;
  const endsLate = !unbooked && (daysInHand === null || daysInHand < 0);
  if (state === 'not started' && (commencement.late || unbooked) && !endsLate) return `${bookIn(hours)}.`;
  if (state === 'on track' || (state === 'not started' && !endsLate)) return null;
  return `${bookIn(hours)}; ${applyIn(hours)}.`;
}

function bookIn({ booked, deadline, state }: Ahead): string {
  const { notBookedMinutes } = booked;
  if (state === 'not started' && booked.toCome.appointments === 0)
    return 'Book a first session as soon as can be';
  if (notBookedMinutes === 0)
    return `Bring appointments forward, so that they end well before ${dateInWords(deadline)}`;
  return `Book ${hoursInWords(notBookedMinutes)} more before ${dateInWords(deadline)}`;
}

function applyIn({ asOf, applyToExtendBy }: Ahead): string {
  const by = dateInWords(applyToExtendBy);
  return asOf <= applyToExtendBy
    ? `if that cannot be, apply to extend the order by ${by}`
    : `if that cannot be, apply to extend the order at once: the time for it ended on ${by}`;
}
