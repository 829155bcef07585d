import type { IsoDate, Time } from '../calendar.ts';
import type { SessionKind } from '../roster/problem.ts';
import { sessionCredit } from './credit.ts';
import { attendedCodes, type OutcomeCode } from './outcomes.ts';

/**
 * What has been written down about one requirement. Entries are only ever added; all figures are derived from them.
 * `number` is the order in which they were written, over all kinds: no two of a requirement share one.
 */
export type Entry = AppointmentEntry | CourseEntry | AdjustmentEntry;

/** The outcome of an appointment. A later entry of the same appointment corrects it. */
export interface AppointmentEntry {
  kind: 'appointment';
  number: number;
  appointment: string;
  date: IsoDate;
  from: Time;
  to: Time;
  /** Uncredited minutes within the session. */
  breakMinutes: number;
  projectType: SessionKind;
  outcome: OutcomeCode;
  /** Minutes taken off the credit of an attended appointment: a late arrival, say. */
  penaltyMinutes: number;
}

/** A course of employment-related training that was completed elsewhere. */
export interface CourseEntry {
  kind: 'course';
  number: number;
  course: string;
  date: IsoDate;
  minutes: number;
}

/** Minutes given or, if negative, taken back by decision. */
export interface AdjustmentEntry {
  kind: 'adjustment';
  number: number;
  adjustment: string;
  date: IsoDate;
  minutes: number;
  reason: string;
  /** The appointment whose travel time this credits; null: for another reason. */
  travelFor: string | null;
}

/**
 * Minutes that an entry is worth by itself, before the ETE share and the hours ordered cut it. Of an appointment: if
 * attended, its length less the break and the penalty, never negative; else none.
 */
export function rawMinutes(entry: Entry): number {
  if (entry.kind !== 'appointment') return entry.minutes;
  if (!attendedCodes.includes(entry.outcome)) return 0;
  return Math.max(0, sessionCredit(entry, entry.breakMinutes) - entry.penaltyMinutes);
}

/** Whether an entry is of a session that was worked: attended, and worth something. */
export function isWorked(entry: Entry): boolean {
  return entry.kind === 'appointment' && rawMinutes(entry) > 0;
}

/** Whether the minutes of an entry fall under the share of employment-related training. */
export function isEte(entry: Entry): boolean {
  return entry.kind === 'course' || (entry.kind === 'appointment' && entry.projectType === 'ete');
}

/** What has no time of its own comes at the end of its day: travel is credited after the session. */
const endOfDay = '24:00';
const timeOfEntry = (entry: Entry) => (entry.kind === 'appointment' ? entry.from : endOfDay);

function byTime(a: Entry, b: Entry): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  const [from, otherFrom] = [timeOfEntry(a), timeOfEntry(b)];
  if (from !== otherFrom) return from < otherFrom ? -1 : 1;
  return a.number - b.number;
}

/** The entries that count, by date, time and number: of an appointment the last written, for it corrects the others. */
export function standingEntries(entries: readonly Entry[]): Entry[] {
  const last = new Map<string, number>();
  for (const entry of entries)
    if (entry.kind === 'appointment')
      last.set(entry.appointment, Math.max(entry.number, last.get(entry.appointment) ?? entry.number));
  return entries
    .filter((entry) => entry.kind !== 'appointment' || last.get(entry.appointment) === entry.number)
    .toSorted(byTime);
}

/**
 * Which of the entries that count are adjustments for travel to a session that was not attended, as its outcome stands: they
 * credit nothing, nor does what takes them back, until the outcome is corrected again.
 */
export function travelForNothing(standing: readonly Entry[]): (entry: Entry) => boolean {
  const attended = new Set<string>();
  for (const entry of standing)
    if (entry.kind === 'appointment' && attendedCodes.includes(entry.outcome))
      attended.add(entry.appointment);
  return (entry) => entry.kind === 'adjustment' && entry.travelFor !== null && !attended.has(entry.travelFor);
}
