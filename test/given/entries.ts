import fc from 'fast-check';
import { addDays, timeOf } from '../../solver/calendar.ts';
import type { AdjustmentEntry, AppointmentEntry, CourseEntry, Entry } from '../../solver/hours/entries.ts';
import { outcomes } from '../../solver/hours/outcomes.ts';

/** An entry that has yet to be written down, and so has no number. */
export type Unwritten =
  | Omit<AppointmentEntry, 'number'>
  | Omit<CourseEntry, 'number'>
  | Omit<AdjustmentEntry, 'number'>;

/** Seven hours at a group project, worked in full: change what the story is about. */
export function givenOutcome(date: string, change: Partial<AppointmentEntry> = {}): Unwritten {
  return {
    kind: 'appointment',
    appointment: `appointment of ${date}`,
    date,
    from: '09:00',
    to: '16:00',
    breakMinutes: 0,
    projectType: 'group',
    outcome: 'ATTC',
    penaltyMinutes: 0,
    ...change,
  };
}

export function givenCourse(date: string, minutes: number): Unwritten {
  return { kind: 'course', course: `course of ${date}`, date, minutes };
}

export function givenAdjustment(
  date: string,
  minutes: number,
  change: Partial<AdjustmentEntry> = {},
): Unwritten {
  return {
    kind: 'adjustment',
    adjustment: `adjustment of ${date}`,
    date,
    minutes,
    reason: 'a decision',
    travelFor: null,
    ...change,
  };
}

/** Entries in the order in which they were written down: 1, 2, 3. */
export function written(...entries: readonly Unwritten[]): Entry[] {
  return entries.map((entry, i) => ({ ...entry, number: i + 1 }));
}

const date = fc.nat(120).map((days) => addDays('2026-01-05', days));
const outcome = fc.record({
  appointment: fc.nat(30).map((id) => `A${id}`),
  date,
  from: fc.nat(12).map((hours) => timeOf(hours * 60)),
  to: fc.integer({ min: 13, max: 24 }).map((hours) => timeOf(hours * 60)),
  breakMinutes: fc.constantFrom(0, 30),
  projectType: fc.constantFrom('group', 'individual', 'ete'),
  outcome: fc.constantFrom(...outcomes.map(({ code }) => code)),
  penaltyMinutes: fc.constantFrom(0, 15, 600),
});
const entry: fc.Arbitrary<Unwritten> = fc.oneof(
  { weight: 4, arbitrary: outcome.map((change) => givenOutcome(change.date, change)) },
  { weight: 1, arbitrary: fc.tuple(date, fc.nat(1_500)).map(([on, minutes]) => givenCourse(on, minutes)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(date, fc.integer({ min: -900, max: 900 }).filter(Boolean), fc.option(fc.nat(30)))
      .map(([on, minutes, id]) => givenAdjustment(on, minutes, { travelFor: id === null ? null : `A${id}` })),
  },
);

/** Entries of any kind, some of them corrected, with minutes that pass every limit now and then. */
export const anyEntries = fc.array(entry, { maxLength: 40 }).map((entries) => written(...entries));

/** Terms of any order that a court can make, and both ETE shares. */
export const anyTerms = fc.record({
  orderedMinutes: fc.integer({ min: 1_200, max: 18_000 }),
  eteSharePercent: fc.constantFrom(20, 30),
});
