import { daysAWeek, isDate } from '../calendar.ts';
import { codePattern } from '../kinds.ts';
import type { Policy } from '../policy/in-force.ts';
import type { Fault } from '../roster/problem.ts';
import { checkFaults } from './eligibility-checks.ts';
import { type ProgrammeTemplate, phases, type Range } from './template.ts';
import { templateCounts } from './template-counts.ts';

export type TemplateFaultCode =
  | 'malformed'
  | 'order'
  | 'out-of-range'
  | 'duplicate'
  | 'unknown'
  | 'count'
  | 'missing';
export type TemplateFault = Fault<TemplateFaultCode>;
export type AddFault = (code: TemplateFaultCode, path: string, message: string) => void;

type ProgrammePolicy = Policy['programmes'];

/**
 * Every fault of a programme's template whose shape is right, all at once; each names the field by its path. Empty: it can
 * be laid onto dates. `policy` holds the numbers in force when the template begins.
 */
export function templateFaults(template: ProgrammeTemplate, policy: ProgrammePolicy): TemplateFault[] {
  const faults: TemplateFault[] = [];
  const add: AddFault = (code, path, message) => faults.push({ code, path, message });
  nameAndDates(template, add);
  sessionsInOrder(template, add);
  countsAddUp(template, policy, add);
  entryPointsExist(template, add);
  weekIsPossible(template, policy, add);
  gapsArePossible(template, add);
  sizesAreOrdered(template, policy, add);
  peopleCanAttend(template, add);
  catchUpsArePossible(template, add);
  template.eligibility.forEach((check, i) => {
    checkFaults(check, `eligibility[${i}]`, policy, add);
  });
  return faults;
}

function nameAndDates({ code, validFrom, validUntil }: ProgrammeTemplate, add: AddFault): void {
  if (!codePattern.test(code)) add('malformed', 'code', 'must be letters, digits, dots and hyphens');
  if (!isDate(validFrom)) add('malformed', 'validFrom', 'must be a date, written as 2026-11-30');
  if (validUntil === null) return;
  if (!isDate(validUntil)) add('malformed', 'validUntil', 'must be a date, written as 2026-11-30');
  else if (validUntil < validFrom) add('order', 'validUntil', 'must not be before validFrom');
}

function sessionsInOrder({ sessions }: ProgrammeTemplate, add: AddFault): void {
  if (!sessions.some(({ kind }) => kind === 'group'))
    add('missing', 'sessions', 'must have a group session among them');
  const modulesLeft = new Set<string>();
  sessions.forEach(({ number, module, phase, minutes }, i) => {
    const path = `sessions[${i}]`;
    const before = sessions[i - 1];
    if (number !== i + 1) add('order', `${path}.number`, `must be ${i + 1}: sessions are numbered in order`);
    if (minutes.min < 1) add('out-of-range', `${path}.minutes.min`, 'must be 1 or more');
    ordered(minutes, `${path}.minutes`, add);
    if (before && phases.indexOf(phase) < phases.indexOf(before.phase))
      add('order', `${path}.phase`, `must not be ${phase} after ${before.phase}`);
    if (before && before.module !== module) modulesLeft.add(before.module);
    if (modulesLeft.has(module) && before?.module !== module)
      add('order', `${path}.module`, `${module} must not begin again after another module`);
  });
}

function ordered({ min, max }: Range, path: string, add: AddFault): void {
  if (min > max) add('order', `${path}.max`, `must be ${min} or more, as much as the least`);
}

function countsAddUp(template: ProgrammeTemplate, policy: ProgrammePolicy, add: AddFault): void {
  const inPolicy = policy as Readonly<Record<string, number | readonly number[]>>;
  template.counts.forEach(({ count, is, policy: entry }, i) => {
    const path = `counts[${i}]`;
    const known = Object.hasOwn(templateCounts, count) ? templateCounts[count] : undefined;
    if (!known) {
      add('unknown', `${path}.count`, `must be one of ${Object.keys(templateCounts).join(', ')}`);
      return;
    }
    const has = known.of(template);
    if (!same(has, is)) add('count', `${path}.is`, `states ${told(is)} ${known.words}, and has ${told(has)}`);
    if (entry === null) return;
    if (!Object.hasOwn(inPolicy, entry))
      add('unknown', `${path}.policy`, `${entry} is not a number of the policy of programmes`);
    else if (!same(asList(inPolicy[entry]!), is))
      add('count', `${path}.is`, `states ${told(is)} ${known.words}; ${entry} is ${told(inPolicy[entry]!)}`);
  });
}

const asList = (value: number | readonly number[]) => (typeof value === 'number' ? [value] : value);
const ends = (list: readonly number[]) => [list[0], list.at(-1)];
/** A number is the same as a range of which it is both ends. */
function same(has: readonly number[], is: number | readonly number[]): boolean {
  const [a, b] = [ends(has), ends(asList(is))];
  return a[0] === b[0] && a[1] === b[1];
}
function told(value: number | readonly number[]): string {
  const [from, to] = ends(asList(value));
  if (from === undefined) return 'none';
  return from === to ? String(from) : `${from} to ${to}`;
}

function entryPointsExist({ sessions, entryPoints, delivery }: ProgrammeTemplate, add: AddFault): void {
  if (!entryPoints.includes(1)) add('missing', 'entryPoints', 'must have 1: everyone may join at the first');
  if (delivery === 'fixed' && entryPoints.some((number) => number !== 1))
    add('out-of-range', 'entryPoints', 'must be 1 only where the group is fixed: all start together');
  entryPoints.forEach((number, i) => {
    const session = sessions.find((one) => one.number === number);
    const before = entryPoints[i - 1];
    if (!session) add('unknown', `entryPoints[${i}]`, `there is no session ${number}`);
    else if (number !== 1 && (session.kind !== 'group' || session.phase !== 'core'))
      add('out-of-range', `entryPoints[${i}]`, `session ${number} must be a group session of the core`);
    if (before !== undefined && number <= before)
      add('order', `entryPoints[${i}]`, `must be above ${before}: each once, in order`);
  });
}

