import { and, eq, gte, inArray, lte } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import type { Db, Tx } from './connect.ts';
import {
  type Against,
  type AreaFilter,
  type Change,
  faultsAgainst,
  inArea,
  ofSeen,
  type Page,
  type Paged,
  type Patch,
  pageOf,
  patched,
} from './lists.ts';
import { replan } from './replan.ts';
import { appointments, type orderTypes, people, type requirementStatuses, requirements } from './schema.ts';

export type RequirementRow = typeof requirements.$inferSelect;
export type AppointmentRow = typeof appointments.$inferSelect;
export type Requirement = RequirementRow & { appointments: AppointmentRow[] };
export type RequirementPatch = Patch<Omit<RequirementRow, 'crn' | 'eventNumber'>>;

export interface RequirementsFilter extends AreaFilter {
  crn?: string | undefined;
  status?: (typeof requirementStatuses)[number] | undefined;
  orderType?: (typeof orderTypes)[number] | undefined;
  /** Deadline on this date or later. */
  deadlineFrom?: IsoDate | undefined;
  /** Deadline on this date or earlier. */
  deadlineTo?: IsoDate | undefined;
}

const isRequirement = (crn: string, eventNumber: number) =>
  and(eq(requirements.crn, crn), eq(requirements.eventNumber, eventNumber));

/** Requirements in order of crn and event number, without their appointments. */
export async function listRequirements(
  db: Db,
  filter: RequirementsFilter,
  page: Page,
): Promise<Paged<RequirementRow>> {
  const area = inArea(db, people.pdu, filter);
  const where = and(
    area && inArray(requirements.crn, db.select({ crn: people.crn }).from(people).where(area)),
    filter.crn === undefined ? undefined : eq(requirements.crn, filter.crn),
    filter.status && eq(requirements.status, filter.status),
    filter.orderType && eq(requirements.orderType, filter.orderType),
    filter.deadlineFrom === undefined ? undefined : gte(requirements.deadline, filter.deadlineFrom),
    filter.deadlineTo === undefined ? undefined : lte(requirements.deadline, filter.deadlineTo),
    ofSeen(requirements.crn, filter, filter.status, filter.orderType, filter.deadlineFrom, filter.deadlineTo),
  );
  return pageOf(db, requirements, where, [requirements.crn, requirements.eventNumber], page);
}

/** One requirement with its appointments by date, or null. */
export async function requirementOf(db: Db, crn: string, eventNumber: number): Promise<Requirement | null> {
  return db.transaction((tx) => requirementIn(tx, crn, eventNumber));
}

/** Keeps a new requirement. Refused: an event number that stands already for the person, an unknown person. */
export async function createRequirement(
  db: Db,
  requirement: RequirementRow,
  against: Against<RequirementRow> = () => [],
): Promise<Change<Requirement>> {
  const { crn, eventNumber } = requirement;
  return db.transaction(
    (tx) => {
      if (!tx.select().from(people).where(eq(people.crn, crn)).get())
        return { refused: 'unknown', field: 'crn', value: crn } as const;
      if (requirementIn(tx, crn, eventNumber))
        return { refused: 'duplicate', field: 'eventNumber', value: String(eventNumber) } as const;
      const refused = faultsAgainst(db, requirement, against);
      if (refused) return refused;
      tx.insert(requirements).values(requirement).run();
      return { kept: requirementIn(tx, crn, eventNumber)! };
    },
    { behavior: 'immediate' },
  );
}

/** Changes some fields of a requirement, and plans it again. Null: no such requirement. */
export async function changeRequirement(
  db: Db,
  crn: string,
  eventNumber: number,
  patch: RequirementPatch,
  at: string,
  against: Against<RequirementRow> = () => [],
): Promise<Change<Requirement> | null> {
  return db.transaction(
    (tx) => {
      const before = tx.select().from(requirements).where(isRequirement(crn, eventNumber)).get();
      if (!before) return null;
      const refused = faultsAgainst(db, patched<RequirementRow>(before, patch), against);
      if (refused) return refused;
      if (Object.values(patch).some((value) => value !== undefined))
        tx.update(requirements).set(patch).where(isRequirement(crn, eventNumber)).run();
      replan(db, { crn, eventNumber }, at, 'appointment-change');
      return { kept: requirementIn(tx, crn, eventNumber)! };
    },
    { behavior: 'immediate' },
  );
}

function requirementIn(tx: Tx, crn: string, eventNumber: number): Requirement | null {
  const row = tx.select().from(requirements).where(isRequirement(crn, eventNumber)).get();
  if (!row) return null;
  const booked = tx
    .select()
    .from(appointments)
    .where(and(eq(appointments.crn, crn), eq(appointments.eventNumber, eventNumber)))
    .orderBy(appointments.date, appointments.from, appointments.id)
    .all();
  return { ...row, appointments: booked };
}
