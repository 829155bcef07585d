import { grouped } from '../../grouped.ts';
import { creditOf, type Facts } from '../facts.ts';
import { judge, pointsOfWeek } from '../judge.ts';
import { lessLines, type PointsByLine, pointsOf } from '../points-by-line.ts';
import { type Booking, type Crn, isSameBooking, type Session, type SessionId } from '../problem.ts';
import type { Breach } from '../rules.ts';
import type { Standing } from './standing.ts';
import { type Change, type TouchedPart, touchedPart } from './touched-part.ts';

/** What a change would do to a roster's points and rules, as the judge counts. */
export interface Weight {
  /** Won by the change; negative: lost. */
  points: number;
  /** The same, line by line. */
  byLine: PointsByLine;
  /** Rules that the change breaks, or breaks further; `by` is how far they are broken after it. */
  breaches: Breach[];
}

export interface Consequence extends Weight {
  people: PersonChange[];
  sessions: SessionChange[];
}

/** Someone whose bookings change: credit minutes, and points of the lines that are their own (all but `stoodDown`). */
export interface PersonChange {
  crn: Crn;
  minutesBefore: number;
  minutesAfter: number;
  points: number;
}

/** People booked on a session that someone leaves or joins; a group session with none after it is stood down. */
export interface SessionChange {
  session: SessionId;
  before: number;
  after: number;
}

/**
 * The consequence of a change before it is made. Throws RangeError if it names someone or something that is not in the
 * problem, drops a booking that is not there or adds one that is.
 */
export function consequenceOf(standing: Standing, change: Change): Consequence {
  check(standing, change);
  const part = touchedPart(standing, change);
  return { ...weightOf(part), people: peopleOf(part, standing.facts), sessions: sessionsOf(part) };
}

/** As `consequenceOf`, without who and where: for asking about many changes, all of them known to be possible. */
export function weigh(standing: Standing, change: Change): Weight {
  return weightOf(touchedPart(standing, change));
}

/** Rules broken after that were not before, or not so far. */
export function newBreaches(before: readonly Breach[], after: readonly Breach[]): Breach[] {
  const placeOf = ({ rule, crn, session }: Breach) => JSON.stringify([rule, crn, session]);
  // A rule may be broken twice in one place: someone beside two people from whom they are kept apart.
  const were = grouped(before, placeOf);
  return after.filter((breach) => breach.by > (were.get(placeOf(breach))?.shift()?.by ?? 0));
}

function weightOf({ problem, before, after }: TouchedPart): Weight {
  const [was, is] = [judge(problem, before), judge(problem, after)];
  return {
    points: is.points - was.points,
    byLine: lessLines(is.byLine, was.byLine),
    breaches: newBreaches(was.breaches, is.breaches),
  };
}

function peopleOf({ before, after, crns }: TouchedPart, facts: Facts): PersonChange[] {
  const weekIn = (bookings: readonly Booking[], crn: Crn) =>
    bookings.filter(([who]) => who === crn).map(([, id]) => facts.session(id));
  return crns.map((crn) => {
    const [was, is] = [weekIn(before, crn), weekIn(after, crn)];
    const own = (week: readonly Session[]) => pointsOf(pointsOfWeek(facts.person(crn), week, facts));
    return { crn, minutesBefore: creditOf(was), minutesAfter: creditOf(is), points: own(is) - own(was) };
  });
}

function sessionsOf({ before, after, ids }: TouchedPart): SessionChange[] {
  const countIn = (bookings: readonly Booking[], session: SessionId) =>
    bookings.filter(([, id]) => id === session).length;
  return ids.map((session) => ({
    session,
    before: countIn(before, session),
    after: countIn(after, session),
  }));
}

function check({ facts, isBooked }: Standing, { drop, add }: Change): void {
  const seen: Booking[] = [];
  const checkOne = (booking: Booking, isThere: boolean) => {
    const [crn, id] = [facts.person(booking[0]).crn, facts.session(booking[1]).id];
    if (seen.some((earlier) => isSameBooking(earlier, booking)))
      throw new RangeError(`${crn} on ${id} is changed more than once`);
    if (isBooked(crn, id) !== isThere)
      throw new RangeError(`${crn} is ${isThere ? 'not booked' : 'booked already'} on ${id}`);
    seen.push(booking);
  };
  for (const booking of drop) checkOne(booking, true);
  for (const booking of add) checkOne(booking, false);
}
