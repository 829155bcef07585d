import { grouped } from '../../grouped.ts';
import type { Crn, Person, ProjectCode, Session, SessionId, TravelRow } from '../problem.ts';
import type { Passage } from './chains.ts';
import type { Market } from './market.ts';
import type { Hop, Plan, Room } from './plan.ts';

/** A hop, and the points that it costs the person at the prices of the seats. */
export interface Way extends Hop {
  cost: number;
}

/** How people could make places for others, or fill them. */
export interface Ways {
  /** To a place beside what the person has, or to none, which costs nothing. */
  into(crn: Crn): readonly Way[];
  /** Chains that make a place: off a full session, each to another place or to none. */
  makingPlace: Passage<Way>;
  /** Chains that fill a place: onto a session, from another place, which may be left empty, or from none. */
  fillingPlace: Passage<Way>;
  go(hop: Hop): void;
}

/**
 * The ways of a plan. A booking that is undone costs `undone` over what it is worth; one that is pinned is not. Where people can
 * go is worked out once and again when they have gone; the company that a woman needs there may have changed since.
 */
export function waysOf(
  market: Market,
  plan: Plan,
  undone: number,
  isPinned: (crn: Crn, id: SessionId) => boolean,
): Ways {
  const { facts } = market;
  const never = Number.POSITIVE_INFINITY;
  const known = new Map<Crn, Map<SessionId | null, readonly Way[]>>();
  let rowsTo: ReadonlyMap<ProjectCode, readonly TravelRow[]> | null = null;

  /** Points of a person's week at the prices, of what else they have the minutes alone. */
  const worthWith = (person: Person, { minutes }: Room, one: Session | null) =>
    one === null
      ? market.minutesWorth(person, minutes)
      : market.worthOf(person, one) + market.minutesWorth(person, minutes + one.creditMinutes);
  const undoing = (one: Session | null) => (one === null ? 0 : undone);

  const waysFrom = (crn: Crn, from: Session | null): Way[] => {
    const person = facts.person(crn);
    const room = plan.roomOf(crn, from);
    const now = worthWith(person, room, from) + undoing(from);
    const left = from?.id ?? null;
    const ways: Way[] = [{ crn, from: left, to: null, cost: now - worthWith(person, room, null) }];
    for (const { session, worth } of market.placesOf(crn)) {
      if (!room.holds(session)) continue;
      const then = worth + market.minutesWorth(person, room.minutes + session.creditMinutes);
      ways.push({ crn, from: left, to: session.id, cost: now - then });
    }
    return ways;
  };
  const remembered = (crn: Crn, from: Session | null): readonly Way[] => {
    const own = known.get(crn) ?? new Map<SessionId | null, readonly Way[]>();
    const ways = own.get(from?.id ?? null) ?? waysFrom(crn, from);
    known.set(crn, own.set(from?.id ?? null, ways));
    return ways;
  };

  const waysTo = (person: Person, session: Session): Way[] => {
    const { crn } = person;
    if (!market.allows(person, session)) return [];
    return [null, ...plan.weekOf(crn)].flatMap((from) => {
      const room = plan.roomOf(crn, from);
      if (!room.holds(session) || (from !== null && isPinned(crn, from.id))) return [];
      const cost = worthWith(person, room, from) + undoing(from) - worthWith(person, room, session);
      return [{ crn, from: from?.id ?? null, to: session.id, cost }];
    });
  };

  return {
    into: (crn) => remembered(crn, null),
    makingPlace: {
      at(id) {
        const leavers = plan.peopleOn(id).filter((crn) => !isPinned(crn, id));
        return leavers.map((crn) => remembered(crn, facts.session(id)));
      },
      cost: ({ cost }) => cost,
      least: undone,
      next: ({ to }) => to,
      ending: ({ to }) => (to === null || plan.hasPlace(to) ? 0 : never),
    },
    fillingPlace: {
      at(id) {
        rowsTo ??= grouped(facts.problem.travel, ([, project]) => project);
        const session = facts.session(id);
        return (rowsTo.get(session.project) ?? []).map(([crn]) => waysTo(facts.person(crn), session));
      },
      cost: ({ cost }) => cost,
      least: 0,
      next: ({ from }) => from,
      ending: ({ from }) => (from === null ? 0 : Math.max(0, market.priceOf(from))),
    },
    go(hop) {
      plan.go(hop);
      known.delete(hop.crn);
    },
  };
}
