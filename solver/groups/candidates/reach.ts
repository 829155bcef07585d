import { contains, daysAWeek, daysBetween, overlaps, weekdayOf } from '../../calendar.ts';
import { grouped } from '../../grouped.ts';
import type { DatedWindow } from '../../roster/problem.ts';
import type { WeeklyWindow } from '../calendar/slots.ts';
import type { Venue, Waiting, WaitingReferral } from './nouns.ts';
import type { PlacedPlan, Plan } from './plans.ts';

/** Somebody who could join a group, by their place in the list of those who wait, and the points that it would win. */
export interface CouldJoin {
  referral: number;
  /** Had it started at once. */
  worth: number;
}

/** Who could join a plan at a venue, whatever the sex of its group, most worth first; and what each loses by its start. */
export interface Reached {
  couldJoin: readonly CouldJoin[];
  startLoss: number;
}

/**
 * A search's own reading of the format's rules on joining, made to be asked ten thousand times: times are asked once a plan,
 * travel and needs once a venue. It only says which groups are worth a look: what is told to people comes from the judge.
 */
export function reachOf(waiting: Waiting, asOf: string): (placed: PlacedPlan) => Reached {
  const { referrals, points } = waiting;
  const fits = fitsInWeek();
  const inTime = new Map<Plan, Uint8Array>();
  const reachable = new Map<Venue, ReadonlyMap<string, readonly CouldJoin[]>>();
  return ({ plan, venue }) => {
    const here = reachable.get(venue) ?? canReach(waiting, venue);
    reachable.set(venue, here);
    const free = inTime.get(plan) ?? freeFor(plan, referrals, fits);
    inTime.set(plan, free);
    const weeks = Math.floor(daysBetween(asOf, plan.groupSessions[0]!.date) / daysAWeek);
    return {
      couldJoin: (here.get(plan.template.code) ?? []).filter(({ referral }) => free[referral] === 1),
      startLoss: points.startWeek * weeks,
    };
  };
}

/** Who can get to a venue and finds there what they need, by programme, most worth first. */
function canReach({ referrals, travel, maxTravelMinutes, points }: Waiting, venue: Venue) {
  const byCrn = new Map(
    travel.flatMap(([crn, code, minutes]) => (code === venue.code ? [[crn, minutes]] : [])),
  );
  const offers = (need: string) => venue.tags.includes(need) || need === womenOnly;
  const found = referrals.flatMap(({ crn, needs, weeksWaiting, lastChance }, referral) => {
    const minutes = byCrn.get(crn);
    if (minutes === undefined || minutes > maxTravelMinutes || !needs.every(offers)) return [];
    const waited = points.waitedWeek * weeksWaiting + (lastChance ? points.lastChance : 0);
    return [{ referral, worth: points.placed + waited - points.travelMinute * minutes }];
  });
  found.sort((a, b) => b.worth - a.worth || a.referral - b.referral);
  return grouped(found, ({ referral }) => referrals[referral]!.programme);
}

function freeFor(plan: Plan, referrals: readonly WaitingReferral[], fits: FitsInWeek): Uint8Array {
  const { code } = plan.template;
  const { groupSessions } = plan;
  const first = groupSessions[0]!.date;
  const last = groupSessions.at(-1)!.date;
  const weekly = weeklyTimes(groupSessions);
  const byDate = new Map(groupSessions.map((session) => [session.date, session]));
  const isBusy = (busy: DatedWindow) => {
    const session = byDate.get(busy.date);
    return session !== undefined && overlaps(session, busy);
  };
  return Uint8Array.from(referrals, (one) =>
    Number(
      one.programme === code &&
        one.readyFrom <= first &&
        one.mustFinishBy >= last &&
        weekly.every((time) => fits(one, time)) &&
        !one.busy.some(isBusy),
    ),
  );
}

/** The times of the week at which sessions are, each once. */
function weeklyTimes(sessions: readonly DatedWindow[]): WeeklyTime[] {
  const times = new Map<string, WeeklyTime>();
  for (const { date, from, to } of sessions) {
    const weekday = weekdayOf(date);
    const key = `${weekday} ${from} ${to}`;
    if (!times.has(key)) times.set(key, { key, weekday, from, to });
  }
  return [...times.values()];
}

/** The tag of groups for women only: a need of those who will not be with men. */
export const womenOnly = 'women-only';

interface WeeklyTime extends WeeklyWindow {
  key: string;
}

type FitsInWeek = (referral: WaitingReferral, time: WeeklyTime) => boolean;

/** Whether a time of the week lies in somebody's availability, each asked once. */
function fitsInWeek(): FitsInWeek {
  const known = new Map<string, Map<WaitingReferral, boolean>>();
  return (referral, time) => {
    const of = known.get(time.key) ?? new Map<WaitingReferral, boolean>();
    known.set(time.key, of);
    const found = of.get(referral);
    if (found !== undefined) return found;
    const fits = referral.availability.some((free) => free.weekday === time.weekday && contains(free, time));
    of.set(referral, fits);
    return fits;
  };
}
