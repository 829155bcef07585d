import { datesOfWeek, type IsoDate, minutesOf, type Time, type Weekday } from '../solver/calendar.ts';
import { sessionCredit } from '../solver/hours/credit.ts';
import type { Chance } from './chance.ts';
import type { ProjectRow } from './projects.ts';
import { shape } from './shape.ts';
import { withSupervisors } from './supervisors.ts';

/** A session that a project runs week after week. */
export interface Slot {
  project: ProjectRow;
  weekday: Weekday;
  from: Time;
  to: Time;
  breakMinutes: number;
  creditMinutes: number;
  capacity: number;
  minAttendance: number | null;
  supervisor: string | null;
  supervisorSex: 'female' | 'male' | null;
}

type Hours = readonly [from: Time, to: Time, breakMinutes: number];

/** When evenings begin: a session that starts then or later is one beside the day's. */
const eveningFrom: Time = '17:00';
/** Days of 7 hours credited; one with an unpaid break is longer. */
const fullDays: readonly Hours[] = [
  ['09:30', '16:30', 0],
  ['09:00', '16:00', 0],
  ['10:00', '17:00', 0],
  ['09:00', '16:30', 30],
];
const halfDays: readonly Hours[] = [
  ['10:00', '14:00', 0],
  ['13:00', '17:00', 0],
];
const halfDayPercent = 8;
const evenings: readonly Hours[] = [
  ['17:30', '20:30', 0],
  ['18:00', '21:00', 0],
  ['17:30', '21:30', 0],
];
const courses: readonly Hours[] = [
  ['10:00', '15:00', 0],
  ['09:30', '16:30', 60],
];

const capacities = { group: [6, 12], individual: [1, 2], ete: [12, 16] } as const;
const ownMinAttendance = [3, 5] as const;

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
/** How likely a project of each kind is to run on a weekday, in daytime and in the evening, and most sessions a week. */
const habits = {
  group: { daytime: [10, 10, 10, 10, 10, 14, 9], evening: [2.5, 2.5, 2.5, 2.5, 2.5, 0, 0], most: 9 },
  individual: { daytime: [10, 10, 10, 10, 10, 12, 4], evening: [0, 0, 0, 0, 0, 0, 0], most: 4 },
  ete: { daytime: [10, 10, 10, 10, 10, 5, 0], evening: [4, 4, 4, 4, 4, 0, 0], most: 3 },
} as const;

/** A project's slots in the order in which they are opened as more places are needed. */
function candidates(project: ProjectRow, chance: Chance): Slot[] {
  const habit = habits[project.type];
  const [smallest, largest] = capacities[project.type];
  const usual = chance.oneOf(project.type === 'ete' ? courses : fullDays);
  const days = weekdays.flatMap((weekday) => [
    { weekday, evening: false, weight: habit.daytime[weekday - 1]! },
    { weekday, evening: true, weight: habit.evening[weekday - 1]! },
  ]);
  const slots: Slot[] = [];
  for (let left = days.filter((day) => day.weight > 0); left.length > 0 && slots.length < habit.most; ) {
    const day = chance.weighted(left.map((d) => [d, d.weight] as const));
    left = left.filter((d) => d !== day);
    const isHalf = project.type === 'group' && chance.happens(halfDayPercent);
    const daytime = isHalf ? chance.oneOf(halfDays) : usual;
    const [from, to, breakMinutes] = day.evening ? chance.oneOf(evenings) : daytime;
    const ownMinimum = project.type === 'group' && chance.happens(shape.ownMinAttendancePercent);
    slots.push({
      project,
      weekday: day.weekday,
      from,
      to,
      breakMinutes,
      creditMinutes: sessionCredit({ from, to }, breakMinutes),
      capacity: chance.whole(smallest, largest),
      minAttendance: ownMinimum ? chance.whole(...ownMinAttendance) : null,
      supervisor: null,
      supervisorSex: null,
    });
  }
  return slots;
}

/** Whether a slot is an evening one. */
export function isEvening(slot: { from: Time }): boolean {
  return minutesOf(slot.from) >= minutesOf(eveningFrom);
}

/** The date of a slot in a week (its seven dates); null where its project is closed or it is a bank holiday. */
export function dateIn(
  week: readonly IsoDate[],
  slot: Slot,
  bankHolidays: ReadonlySet<IsoDate>,
): IsoDate | null {
  const date = week[slot.weekday - 1]!;
  const { startDate, endDate } = slot.project;
  const open = startDate <= date && (endDate == null || date <= endDate);
  return open && !bankHolidays.has(date) ? date : null;
}

/**
 * The week's timetable of all projects, opened turn by turn until the seats of the week that starts on a Monday make up
 * the seat-minutes asked for, as nearly as whole sessions go; fewer if every project is full. In the order of the projects, by time in each. A
 * slot is the same in every timetable that has it: asking for more only opens more.
 */
export function inventTimetable(
  projects: readonly ProjectRow[],
  seatMinutes: number,
  weekStart: IsoDate,
  bankHolidays: ReadonlySet<IsoDate>,
  chance: Chance,
): Slot[] {
  const waiting = chance.shuffled(projects).map((project) => {
    const own = chance.of(project.code);
    return withSupervisors(candidates(project, own), own);
  });
  const week = datesOfWeek(weekStart);
  const open: Slot[] = [];
  const mostTurns = Math.max(0, ...waiting.map((slots) => slots.length));
  let left = seatMinutes;
  for (let turn = 0; turn < mostTurns; turn += 1) {
    for (const slots of waiting) {
      const slot = slots[turn];
      const runs = slot && dateIn(week, slot, bankHolidays) !== null;
      const minutes = runs ? slot.capacity * slot.creditMinutes : 0;
      // Every project has a first slot, also where a bank holiday takes it this week: it has a past all the same.
      if (!slot || (turn > 0 && minutes / 2 > left)) continue;
      open.push(slot);
      left -= minutes;
    }
  }
  const place = new Map(projects.map((project, i) => [project, i]));
  open.sort(
    (a, b) =>
      place.get(a.project)! - place.get(b.project)! ||
      a.weekday - b.weekday ||
      minutesOf(a.from) - minutesOf(b.from),
  );
  return open;
}
