import type { Rows } from '../db/rows.ts';
import { addDays, daysAWeek, type IsoDate, weekdayOf } from '../solver/calendar.ts';
import { grouped } from '../solver/grouped.ts';
import { attendedCodes } from '../solver/hours/outcomes.ts';
import type { Chance } from './chance.ts';
import { shape } from './shape.ts';

type Region = Pick<Rows, 'requirements' | 'projects' | 'appointments'>;

/**
 * Standing allocations of some of those who have begun: from the week after the one to roster on, they go on working
 * where they worked last, on the same weekday at the same time. Training is nobody's standing work.
 */
export function inventAllocations(
  { requirements, projects, appointments }: Region,
  weekStart: IsoDate,
  chance: Chance,
): Rows['allocations'] {
  const startDate = addDays(weekStart, daysAWeek);
  const goesOn = new Set(
    projects
      .filter(({ type, endDate }) => type !== 'ete' && (endDate == null || endDate >= startDate))
      .map(({ code }) => code),
  );
  const attended = appointments.filter(
    ({ project, date, outcome }) =>
      date < weekStart && goesOn.has(project) && attendedCodes.some((code) => code === outcome),
  );
  const keyOf = ({ crn, eventNumber }: { crn: string; eventNumber: number }) => `${crn} ${eventNumber}`;
  const attendedFor = grouped(attended, keyOf);
  return requirements
    .filter(({ status }) => status === 'in-force')
    .filter((requirement) => attendedFor.has(keyOf(requirement)))
    .filter(({ crn }) => chance.of(crn).happens(shape.allocatedPercent))
    .map((requirement): Rows['allocations'][number] => {
      const { crn, eventNumber } = requirement;
      const own = attendedFor.get(keyOf(requirement))!;
      const last = own.reduce((a, b) => (a.date > b.date ? a : b));
      return {
        id: `${crn}-${eventNumber}-1`,
        crn,
        eventNumber,
        project: last.project,
        frequency: 'weekly',
        weekday: weekdayOf(last.date),
        from: last.from,
        to: last.to,
        startDate,
        endDate: null,
        pickUpPoint: null,
        pickUpTime: null,
      };
    });
}
