import type { Rows } from '../db/rows.ts';
import { addDays, daysAWeek, type IsoDate, minutesOf, type Time, timeOf } from '../solver/calendar.ts';
import type { Policy } from '../solver/policy/in-force.ts';
import type { Chance } from './chance.ts';
import type { PersonRow } from './people.ts';
import { shape } from './shape.ts';

export type CommitmentRow = Rows['commitments'][number];

/** Weekdays of programme groups, from the Monday on. */
const programmeWeekdays = [0, 1, 2, 3];
const programmeStarts: readonly Time[] = ['18:00', '18:30', '13:30'];
const supervisionStarts: readonly Time[] = ['09:30', '11:00', '14:00', '15:30', '17:00'];
const supervisionMinutes = 45;
const courtMinutes = 180;

function lasting(from: Time, minutes: number) {
  return { from, to: timeOf(minutesOf(from) + minutes) };
}

/**
 * What people have promised elsewhere in the planned weeks: an accredited programme on the same weekday of each,
 * supervision on one day, a court hearing on another; nothing on a bank holiday.
 */
export function inventCommitments(
  person: PersonRow,
  weekStart: IsoDate,
  policy: Policy,
  bankHolidays: ReadonlySet<IsoDate>,
  chance: Chance,
): CommitmentRow[] {
  const crn = person.crn;
  const rows: CommitmentRow[] = [];
  const programmeMinutes = policy.programmes.tspGroupMinutes.at(-1)!;
  if (chance.happens(shape.programmePercent)) {
    const day = chance.oneOf(programmeWeekdays);
    const from = person.employment === 'employed' ? programmeStarts[0]! : chance.oneOf(programmeStarts);
    for (let week = 0; week < shape.plannedWeeks; week += 1) {
      const date = addDays(weekStart, week * daysAWeek + day);
      rows.push({ crn, date, ...lasting(from, programmeMinutes), kind: 'programme' });
    }
  }
  const workingDay = () =>
    addDays(weekStart, chance.whole(0, shape.plannedWeeks - 1) * daysAWeek + chance.whole(0, 4));
  const alsoOn = (kind: CommitmentRow['kind'], date: IsoDate, window: { from: Time; to: Time }) => {
    if (!rows.some((row) => row.date === date)) rows.push({ crn, date, ...window, kind });
  };
  if (chance.happens(shape.supervisionPercent))
    alsoOn('supervision', workingDay(), lasting(chance.oneOf(supervisionStarts), supervisionMinutes));
  if (chance.happens(shape.courtPercent)) alsoOn('court', workingDay(), lasting('10:00', courtMinutes));
  return rows.filter((row) => !bankHolidays.has(row.date)).sort((a, b) => (a.date < b.date ? -1 : 1));
}
