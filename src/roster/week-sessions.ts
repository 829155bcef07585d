import type { WeekRows } from '../../db/week.ts';
import type { OpenAppointmentRow } from '../../db/week-history.ts';
import { grouped } from '../../solver/grouped.ts';
import { sessionCredit } from '../../solver/hours/credit.ts';
import type { Policy } from '../../solver/policy/in-force.ts';
import type { Session } from '../../solver/roster/problem.ts';

/** Something of the rows that the problem could not say, told to whoever reads the roster. */
export interface Note {
  code: 'pin-left-out' | 'published-left-out' | 'runs-already' | 'full-already' | 'project-closed';
  crn: string | null;
  session: string;
  message: string;
}

export interface WeekSessions {
  /** In order of id. */
  sessions: Session[];
  notes: Note[];
}

type SessionRow = WeekRows['sessions'][number];
type ProjectRow = WeekRows['projects'][number];

const oneIsEnough = 1;

/**
 * The sessions of the week that can take people, less the seats that appointments made elsewhere have taken: those
 * count towards capacity and attendance alike, and a woman among them is a woman present. A session that they fill is
 * left out (there is nothing to decide, and with nobody to book it would look stood down), and so is one on a day when
 * its project is closed.
 */
export function weekSessions(rows: WeekRows, limits: Policy['limits']): WeekSessions {
  const projects = new Map(rows.projects.map((project) => [project.code, project]));
  const takenBySession = grouped(rows.openInWeek, (row) => row.session);
  const sessions: Session[] = [];
  const notes: Note[] = [];
  const inOrder = rows.sessions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const row of inOrder) {
    const project = projects.get(row.project)!;
    const taken = takenBySession.get(row.id) ?? [];
    const note = (code: Note['code'], message: string) =>
      notes.push({ code, crn: null, session: row.id, message: `${row.id}: ${message}` });
    if (row.date < project.startDate || (project.endDate !== null && row.date > project.endDate)) {
      note('project-closed', `project ${project.code} is closed on ${row.date}`);
      continue;
    }
    const session = sessionOf(row, project, taken, limits);
    if (taken.length > 0 && session.capacity === 0) {
      note('full-already', 'appointments made elsewhere fill it');
      continue;
    }
    if (session.kind === 'group' && taken.length > 0 && session.minAttendance === 0)
      note('runs-already', 'appointments made elsewhere are enough for it to run');
    sessions.push(session);
  }
  return { sessions, notes };
}

function sessionOf(
  row: SessionRow,
  project: ProjectRow,
  taken: readonly OpenAppointmentRow[],
  limits: Policy['limits'],
): Session {
  const viable = project.type === 'group' ? limits.viableAttendance : oneIsEnough;
  return {
    id: row.id,
    project: row.project,
    kind: project.type,
    date: row.date,
    from: row.from,
    to: row.to,
    creditMinutes: sessionCredit(row, row.breakMinutes),
    capacity: Math.max(0, row.capacity - taken.length),
    minAttendance: Math.max(0, (row.minAttendance ?? viable) - taken.length),
    womenOnly: project.sexPolicy === 'women-only',
    womanPresent:
      row.supervisorSex === 'female' ||
      project.hostSex === 'female' ||
      taken.some((seat) => seat.sex === 'female'),
    tags: project.tags.toSorted(),
  };
}
