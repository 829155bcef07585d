import { isSame } from '../../db/append.ts';
import { attendedCodes } from '../../solver/hours/outcomes.ts';
import { type Found, found, isAfter, isSet } from './found.ts';
import type { Row } from './nouns.ts';
import type { World } from './world.ts';

/** What is asked of rows that are written down towards a requirement. */
interface Dated {
  crn?: string;
  eventNumber?: number;
  date?: string;
}

/** Nothing counts towards a requirement that was before its sentence. */
export function afterSentence({ crn, eventNumber, date }: Dated, world: World): Found[] {
  const sentenceDate = world.requirement(crn, eventNumber)?.sentenceDate;
  return found(isAfter(sentenceDate, date), 'date', 'order', 'must not be before the sentence date');
}

/** What is written down has happened, since sentence. */
export function dated(row: Dated, world: World): Found[] {
  const toCome = isAfter(row.date, world.today);
  return [...afterSentence(row, world), ...found(toCome, 'date', 'future', 'must not be to come')];
}

/** No entry gives or takes more minutes than a court can order in all: more is a slip of the keyboard. */
export function minutesWithinOrders(row: Dated & { minutes?: number }, world: World): Found[] {
  const { crn, date, minutes } = row;
  const most = world.policyIn(world.person(crn)?.pdu, date ?? world.today)?.limits.orderMaximumMinutes;
  const tooMany = isSet(minutes) && isSet(most) && Math.abs(minutes) > most;
  return found(tooMany, 'minutes', 'out-of-range', `must be at most ${most} minutes, as a court can order`);
}

/** Travel is credited for a session of the same requirement that the person attended, other than training. */
export function travel(row: Partial<Row<'adjustments'>>, world: World): Found[] {
  const { crn, eventNumber, minutes, travelFor } = row;
  const appointment = isSet(travelFor) ? world.appointment(travelFor) : undefined;
  if (!appointment) return [];
  const limits = world.policyIn(world.person(crn)?.pdu, row.date ?? world.today)?.limits;
  const most = limits?.travelCreditMostMinutes ?? Number.POSITIVE_INFINITY;
  const other = isOther(appointment.crn, crn) || isOther(appointment.eventNumber, eventNumber);
  const { outcome } = appointment;
  const attended = outcome === undefined || attendedCodes.some((code) => code === outcome);
  const training = world.project(appointment.project)?.type === 'ete';
  const tooMuch = isSet(minutes) && Math.abs(minutes) > most;
  return [
    ...found(other, 'travelFor', 'travel', 'must be an appointment of the same requirement'),
    ...found(!attended || training, 'travelFor', 'travel', 'must be attended, and not training'),
    ...found(isAfter(appointment.date, row.date), 'date', 'travel', 'must not be before the session'),
    ...found(tooMuch, 'minutes', 'travel', `must be at most ${most} for one session`),
  ];
}

const isOther = <T>(one: T | undefined, other: T | undefined) => isSet(one) && isSet(other) && one !== other;

const stands = (broken: boolean, column: string) =>
  found(
    broken,
    column,
    'written-down',
    'is written down already, and otherwise: counter it by an adjustment',
  );

/** A completion that is kept stays as it is. */
export function completionAsKept(row: Partial<Row<'courseCompletions'>>, world: World): Found[] {
  const kept = isSet(row.reference) ? world.keptCompletion(row.reference) : undefined;
  return stands(kept !== undefined && !isSame(row, kept), 'reference');
}

/** An adjustment that is kept stays as it is. */
export function adjustmentAsKept(row: Partial<Row<'adjustments'>>, world: World): Found[] {
  const kept = isSet(row.id) ? world.keptAdjustment(row.id) : undefined;
  return stands(kept !== undefined && !isSame(row, kept), 'id');
}
