import { and, eq, sql } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import { dayAndTime } from '../solver/hours/appointment-request.ts';
import { attendedCodes } from '../solver/hours/outcomes.ts';
import { policyInForce } from '../solver/policy/in-force.ts';
import type { Db } from './connect.ts';
import { nextEntryNumber } from './entry-numbers.ts';
import { hoursLookUps } from './hours-look-ups.ts';
import { localTime } from './local-time.ts';
import { type Replanned, type RequirementKey, replan } from './replan.ts';
import { adjustments, appointments, projects } from './schema.ts';

export type AdjustmentRow = typeof adjustments.$inferSelect;

/** Minutes to give, or if negative to take back. */
export interface NewAdjustment extends RequirementKey {
  /** Made up unless told. */
  id?: string | undefined;
  date: IsoDate;
  minutes: number;
  reason: string;
  /** The appointment whose travel time it credits, or takes back; null: for another reason. */
  travelFor: string | null;
}

/**
 * Why an adjustment is not made. `too-many-minutes`: more than a court can order in all. `not-yet`: its date is to come. `travel-not-attended`: travel is credited only for a
 * group or individual session that the person attended. `travel-before-session`: it is dated before the session. `travel-out-of-range`: all travel for one session together would be
 * under nothing or over the most that policy allows.
 */
export type AdjustmentRefusal =
  | 'unknown-requirement'
  | 'duplicate-id'
  | 'no-minutes'
  | 'too-many-minutes'
  | 'before-sentence'
  | 'not-yet'
  | 'unknown-appointment'
  | 'travel-not-attended'
  | 'travel-before-session'
  | 'travel-out-of-range';

/** An adjustment written down, and what that changed in the plan of its requirement (null: it has no allocation). */
export interface Adjusted {
  kept: AdjustmentRow;
  plan: Replanned | null;
}

/** Writes down an adjustment and plans its requirement again. One that is wrong is countered by another. */
export async function addAdjustment(
  db: Db,
  { id, ...adjustment }: NewAdjustment,
  at: string,
): Promise<Adjusted | { refused: AdjustmentRefusal }> {
  return db.transaction(
    () => {
      const refused = refusalOf(db, { ...adjustment, id }, at);
      if (refused) return { refused };
      const number = nextEntryNumber(db);
      const row = { ...adjustment, number, id: id ?? freeId(db, number), recordedAt: at };
      const kept = db.insert(adjustments).values(row).returning().get();
      return { kept, plan: replan(db, kept, at, 'appointment-change') };
    },
    { behavior: 'immediate' },
  );
}

const isKept = (db: Db, id: string) =>
  db.select().from(adjustments).where(eq(adjustments.id, id)).get() !== undefined;

/** `adjustment-<number>`, or the next with a further number that nobody has given to another. */
function freeId(db: Db, number: number): string {
  const stem = `adjustment-${number}`;
  let id = stem;
  for (let n = 2; isKept(db, id); n += 1) id = `${stem}-${n}`;
  return id;
}

function refusalOf(db: Db, adjustment: NewAdjustment, at: string): AdjustmentRefusal | null {
  const { id, crn, eventNumber, date, minutes } = adjustment;
  const requirement = hoursLookUps(db).requirement.get({ crn, eventNumber });
  if (!requirement) return 'unknown-requirement';
  if (id !== undefined && isKept(db, id)) return 'duplicate-id';
  if (minutes === 0) return 'no-minutes';
  if (Math.abs(minutes) > mostMinutes(db, adjustment)) return 'too-many-minutes';
  if (date < requirement.sentenceDate) return 'before-sentence';
  if (date > dayAndTime(localTime(at)).date) return 'not-yet';
  return adjustment.travelFor === null ? null : travelRefusalOf(db, adjustment, adjustment.travelFor);
}

/** As many as a court can order in all: more is a slip of the keyboard. */
export function mostMinutes(db: Db, { crn, date }: Pick<NewAdjustment, 'crn' | 'date'>): number {
  return policyInForce(hoursLookUps(db).person.get({ crn })!.region, date).limits.orderMaximumMinutes;
}

function travelRefusalOf(
  db: Db,
  { crn, eventNumber, date, minutes }: NewAdjustment,
  travelFor: string,
): AdjustmentRefusal | null {
  const appointment = db
    .select({ outcome: appointments.outcome, date: appointments.date, type: projects.type })
    .from(appointments)
    .innerJoin(projects, eq(projects.code, appointments.project))
    .where(
      and(
        eq(appointments.id, travelFor),
        eq(appointments.crn, crn),
        eq(appointments.eventNumber, eventNumber),
      ),
    )
    .get();
  if (!appointment) return 'unknown-appointment';
  const attended = attendedCodes.some((code) => code === appointment.outcome);
  // What was given is taken back also once the outcome has been corrected to an absence.
  if (minutes > 0 && (!attended || appointment.type === 'ete')) return 'travel-not-attended';
  if (date < appointment.date) return 'travel-before-session';
  const together = minutes + travelSoFar(db, travelFor);
  const { limits } = policyInForce(hoursLookUps(db).person.get({ crn })!.region, date);
  return 0 <= together && together <= limits.travelCreditMostMinutes ? null : 'travel-out-of-range';
}

function travelSoFar(db: Db, travelFor: string): number {
  const found = db
    .select({ minutes: sql<number>`coalesce(sum(${adjustments.minutes}), 0)` })
    .from(adjustments)
    .where(eq(adjustments.travelFor, travelFor))
    .get();
  return found?.minutes ?? 0;
}
