import { type Facts, factsOf } from '../facts.ts';
import { pointsOfWeek } from '../judge.ts';
import { pointsOf } from '../points-by-line.ts';
import { type Booking, bookingKey, type Crn, type RosterProblem, type SessionId } from '../problem.ts';
import { type Breach, bookingRulesAgainst, type RuleName, rosterRules } from '../rules.ts';

/** A booking that cannot stand any more: its session is no more, or it breaks this rule. */
export interface Fallen {
  crn: Crn;
  session: SessionId;
  because: RuleName | 'stood-down';
}

/** What of a roster can stand in the week as it is now. */
export interface StillStanding {
  /** The bookings that stand, and the pins, by crn and session. */
  facts: Facts;
  fallen: Fallen[];
  /** Rules broken by pins, or by what a pinned session lacks: leaving bookings out does not mend them. */
  unmended: Breach[];
}

/**
 * Leaves out of a roster what breaks a rule now, one rule after another in the register's order: where a choice is left, those
 * who lose least by it. A session with too few people loses all of them, unless one is pinned to it. Pins that the roster has
 * not are added. Bookings of someone, or on a session, that a faultless `problem` has no more are left out first.
 */
export function stillStands(problem: RosterProblem, before: readonly Booking[]): StillStanding {
  const crns = new Set(problem.people.map(({ crn }) => crn));
  const ids = new Set(problem.sessions.map(({ id }) => id));
  const pins = new Set(problem.pinned.map(bookingKey));
  const known = before.filter(([crn, id]) => crns.has(crn) && ids.has(id));
  const fallen = before
    .filter(([crn, id]) => crns.has(crn) && !ids.has(id))
    .map(([crn, session]): Fallen => ({ crn, session, because: 'stood-down' }));

  let facts = factsOf(problem, inOrder(eachOnce([...known, ...problem.pinned])));
  const isFree = (booking: Booking) => !pins.has(bookingKey(booking));
  const leaveOut = (found: readonly Fallen[]) => {
    if (found.length === 0) return;
    const out = new Set(found.map(({ crn, session }) => bookingKey([crn, session])));
    facts = facts.rebooked(facts.bookings.filter((booking) => !out.has(bookingKey(booking))));
    fallen.push(...found);
  };

  const alone = againstBookingRules(facts);
  leaveOut(alone.filter(({ crn, session }) => isFree([crn, session])));
  for (let found = breaking(facts, isFree); found.length > 0; found = breaking(facts, isFree))
    leaveOut(found);
  const pinnedAlone = alone.filter(({ crn, session }) => !isFree([crn, session]));
  return {
    facts,
    fallen,
    unmended: [
      ...pinnedAlone.map(({ crn, session, because }) => ({ rule: because, crn, session, by: 1 })),
      ...rosterRules.flatMap((rule) => rule.breaches(facts)),
    ],
  };
}

const eachOnce = (bookings: readonly Booking[]) => [
  ...new Map(bookings.map((b) => [bookingKey(b), b])).values(),
];
const inOrder = (bookings: readonly Booking[]) =>
  [...bookings].sort((one, other) => (bookingKey(one) < bookingKey(other) ? -1 : 1));

interface BreakingAlone extends Fallen {
  because: RuleName;
}

function againstBookingRules(facts: Facts): BreakingAlone[] {
  return facts.bookings.flatMap(([crn, session]) => {
    const [because] = bookingRulesAgainst(facts.person(crn), facts.session(session), facts);
    return because ? [{ crn, session, because }] : [];
  });
}

/** The bookings to leave out for the first rule that leaving out any mends; none: no rule is left that it does. */
function breaking(facts: Facts, isFree: (booking: Booking) => boolean): Fallen[] {
  for (const rule of rosterRules) {
    const found = rule.breaches(facts).flatMap((breach) => leavers(breach, facts, isFree));
    if (found.length > 0)
      return eachOnce(found).map(([crn, session]) => ({ crn, session, because: rule.name }));
  }
  return [];
}

/** Whose booking goes for a breach: those who lose least, as many as it takes. */
function leavers(breach: Breach, facts: Facts, isFree: (booking: Booking) => boolean): Booking[] {
  const concerned = concernedBy(breach, facts);
  const choice = concerned.filter(isFree);
  if (breach.rule === 'min-attendance') return choice.length === concerned.length ? choice : [];
  const losses = new Map(choice.map((booking) => [booking, lossWithout(booking, facts)]));
  const byLoss = choice.sort((one, other) => losses.get(one)! - losses.get(other)!);
  return byLoss.slice(0, breach.rule === 'capacity' ? breach.by : 1);
}

/** The bookings that break a rule together. */
function concernedBy({ rule, crn, session }: Breach, facts: Facts): Booking[] {
  const week = crn === null ? [] : facts.sessionsOf(crn);
  const own = (sessions: typeof week) => sessions.map(({ id }): Booking => [crn!, id]);
  switch (rule) {
    case 'one-a-day':
      return own(week.filter(({ date }) => date === facts.session(session!).date));
    case 'max-minutes':
      return own(week);
    case 'ete-share':
      return own(week.filter(({ kind }) => kind === 'ete'));
    case 'keep-apart':
      return on(session!, facts).filter(
        ([other]) =>
          other === crn ||
          facts.problem.keepApart.some((pair) => pair.includes(crn!) && pair.includes(other)),
      );
    case 'all-male':
      return [[crn!, session!]];
    default:
      return on(session!, facts);
  }
}

const on = (id: SessionId, facts: Facts) => facts.peopleOn(id).map(({ crn }): Booking => [crn, id]);

function lossWithout([crn, id]: Booking, facts: Facts): number {
  const person = facts.person(crn);
  const week = facts.sessionsOf(crn);
  const without = week.filter((session) => session.id !== id);
  return pointsOf(pointsOfWeek(person, week, facts)) - pointsOf(pointsOfWeek(person, without, facts));
}
