import { and, eq, gte, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { type SQLiteColumn, unionAll } from 'drizzle-orm/sqlite-core';
import type { IsoDate } from '../solver/calendar.ts';
import type { Db } from './connect.ts';
import { groupMembers, groupSessions, groups, oneToOnes, people, referrals } from './schema.ts';
import { theirs } from './theirs.ts';
import type { Reader } from './week-history.ts';

/** A time that an accredited programme has of a person: nothing else is booked then. */
export interface ProgrammeTime {
  crn: string;
  date: IsoDate;
  from: string;
  to: string;
  /** The group session or one-to-one. */
  id: string;
  group: string;
}

/** The programme times of people of some PDUs from a first date to a last one, by date, time and crn. */
export function programmeTimes(
  tx: Reader,
  pdus: readonly string[],
  first: IsoDate,
  last: IsoDate,
): ProgrammeTime[] {
  return timesOf(tx, inArray(people.pdu, [...pdus]), first, last);
}

/** The same of some people. */
export function programmeTimesOf(
  tx: Reader,
  crns: readonly string[],
  first: IsoDate,
  last: IsoDate,
): ProgrammeTime[] {
  return timesOf(tx, among(people.crn, crns), first, last);
}

/** The condition that a column holds one of many values, as one variable however many they are. */
export const among = (column: SQLiteColumn, values: readonly string[]): SQL =>
  sql`${column} in (select value from json_each(${JSON.stringify(values)}))`;

function timesOf(tx: Reader, whose: SQL, first: IsoDate, last: IsoDate): ProgrammeTime[] {
  const within = (table: typeof groupSessions | typeof oneToOnes) =>
    and(whose, gte(table.date, first), lte(table.date, last));
  return unionAll(sessionTimes(tx, within(groupSessions)), oneToOneTimes(tx, within(oneToOnes)))
    .orderBy(sql`date`, sql`from_time`, sql`whose`)
    .all();
}

/** All programme times of one person (placeholder `crn`), to come or past, to be prepared. */
export function programmeTimesOfPerson(db: Db) {
  const ofPerson = eq(people.crn, sql.placeholder('crn'));
  return unionAll(sessionTimes(db, ofPerson), oneToOneTimes(db, ofPerson))
    .orderBy(sql`date`, sql`from_time`)
    .prepare();
}

/** Named, so that times of both kinds can be sorted by it. */
const crn = sql<string>`${referrals.crn}`.as('whose');

/** What is planned of a group and is a member's. */
function sessionTimes(tx: Reader, where: SQL | undefined) {
  const { date, from, to, id, group } = groupSessions;
  return tx
    .select({ crn, date, from, to, id, group })
    .from(groupMembers)
    .innerJoin(referrals, eq(referrals.id, groupMembers.referral))
    .innerJoin(people, eq(people.crn, referrals.crn))
    .innerJoin(groups, eq(groups.id, groupMembers.group))
    .innerJoin(groupSessions, eq(groupSessions.group, groupMembers.group))
    .where(and(where, eq(groupSessions.status, 'planned'), theirs));
}

function oneToOneTimes(tx: Reader, where: SQL | undefined) {
  const { date, from, to, id, group } = oneToOnes;
  return tx
    .select({ crn, date, from, to, id, group })
    .from(oneToOnes)
    .innerJoin(referrals, eq(referrals.id, oneToOnes.referral))
    .innerJoin(people, eq(people.crn, referrals.crn))
    .leftJoin(
      groupMembers,
      and(eq(groupMembers.group, oneToOnes.group), eq(groupMembers.referral, oneToOnes.referral)),
    )
    .where(
      and(
        where,
        eq(oneToOnes.status, 'planned'),
        or(isNull(groupMembers.leftOn), lt(date, groupMembers.leftOn)),
      ),
    );
}
