import { addDays, daysAWeek, type IsoDate } from '../../solver/calendar.ts';
import { grouped } from '../../solver/grouped.ts';
import { stillStands } from '../../solver/roster/mend/still-stands.ts';
import {
  type Booking,
  bookingKey,
  type Crn,
  type Person,
  type RosterProblem,
} from '../../solver/roster/problem.ts';

/** Today, if it is a day of the week after its Monday; null: the week has not begun, or is over. */
export function dayUnderWay(weekStart: IsoDate, today: IsoDate): IsoDate | null {
  return weekStart < today && today < addDays(weekStart, daysAWeek) ? today : null;
}

/**
 * The part of a week that a run can still decide. Once the week is under way the days before today are as they were
 * published: those bookings are pinned (but for any that break a rule by now), and nobody can be booked on those days
 * otherwise. Points count as in the problem itself. A week that is over is one to be decided whole, as one to come.
 */
export function openPart(problem: RosterProblem, today: IsoDate): RosterProblem {
  if (dayUnderWay(problem.weekStart, today) === null) return problem;
  const sessions = new Map(problem.sessions.map((session) => [session.id, session]));
  const past = keepable(
    problem,
    problem.published.filter(([, id]) => sessions.get(id)!.date < today),
  );
  const pastOf = grouped(past, ([crn]) => crn);
  const pinned = new Map([...problem.pinned, ...past].map((pin) => [bookingKey(pin), pin]));
  const sessionWindows = (crn: Crn) =>
    (pastOf.get(crn) ?? []).map(([, id]) => {
      const { date, from, to } = sessions.get(id)!;
      return { date, from, to };
    });
  const openTo = (person: Person): Person => ({
    ...person,
    availability: [
      ...sessionWindows(person.crn),
      ...person.availability.filter((window) => window.date >= today),
    ],
  });
  return { ...problem, people: problem.people.map(openTo), pinned: [...pinned.values()] };
}

/** What of these bookings can stand by themselves: without those that break a rule, as few as it takes. */
function keepable(problem: RosterProblem, bookings: readonly Booking[]): readonly Booking[] {
  return stillStands({ ...problem, pinned: [] }, bookings).facts.bookings;
}
