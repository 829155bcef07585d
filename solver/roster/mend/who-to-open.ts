import type { Facts } from '../facts.ts';
import { bookingKey, type Crn, type Session, type SessionId } from '../problem.ts';
import type { SeatPrice } from '../roster.ts';
import { cheapestChain, type Enough } from './chains.ts';
import { type Market, marketOf } from './market.ts';
import { type Hop, type Plan, planFrom } from './plan.ts';
import type { Trouble } from './trouble.ts';
import { type Way, waysOf } from './ways.ts';

/** Chains only say who could help: what is done is searched exactly. */
const makingPlace: Enough = { sessions: 40, within: 500 };
const fillingPlace: Enough = { sessions: 6, within: 500 };
/** Sessions whose empty places are looked at. */
const mostToFill = 6;
/** People opened beside the chains on each session that they touch. */
const mostInLine = 2;

/**
 * The people whose weeks are worth searching again together: those affected, and others through whose moves, at the least loss,
 * places could be found for them, company for women who avoid being the only one, or empty places filled that are worth something.
 * `facts` hold a roster; `undone` is what undoing a booking costs, in points.
 */
export function whoToOpen(
  facts: Facts,
  { affected, fallen }: Pick<Trouble, 'affected' | 'fallen'>,
  prices: readonly SeatPrice[],
  undone: number,
): Set<Crn> {
  const market = marketOf(facts, prices);
  const plan = planFrom(facts);
  const pins = new Set(facts.problem.pinned.map(bookingKey));
  const ways = waysOf(market, plan, undone, (crn, id) => pins.has(bookingKey([crn, id])));
  const open = new Set(affected.map(({ crn }) => crn));
  const touched = new Set<SessionId>();
  const follow = (hops: readonly Hop[]) => {
    for (const hop of hops) {
      ways.go(hop);
      open.add(hop.crn);
      for (const id of [hop.from, hop.to]) if (id !== null) touched.add(id);
    }
  };

  for (const { crn, session, because } of fallen) {
    if (because !== 'all-male' || plan.peopleOn(session).includes(crn)) continue;
    ways.go({ crn, from: null, to: session });
    const company = ways.fillingPlace
      .at(session)
      .flat()
      .filter((way) => facts.person(way.crn).sex === 'female');
    follow(cheapestChain(company, ways.fillingPlace, fillingPlace)?.ways ?? []);
  }
  for (const { crn, places } of affected) {
    for (let placed = 0; placed < places; placed += 1) {
      const chain = cheapestChain(ways.into(crn), ways.makingPlace, makingPlace);
      if (!chain || chain.cost >= 0) break;
      follow(chain.ways.reverse());
    }
  }
  const left = new Set(fallen.map(({ session }) => session));
  for (const { session, people, limit } of worthFilling(market, plan, left, undone)) {
    for (let filled = 0; filled < people; filled += 1) {
      const chain = cheapestChain(ways.fillingPlace.at(session.id).flat(), ways.fillingPlace, fillingPlace);
      if (!chain || chain.cost >= limit) break;
      follow(chain.ways);
    }
  }
  for (const id of touched) for (const crn of nextInLine(ways.makingPlace.at(id).flat())) open.add(crn);
  return open;
}

interface ToFill {
  session: Session;
  people: number;
  /** A chain that costs so much is not worth it. */
  limit: number;
}

/** Sessions that lack people to run; then, the dearest first, those with places that were left or have a price. */
function worthFilling(
  { facts, priceOf }: Market,
  plan: Plan,
  left: ReadonlySet<SessionId>,
  undone: number,
): ToFill[] {
  const found = facts.problem.sessions.flatMap((session): ToFill[] => {
    const booked = plan.peopleOn(session.id).length;
    if (booked === 0) return [];
    const missing = session.kind === 'group' ? session.minAttendance - booked : 0;
    if (missing > 0) return [{ session, people: missing, limit: Number.POSITIVE_INFINITY }];
    const limit = priceOf(session.id);
    const people = session.capacity - booked;
    return people > 0 && (limit > undone || left.has(session.id)) ? [{ session, people, limit }] : [];
  });
  const dearer = (one: ToFill, other: ToFill) =>
    one.limit === other.limit ? 0 : one.limit > other.limit ? -1 : 1;
  return found.sort(dearer).slice(0, mostToFill);
}

/** The people whose ways cost least, a few. */
function nextInLine(found: readonly Way[]): Crn[] {
  const byCost = [...found].sort((one, other) => one.cost - other.cost);
  return [...new Set(byCost.map(({ crn }) => crn))].slice(0, mostInLine);
}
