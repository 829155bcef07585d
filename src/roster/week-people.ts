import type { WeekRows } from '../../db/week.ts';
import type { OpenAppointmentRow } from '../../db/week-history.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { grouped } from '../../solver/grouped.ts';
import { mustCommence } from '../../solver/hours/commencement.ts';
import { weeksInHand } from '../../solver/hours/deadline.ts';
import { urgencyOf } from '../../solver/hours/urgency.ts';
import { usualMinimum } from '../../solver/hours/weekly-minimum.ts';
import { weeklyTarget } from '../../solver/hours/weekly-target.ts';
import type { Policy } from '../../solver/policy/in-force.ts';
import type { Crn, Person, Session } from '../../solver/roster/problem.ts';
import { weekAvailability } from './week-availability.ts';
import { minutesOfAppointment, type OpenRequirement } from './week-requirements.ts';

/**
 * Everyone with an open requirement, by crn. What is said of a person is said over all their open requirements: minutes
 * together, pace and urgency by the tightest of the deadlines, commenced when any of them has.
 */
export function weekPeople(
  rows: WeekRows,
  open: ReadonlyMap<Crn, readonly OpenRequirement[]>,
  sessions: readonly Session[],
  bankHolidays: ReadonlySet<IsoDate>,
  limits: Policy['limits'],
): Person[] {
  const availabilityOf = weekAvailability(rows, sessions);
  const bookedElsewhere = grouped(rows.openInWeek, (row) => row.crn);
  const usualProjects = new Map(rows.usualProjects.map((row) => [row.crn, row.project]));
  const running = new Set(sessions.map((session) => session.project));
  return rows.people
    .filter((row) => open.has(row.crn))
    .toSorted((a, b) => (a.crn < b.crn ? -1 : 1))
    .map((row) => {
      const requirements = open.get(row.crn)!;
      const booked = bookedElsewhere.get(row.crn) ?? [];
      const usual = usualProjects.get(row.crn);
      return {
        crn: row.crn,
        sex: row.sex,
        avoidAllMale: row.avoidAllMale,
        ...hoursOf(row, requirements, booked, rows.weekStart, limits),
        mustCommence:
          booked.length === 0 &&
          requirements.every((r) => r.firstWorked === null) &&
          requirements.some((r) => mustCommence(r, rows.weekStart, bankHolidays, limits)),
        availability: availabilityOf(row.crn, requirements),
        excludedTags: row.excludedTags.toSorted(),
        neededTags: row.neededTags.toSorted(),
        directSupervision: row.directSupervision,
        eteMinutesLeft: requirements.reduce((sum, r) => sum + r.eteMinutesLeft, 0),
        usualProject: usual !== undefined && running.has(usual) ? usual : null,
      };
    });
}

function hoursOf(
  row: WeekRows['people'][number],
  requirements: readonly OpenRequirement[],
  booked: readonly OpenAppointmentRow[],
  weekStart: IsoDate,
  limits: Policy['limits'],
): Pick<Person, 'minMinutes' | 'maxMinutes' | 'urgency'> {
  const employed = row.employment === 'employed';
  const begun = requirements.flatMap((r) => r.firstWorked ?? []).toSorted();
  const target = weeklyTarget(
    {
      weekStart,
      employed,
      firstWorked: begun[0] ?? null,
      dues: requirements,
      bookedMinutes: booked.reduce((sum, appointment) => sum + minutesOfAppointment(appointment), 0),
    },
    limits,
  );
  const inHand = weeksInHand(weekStart, requirements, usualMinimum(employed, limits));
  return { ...target, urgency: urgencyOf(inHand, limits) };
}
