import { addDays, daysAWeek, type IsoDate } from '../calendar.ts';
import type { TimedSession } from './opening/nouns.ts';
import { joiningAt, nextEntryPoint } from './rolling.ts';
import { type Delivery, type ProgrammeTemplate, sessionsOfKind } from './template.ts';

/** Somebody's way through a programme so far. */
export interface SoFar {
  /** Session numbers done, in any group. */
  done: readonly number[];
  /** The day on which they last left a group of the programme; null: they never did. */
  leftOn: IsoDate | null;
}

/** Where somebody comes into a group, and what of it is theirs. */
export interface JoinPoint {
  joins: true;
  /** The number and day of the first group session that is theirs. */
  joinedAtSession: number;
  joinedOn: IsoDate;
  /** Planned group sessions of the group that they attend. */
  sessions: readonly TimedSession[];
  /** Numbers of group sessions that they need and for which the next round has no day yet. */
  nextRound: readonly number[];
  /** Numbers of one-to-ones that they need. */
  oneToOnes: readonly number[];
}

export interface NoJoinPoint {
  joins: false;
  rule: 'entry-point' | 'misses' | 'rejoin' | 'nothing-left';
  /** Completes "<the person> ...". */
  sentence: string;
}

interface Joined {
  template: ProgrammeTemplate;
  delivery: Delivery;
  /** Planned group sessions to come, by date; catch-ups apart. */
  planned: readonly TimedSession[];
  today: IsoDate;
  rejoinWithinWeeks: number;
}

/**
 * Where somebody joins a group from tomorrow on. A fixed group takes those who miss nothing: before its first session, or
 * at or behind the point that they have reached elsewhere, within the weeks that one may pause. A rolling one takes
 * anybody at its next entry point; they go round once.
 */
export function joinPoint(group: Joined, soFar: SoFar): JoinPoint | NoJoinPoint {
  const { delivery, today, rejoinWithinWeeks } = group;
  const { done, leftOn } = soFar;
  const isBack = done.length > 0;
  const last = leftOn === null ? null : addDays(leftOn, rejoinWithinWeeks * daysAWeek);
  if (isBack && last !== null && today > last)
    return none('rejoin', `left on ${leftOn}, more than ${rejoinWithinWeeks} weeks ago: they begin anew`);
  return delivery === 'rolling' ? rollingPoint(group, done) : fixedPoint(group, done);
}

const none = (rule: NoJoinPoint['rule'], sentence: string): NoJoinPoint => ({ joins: false, rule, sentence });

function fixedPoint({ template, planned, today }: Joined, done: readonly number[]): JoinPoint | NoJoinPoint {
  const ahead = planned.filter(({ date }) => date > today);
  const [next] = ahead;
  if (!next) return none('nothing-left', 'would come after its last session');
  const missed = sessionsOfKind(template, 'group')
    .map(({ number }) => number)
    .filter((number) => number < next.number && !done.includes(number));
  if (missed.length > 0) {
    const which = missed.length === 1 ? `session ${missed[0]}` : `sessions ${missed.join(', ')}`;
    return none('misses', `would miss ${which}: the next is session ${next.number} on ${next.date}`);
  }
  return pointAt(template, ahead, done);
}

function rollingPoint(
  { template, planned, today }: Joined,
  done: readonly number[],
): JoinPoint | NoJoinPoint {
  const entry = nextEntryPoint(template, planned, addDays(today, 1));
  if (!entry) return none('entry-point', 'finds no entry point: none is planned');
  const ahead = planned.filter(({ date }) => date >= entry.date);
  const once = ahead.filter(({ number }, i) => ahead.findIndex((other) => other.number === number) === i);
  const point = pointAt(template, once, done);
  if (!point.joins) return point;
  const { nextRound } = joiningAt(template, entry.number);
  const groupNumbers = new Set(sessionsOfKind(template, 'group').map(({ number }) => number));
  const planless = nextRound.filter(
    (number) =>
      groupNumbers.has(number) && !done.includes(number) && !once.some((one) => one.number === number),
  );
  return { ...point, joinedAtSession: entry.number, joinedOn: entry.date, nextRound: planless };
}

function pointAt(
  template: ProgrammeTemplate,
  ahead: readonly TimedSession[],
  done: readonly number[],
): JoinPoint | NoJoinPoint {
  const sessions = ahead.filter(({ number }) => !done.includes(number));
  const oneToOnes = sessionsOfKind(template, 'individual')
    .map(({ number }) => number)
    .filter((number) => !done.includes(number));
  const [first] = sessions;
  if (!first) return none('nothing-left', 'has done every session that it still has');
  const { number: joinedAtSession, date: joinedOn } = first;
  return { joins: true, joinedAtSession, joinedOn, sessions, nextRound: [], oneToOnes };
}
