import type { Db } from '../../db/connect.ts';
import { shortOf } from '../../solver/roster/explain/short.ts';
import type { Crn, Person } from '../../solver/roster/problem.ts';
import type { Because, Short } from '../../solver/roster/roster.ts';
import { type RuleName, rules } from '../../solver/roster/rules.ts';
import { hoursInWords } from '../http/in-words.ts';
import { madeOnce, rosterInWeek } from './remembered.ts';
import { sentenceOf } from './words.ts';

/** Someone under their weekly minimum, and the rules that keep them off the week's other sessions. */
export interface ShortView {
  crn: Crn;
  minutes: number;
  minMinutes: number;
  urgency: number;
  because: (Because & { sentence: string })[];
  sentence: string;
}

/**
 * Short people by the last rule of the register that keeps each off a session: where that is `capacity`, one more place
 * would do; where it is `available`, no session of the week is within reach of them at all. Null: there are no other
 * sessions in the week.
 */
export interface ShortReason {
  rule: RuleName | null;
  sentence: string;
  people: number;
}

export interface ShortPeople {
  reasons: ShortReason[];
  /** The most urgent first, then who misses most, then by crn. */
  people: ShortView[];
}

const noSessions = 'there are no other sessions this week';

/** Everyone under their weekly minimum and why, on the data as they are; null: there is no such roster. */
export async function shortPeople(db: Db, id: number): Promise<ShortPeople | null> {
  const found = await rosterInWeek(db, id);
  return found && shortIn(found);
}

const shortIn = madeOnce('short', ({ week: { problem }, bookings }): ShortPeople => {
  const persons = new Map(problem.people.map((person) => [person.crn, person]));
  const people = shortOf(problem, bookings).map((short) => shortView(short, persons.get(short.crn)!));
  const missing = (person: ShortView) => person.minMinutes - person.minutes;
  people.sort((a, b) => b.urgency - a.urgency || missing(b) - missing(a) || (a.crn < b.crn ? -1 : 1));
  return { reasons: reasonsOf(people), people };
});

/** Someone short in words. */
export function shortView({ crn, minutes, because }: Short, { minMinutes, urgency }: Person): ShortView {
  const reasons = because.map((reason) => ({ ...reason, sentence: sentenceOf(reason.rule) }));
  const why =
    reasons.length === 0
      ? noSessions
      : reasons.map(({ sessions, sentence }) => `${sentence} (${sessionsInWords(sessions)})`).join('; ');
  const sentence = `${crn} has ${hoursInWords(minutes)} of ${hoursInWords(minMinutes)}: ${why}`;
  return { crn, minutes, minMinutes, urgency, because: reasons, sentence };
}

const sessionsInWords = (n: number) => `${n} session${n === 1 ? '' : 's'}`;

/** `because` is in the order of the register: its last rule is the one that stands nearest to a place. */
const nearestRule = ({ because }: ShortView): RuleName | null => because.at(-1)?.rule ?? null;

/** What short people may be asked for by: the rule that stands nearest to a place, or `none` where there are no other sessions. */
export const shortFor = [...rules.map(({ name }) => name), 'none'] as const;
export type ShortFor = (typeof shortFor)[number];

/** Whether somebody is short for that reason, as `ShortReason` counts them. */
export const isShortFor = (short: ShortView, reason: ShortFor): boolean =>
  (nearestRule(short) ?? 'none') === reason;

function reasonsOf(people: readonly ShortView[]): ShortReason[] {
  const nearest = people.map(nearestRule);
  const names: (RuleName | null)[] = [...rules.map((rule) => rule.name), null];
  return names
    .map((rule) => ({
      rule,
      sentence: rule === null ? noSessions : sentenceOf(rule),
      people: nearest.filter((name) => name === rule).length,
    }))
    .filter((reason) => reason.people > 0)
    .sort((a, b) => b.people - a.people);
}
