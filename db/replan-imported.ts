import { dayAndTime } from '../solver/hours/appointment-request.ts';
import type { Db } from './connect.ts';
import { hoursLookUps } from './hours-look-ups.ts';
import type { KeptCounts } from './intake.ts';
import { localTime } from './local-time.ts';
import { allocatedRequirements } from './non-working-dates.ts';
import { allocatedAt, type ReplannedMany, type RequirementKey, replanMany } from './replan.ts';
import type { Rows } from './rows.ts';

/** Nouns whose rows name the requirement that they change the plan of. */
const ofRequirement = [
  'requirements',
  'allocations',
  'courseCompletions',
  'adjustments',
] as const satisfies readonly (keyof Rows)[];

/** Nouns whose rows say when a person can come, or take their time, and so change the plans of all their requirements. */
const ofPerson = [
  'availability',
  'availabilityExceptions',
  'commitments',
  'appointments',
] as const satisfies readonly (keyof Rows)[];

/**
 * Plans requirements again after rows have come in that change their plans, within the transaction that keeps the rows.
 * Null: there is none that has an allocation.
 */
export function replanImported(
  db: Db,
  rows: Partial<Rows>,
  counts: KeptCounts,
  at: string,
): ReplannedMany | null {
  const hasChanged = (noun: keyof Rows) => (counts[noun]?.added ?? 0) + (counts[noun]?.changed ?? 0) > 0;
  const keys = new Map<string, RequirementKey>();
  const add = ({ crn, eventNumber }: RequirementKey) =>
    keys.set(`${crn} ${eventNumber}`, { crn, eventNumber });
  for (const noun of ofRequirement) if (hasChanged(noun)) rows[noun]?.forEach(add);
  const crns = new Set(
    ofPerson.flatMap((noun) => (hasChanged(noun) ? (rows[noun] ?? []).map(({ crn }) => crn) : [])),
  );
  for (const crn of crns) hoursLookUps(db).requirements.all({ crn }).forEach(add);
  if (hasChanged('projects'))
    allocatedAt(
      db,
      (rows.projects ?? []).map(({ code }) => code),
    ).forEach(add);
  if (hasChanged('nonWorkingDates')) {
    const today = dayAndTime(localTime(at)).date;
    const regions = new Set(rows.nonWorkingDates?.map(({ region }) => region));
    for (const region of regions) allocatedRequirements(db, region, today).forEach(add);
  }
  const standing = (['allocations', 'nonWorkingDates', 'projects'] as const).some(hasChanged);
  const plan = replanMany(db, [...keys.values()], at, standing ? 'allocation-change' : 'appointment-change');
  return plan.requirements === 0 ? null : plan;
}
