import { type Breach, type RuleName, rules } from '../../solver/roster/rules.ts';
import type { OutOfWeek } from './in-week.ts';

/** A broken rule in words. `not-in-week`: the week as it is now has no such person or session, so no rule can judge it. */
export interface BreachInWords extends Omit<Breach, 'rule'> {
  rule: RuleName | 'not-in-week';
  sentence: string;
}

const sentences = new Map<RuleName, string>(rules.map(({ name, sentence }) => [name, sentence]));

/** What a rule says of the person or the session that breaks it, from the register. */
export function sentenceOf(rule: RuleName): string {
  return sentences.get(rule)!;
}

/** Broken rules, each in a sentence that names who and where. */
export function breachesInWords(breaches: readonly Breach[]): BreachInWords[] {
  return breaches.map((breach) => {
    const where = [breach.crn, breach.session].filter((name) => name !== null).join(' on ');
    return { ...breach, sentence: `${where}: ${sentenceOf(breach.rule)}` };
  });
}

/** Bookings that the week has not, as what stands against publishing them. */
export function outOfWeekInWords(outOfWeek: readonly OutOfWeek[]): BreachInWords[] {
  return outOfWeek.map(({ crn, session, message }) => ({
    rule: 'not-in-week',
    crn,
    session,
    by: 1,
    sentence: `${crn} on ${session}: ${message}`,
  }));
}
