import { inArray, type SQL, sql } from 'drizzle-orm';
import { attendedCodes } from '../solver/hours/outcomes.ts';
import { adjustments, appointments, courseCompletions } from './schema.ts';

const attended = sql`(
  select ${inArray(appointments.outcome, [...attendedCodes])} from ${appointments}
  where ${appointments.id} = ${adjustments.travelFor})`;

/** The minutes of a row that its ledger counts: none of an adjustment for travel to a session that was not attended. */
export function countedMinutes(table: typeof courseCompletions | typeof adjustments): SQL<number> {
  if (table === courseCompletions) return sql`${courseCompletions.minutes}`;
  return sql`iif(${adjustments.travelFor} is null or coalesce(${attended}, 0), ${adjustments.minutes}, 0)`;
}
