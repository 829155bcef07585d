import { datesOfWeek, type IsoDate } from '../solver/calendar.ts';
import { ineligibility } from '../solver/hours/eligibility.ts';
import { type AppointmentRow, appointmentOn, type Case } from './attendance.ts';
import type { Chance } from './chance.ts';
import type { Worked } from './need.ts';
import { type SessionRow, sessionId } from './sessions.ts';
import { shape } from './shape.ts';
import { dateIn } from './timetable.ts';

/**
 * Appointments that somebody made by hand on planned sessions of the week to roster: for a few people who have hours left for the whole of
 * it, and nothing else in their diary that could be in the way. No outcome yet.
 */
export function inventOneOffs(
  cases: readonly Case[],
  workOf: (crn: string) => Worked,
  busy: ReadonlySet<string>,
  planned: readonly SessionRow[],
  weekStart: IsoDate,
  bankHolidays: ReadonlySet<IsoDate>,
  chance: Chance,
): AppointmentRow[] {
  const week = datesOfWeek(weekStart);
  const sessionOf = new Map(planned.map((session) => [session.id, session]));
  const seatsTaken = new Map<string, number>();
  return cases.flatMap(({ person, order, slots }) => {
    const own = chance.of(person.crn);
    if (busy.has(person.crn) || !own.happens(shape.oneOffPercent)) return [];
    const { assessedDate = null, inductedDate = null, ...first } = order.requirements[0];
    const remainingMinutes = first.orderedMinutes - workOf(person.crn).minutes;
    const candidate = { ...first, assessedDate, inductedDate, remainingMinutes };
    if (ineligibility(candidate, weekStart) !== null) return [];
    const sessions = slots.flatMap((slot) => {
      const date = dateIn(week, slot, bankHolidays);
      const session = date === null ? undefined : sessionOf.get(sessionId(slot, date));
      const fits =
        session &&
        session.date <= first.deadline &&
        slot.project.type !== 'ete' &&
        slot.creditMinutes <= remainingMinutes &&
        (seatsTaken.get(session.id) ?? 0) < slot.capacity;
      return fits ? [session] : [];
    });
    if (sessions.length === 0) return [];
    const session = own.oneOf(sessions);
    seatsTaken.set(session.id, (seatsTaken.get(session.id) ?? 0) + 1);
    return [appointmentOn(session, person, null, null)];
  });
}
