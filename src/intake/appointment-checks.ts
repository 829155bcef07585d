import { contains, lengthOf, overlaps } from '../../solver/calendar.ts';
import { attendedCodes, outcomeOf } from '../../solver/hours/outcomes.ts';
import { type Found, found, isAfter, isSet } from './found.ts';
import type { Row } from './nouns.ts';
import type { World } from './world.ts';

type MaybeWindow = { from?: string; to?: string };

/** Whether a window lies in another; one that is not set breaks no rule. */
export function fits({ from, to }: MaybeWindow, outer: MaybeWindow): boolean {
  if (!isSet(from) || !isSet(to) || !isSet(outer.from) || !isSet(outer.to)) return true;
  return contains({ from: outer.from, to: outer.to }, { from, to });
}

/** An outcome and the minutes that it credits stand together, and are possible. */
export function outcomeAndCredit(row: Partial<Row<'appointments'>>, world: World): Found[] {
  const { outcome, creditedMinutes, date, from, to } = row;
  const attended = isSet(outcome) ? outcomeOf(outcome)?.attended : undefined;
  const length = isSet(from) && isSet(to) && from < to ? lengthOf({ from, to }) : null;
  const tooMuch = isSet(creditedMinutes) && length !== null && creditedMinutes > length;
  const notEarned = attended === false && isSet(creditedMinutes) && creditedMinutes > 0;
  const toCome = attended === true && isAfter(date, world.today);
  return [
    ...found(
      isSet(outcome) && creditedMinutes === null,
      'creditedMinutes',
      'outcome',
      'an outcome needs them',
    ),
    ...found(outcome === null && isSet(creditedMinutes), 'outcome', 'outcome', 'credited minutes need one'),
    ...found(tooMuch, 'creditedMinutes', 'credit', `must be at most the appointment's ${length} minutes`),
    ...found(notEarned, 'creditedMinutes', 'credit', 'must be 0 with this outcome'),
    ...found(toCome, 'outcome', 'future', 'cannot be known yet: the date is to come'),
  ];
}

/** An appointment on a session is where and when the session is. */
export function asSession(row: Partial<Row<'appointments'>>, world: World): Found[] {
  const session = isSet(row.session) ? world.session(row.session) : undefined;
  if (!session) return [];
  const waiting = session.status === 'stood-down' && row.outcome === null;
  return [
    ...(['project', 'date'] as const).flatMap((column) =>
      found(
        isSet(row[column]) && isSet(session[column]) && row[column] !== session[column],
        column,
        'as-session',
        'must be that of the session',
      ),
    ),
    ...found(!fits(row, session), 'from', 'as-session', 'must lie within the times of the session'),
    ...found(waiting, 'outcome', 'as-session', 'must be given: the session has been stood down'),
  ];
}

type Booked = ReturnType<World['appointmentsOf']>[number];

/** Whether a person was, or is to be, there: no absence, and nothing that an allocation made, which gives way by itself. */
function isThere({ outcome, allocation = null }: Booked): boolean {
  return isSet(outcome) ? attendedCodes.some((code) => code === outcome) : allocation === null;
}

/** Nobody is in two places at once: no time is credited, or booked, twice. */
export function inOnePlace(row: Partial<Row<'appointments'>>, world: World): Found[] {
  const { id, crn, date, from, to } = row;
  if (!isSet(crn) || !isSet(date) || !isSet(from) || !isSet(to) || !isThere(row)) return [];
  const other = world
    .appointmentsOf(crn, date)
    .find(
      (one) =>
        one.id !== id &&
        isThere(one) &&
        isSet(one.from) &&
        isSet(one.to) &&
        overlaps({ from, to }, { from: one.from, to: one.to }),
    );
  return found(other !== undefined, 'from', 'two-places', `the person is at appointment ${other?.id} then`);
}
