import { countInWords, dateInWords, hoursAreInWords, hoursInWords } from '../http/in-words.ts';
import { absencesInWords } from './absence-words.ts';
import { asAttendedInWords, finishInWords } from './finish-words.ts';
import type { RequirementHours } from './requirement-hours.ts';
import { whatToDo } from './what-to-do.ts';

/**
 * THE REGISTER of what is said of the hours of a requirement, in the order in which a caseworker reads it out: each a
 * sentence or, where there is nothing to say, null. All figures are those of the answer.
 */
export const sayings = [
  { code: 'status', say: statusInWords },
  { code: 'credited', say: creditedInWords },
  { code: 'booked', say: bookedInWords },
  { code: 'awaiting-outcome', say: awaitingInWords },
  { code: 'finish', say: finishInWords },
  { code: 'finish-as-attended', say: asAttendedInWords },
  { code: 'to-do', say: whatToDo },
  { code: 'pace', say: paceInWords },
  { code: 'weekly-minimum', say: weeksInWords },
  { code: 'commencement', say: commencementInWords },
  { code: 'absences', say: absencesInWords },
  { code: 'ete', say: eteInWords },
  { code: 'review', say: reviewInWords },
  { code: 'extension', say: extensionInWords },
  { code: 'clashes', say: clashesInWords },
  { code: 'incentive', say: incentiveInWords },
] as const satisfies readonly { code: string; say: (hours: RequirementHours) => string | null }[];

export const sayingCodes = sayings.map(({ code }) => code);

export interface Sentence {
  code: (typeof sayings)[number]['code'];
  sentence: string;
}

/** The hours of a requirement in plain sentences. */
export function hoursInSentences(hours: RequirementHours): Sentence[] {
  return sayings.flatMap(({ code, say }) => {
    const sentence = say(hours);
    return sentence === null ? [] : [{ code, sentence }];
  });
}

function statusInWords({ status }: RequirementHours): string | null {
  return status === 'in-force' ? null : `The requirement is ${status}, not in force.`;
}

function creditedInWords({ orderedMinutes, creditedMinutes, leftMinutes }: RequirementHours): string {
  const credited = `${hoursAreInWords(creditedMinutes)} credited of ${hoursInWords(orderedMinutes)} ordered`;
  return `${capitalised(credited)}; ${hoursAreInWords(leftMinutes)} left.`;
}

function bookedInWords({ leftMinutes, booked }: RequirementHours): string | null {
  if (leftMinutes === 0) return null;
  const { toCome, notBookedMinutes } = booked;
  if (toCome.lastDate === null) return 'Nothing is booked.';
  const appointments = countInWords(toCome.appointments, 'appointment');
  const rest = notBookedMinutes === 0 ? '' : `; ${hoursAreInWords(notBookedMinutes)} not booked yet`;
  return `${appointments} to come, ${hoursInWords(toCome.minutes)}, the last on ${dateInWords(toCome.lastDate)}${rest}.`;
}

function awaitingInWords({ booked: { awaitingOutcome } }: RequirementHours): string | null {
  const { appointments, minutes, firstDate } = awaitingOutcome;
  if (firstDate === null) return null;
  const which = `${countInWords(appointments, 'past appointment')}, ${hoursInWords(minutes)} since ${dateInWords(firstDate)}`;
  return `Without an outcome yet: ${which}; counted as served until there is one.`;
}

function paceInWords({ leftMinutes, state, pace }: RequirementHours): string | null {
  if (leftMinutes === 0 || state === 'expired') return null;
  const { soFarMinutes, neededMinutes } = pace;
  if (neededMinutes === null) return 'No day is left on which hours could be worked before the deadline.';
  const soFar = soFarMinutes === null ? '' : `; so far it has been ${hoursInWords(soFarMinutes)} a week`;
  return `${capitalised(hoursInWords(neededMinutes))} a week would finish by the deadline${soFar}.`;
}

function weeksInWords({ weeks }: RequirementHours): string | null {
  const past = weeks.filter(({ met }) => met !== null);
  if (past.length === 0) return null;
  const met = past.filter((week) => week.met === true).length;
  return `The weekly minimum was met in ${met} of ${countInWords(past.length, 'week')} so far.`;
}

function commencementInWords({ asOf, commencement, leftMinutes }: RequirementHours): string | null {
  const { by, late, firstWorked } = commencement;
  if (by === null || leftMinutes === 0) return null;
  if (firstWorked !== null)
    return late ? `Work began late: on ${dateInWords(firstWorked)}, and not by ${dateInWords(by)}.` : null;
  const due = asOf > by ? 'should have been worked' : 'is to be worked';
  return `The first session ${due} by ${dateInWords(by)}.`;
}

function eteInWords({ ete }: RequirementHours): string | null {
  const { mostMinutes, creditedMinutes, leftMinutes } = ete;
  if (leftMinutes === 0 && creditedMinutes === 0) return null;
  const used = creditedMinutes === 0 ? 'None' : capitalised(hoursInWords(creditedMinutes));
  return `${used} of ${hoursInWords(mostMinutes)} of employment-related training used; ${hoursInWords(leftMinutes)} more can count.`;
}

function reviewInWords({ asOf, reviews, leftMinutes }: RequirementHours): string | null {
  const next = reviews.find(({ date }) => date >= asOf);
  if (!next || leftMinutes === 0) return null;
  return `The ${next.months}-month review is on ${dateInWords(next.date)}.`;
}

function extensionInWords({ asOf, leftMinutes, applyToExtendBy }: RequirementHours): string | null {
  if (leftMinutes === 0 || asOf > applyToExtendBy) return null;
  return `An application to extend must be made by ${dateInWords(applyToExtendBy)}.`;
}

function clashesInWords({ plan }: RequirementHours): string | null {
  const clashes = plan?.clashes ?? [];
  const [first] = clashes;
  if (!first) return null;
  const more = clashes.length === 1 ? '' : `, and on ${countInWords(clashes.length - 1, 'more day')}`;
  return `Allocation ${first.dropped} is left out on ${dateInWords(first.date)}${more}: ${first.kept} has the time.`;
}

function incentiveInWords({ incentive }: RequirementHours): string | null {
  if (incentive === null) return null;
  const { currentMinutes, projectedMinutes, stoppedOn } = incentive;
  const now = `The incentive scheme gives ${hoursInWords(currentMinutes)} off so far`;
  return stoppedOn === null
    ? `${now}, and ${hoursInWords(projectedMinutes)} by the end.`
    : `${now}, and no more since ${dateInWords(stoppedOn)}.`;
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
