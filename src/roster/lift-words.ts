import type { Window } from '../../solver/calendar.ts';
import type { Lifts, Obstacle } from '../../solver/roster/explain/obstacles.ts';
import type { DatedWindow, SessionId } from '../../solver/roster/problem.ts';
import type { RuleName } from '../../solver/roster/rules.ts';
import { dayInWords, hoursInWords, listInWords } from '../http/in-words.ts';
import { wonOrLost } from './line-words.ts';
import { sentenceOf } from './words.ts';

/** A rule that stands in the way, and what would lift it. */
export interface ObstacleInWords {
  rule: RuleName;
  /** Where it stands in the way; null: in the person's week as a whole. */
  session: SessionId | null;
  sentence: string;
  lift: string;
}

/** What would lift each rule, in words. */
const lifts: { [Rule in RuleName]: (lift: Lifts[Rule]) => string } = {
  available: ({ session, free }) => `${freeInWords(free)}: would need to be free ${windowInWords(session)}`,
  travel: ({ minutes, most }) =>
    minutes === null
      ? `no way there within ${most} minutes is known`
      : `${minutes} minutes away, ${minutes - most} over the limit of ${most}`,
  'women-only': () => 'a session that is not for women only',
  'excluded-tag': ({ tags }) => `a session without the ${tagsInWords(tags)}`,
  'needed-tag': ({ tags }) => `a session with the ${tagsInWords(tags)}`,
  supervision: () => 'a session that is not one to one',
  'one-a-day': ({ pinned }) => `${pinsInWords(pinned)} on the same day`,
  'max-minutes': ({ minutesOver, pinned }) => overInWords(minutesOver, 'the most for the week', pinned),
  'ete-share': ({ minutesOver, pinned }) =>
    overInWords(minutesOver, 'the share that training may count for', pinned),
  capacity: ({ leaver }) =>
    leaver === null
      ? 'full, and nobody can leave'
      : `full: ${leaver.crn} would lose least by leaving (${wonOrLost(leaver.points)})`,
  'min-attendance': ({ peopleMissing }) =>
    `needs ${peopleMissing} more ${peopleMissing === 1 ? 'person' : 'people'} to run`,
  'all-male': () => 'needs another woman on the session, or a woman to run it',
  'keep-apart': ({ from }) => `${listInWords(from)} would have to be elsewhere`,
  pinned: () => 'the pin would have to be taken off',
};

/** An obstacle on the way to a session in words; one that stands at another session, which is to be left, names that. */
export function obstacleInWords(obstacle: Obstacle, to: SessionId): ObstacleInWords {
  const { rule, session } = obstacle;
  const where = session === null || session === to ? '' : `${session}: `;
  return {
    rule,
    session,
    sentence: `${where}${sentenceOf(rule)}`,
    lift: `${where}${liftInWords(obstacle)}`,
  };
}

function liftInWords<Rule extends RuleName>({ rule, lift }: { rule: Rule; lift: Lifts[Rule] }): string {
  return lifts[rule](lift);
}

function freeInWords(free: readonly Window[]): string {
  if (free.length === 0) return 'not free that day';
  return `free that day from ${listInWords(free.map(({ from, to }) => `${from} to ${to}`))}`;
}

function windowInWords({ date, from, to }: DatedWindow): string {
  return `from ${from} to ${to} on ${dayInWords(date)}`;
}

function tagsInWords(tags: readonly string[]): string {
  return `${tags.length === 1 ? 'tag' : 'tags'} ${listInWords(tags)}`;
}

function pinsInWords(pinned: readonly SessionId[]): string {
  return `pinned to ${listInWords(pinned)}`;
}

function overInWords(minutes: number, limit: string, pinned: readonly SessionId[]): string {
  const over = `${hoursInWords(minutes)} over ${limit}`;
  return pinned.length === 0 ? over : `${over}, ${pinsInWords(pinned)}`;
}
