import type { IsoDate } from '../../solver/calendar.ts';
import { daysBetween } from '../../solver/calendar.ts';
import { countInWords, dateInWords, hoursAreInWords, hoursInWords } from '../http/in-words.ts';
import type { RequirementHours } from './requirement-hours.ts';

type Finishing = Pick<
  RequirementHours,
  'state' | 'deadline' | 'leftMinutes' | 'completedOn' | 'finish' | 'finishAsAttended' | 'attendance'
>;

/** When the hours will be done, and whether that is in time. */
export function finishInWords(hours: Finishing & Pick<RequirementHours, 'pace' | 'booked'>): string {
  const { state, deadline, leftMinutes, completedOn, finish, pace, booked } = hours;
  if (completedOn !== null) return `The hours were completed on ${dateInWords(completedOn)}.`;
  if (state === 'expired')
    return (
      `The deadline, ${dateInWords(deadline)}, has passed and ${hoursAreInWords(leftMinutes)} left: ` +
      'they cannot be worked until the court extends the order.'
    );
  if (finish === null)
    return 'Nothing tells when the hours will be done: too little is booked, and there is no pace to go by.';
  const atPace = `at the pace so far of ${hoursInWords(pace.soFarMinutes ?? 0)} a week`;
  const first =
    booked.toCome.appointments > 0 ? `With what is booked, and then ${atPace}` : `A${atPace.slice(1)}`;
  const by = finish.by === 'plan' ? 'If all that is booked is attended' : first;
  return `${by}, the hours will be done on ${dateInWords(finish.date)}, ${beforeDeadline(finish.date, deadline)}.`;
}

/** The same at the attendance so far; null: it would end on the same day, or there is nothing to go by. */
export function asAttendedInWords({
  deadline,
  finish,
  finishAsAttended,
  attendance,
}: Finishing): string | null {
  if (finishAsAttended === null || finishAsAttended.date === finish?.date) return null;
  const { attended, due } = attendance;
  return (
    `At the attendance so far, ${attended} of ${countInWords(due, 'appointment')}, it would be ` +
    `${dateInWords(finishAsAttended.date)}, ${beforeDeadline(finishAsAttended.date, deadline)}.`
  );
}

function beforeDeadline(date: IsoDate, deadline: IsoDate): string {
  const days = daysBetween(date, deadline);
  if (days === 0) return `the day of the deadline`;
  return `${countInWords(Math.abs(days), 'day')} ${days > 0 ? 'before' : 'after'} the deadline, ${dateInWords(deadline)}`;
}
