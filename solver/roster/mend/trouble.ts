import { daysAWeek } from '../../calendar.ts';
import { grouped } from '../../grouped.ts';
import { factsOf } from '../facts.ts';
import { type Booking, bookingKey, type Crn, type RosterProblem } from '../problem.ts';
import type { Conflict } from '../roster.ts';
import { candidatesOf } from '../search/candidates.ts';
import { conflictsOf, pinnedWeeks, withoutPins } from '../search/pins.ts';
import { bookingsOf } from '../search/weeks.ts';
import { type StillStanding, stillStands } from './still-stands.ts';

/** Someone affected, and how many places they look for. */
export interface Affected {
  crn: Crn;
  places: number;
}

/** What there is to repair, and what stands meanwhile. */
export interface Trouble extends Omit<StillStanding, 'unmended'> {
  /** In the problem's order. */
  affected: readonly Affected[];
}

/**
 * What of a roster can stand in a faultless problem, and whom it affects that the rest cannot: those who lose a booking, who must
 * commence and have none, whom a pin brings in, and whoever is `placing`. Or the pins that cannot be kept.
 */
export function troubleOf(
  problem: RosterProblem,
  before: readonly Booking[],
  placing: readonly Crn[],
): Trouble | { conflicts: Conflict[] } {
  const found = standing(problem, before);
  if ('conflicts' in found) return found;
  return { ...found, affected: affectedBy(found, before, placing) };
}

/** What still stands; where pins lack others to be kept, these with them. */
function standing(
  problem: RosterProblem,
  before: readonly Booking[],
): StillStanding | { conflicts: Conflict[] } {
  const found = stillStands(problem, before);
  if (found.unmended.length === 0) return found;
  const impossible = conflictsOf(problem);
  const c = candidatesOf(withoutPins(problem, impossible));
  const { weeks, conflicts } = pinnedWeeks(c);
  if (impossible.length > 0 || weeks === null) return { conflicts: [...impossible, ...(conflicts ?? [])] };
  const withPins = stillStands({ ...problem, pinned: bookingsOf(c, weeks) }, before);
  return { ...withPins, facts: factsOf(problem, withPins.facts.bookings) };
}

/** The people affected, in the problem's order, each with how many places they look for. */
function affectedBy(
  { facts, fallen }: StillStanding,
  before: readonly Booking[],
  placing: readonly Crn[],
): Affected[] {
  const lost = grouped(fallen, ({ crn }) => crn);
  const had = new Set(before.map(bookingKey));
  const brought = new Set(
    facts.bookings.filter((booking) => !had.has(bookingKey(booking))).map(([crn]) => crn),
  );
  return facts.problem.people.flatMap(({ crn, mustCommence }) => {
    const isNew = placing.includes(crn) || (mustCommence && facts.sessionsOf(crn).length === 0);
    if (isNew) return [{ crn, places: daysAWeek }];
    const places = lost.get(crn)?.length ?? 0;
    return places > 0 || brought.has(crn) ? [{ crn, places }] : [];
  });
}
