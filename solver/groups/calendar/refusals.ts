import { daysAWeek, type IsoDate, weekStartOf } from '../../calendar.ts';
import type { TemplateSession } from '../template.ts';
import { type Draft, type DraftWeek, type Wait, waits } from './draft.ts';
import { datesOf, type LayoutRequest, type LightWeek } from './laid.ts';
import { oneToOnesIn, type Slot, sessionIn } from './slots.ts';

/** Why a template cannot be laid onto dates, and the session by which that is seen; null: the slots as a whole. */
export interface LayoutRefusal {
  laid: false;
  rule: 'slot-length' | 'facilitators' | 'sessions-a-week' | 'no-date';
  number: number | null;
  sentence: string;
}

const refusal = (
  rule: LayoutRefusal['rule'],
  session: TemplateSession | null,
  sentence: string,
): LayoutRefusal => ({ laid: false, rule, number: session?.number ?? null, sentence });

const named = ({ number, module, kind }: TemplateSession) =>
  `session ${number} (${module}, ${kind === 'group' ? 'group' : 'one to one'})`;

/** What makes a layout impossible whatever the dates: a session longer than any slot, nobody to hold it, too few slots a week. */
export function neverPossible({ template, slots, oneToOnesAtOnce }: LayoutRequest): LayoutRefusal | null {
  for (const session of template.sessions) {
    if (!slots.some((slot) => slot.kind === session.kind && serves(slot, session, slots)))
      return refusal(
        'slot-length',
        session,
        `${named(session)} needs ${session.kind === 'group' ? 'a group' : 'an individual'} slot of ${session.minutes.min} minutes, and there is none`,
      );
    if (session.kind === 'individual' && oneToOnesAtOnce < 1)
      return refusal('facilitators', session, `${named(session)} has no facilitator to hold it`);
  }
  const { min } = template.sessionsAWeek;
  const most = sessionsAWeekIn(slots, template.leastDaysBetween);
  return most < min
    ? refusal(
        'sessions-a-week',
        null,
        `the group slots give ${most} sessions a week, and there must be ${min}`,
      )
    : null;
}

function serves(slot: Slot, { kind, minutes }: TemplateSession, slots: readonly Slot[]): boolean {
  if (kind === 'group') return sessionIn(slot, minutes) !== null;
  const sameDay = slots.filter((other) => other.kind === kind && other.weekday === slot.weekday);
  return oneToOnesIn(sameDay, minutes).length > 0;
}

/** How many days with a group slot lie in a week as far apart as they must. */
function sessionsAWeekIn(slots: readonly Slot[], leastDaysBetween: number): number {
  let many = 0;
  let last = 1 - leastDaysBetween;
  for (let weekday = 1; weekday <= daysAWeek; weekday += 1) {
    const hasSlot = slots.some((slot) => slot.kind === 'group' && slot.weekday === weekday);
    if (!hasSlot || weekday - last < leastDaysBetween) continue;
    many += 1;
    last = weekday;
  }
  return many;
}

const waitWords: Readonly<Record<Wait, (request: LayoutRequest) => string>> = {
  closed: () => 'the place is closed at every time that it could have',
  gap: () => 'the gap before it has not passed',
  'one-to-ones': () => 'the one-to-ones that come before it are not done',
  'week-full': ({ template }) =>
    `the weeks have ${template.sessionsAWeek.max} sessions before its slots come`,
  'too-near': ({ template }) =>
    `its slots are less than ${template.leastDaysBetween} days from the session before`,
};

/** That the next session finds no day, and what stood in its way most often. */
export function noDate(request: LayoutRequest, { waiting, waitedFor, begun }: Draft): LayoutRefusal {
  const [session] = waiting;
  const most = waits.reduce((one, other) =>
    (waitedFor.get(other) ?? 0) > (waitedFor.get(one) ?? 0) ? other : one,
  );
  const why = waitedFor.size > 0 ? waitWords[most](request) : 'it has no slot in that time';
  const short = begun ? ` for ${request.people - begun.places.length} of ${request.people} members` : '';
  return refusal(
    'no-date',
    session!,
    `${named(session!)} finds no date${short} within ${request.mostWeeks} weeks of ${request.startsOn}: ${why}`,
  );
}

/**
 * Says of each week between the first and the last in which somebody has fewer sessions than the template asks for why
 * that is so; a refusal where nothing but the slots themselves is the cause.
 */
export function weekTooLight({ template }: LayoutRequest, draft: Draft): LayoutRefusal | null {
  const { min } = template.sessionsAWeek;
  const sure = new Map<IsoDate, number>();
  const split = new Set<IsoDate>();
  for (const session of draft.laid) {
    const dates = datesOf(session);
    const weeks = [...new Set([dates[0]!, dates.at(-1)!].map(weekStartOf))];
    if (weeks.length === 1) sure.set(weeks[0]!, (sure.get(weeks[0]!) ?? 0) + 1);
    else for (const date of dates) split.add(weekStartOf(date));
  }
  const begun = draft.weeks.findIndex(({ numbers }) => numbers.size > 0);
  for (const week of draft.weeks.slice(begun + 1, -1)) {
    const sessions = sure.get(week.weekStart) ?? 0;
    if (sessions >= min) continue;
    const because = lightBecause(week, split.has(week.weekStart));
    if (because) week.light = { sessions, because };
    else
      return refusal(
        'sessions-a-week',
        null,
        `the week of ${week.weekStart} would have ${sessions} sessions, and there must be ${min}: the slots are too near each other`,
      );
  }
  return null;
}

function lightBecause({ waited }: DraftWeek, split: boolean): LightWeek['because'] | null {
  if (waited.has('closed')) return 'closed';
  if (waited.has('gap')) return 'gap';
  return split || waited.has('one-to-ones') ? 'one-to-ones' : null;
}
