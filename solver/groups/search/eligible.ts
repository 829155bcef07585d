import { contains, overlaps, type Weekday, type Window, weekdayOf } from '../../calendar.ts';
import { grouped } from '../../grouped.ts';
import { weeksToStart } from '../facts.ts';
import type { Candidate, GroupProblem, Referral } from '../problem.ts';

/** A referral that may join a candidate, and the points of the place by itself. */
export interface EligiblePair {
  referral: number;
  gain: number;
}

/** A candidate's times, each weekday and window once, and its sessions by their dates. */
interface Times {
  weekly: readonly { weekday: Weekday; window: Window }[];
  onDate: ReadonlyMap<string, readonly Window[]>;
}

/**
 * For each candidate of a faultless problem the referrals that the eight rules of joining let in, in the problem's order: what
 * the register says, found faster, for a region asks it half a million times.
 */
export function eligiblePairs(problem: GroupProblem): EligiblePair[][] {
  const { referrals, candidates, travel, policy } = problem;
  const { points } = policy;
  const minutesTo = new Map<string, Map<string, number>>();
  for (const [crn, venue, minutes] of travel) {
    if (minutes > policy.maxTravelMinutes) continue;
    const ways = minutesTo.get(venue);
    if (ways) ways.set(crn, minutes);
    else minutesTo.set(venue, new Map([[crn, minutes]]));
  }
  const ofProgramme = grouped(
    referrals.map((referral, r) => ({ referral, r })),
    ({ referral }) => referral.programme,
  );
  return candidates.map((candidate) => {
    const ways = minutesTo.get(candidate.venue);
    if (!ways) return [];
    const times = timesOf(candidate);
    const late = points.startWeek * weeksToStart(problem, candidate);
    return (ofProgramme.get(candidate.programme) ?? []).flatMap(({ referral, r }) => {
      const minutes = ways.get(referral.crn);
      if (minutes === undefined || !suits(referral, candidate, times)) return [];
      const gain =
        points.placed +
        points.waitedWeek * referral.weeksWaiting +
        (referral.lastChance ? points.lastChance : 0) -
        late -
        points.travelMinute * minutes;
      return [{ referral: r, gain }];
    });
  });
}

function timesOf({ sessions }: Candidate): Times {
  const weekly = new Map<string, Times['weekly'][number]>();
  for (const { date, from, to } of sessions) {
    const weekday = weekdayOf(date);
    weekly.set(`${weekday} ${from} ${to}`, { weekday, window: { from, to } });
  }
  return { weekly: [...weekly.values()], onDate: grouped(sessions, ({ date }) => date) };
}

function suits(referral: Referral, { sex, sessions, tags }: Candidate, { weekly, onDate }: Times): boolean {
  return (
    (sex === 'mixed' || sex === referral.sex) &&
    sessions[0]!.date >= referral.readyFrom &&
    sessions.at(-1)!.date <= referral.mustFinishBy &&
    weekly.every(({ weekday, window }) =>
      referral.availability.some((free) => free.weekday === weekday && contains(free, window)),
    ) &&
    !referral.busy.some((busy) => onDate.get(busy.date)?.some((session) => overlaps(session, busy))) &&
    referral.needs.every((need) => tags.includes(need))
  );
}
