import { addDays, daysAWeek, type IsoDate, type Weekday, weekdayOf, weekStartOf } from '../../calendar.ts';
import type { DatedWindow } from '../../roster/problem.ts';
import type { ProgrammeTemplate, SessionKind, TemplateSession } from '../template.ts';
import type { LaidSession, LayoutRequest, LightWeek, SkippedSlot } from './laid.ts';
import { phaseBefore } from './member-rules.ts';
import { closedFor } from './open-times.ts';
import { oneToOnesIn, type Slot, sessionIn, slotsOn } from './slots.ts';

/** What keeps a session from a day on which there is a slot of its kind. */
export const waits = ['closed', 'gap', 'one-to-ones', 'week-full', 'too-near'] as const;
export type Wait = (typeof waits)[number];

/** One week of a layout. */
export interface DraftWeek {
  weekStart: IsoDate;
  /** Sessions that some member may have in the week. */
  numbers: Set<number>;
  /** What kept sessions from days of it. */
  waited: Set<Wait>;
  /** Set in the end: fewer sessions than the template asks for, and why. */
  light: Omit<LightWeek, 'weekStart'> | null;
}

/** One day of a layout, and how many have gone before it. */
export interface DraftDay {
  date: IsoDate;
  day: number;
}

/** A layout as it is made, day after day. */
export interface Draft {
  /** Not laid, or not for everyone; in order. */
  waiting: TemplateSession[];
  laid: LaidSession[];
  skipped: SkippedSlot[];
  weeks: DraftWeek[];
  /** How often each reason has kept the next session from a day since one was last laid. */
  waitedFor: Map<Wait, number>;
  /** Days, counted from the start, before which no session but the first, and none of the review phase, can be. */
  othersFrom: number | null;
  reviewFrom: number | null;
  /** The two sessions laid last, and the last day of each. */
  recent: (Pick<TemplateSession, 'number' | 'kind'> & { day: number })[];
  startsOnWeekday: Weekday;
  /** The slots of each weekday, from Monday on. */
  slots: readonly Record<SessionKind, readonly Slot[]>[];
  /** The one-to-one of which some members have their time. */
  begun: { number: number; kind: 'individual'; places: DatedWindow[] } | null;
}

export function draftOf({ template, slots, startsOn }: LayoutRequest): Draft {
  const weekdays = Array.from({ length: daysAWeek }, (_, day) => (day + 1) as Weekday);
  return {
    recent: [],
    startsOnWeekday: weekdayOf(startsOn),
    slots: weekdays.map((weekday) => ({
      group: slotsOn(slots, 'group', weekday),
      individual: slotsOn(slots, 'individual', weekday),
    })),
    waiting: [...template.sessions],
    laid: [],
    skipped: [],
    weeks: [],
    waitedFor: new Map(),
    othersFrom: null,
    reviewFrom: null,
    begun: null,
  };
}

/** Lays what a day can have, counted from the start: a group session, or else one-to-ones. */
export function layDay(request: LayoutRequest, draft: Draft, day: number): void {
  const weekday = (draft.startsOnWeekday - 1 + day) % daysAWeek;
  const { group, individual } = draft.slots[weekday]!;
  const isNewWeek = weekday === 0 || draft.weeks.length === 0;
  const hasSlot = group.length > 0 || individual.length > 0;
  if (!isNewWeek && !hasSlot) return;
  const date = addDays(request.startsOn, day);
  if (isNewWeek)
    draft.weeks.push({ weekStart: weekStartOf(date), numbers: new Set(), waited: new Set(), light: null });
  if (draft.waiting[0]!.kind === 'individual') draft.weeks.at(-1)!.waited.add('one-to-ones');
  if (group.length > 0 && layGroupSession(request, draft, { date, day }, group)) return;
  if (individual.length > 0) layOneToOnes(request, draft, { date, day }, individual);
}

function layGroupSession(
  request: LayoutRequest,
  draft: Draft,
  on: DraftDay,
  slots: readonly Slot[],
): boolean {
  const { date } = on;
  const session = draft.waiting.find(({ kind }) => kind === 'group');
  if (!session) return false;
  const windows = slots.flatMap((slot) => sessionIn(slot, session.minutes) ?? []);
  if (windows.length === 0) return false;
  const wait = mustWaitForOneToOne(request.template, draft, session)
    ? 'one-to-ones'
    : waitOf(request.template, draft, session, on.day);
  if (wait) return waited(draft, wait);
  const open = windows.find((window) => closedFor(request.place, date, window) === null);
  if (!open) {
    skip(request, draft, session, { date, ...windows[0]! });
    return false;
  }
  draft.laid.push({ number: session.number, kind: 'group', date, ...open });
  complete(request.template, draft, session, on.day);
  return true;
}

