import type { WeekRows } from '../../db/week.ts';
import { datesOfWeek, type IsoDate, type Window, weekdayOf } from '../../solver/calendar.ts';
import { grouped } from '../../solver/grouped.ts';
import { freeWindows } from '../../solver/hours/free-time.ts';
import type { Crn, DatedWindow, Session } from '../../solver/roster/problem.ts';
import type { OpenRequirement } from './week-requirements.ts';

type Workable = Pick<OpenRequirement, 'workableFrom' | 'deadline'>;

/**
 * When each person can work in the week, by date and time: their weekly windows in force on the date and the exceptions
 * that add to them, less the exceptions that take away, commitments, whole days on which an appointment made elsewhere
 * stands (one session a day), days on which none of their requirements can be worked, and sessions on which somebody
 * they must be kept apart from sits by an appointment made elsewhere. For these the roster has no pair to keep: their
 * time is taken out of the day, which no rule can then put back, and the rest of the day stays free.
 */
export function weekAvailability(
  rows: WeekRows,
  sessions: readonly Session[],
): (crn: Crn, requirements: readonly Workable[]) => DatedWindow[] {
  const weekly = grouped(rows.availability, (row) => row.crn);
  const exceptions = grouped(rows.exceptions, (row) => row.crn);
  const commitments = grouped(rows.commitments, (row) => row.crn);
  const keptOff = sessionsToAvoid(rows, sessions);
  const daysTaken = new Set(rows.openInWeek.map((row) => dayOf(row.crn, row.date)));
  const dates = datesOfWeek(rows.weekStart);
  return (crn, requirements) => {
    const isWorkable = (date: IsoDate) =>
      !daysTaken.has(dayOf(crn, date)) &&
      requirements.some((r) => r.workableFrom <= date && date <= r.deadline);
    return dates.filter(isWorkable).flatMap((date) => {
      const onDate = <T extends { date: IsoDate }>(list: readonly T[] | undefined) =>
        (list ?? []).filter((row) => row.date === date);
      const isInForce = (row: WeekRows['availability'][number]) =>
        row.weekday === weekdayOf(date) &&
        row.fromDate <= date &&
        (row.untilDate === null || date <= row.untilDate);
      const excepted = onDate(exceptions.get(crn));
      const open: Window[] = [
        ...(weekly.get(crn) ?? []).filter(isInForce),
        ...excepted.filter((row) => row.available),
      ];
      const taken: Window[] = [
        ...excepted.filter((row) => !row.available),
        ...onDate(commitments.get(crn)),
        ...onDate(keptOff.get(crn)),
      ];
      return freeWindows(open, taken).map(({ from, to }) => ({ date, from, to }));
    });
  };
}

const dayOf = (crn: Crn, date: IsoDate) => `${crn} ${date}`;

/** By crn, the sessions on which somebody of a keep-apart pair with them sits already. */
function sessionsToAvoid(rows: WeekRows, sessions: readonly Session[]): Map<Crn, Session[]> {
  const byId = new Map(sessions.map((session) => [session.id, session]));
  const seated = grouped(rows.openInWeek, (row) => row.crn);
  const avoid = new Map<Crn, Session[]>();
  const keep = (crn: Crn, other: Crn) => {
    const taken = (seated.get(other) ?? []).flatMap((row) => byId.get(row.session ?? '') ?? []);
    if (taken.length > 0) avoid.set(crn, [...(avoid.get(crn) ?? []), ...taken]);
  };
  for (const { crn, otherCrn } of rows.keepApart) {
    keep(crn, otherCrn);
    keep(otherCrn, crn);
  }
  return avoid;
}
