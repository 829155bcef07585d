import type { Db } from '../../db/connect.ts';
import type { Page, Paged } from '../../db/lists.ts';
import { type ProjectName, projectNames } from '../../db/projects.ts';
import { byText } from '../../solver/by-text.ts';
import type { IsoDate, Time } from '../../solver/calendar.ts';
import { grouped } from '../../solver/grouped.ts';
import { type SessionMark, sessionMarks } from '../../solver/roster/explain/session-marks.ts';
import type { ProjectCode, Session, SessionId, SessionKind } from '../../solver/roster/problem.ts';
import { pageOfAll } from '../http/page.ts';
import type { RosterInWeek } from './in-week.ts';
import { rosterInWeek } from './remembered.ts';
import { type MarkInWords, markInWords, sessionsStanding } from './session-marks.ts';

/** A session of the week: how full it is, and what a scheduler looks for in it. */
export interface GridSession {
  session: SessionId;
  date: IsoDate;
  from: Time;
  to: Time;
  kind: SessionKind;
  booked: number;
  capacity: number;
  minAttendance: number;
  marks: MarkInWords[];
}

/** A project and its sessions of the week. */
export interface ProjectWeek {
  project: ProjectCode;
  name: string;
  pduName: string;
  sessions: GridSession[];
}

/** Which sessions of a week are asked for; a project is left out where none of its sessions is. */
export interface GridFilter {
  /** In the code or the name of the project. */
  text?: string | undefined;
  project?: ProjectCode | undefined;
  pdu?: string | undefined;
  date?: IsoDate | undefined;
  mark?: SessionMark | undefined;
}

/** A page of the projects of a roster's week, and what there is in the week as a whole. */
export interface WeekGrid extends Paged<ProjectWeek> {
  pdus: { pdu: string; name: string }[];
  marks: (MarkInWords & { sessions: number })[];
}

/** The sessions of a roster's week, by project: those of one name are by code; null: there is no such roster. */
export async function weekGrid(db: Db, id: number, filter: GridFilter, page: Page): Promise<WeekGrid | null> {
  const found = await rosterInWeek(db, id);
  if (!found) return null;
  const { region, pdu } = found.roster;
  const names = await projectNames(db, { region, ...(pdu === null ? {} : { pdu }) });
  const { sessions } = found.week.problem;
  const standing = sessionsStanding(found);
  const projects = [...grouped(sessions, ({ project }) => project)]
    .filter(([code]) => isAskedFor(code, names.get(code)!, filter))
    .map(([code, all]) => projectWeek(found, code, names.get(code)!, all, filter))
    .filter(({ sessions: asked }) => asked.length > 0)
    .sort((a, b) => byText(a.name, b.name) || byText(a.project, b.project));
  const all = [...standing.values()];
  return {
    ...pageOfAll(projects, page),
    pdus: pdusOf(sessions, names),
    marks: sessionMarks.map((mark) => ({
      ...markInWords(mark),
      sessions: all.filter(({ marks }) => marks.includes(mark)).length,
    })),
  };
}

function isAskedFor(code: ProjectCode, { name, pdu }: ProjectName, filter: GridFilter): boolean {
  const text = filter.text?.toLowerCase() ?? '';
  return (
    (filter.project ?? code) === code &&
    (filter.pdu ?? pdu) === pdu &&
    (name.toLowerCase().includes(text) || code.toLowerCase().includes(text))
  );
}

function projectWeek(
  found: RosterInWeek,
  project: ProjectCode,
  { name, pduName }: ProjectName,
  all: readonly Session[],
  { date, mark }: GridFilter,
): ProjectWeek {
  const standing = sessionsStanding(found);
  const sessions = all
    .filter((session) => (date ?? session.date) === session.date)
    .filter(({ id }) => mark === undefined || standing.get(id)!.marks.includes(mark))
    .map(({ id, kind, capacity, minAttendance, ...session }): GridSession => {
      const { booked, marks } = standing.get(id)!;
      const { from, to } = session;
      return {
        ...{ session: id, date: session.date, from, to, kind, booked, capacity, minAttendance },
        marks: marks.map(markInWords),
      };
    })
    .sort((a, b) => byText(a.date, b.date) || byText(a.from, b.from) || byText(a.session, b.session));
  return { project, name, pduName, sessions };
}

function pdusOf(sessions: readonly Session[], names: ReadonlyMap<ProjectCode, ProjectName>) {
  const pdus = new Map(
    sessions.map(({ project }) => {
      const { pdu, pduName } = names.get(project)!;
      return [pdu, pduName];
    }),
  );
  return [...pdus].map(([pdu, name]) => ({ pdu, name })).sort((a, b) => byText(a.name, b.name));
}
