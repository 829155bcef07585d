import { type IsoDate, lengthOf, type Time } from './calendar.ts';
import type { Policy } from './policy/in-force.ts';
import type { Fault } from './roster/problem.ts';

/**
 * What the fields of a row must be to each other and to the policy, whichever door it comes in by: files or requests.
 * A field that is undefined or null breaks no rule here. Paths are field names; messages complete "<the field> ...".
 */
export type RowRule =
  | 'order'
  | 'out-of-range'
  | 'hours'
  | 'project-dates'
  | 'future'
  | 'missing'
  | 'malformed'
  | 'unknown'
  | 'region';
export type RowFault = Fault<RowRule>;

type Maybe<T> = T | null | undefined;
/** Some fields of a row. */
export type Fields<Name extends string, Value> = { readonly [F in Name]?: Maybe<Value> };

/** Whether a field has a value. */
export const isSet = <T>(value: Maybe<T>): value is T => value !== undefined && value !== null;

/** The fault, if the rule is broken. */
export function fault(broken: boolean, path: string, code: RowRule, message: string): RowFault[] {
  return broken ? [{ code, path, message }] : [];
}

/** A stretch of a day ends after it starts. */
export function windowInOrder({ from, to }: Fields<'from' | 'to', Time>): RowFault[] {
  return fault(isSet(from) && isSet(to) && from >= to, 'to', 'order', 'must be later than the start time');
}

/** A pick-up is a place and a time, or neither, and is over when work starts. */
export function pickUpBeforeStart(row: Fields<'pickUpPoint' | 'pickUpTime' | 'from', string>): RowFault[] {
  const { pickUpPoint, pickUpTime, from } = row;
  const late = isSet(pickUpTime) && isSet(from) && pickUpTime >= from;
  return [
    ...fault(
      isSet(pickUpTime) && pickUpPoint === null,
      'pickUpPoint',
      'missing',
      'must be given with a pick-up time',
    ),
    ...fault(
      isSet(pickUpPoint) && pickUpTime === null,
      'pickUpTime',
      'missing',
      'must be given with a pick-up point',
    ),
    ...fault(late, 'pickUpTime', 'order', 'must be before the start time'),
  ];
}

/** A date is not before one that comes first; `words` names the first. */
export function datesInOrder<F extends string>(
  row: Fields<F, IsoDate>,
  first: F,
  last: F,
  words: string,
): RowFault[] {
  const [earlier, later] = [row[first], row[last]];
  return fault(
    isSet(earlier) && isSet(later) && earlier > later,
    last,
    'order',
    `must not be before the ${words}`,
  );
}

/** A place, its degrees held in two fields, lies in England and Wales. */
export function onTheMap<F extends string>(
  row: Fields<F, number>,
  latitude: F,
  longitude: F,
  { limits }: Policy,
): RowFault[] {
  const within = (field: F, [least = 0, most = 0]: readonly number[]) => {
    const value: Maybe<number> = row[field];
    const outside = isSet(value) && (value < least || value > most);
    return fault(outside, field, 'out-of-range', `must be ${least} to ${most}: England and Wales`);
  };
  return [...within(latitude, limits.latitudeDegrees), ...within(longitude, limits.longitudeDegrees)];
}

/** The deadline comes after sentence, and nothing of an order before it. */
export function stagesInOrder(
  row: Fields<'sentenceDate' | 'deadline' | 'allocatedDate' | 'assessedDate' | 'inductedDate', IsoDate>,
): RowFault[] {
  const { sentenceDate, deadline } = row;
  const notAfter = isSet(sentenceDate) && isSet(deadline) && deadline <= sentenceDate;
  return [
    ...fault(notAfter, 'deadline', 'order', 'must be after the sentence date'),
    ...(['allocatedDate', 'assessedDate', 'inductedDate'] as const).flatMap((stage) =>
      datesInOrder(row, 'sentenceDate', stage, 'sentence date'),
    ),
  ];
}

type Order = Fields<'orderType' | 'sentenceDate', string> & Fields<'orderedMinutes', number>;

const isDefaultOrder = ({ orderType }: Order) => orderType === 'supervision-default';

/** The minutes of one order are what a court can order, by the policy in force on the day of sentence. */
export function hoursOfOrder(order: Order, { limits }: Policy): RowFault[] {
  const { orderType, orderedMinutes } = order;
  if (!isSet(orderType) || !isSet(orderedMinutes)) return [];
  const [least, most] = isDefaultOrder(order)
    ? [limits.supervisionDefaultMinimumMinutes, limits.supervisionDefaultMaximumMinutes]
    : [limits.orderMinimumMinutes, limits.orderMaximumMinutes];
  const message = `must be ${least} to ${most} minutes for this order type`;
  return fault(orderedMinutes < least || orderedMinutes > most, 'orderedMinutes', 'hours', message);
}

/**
 * The minutes of orders made together are at most what a court can order in all. Orders are made together when they are
 * made on one day; default orders have limits of their own. `orders` are all those of the person, this one among them.
 */
export function hoursTogether(order: Order, orders: readonly Order[], { limits }: Policy): RowFault[] {
  if (!isSet(order.sentenceDate) || isDefaultOrder(order)) return [];
  const together = orders.filter(
    (other) => other.sentenceDate === order.sentenceDate && !isDefaultOrder(other),
  );
  const sum = together.reduce((minutes, other) => minutes + (other.orderedMinutes ?? 0), 0);
  const message = `of orders made together must be at most ${limits.orderMaximumMinutes}, these are ${sum}`;
  return fault(together.length > 1 && sum > limits.orderMaximumMinutes, 'orderedMinutes', 'hours', message);
}

/** The break of a session leaves something to credit. */
export function creditLeft(
  session: Fields<'from' | 'to', Time> & Fields<'breakMinutes', number>,
): RowFault[] {
  const { from, to, breakMinutes } = session;
  if (!isSet(from) || !isSet(to) || !isSet(breakMinutes) || from >= to) return [];
  const message = 'must be less than the length of the session';
  return fault(breakMinutes >= lengthOf({ from, to }), 'breakMinutes', 'out-of-range', message);
}

/** A session lies within the dates of its project. */
export function withinProject(
  { date }: Fields<'date', IsoDate>,
  project: Fields<'startDate' | 'endDate', IsoDate> | undefined,
): RowFault[] {
  if (!isSet(date) || !project) return [];
  const { startDate, endDate } = project;
  const outside = (isSet(startDate) && date < startDate) || (isSet(endDate) && date > endDate);
  return fault(outside, 'date', 'project-dates', 'must lie within the dates of the project');
}

/** A session can hold the people without whom it does not run. */
export function attendanceWithinCapacity(session: Fields<'minAttendance' | 'capacity', number>): RowFault[] {
  const { minAttendance, capacity } = session;
  const never = isSet(minAttendance) && isSet(capacity) && minAttendance > capacity;
  return fault(never, 'minAttendance', 'out-of-range', 'must be at most the capacity');
}

/** No session has run before its day: a run leaves out those that have. */
export function runByNow({ status, date }: Fields<'status' | 'date', string>, today: IsoDate): RowFault[] {
  const message = 'cannot be run yet: the date is to come';
  return fault(status === 'run' && isSet(date) && date > today, 'status', 'future', message);
}
