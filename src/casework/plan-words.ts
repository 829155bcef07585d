import type { Replanned, ReplannedMany } from '../../db/replan.ts';
import { countInWords, dateInWords, hoursInWords } from '../http/in-words.ts';

/** What planning a requirement again has changed, with a sentence that says it; null where there is nothing to plan by. */
export function planView(plan: Replanned | null) {
  return plan && { ...plan, sentence: planInWords(plan) };
}

/** What planning many requirements again has changed, with a sentence that says it. */
export function plansView(plans: ReplannedMany) {
  return { ...plans, sentence: plansInWords(plans) };
}

/** What was made, kept and cancelled, and what could not be. */
export function planInWords(plan: Replanned): string {
  const { shortfallMinutes, completesOn, clashes } = plan;
  const sentences = [countsInWords(plan)];
  if (shortfallMinutes > 0) sentences.push(`${hoursInWords(shortfallMinutes)} cannot be booked`);
  else if (completesOn !== null) sentences.push(`the hours are done on ${dateInWords(completesOn)}`);
  const days = countInWords(clashes.length, 'day');
  if (clashes.length > 0) sentences.push(`on ${days} an allocation is left out, since the time is taken`);
  return sentences.join('; ');
}

/** The same of many requirements. */
export function plansInWords(plans: ReplannedMany): string {
  const sentences = [
    `${countInWords(plans.requirements, 'requirement')} planned again`,
    countsInWords(plans),
  ];
  const short = plans.short.length;
  if (short > 0) sentences.push(`${countInWords(short, 'requirement')} cannot be booked in full`);
  return sentences.join('; ');
}

const countsInWords = ({ made, kept, cancelled }: Pick<Replanned, 'made' | 'kept' | 'cancelled'>) =>
  `${countInWords(made, 'appointment')} made, ${kept} kept, ${cancelled} cancelled`;
