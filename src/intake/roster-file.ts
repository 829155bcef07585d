import { z } from 'zod';
import type { Booking, Fault, FaultCode, RosterProblem } from '../../solver/roster/problem.ts';
import { booking, shapeFaults } from './shape.ts';

/** Bookings are all that a check needs; what else a program writes, it may write as it likes. */
const rosterFile = z.looseObject({
  format: z.literal('roster/1').optional(),
  status: z.enum(['optimal', 'feasible', 'infeasible']).optional(),
  points: z.int().nullish(),
  bound: z.number().nullish(),
  bookings: z.array(booking),
});

/** What a roster says of itself: its bookings, and what it claims of them. */
export interface ClaimedRoster {
  bookings: Booking[];
  status: 'optimal' | 'feasible' | 'infeasible' | null;
  points: number | null;
  bound: number | null;
}

/**
 * JSON read as a roster/1 of a faultless problem, whoever made it, or every fault in it: its shape; bookings of people
 * or sessions that the problem does not have; bookings that stand twice.
 */
export function parseRoster(
  json: unknown,
  problem: RosterProblem,
): { roster: ClaimedRoster } | { faults: Fault<FaultCode>[] } {
  const parsed = rosterFile.safeParse(json);
  if (!parsed.success) return { faults: shapeFaults(parsed.error) };
  const { bookings, status = null, points, bound } = parsed.data;
  const faults = bookingFaults(bookings, problem);
  return faults.length > 0
    ? { faults }
    : { roster: { bookings, status, points: points ?? null, bound: bound ?? null } };
}

function bookingFaults(bookings: readonly Booking[], problem: RosterProblem): Fault<FaultCode>[] {
  const crns = new Set(problem.people.map((person) => person.crn));
  const sessions = new Set(problem.sessions.map((session) => session.id));
  const seen = new Set<string>();
  return bookings.flatMap(([crn, session], i) => {
    const path = `bookings[${i}]`;
    const pair = JSON.stringify([crn, session]);
    const faults: Fault<FaultCode>[] = [];
    if (!crns.has(crn))
      faults.push({ code: 'unknown', path: `${path}[0]`, message: `crn ${crn} is not in the problem` });
    if (!sessions.has(session))
      faults.push({
        code: 'unknown',
        path: `${path}[1]`,
        message: `session ${session} is not in the problem`,
      });
    if (seen.has(pair))
      faults.push({ code: 'duplicate', path, message: `${crn} on ${session} stands more than once` });
    seen.add(pair);
    return faults;
  });
}
