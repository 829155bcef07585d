import { and, eq, getTableColumns, gte, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { IsoDate, Time } from '../solver/calendar.ts';
import { attendedCodes, calledOffCodes } from '../solver/hours/outcomes.ts';
import type { Db } from './connect.ts';
import { type AreaFilter, inArea } from './lists.ts';
import * as schema from './schema.ts';

/** What lists of requirements add up in SQL: one row a requirement. */
const { adjustments, appointments, courseCompletions, people, pdus, projects, requirements, sessions } =
  schema;

export interface HoursFilter extends AreaFilter {
  /** Sentenced on this date or later. */
  sentencedFrom?: IsoDate | undefined;
  /** Sentenced on this date or earlier. */
  sentencedTo?: IsoDate | undefined;
}

/** The condition that a requirement, joined with its person, is in force and within a filter. */
export function chosenBy(db: Db, filter: HoursFilter): SQL | undefined {
  return and(
    inArea(db, people.pdu, filter),
    eq(requirements.status, 'in-force'),
    filter.sentencedFrom === undefined ? undefined : gte(requirements.sentenceDate, filter.sentencedFrom),
    filter.sentencedTo === undefined ? undefined : lte(requirements.sentenceDate, filter.sentencedTo),
  );
}

const ofRequirement = (table: typeof appointments | typeof courseCompletions | typeof adjustments): SQL =>
  sql`${table.crn} = ${requirements.crn} and ${table.eventNumber} = ${requirements.eventNumber}`;

/** Appointments of one requirement that came to the same at one project. */
type Came = [
  outcome: string,
  project: string,
  minutes: number,
  minutesBefore: number,
  appointments: number,
  firstCredited: IsoDate | null,
];

/** An appointment without an outcome: when, and the minutes of break in it. */
export type Open = [date: IsoDate, from: Time, to: Time, breakMinutes: number];

/**
 * The requirements, whose they are, what became of their appointments (minutes credited in all and before a week,
 * attendance, and the first session worked) and which have no outcome; by crn and event number. Each requirement adds
 * up its own appointments, so that nothing has to be sorted first.
 */
export function requirementRows(db: Db, chosen: SQL | undefined, weekStart: IsoDate) {
  const ete = db.select({ code: projects.code }).from(projects).where(eq(projects.type, 'ete')).all();
  const isEte = new Set(ete.map(({ code }) => code));
  return db
    .select({
      requirement: getTableColumns(requirements),
      person: { crn: people.crn, employment: people.employment, pdu: people.pdu, region: pdus.region },
      came: cameTo(weekStart),
      open: stillOpen,
    })
    .from(people)
    .innerJoin(pdus, eq(pdus.code, people.pdu))
    .innerJoin(requirements, eq(requirements.crn, people.crn))
    .where(chosen)
    .orderBy(requirements.crn, requirements.eventNumber)
    .all()
    .map(({ came, open, ...row }) => ({
      ...row,
      work: workOf(JSON.parse(came), isEte),
      open: (JSON.parse(open) as Open[]).sort(([a], [b]) => (a < b ? -1 : Number(a > b))),
    }));
}

/** What became of the appointments of a requirement, as JSON: `Came[]`. */
function cameTo(weekStart: IsoDate) {
  const { date, outcome, creditedMinutes: credited, project } = appointments;
  return sql<string>`(
    select json_group_array(json(came)) from (
      select json_array(${outcome}, ${project}, sum(${credited}), sum(iif(${date} < ${weekStart}, ${credited}, 0)),
        count(*), min(iif(${credited} > 0, ${date}, null))) as came
      from ${appointments} where ${ofRequirement(appointments)} and ${outcome} is not null
      group by ${outcome}, ${project}))`;
}

/** The appointments of a requirement that have no outcome, as JSON: `Open[]`. */
const stillOpen = sql<string>`(
  select json_group_array(json_array(${appointments.date}, ${appointments.from}, ${appointments.to}, coalesce(
    (select ${sessions.breakMinutes} from ${sessions} where ${sessions.id} = ${appointments.session}), 0)))
  from ${appointments} where ${ofRequirement(appointments)} and ${appointments.outcome} is null)`;

function workOf(came: readonly Came[], isEte: ReadonlySet<string>) {
  const work = { minutes: 0, eteMinutes: 0, minutesBefore: 0, eteMinutesBefore: 0, attended: 0, due: 0 };
  let firstWorked: IsoDate | null = null;
  for (const [outcome, project, minutes, minutesBefore, count, firstCredited] of came) {
    work.minutes += minutes;
    work.minutesBefore += minutesBefore;
    if (isEte.has(project)) {
      work.eteMinutes += minutes;
      work.eteMinutesBefore += minutesBefore;
    }
    const attended = attendedCodes.some((code) => code === outcome);
    if (attended) work.attended += count;
    if (!calledOffCodes.some((code) => code === outcome)) work.due += count;
    if (attended && firstCredited !== null && (firstWorked === null || firstCredited < firstWorked))
      firstWorked = firstCredited;
  }
  return { ...work, firstWorked };
}

/** Minutes of course completions, or of adjustments, in all and before a week. */
export function entryRows(
  db: Db,
  chosen: SQL | undefined,
  table: typeof courseCompletions | typeof adjustments,
  weekStart: IsoDate,
) {
  const { crn, eventNumber, date, minutes } = table;
  return db
    .select({
      crn,
      eventNumber,
      minutes: sql<number>`sum(${minutes})`,
      minutesBefore: sql<number>`sum(iif(${date} < ${weekStart}, ${minutes}, 0))`,
    })
    .from(people)
    .innerJoin(requirements, eq(requirements.crn, people.crn))
    .innerJoin(table, ofRequirement(table))
    .where(chosen)
    .groupBy(crn, eventNumber)
    .all();
}

/** The dates on which people can work otherwise than by the week, and when these people can work in the week. */
export function freeTimeRows(db: Db, chosen: SQL | undefined) {
  const { availability, availabilityExceptions: exceptions } = schema;
  const crns = db
    .select({ crn: requirements.crn })
    .from(people)
    .innerJoin(requirements, eq(requirements.crn, people.crn))
    .where(chosen);
  const excepted = db.select({ crn: exceptions.crn }).from(exceptions).where(inArray(exceptions.crn, crns));
  return {
    weekly: db.select().from(availability).where(inArray(availability.crn, excepted)).all(),
    exceptions: db.select().from(exceptions).where(inArray(exceptions.crn, crns)).all(),
  };
}
