import { byText } from '../by-text.ts';
import { inTurn, type Turn } from './candidates/choose.ts';
import { give, sharing } from './candidates/diary.ts';
import { type Idea, ideasOf } from './candidates/ideas.ts';
import type {
  Candidate,
  CandidateDetail,
  CandidateRequest,
  Candidates,
  LeftOut,
} from './candidates/nouns.ts';
import { placedPlans } from './candidates/plans.ts';
import { type Hall, hallsOf, roomFor } from './candidates/room.ts';
import { runningCandidates } from './candidates/running.ts';
import { colleagues, type Staff, staffOf } from './candidates/staff.ts';

interface Taken {
  candidate: Candidate;
  detail: CandidateDetail;
}

/**
 * Every group that could start within the horizon, and every running one that can be joined, with room and facilitators:
 * the candidates of group-problem/1, in the order of programme, start, venue and id.
 *
 * Each template is laid onto each venue's slots from each week. Without loss are left out groups laid out twice, those that
 * too few of the people who wait could join, those that lose points at their best, and a group beside another at one time
 * and venue where the people could not fill both. What is left is put together in the order of `inTurn` until there are
 * as many as may be weighed at a time: that is where something may be lost, and `leftOut` counts it. Each has one room and
 * one set of facilitators, chosen so that it is in conflict with as few others as can be.
 */
export function candidates(request: CandidateRequest): Candidates {
  const { settings } = request;
  const { ideas, tooFew } = ideasOf(request, placedPlans(request));
  const halls = hallsOf(request.venues);
  const people = colleagues(request.facilitators);
  const used = new Map<Idea, Set<Hall>>();
  const taken: Taken[] = [];
  const conflicts: (readonly [number, number])[] = [];
  const leftOut: LeftOut = { tooFew, noRoom: 0, noFacilitator: 0, beyondMost: 0 };

  const take = ({ idea, beside }: Turn): boolean => {
    const sitting = used.get(idea) ?? new Set();
    const hall = roomFor(idea, halls.get(idea.venue)!, sitting);
    if (!hall) {
      if (beside === 0) leftOut.noRoom += 1;
      return false;
    }
    const shared = sharing(hall.diary, idea.plan.groupSessions);
    const staff = staffOf(idea, people, shared, settings.regularFacilitatorPercent);
    if (!staff) {
      if (beside === 0) leftOut.noFacilitator += 1;
      return false;
    }
    for (const { to, time } of staff.given) for (const other of sharing(to.diary, [time])) shared.add(other);
    const index = taken.length;
    for (const other of shared) conflicts.push([other, index]);
    for (const session of idea.plan.groupSessions) give(hall.diary, session, index);
    for (const { to, time } of staff.given) give(to.diary, time, index);
    for (const regular of staff.regulars) regular.groups += 1;
    used.set(idea, sitting.add(hall));
    taken.push(takenOf(request, idea, hall, staff));
    return true;
  };
  inTurn(ideas, take, () => taken.length >= settings.mostCandidates);

  leftOut.beyondMost = ideas.length - used.size - leftOut.noRoom - leftOut.noFacilitator;
  const all = [...runningCandidates(request), ...taken].sort(inOrder);
  const idOf = (index: number) => taken[index]!.candidate.id;
  return {
    candidates: all.map(({ candidate }) => candidate),
    details: all.map(({ detail }) => detail),
    conflicts: conflicts
      .map(([one, other]) => [idOf(one), idOf(other)].sort(byText) as unknown as readonly [string, string])
      .sort(([a, b], [c, d]) => byText(a, c) || byText(b, d)),
    leftOut,
  };
}

function takenOf({ waiting }: CandidateRequest, idea: Idea, { room }: Hall, staff: Staff): Taken {
  const { plan, venue, sex, tags, couldJoin } = idea;
  const { template, layout, pattern, groupSessions } = plan;
  const { startsOn, finishesOn } = layout;
  const id = [template.code, venue.code, room.code, pattern.id, startsOn, sex].join('-');
  return {
    candidate: {
      id,
      programme: template.code,
      venue: venue.code,
      sex,
      sessions: groupSessions.map(({ date, from, to }) => ({ date, from, to })),
      members: 0,
      seats: room.seats,
      tags,
    },
    detail: {
      id,
      room: room.code,
      pattern: pattern.id,
      delivery: template.delivery,
      startsOn,
      finishesOn,
      facilitators: staff.regulars.map(({ facilitator }) => facilitator.id).sort(byText),
      sessions: staff.sessions,
      oneToOnes: staff.oneToOnes,
      couldJoin: waiting && couldJoin.length,
    },
  };
}

function inOrder(a: Taken, b: Taken): number {
  return (
    byText(a.candidate.programme, b.candidate.programme) ||
    byText(a.detail.startsOn, b.detail.startsOn) ||
    byText(a.candidate.venue, b.candidate.venue) ||
    byText(a.candidate.id, b.candidate.id)
  );
}
