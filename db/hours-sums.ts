import { and, eq, getTableColumns, gte, inArray, lte, ne, type SQL, sql } from 'drizzle-orm';
import type { IsoDate, Time } from '../solver/calendar.ts';
import { sessionCredit } from '../solver/hours/credit.ts';
import { attendedCodes, calledOffCodes } from '../solver/hours/outcomes.ts';
import type { Db } from './connect.ts';
import { countedMinutes } from './counted-minutes.ts';
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

/** The condition that a requirement is of its person, in force, and within a filter. */
export function chosenBy(db: Db, filter: HoursFilter): SQL | undefined {
  return and(
    eq(requirements.crn, people.crn),
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

/** An appointment without an outcome: when, on which session, and at which project. */
type Open = [date: IsoDate, from: Time, to: Time, session: string | null, project: string];

/**
 * The requirements, whose they are, what became of their appointments (minutes credited in all and before a week,
 * attendance, and the first session worked) and which have no outcome, by date; in no order. Each requirement adds up
 * its own appointments, so that nothing has to be sorted first. The area is looked for first, by a cross join, whose
 * order stands: a plan of SQLite's own reads the requirements of the whole country.
 */
export function requirementRows(db: Db, chosen: SQL | undefined, weekStart: IsoDate) {
  const ete = db.select({ code: projects.code }).from(projects).where(eq(projects.type, 'ete')).all();
  const isEte = new Set(ete.map(({ code }) => code));
  const rows = db
    .select({
      requirement: getTableColumns(requirements),
      person: { crn: people.crn, employment: people.employment, pdu: people.pdu, region: pdus.region },
      came: cameTo(weekStart),
      open: stillOpen,
    })
    .from(people)
    .crossJoin(requirements)
    .innerJoin(pdus, eq(pdus.code, people.pdu))
    .where(chosen)
    .all()
    .map(({ came, open, ...row }) => ({
      ...row,
      work: workOf(JSON.parse(came), isEte),
      open: JSON.parse(open) as Open[],
    }));
  const breakOf = breaksOf(
    db,
    rows.flatMap(({ open }) => open.map(([, , , session]) => session)),
  );
  return rows.map(({ open, ...row }) => ({
    ...row,
    open: open
      .map(([date, from, to, session, project]) => ({
        date,
        minutes: sessionCredit({ from, to }, breakOf(session)),
        isEte: isEte.has(project),
      }))
      .sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date))),
  }));
}

/** The minutes of break in sessions, each read once: many people are on the same ones. */
function breaksOf(db: Db, ids: readonly (string | null)[]): (session: string | null) => number {
  const asked = sql`(select value from json_each(${JSON.stringify([...new Set(ids)])}))`;
  const { id, breakMinutes } = sessions;
  const found = db
    .select({ id, breakMinutes })
    .from(sessions)
    .where(and(inArray(id, asked), ne(breakMinutes, 0)))
    .all();
  const known = new Map(found.map((session) => [session.id, session.breakMinutes]));
  return (session) => (session === null ? 0 : (known.get(session) ?? 0));
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
  select json_group_array(json_array(
    ${appointments.date}, ${appointments.from}, ${appointments.to}, ${appointments.session},
    ${appointments.project}))
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

/** Minutes of course completions, or of adjustments, that count, in all and before a week. */
export function entryRows(
  db: Db,
  chosen: SQL | undefined,
  table: typeof courseCompletions | typeof adjustments,
  weekStart: IsoDate,
) {
  const { crn, eventNumber, date } = table;
  const minutes = countedMinutes(table);
  return db
    .select({
      crn,
      eventNumber,
      minutes: sql<number>`sum(${minutes})`,
      minutesBefore: sql<number>`sum(iif(${date} < ${weekStart}, ${minutes}, 0))`,
    })
    .from(people)
    .crossJoin(requirements)
    .innerJoin(table, ofRequirement(table))
    .where(chosen)
    .groupBy(crn, eventNumber)
    .all();
}

/** The dates on which people can work otherwise than by the week, and when these people can work in the week. */
export function freeTimeRows(db: Db, chosen: SQL | undefined) {
  const { availability, availabilityExceptions: exceptions } = schema;
  const crns = db.select({ crn: requirements.crn }).from(people).crossJoin(requirements).where(chosen);
  const excepted = db.select({ crn: exceptions.crn }).from(exceptions).where(inArray(exceptions.crn, crns));
  return {
    weekly: db.select().from(availability).where(inArray(availability.crn, excepted)).all(),
    exceptions: db.select().from(exceptions).where(inArray(exceptions.crn, crns)).all(),
  };
}
