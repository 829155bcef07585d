import { and, eq, getTableColumns, isNull, ne, or, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { prepareAppointments } from './hours-appointments.ts';
import { programmeTimesOfPerson } from './programme-times.ts';
import * as schema from './schema.ts';

export type HoursLookUps = ReturnType<typeof prepare>;

const prepared = new WeakMap<Db, HoursLookUps>();

/** What the hours of one requirement are read by, prepared once a connection: a service is asked hundreds of times a second. */
export function hoursLookUps(db: Db): HoursLookUps {
  const known = prepared.get(db);
  if (known) return known;
  const made = prepare(db);
  prepared.set(db, made);
  return made;
}

const crn = sql.placeholder('crn');
const eventNumber = sql.placeholder('eventNumber');
const region = sql.placeholder('region');
const pdu = sql.placeholder('pdu');

function prepare(db: Db) {
  return { ...personLookUps(db), ...bookingLookUps(db), ...entryLookUps(db), ...dateLookUps(db) };
}

function personLookUps(db: Db) {
  const { people, pdus, requirements, availability, availabilityExceptions } = schema;

  return {
    person: db
      .select({ crn: people.crn, employment: people.employment, pdu: people.pdu, region: pdus.region })
      .from(people)
      .innerJoin(pdus, eq(pdus.code, people.pdu))
      .where(eq(people.crn, crn))
      .prepare(),
    requirement: db
      .select()
      .from(requirements)
      .where(and(eq(requirements.crn, crn), eq(requirements.eventNumber, eventNumber)))
      .prepare(),
    requirements: db
      .select()
      .from(requirements)
      .where(eq(requirements.crn, crn))
      .orderBy(requirements.eventNumber)
      .prepare(),
    weekly: db.select().from(availability).where(eq(availability.crn, crn)).prepare(),
    programmeTimes: programmeTimesOfPerson(db),
    exceptions: db.select().from(availabilityExceptions).where(eq(availabilityExceptions.crn, crn)).prepare(),
  };
}

function bookingLookUps(db: Db) {
  const { allocations, appointments, commitments, projects } = schema;
  const { date, from, to } = appointments;
  return {
    appointments: prepareAppointments(db),
    allocations: db
      .select({
        ...getTableColumns(allocations),
        projectType: projects.type,
        projectEndDate: projects.endDate,
      })
      .from(allocations)
      .innerJoin(projects, eq(projects.code, allocations.project))
      .where(and(eq(allocations.crn, crn), eq(allocations.eventNumber, eventNumber)))
      .orderBy(allocations.startDate, allocations.id)
      .prepare(),
    appointmentsElsewhere: db
      .select({ date, from, to, what: appointments.id })
      .from(appointments)
      .where(
        and(
          eq(appointments.crn, crn),
          ne(appointments.eventNumber, eventNumber),
          isNull(appointments.outcome),
        ),
      )
      .orderBy(date, from, appointments.id)
      .prepare(),
    commitments: db
      .select({
        date: commitments.date,
        from: commitments.from,
        to: commitments.to,
        what: sql<string>`${commitments.kind}`,
      })
      .from(commitments)
      .where(eq(commitments.crn, crn))
      .orderBy(commitments.date, commitments.from)
      .prepare(),
  };
}

function entryLookUps(db: Db) {
  const { courseCompletions, adjustments } = schema;
  return {
    courses: db
      .select({
        number: courseCompletions.number,
        course: courseCompletions.course,
        date: courseCompletions.date,
        minutes: courseCompletions.minutes,
      })
      .from(courseCompletions)
      .where(and(eq(courseCompletions.crn, crn), eq(courseCompletions.eventNumber, eventNumber)))
      .prepare(),
    adjustments: db
      .select({
        number: adjustments.number,
        adjustment: adjustments.id,
        date: adjustments.date,
        minutes: adjustments.minutes,
        reason: adjustments.reason,
        travelFor: adjustments.travelFor,
      })
      .from(adjustments)
      .where(and(eq(adjustments.crn, crn), eq(adjustments.eventNumber, eventNumber)))
      .prepare(),
  };
}

function dateLookUps(db: Db) {
  const { nonWorkingDates, rosters } = schema;
  return {
    nonWorkingDates: db
      .selectDistinct({ date: nonWorkingDates.date })
      .from(nonWorkingDates)
      .where(or(eq(nonWorkingDates.region, 'national'), eq(nonWorkingDates.region, region)))
      .orderBy(nonWorkingDates.date)
      .prepare(),
    rosteredWeeks: db
      .selectDistinct({ weekStart: rosters.weekStart })
      .from(rosters)
      .where(
        and(
          eq(rosters.state, 'published'),
          eq(rosters.region, region),
          or(isNull(rosters.pdu), eq(rosters.pdu, pdu)),
        ),
      )
      .orderBy(rosters.weekStart)
      .prepare(),
  };
}
