import type { GroupingRows } from '../../db/grouping-rows.ts';
import { byText } from '../../solver/by-text.ts';
import { grouped } from '../../solver/grouped.ts';
import type { CandidateDetail, LeftOut } from '../../solver/groups/candidates/nouns.ts';
import { candidates } from '../../solver/groups/candidates.ts';
import type { GroupProblem, Placement, VenueTravelRow } from '../../solver/groups/problem.ts';
import { inForce } from '../../solver/groups/template-faults.ts';
import { journeysTo } from '../../solver/travel.ts';
import { groupPlaces } from './group-places.ts';
import { type FormingAsked, type NotEligible, waitingReferrals } from './waiting-referrals.ts';

/** What is decided beforehand: who must be in which group, and which groups must not open. */
export interface Decided {
  pinned: readonly Placement[];
  forbidden: readonly string[];
}

/** A region's waiting list as a problem, and what the format does not carry. */
export interface PosedGroups {
  problem: GroupProblem;
  /** In the order of the problem's candidates: room, facilitators, one-to-ones. */
  details: readonly CandidateDetail[];
  notEligible: readonly NotEligible[];
  /** Groups that were laid out and are no candidates. */
  leftOut: LeftOut;
}

/**
 * The problem of forming groups from all that a region keeps: everyone eligible who waits, and every group that could
 * start within the weeks asked, laid out by its template. A pin of a referral or a candidate that is not there stays in
 * the problem: its faults name it.
 */
export function poseGroups(
  rows: GroupingRows,
  asked: FormingAsked,
  { pinned, forbidden }: Decided = { pinned: [], forbidden: [] },
): PosedGroups {
  const { asOf, policy, bankHolidays, startWithinWeeks } = asked;
  const { referrals, notEligible } = waitingReferrals(rows, asked);
  const templates = asked.templates.filter((template) => inForce(template, asOf));
  const travel = travelRows(rows, new Set(referrals.map(({ crn }) => crn)), asked);
  const { maxTravelMinutes } = policy.limits;
  const { layoutMostWeeks, mostCandidates, regularFacilitatorPercent } = policy.programmes;
  const could = candidates({
    asOf,
    templates,
    ...groupPlaces(rows),
    bankHolidays,
    settings: { startWithinWeeks, layoutMostWeeks, mostCandidates, regularFacilitatorPercent },
    waiting: { referrals, travel, maxTravelMinutes, points: policy.groupPoints },
  });
  const open = new Set(could.candidates.map(({ id }) => id).filter((id) => !forbidden.includes(id)));
  const waiting = new Set(referrals.map(({ crn }) => crn));
  return {
    problem: {
      format: 'group-problem/1',
      asOf,
      policy: { maxTravelMinutes, points: policy.groupPoints },
      programmes: templates.map(({ code, groupSize }) => ({
        code,
        minSize: groupSize.min,
        optimumSize: groupSize.optimum,
        maxSize: groupSize.max,
      })),
      referrals,
      candidates: could.candidates.filter(({ id }) => open.has(id)),
      conflicts: could.conflicts.filter(([one, other]) => open.has(one) && open.has(other)),
      travel,
      keepApart: rows.keepApart
        .filter(({ crn, otherCrn }) => waiting.has(crn) && waiting.has(otherCrn))
        .map(({ crn, otherCrn }) => [crn, otherCrn] as const)
        .sort(([a, b], [c, d]) => byText(a, c) || byText(b, d)),
      pinned,
    },
    details: could.details.filter(({ id }) => open.has(id)),
    notEligible,
    leftOut: could.leftOut,
  };
}

/** Minutes one way to each venue, known or estimated from home, up to the longest travel time. */
function travelRows(
  rows: GroupingRows,
  crns: ReadonlySet<string>,
  { policy: { limits } }: FormingAsked,
): VenueTravelRow[] {
  const known = grouped(rows.travel, ({ crn }) => crn);
  const venues = rows.venues.toSorted((a, b) => byText(a.code, b.code));
  const journeys = journeysTo(
    venues.map(({ code, latitude, longitude }) => ({ code, place: { latitude, longitude }, pickUps: [] })),
    limits,
  );
  const people = new Map(rows.waiting.map(({ person }) => [person.crn, person]));
  return [...people.values()]
    .filter(({ crn }) => crns.has(crn))
    .sort((a, b) => byText(a.crn, b.crn))
    .flatMap(({ crn, homeLatitude, homeLongitude }) =>
      journeys({
        home: { latitude: homeLatitude, longitude: homeLongitude },
        imported: new Map(known.get(crn)?.map(({ venue, minutes }) => [venue, minutes])),
      })
        .filter(({ minutes }) => minutes <= limits.maxTravelMinutes)
        .map(({ project, minutes }) => [crn, project, minutes] as const),
    );
}
