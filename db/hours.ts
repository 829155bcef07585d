import type { IsoDate } from '../solver/calendar.ts';
import type { Entry } from '../solver/hours/entries.ts';
import type { Elsewhere } from '../solver/hours/plan-bounds.ts';
import { type ExceptionWindow, statedAbsences, type WeeklyWindow } from '../solver/hours/stated-absences.ts';
import type { Region } from '../solver/policy/entry.ts';
import type { SessionKind } from '../solver/roster/problem.ts';
import type { Db } from './connect.ts';
import { type HoursAppointment, readAppointments } from './hours-appointments.ts';
import { type HoursLookUps, hoursLookUps } from './hours-look-ups.ts';
import type { RequirementRow } from './requirements.ts';
import type { allocations, employments } from './schema.ts';

export type { HoursAppointment };
export type AllocationRow = typeof allocations.$inferSelect;

/** An allocation, and of its project the type and the last day; null: open. */
export interface HoursAllocation extends AllocationRow {
  projectType: SessionKind;
  projectEndDate: IsoDate | null;
}

/** A person as far as their hours go. */
export interface HoursPerson {
  crn: string;
  employment: (typeof employments)[number];
  pdu: string;
  region: Region;
}

/** Everything that the hours of one requirement are derived from, as kept at one moment. */
export interface HoursRows {
  person: HoursPerson;
  requirement: RequirementRow;
  /** By number; those that a later one corrects stand too. */
  entries: Entry[];
  /** By date, time and id. */
  appointments: HoursAppointment[];
  /** By start date and id. */
  allocations: HoursAllocation[];
  /** Days on which the person has said that they cannot work, in order. */
  absences: IsoDate[];
  /** Of the region and of all regions, in order; bank holidays count besides. */
  nonWorkingDates: IsoDate[];
  /** Mondays of the weeks of which a roster of the person's region or PDU is published, in order. */
  rosteredWeeks: IsoDate[];
  /** Where the person is to come besides: by their other requirements, by their programme groups, and by commitments. */
  elsewhere: Elsewhere[];
}

/** The hours of one requirement, or null. */
export async function hoursRowsOf(db: Db, crn: string, eventNumber: number): Promise<HoursRows | null> {
  return db.transaction(() => readHours(db, crn, eventNumber));
}

/** The hours of every requirement of a person, by event number; null: no such person. */
export async function hoursRowsOfPerson(db: Db, crn: string): Promise<HoursRows[] | null> {
  return db.transaction(() => {
    const look = hoursLookUps(db);
    const person = look.person.get({ crn });
    if (!person) return null;
    return look.requirements.all({ crn }).map((requirement) => readRows(look, person, requirement));
  });
}

/** The same of one requirement, within a transaction. */
export function readHours(db: Db, crn: string, eventNumber: number): HoursRows | null {
  const look = hoursLookUps(db);
  const person = look.person.get({ crn });
  const requirement = look.requirement.get({ crn, eventNumber });
  return person && requirement ? readRows(look, person, requirement) : null;
}

function readRows(look: HoursLookUps, person: HoursPerson, requirement: RequirementRow): HoursRows {
  const { crn, eventNumber } = requirement;
  const { pdu, region } = person;
  const exceptions: ExceptionWindow[] = look.exceptions.all({ crn });
  const weekly = exceptions.length === 0 ? [] : (look.weekly.all({ crn }) as WeeklyWindow[]);
  const { json } = look.appointments.get({ crn, eventNumber })!;
  const { appointments, entries } = readAppointments(requirement, json);
  return {
    person,
    requirement,
    entries: entriesOf(look, requirement, entries),
    appointments,
    allocations: look.allocations.all({ crn, eventNumber }),
    absences: statedAbsences(weekly, exceptions),
    nonWorkingDates: look.nonWorkingDates.all({ region }).map(({ date }) => date),
    rosteredWeeks: look.rosteredWeeks.all({ region, pdu }).map(({ weekStart }) => weekStart),
    elsewhere: [
      ...look.appointmentsElsewhere.all({ crn, eventNumber }),
      ...look.programmeTimes.all({ crn }).map(({ date, from, to, id }) => ({ date, from, to, what: id })),
      ...look.commitments.all({ crn }),
    ],
  };
}

/** Entries of the three kinds, by number. */
function entriesOf(
  look: HoursLookUps,
  { crn, eventNumber }: RequirementRow,
  outcomes: readonly Entry[],
): Entry[] {
  const courses = look.courses.all({ crn, eventNumber }).map((row): Entry => ({ kind: 'course', ...row }));
  const adjustments = look.adjustments
    .all({ crn, eventNumber })
    .map((row): Entry => ({ kind: 'adjustment', ...row }));
  return [...outcomes, ...courses, ...adjustments].sort((one, other) => one.number - other.number);
}
