import type { Rows } from '../db/rows.ts';
import { addDays, datesOfWeek, daysAWeek, type IsoDate } from '../solver/calendar.ts';
import { shape } from './shape.ts';
import { dateIn, isEvening, type Slot } from './timetable.ts';

export type SessionRow = Rows['sessions'][number];

/** The name of a slot's session on a date: a project has at most one in the daytime and one in the evening. */
export function sessionId(slot: Slot, date: IsoDate): string {
  return `${slot.project.code}-${date}${isEvening(slot) ? '-evening' : ''}`;
}

/** A slot's session on a date. */
export function sessionOn(slot: Slot, date: IsoDate, status: NonNullable<SessionRow['status']>): SessionRow {
  return {
    id: sessionId(slot, date),
    project: slot.project.code,
    date,
    from: slot.from,
    to: slot.to,
    breakMinutes: slot.breakMinutes,
    supervisor: slot.supervisor,
    supervisorSex: slot.supervisorSex,
    capacity: slot.capacity,
    minAttendance: slot.minAttendance,
    status,
  };
}

/** The sessions of the week to roster and of those that follow, all planned. */
export function plannedSessions(
  slots: readonly Slot[],
  weekStart: IsoDate,
  bankHolidays: ReadonlySet<IsoDate>,
): SessionRow[] {
  const weeks = Array.from({ length: shape.plannedWeeks }, (_, week) =>
    datesOfWeek(addDays(weekStart, week * daysAWeek)),
  );
  return weeks.flatMap((week) =>
    slots.flatMap((slot) => {
      const date = dateIn(week, slot, bankHolidays);
      return date === null ? [] : [sessionOn(slot, date, 'planned')];
    }),
  );
}