function weekIsPossible(
  { sessionsAWeek, leastDaysBetween, individualLagSessions }: ProgrammeTemplate,
  policy: ProgrammePolicy,
  add: AddFault,
): void {
  const { min, max } = sessionsAWeek;
  if (min < 1) add('out-of-range', 'sessionsAWeek.min', 'must be 1 or more');
  ordered(sessionsAWeek, 'sessionsAWeek', add);
  if (leastDaysBetween < 1)
    add(
      'out-of-range',
      'leastDaysBetween',
      `must be 1 or more: at most ${policy.programmeSessionsADay} session a day`,
    );
  else {
    const most = Math.floor((daysAWeek - 1) / leastDaysBetween) + 1;
    const message = `must be ${most} or less: sessions ${leastDaysBetween} days apart in a week`;
    if (max > most) add('out-of-range', 'sessionsAWeek.max', message);
  }
  if (individualLagSessions < 0) add('out-of-range', 'individualLagSessions', 'must be 0 or more');
}

function gapsArePossible({ sessions, gaps }: ProgrammeTemplate, add: AddFault): void {
  const reviews = sessions.filter(({ phase }) => phase === 'review').length;
  if (gaps.weeksAfterFirst < 0) add('out-of-range', 'gaps.weeksAfterFirst', 'must be 0 or more');
  if (gaps.weeksBeforeReview < 0) add('out-of-range', 'gaps.weeksBeforeReview', 'must be 0 or more');
  if (gaps.weeksAfterFirst > 0 && sessions.length < 2)
    add('missing', 'gaps.weeksAfterFirst', 'needs a second session');
  if (gaps.weeksBeforeReview > 0 && (reviews === 0 || reviews === sessions.length))
    add('missing', 'gaps.weeksBeforeReview', 'needs sessions of the review phase and sessions before them');
}

function sizesAreOrdered({ groupSize }: ProgrammeTemplate, policy: ProgrammePolicy, add: AddFault): void {
  const { min, optimum, max, exception } = groupSize;
  if (min < 1) add('out-of-range', 'groupSize.min', 'must be 1 or more');
  if (optimum < min) add('order', 'groupSize.optimum', `must be ${min} or more: the least`);
  if (max < optimum) add('order', 'groupSize.max', `must be ${optimum} or more: the optimum`);
  if (exception === null) return;
  const least = policy.groupExceptionMinimumPeople;
  if (exception.min >= min) add('order', 'groupSize.exception.min', `must be under ${min}: the least`);
  if (exception.min < least)
    add('out-of-range', 'groupSize.exception.min', `must be ${least} or more: the fewest by exception`);
}

function peopleCanAttend(
  { sexes, mixed, facilitators, sessions, partnerLinkWorker }: ProgrammeTemplate,
  add: AddFault,
): void {
  if (sexes.length === 0) add('missing', 'sexes', 'must name men, women or both');
  if (new Set(sexes).size < sexes.length) add('duplicate', 'sexes', 'must name each once');
  if (mixed && new Set(sexes).size < 2)
    add('out-of-range', 'mixed', 'must be false where the programme is for one sex');
  if (facilitators.group < 1) add('out-of-range', 'facilitators.group', 'must be 1 or more');
  const oneToOnes = sessions.some(({ kind }) => kind === 'individual');
  // It is kept, and shown in calendars, with the one who holds it.
  if (oneToOnes && facilitators.individual !== 1)
    add('out-of-range', 'facilitators.individual', 'must be 1: one person holds a one-to-one');
  if (partnerLinkWorker && partnerLinkWorker.leadDays < 0)
    add('out-of-range', 'partnerLinkWorker.leadDays', 'must be 0 or more');
}

function catchUpsArePossible({ catchUp, sessions }: ProgrammeTemplate, add: AddFault): void {
  if (catchUp.cap < 0 || catchUp.cap > sessions.length)
    add('out-of-range', 'catchUp.cap', `must be 0 to ${sessions.length}: the sessions there are`);
  if (catchUp.cap > 0 && catchUp.withinDays < 1)
    add('out-of-range', 'catchUp.withinDays', 'must be 1 or more where sessions may be caught up');
}

/** Whether a template is in force on a date. */
export function inForce({ validFrom, validUntil }: ProgrammeTemplate, date: string): boolean {
  return validFrom <= date && (validUntil === null || date <= validUntil);
}

/** A template that is in force together with one before it in the list. */
export interface OverlapFault extends TemplateFault {
  /** Their places in the list. */
  index: number;
  other: number;
}

/** Every pair of templates of one code that are in force on a same day: of a code, one at a time. */
export function overlapFaults(templates: readonly ProgrammeTemplate[]): OverlapFault[] {
  return templates.flatMap((template, index) =>
    templates.slice(0, index).flatMap((before, other) => {
      const together = inForce(before, template.validFrom) || inForce(template, before.validFrom);
      if (before.code !== template.code || !together) return [];
      const from = before.validFrom > template.validFrom ? before.validFrom : template.validFrom;
      const message = `${template.code} is in force twice from ${from}`;
      return [{ code: 'duplicate', path: 'validFrom', message, index, other } satisfies OverlapFault];
    }),
  );
}
