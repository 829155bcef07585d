import type { Db } from '../../db/connect.ts';
import { type ProjectName, projectNames } from '../../db/projects.ts';
import type { IsoDate, Time } from '../../solver/calendar.ts';
import { type Standing, standingOf } from '../../solver/roster/explain/standing.ts';
import type { Crn, ProjectCode, SessionId } from '../../solver/roster/problem.ts';
import type { RosterInWeek } from './in-week.ts';
import { noSuchPerson, noSuchSession } from './not-in-week.ts';
import type { Refusal } from './refusals.ts';
import { rosterInWeek } from './remembered.ts';
import { dayUnderWay } from './under-way.ts';

/** A roster that is asked about: who would fit where, what a move would do, what a seat is worth. */
export interface Asked {
  found: RosterInWeek;
  standing: Standing;
  names: ReadonlyMap<ProjectCode, ProjectName>;
}

export type AskedRefusal = 'unknown-roster' | 'person-not-in-week' | 'session-not-in-week';

/** One for each roster that is remembered, with what of its week was open when it was asked last: many questions are asked of it in turn. */
const standings = new WeakMap<RosterInWeek, { openFrom: IsoDate | undefined; standing: Standing }>();

/**
 * The roster as it stands in its week, its bookings that the week has not left aside. With `today`, the days of the week that
 * have passed by then stay as they are; left out: what happened on them is no question.
 */
export function standingIn(found: RosterInWeek, today?: IsoDate): Standing {
  const openFrom =
    today === undefined ? undefined : (dayUnderWay(found.week.problem.weekStart, today) ?? undefined);
  const known = standings.get(found);
  if (known && known.openFrom === openFrom) return known.standing;
  const standing = standingOf(found.week.problem, found.bookings, openFrom);
  standings.set(found, { openFrom, standing });
  return standing;
}

/**
 * The roster that a question is about, on the data as they are. Refused: there is no such roster, or its week has no such
 * person or session.
 */
export async function rosterAsked(
  db: Db,
  id: number,
  about: { crn?: Crn; session?: SessionId; today?: IsoDate } = {},
): Promise<Asked | Refusal<AskedRefusal>> {
  const found = await rosterInWeek(db, id);
  if (!found) return { refused: 'unknown-roster' };
  const { region, pdu } = found.roster;
  const { problem, leftOut } = found.week;
  const { crn, session, today } = about;
  if (crn !== undefined && !problem.people.some((person) => person.crn === crn))
    return { refused: 'person-not-in-week', breaches: [noSuchPerson(crn, leftOut)] };
  if (session !== undefined && !problem.sessions.some((other) => other.id === session))
    return { refused: 'session-not-in-week', breaches: [noSuchSession(session)] };
  const names = await projectNames(db, { region, ...(pdu === null ? {} : { pdu }) });
  return { found, standing: standingIn(found, today), names };
}

/** A session as it is told: what, where and when. */
export interface SessionPlace {
  session: SessionId;
  project: ProjectCode;
  projectName: string;
  pduName: string;
  date: IsoDate;
  from: Time;
  to: Time;
  creditMinutes: number;
}

/** What, where and when a session of the week is. */
export function placeOf({ standing, names }: Asked, id: SessionId): SessionPlace {
  const { project, date, from, to, creditMinutes } = standing.facts.session(id);
  const { name, pduName } = names.get(project)!;
  return { session: id, project, projectName: name, pduName, date, from, to, creditMinutes };
}