function layOneToOnes(request: LayoutRequest, draft: Draft, on: DraftDay, slots: readonly Slot[]): void {
  const { date } = on;
  const { template, people, oneToOnesAtOnce, place } = request;
  const session = draft.waiting.find(({ kind }) => kind === 'individual');
  if (!session || draft.waiting.some(({ kind, number }) => kind === 'group' && number < session.number))
    return;
  const windows = oneToOnesIn(slots, session.minutes);
  if (windows.length === 0) return;
  const wait = waitOf(template, draft, session, on.day);
  if (wait) {
    waited(draft, wait);
    return;
  }
  const open = windows.filter((window) => closedFor(place, date, window) === null);
  if (open.length === 0) {
    skip(request, draft, session, { date, ...windows[0]! });
    return;
  }
  const begun = draft.begun ?? { number: session.number, kind: 'individual' as const, places: [] };
  if (!draft.begun) draft.laid.push(begun);
  draft.begun = begun;
  for (const window of open)
    for (let side = 0; side < oneToOnesAtOnce && begun.places.length < people; side += 1)
      begun.places.push({ date, ...window });
  given(draft, session, on.day);
  if (begun.places.length < people) return;
  draft.begun = null;
  complete(template, draft, session, on.day);
}

/** Whether a one-to-one that is still to be held may not be passed by a group session. */
function mustWaitForOneToOne(
  { sessions, individualLagSessions }: ProgrammeTemplate,
  { waiting }: Draft,
  session: TemplateSession,
): boolean {
  const oneToOne = waiting.find(({ kind }) => kind === 'individual');
  if (!oneToOne || oneToOne.number > session.number) return false;
  const passed = sessions
    .slice(oneToOne.number, session.number)
    .filter(({ kind }) => kind === 'group').length;
  return phaseBefore(oneToOne, session) || passed > individualLagSessions;
}

/** What keeps a session whose turn it is from a day, the place apart; null: nothing. */
function waitOf(
  { sessionsAWeek, leastDaysBetween, gaps }: ProgrammeTemplate,
  draft: Draft,
  { number, phase }: TemplateSession,
  day: number,
): Wait | null {
  const { othersFrom, reviewFrom } = draft;
  const gapAfterFirst = number > 1 && gaps.weeksAfterFirst > 0 && (othersFrom === null || day < othersFrom);
  if (gapAfterFirst || (phase === 'review' && reviewFrom !== null && day < reviewFrom)) return 'gap';
  const { numbers } = draft.weeks.at(-1)!;
  if (!numbers.has(number) && numbers.size >= sessionsAWeek.max) return 'week-full';
  const near = draft.recent.findLast((laid) => laid.number !== number);
  if (!near || day - near.day >= leastDaysBetween) return null;
  return near.kind === 'individual' ? 'one-to-ones' : 'too-near';
}

function waited(draft: Draft, wait: Wait): false {
  draft.weeks.at(-1)!.waited.add(wait);
  draft.waitedFor.set(wait, (draft.waitedFor.get(wait) ?? 0) + 1);
  return false;
}

function skip(
  { place }: LayoutRequest,
  draft: Draft,
  { number }: TemplateSession,
  { date, from, to }: DatedWindow,
): void {
  waited(draft, 'closed');
  draft.skipped.push({ number, date, from, because: closedFor(place, date, { from, to })!.reason });
}

/** Some members have a day for a session. */
function given(draft: Draft, { number, kind }: TemplateSession, day: number): void {
  draft.weeks.at(-1)!.numbers.add(number);
  draft.waitedFor.clear();
  draft.recent = [...draft.recent.filter((laid) => laid.number !== number).slice(-1), { number, kind, day }];
}

/** Everyone has a day for a session: the gaps that follow it begin. */
function complete({ gaps }: ProgrammeTemplate, draft: Draft, session: TemplateSession, day: number): void {
  draft.waiting.splice(draft.waiting.indexOf(session), 1);
  given(draft, session, day);
  if (session.number === 1) draft.othersFrom = day + gaps.weeksAfterFirst * daysAWeek;
  if (session.phase !== 'review') draft.reviewFrom = day + gaps.weeksBeforeReview * daysAWeek;
}
