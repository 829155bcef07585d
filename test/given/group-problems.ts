import { addDays, firstOn } from '../../solver/calendar.ts';
import type {
  Candidate,
  GroupProblem,
  Programme,
  Referral,
  VenueTravelRow,
  WeeklyWindow,
} from '../../solver/groups/problem.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import type { DatedWindow } from '../../solver/roster/problem.ts';
import problem from './examples/group-problem.json' with { type: 'json' };

export const asOf = '2026-11-30';
export const tuesday = 2;

export function givenGroupPolicy(): GroupProblem['policy'] {
  const { limits, groupPoints } = policyInForce('london', asOf);
  return { maxTravelMinutes: limits.maxTravelMinutes, points: groupPoints };
}

/** Groups of 2 to 4, best with 3: small, so that a story has few people. */
export function givenProgramme(code = 'TSP', change: Partial<Programme> = {}): Programme {
  return { code, minSize: 2, optimumSize: 3, maxSize: 4, ...change };
}

/** Some weeks' sessions on one evening, 18:00 to 20:30; the first on or after a date. */
export function eveningsFrom(from: string, weekday: WeeklyWindow['weekday'], weeks: number): DatedWindow[] {
  const first = firstOn(weekday, from);
  return Array.from({ length: weeks }, (_, week) => ({
    date: addDays(first, 7 * week),
    from: '18:00',
    to: '20:30',
  }));
}

/** A man free on Tuesday evenings who has waited ten weeks and may finish at any time: change what the story is about. */
export function givenReferral(id: string, change: Partial<Referral> = {}): Referral {
  return {
    id,
    crn: id.replace('R', 'X'),
    programme: 'TSP',
    sex: 'male',
    weeksWaiting: 10,
    readyFrom: asOf,
    mustFinishBy: '2027-11-30',
    lastChance: false,
    availability: [{ weekday: tuesday, from: '17:00', to: '21:00' }],
    busy: [],
    needs: [],
    ...change,
  };
}

/** Four Tuesday evenings for men from 5 January 2027, five weeks on, in a room for ten: change what the story is about. */
export function givenCandidate(id: string, change: Partial<Candidate> = {}): Candidate {
  return {
    id,
    programme: 'TSP',
    venue: 'V1',
    sex: 'male',
    sessions: eveningsFrom('2027-01-05', tuesday, 4),
    members: 0,
    seats: 10,
    tags: [],
    ...change,
  };
}

/** A problem in which everyone can reach every venue in half an hour, unless told otherwise. */
export function givenGroupProblem(
  referrals: readonly Referral[],
  candidates: readonly Candidate[],
  change: Partial<GroupProblem> = {},
): GroupProblem {
  const venues = [...new Set(candidates.map(({ venue }) => venue))];
  const crns = [...new Set(referrals.map(({ crn }) => crn))];
  return {
    format: 'group-problem/1',
    asOf,
    policy: givenGroupPolicy(),
    programmes: [givenProgramme()],
    referrals,
    candidates,
    conflicts: [],
    travel: crns.flatMap((crn) => venues.map((venue): VenueTravelRow => [crn, venue, 30])),
    keepApart: [],
    pinned: [],
    ...change,
  };
}

/** The example of the format; the most points it has are 7,334, by an exact solver. */
export function givenGroupExample(): GroupProblem {
  return problem as unknown as GroupProblem;
}
