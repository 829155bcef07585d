import type { Db } from '../../db/connect.ts';
import { keepDraft, type NewDraft } from '../../db/drafts.ts';
import { seatPricesOf } from '../../db/rosters.ts';
import { listSessions } from '../../db/sessions.ts';
import { addDays, daysAWeek } from '../../solver/calendar.ts';
import { policyInForce, policyVersion } from '../../solver/policy/in-force.ts';
import { stillStands } from '../../solver/roster/mend/still-stands.ts';
import { type RepairOptions, warmRepair } from '../../solver/roster/mend/warm-repair.ts';
import type { Booking, Crn, RosterProblem, SessionId } from '../../solver/roster/problem.ts';
import type { Conflict, SeatPrice } from '../../solver/roster/roster.ts';
import { withoutPins } from '../../solver/roster/search/pins.ts';
import type { Clock } from '../deps.ts';
import type { RosterInWeek } from './in-week.ts';
import { noSuchPerson } from './not-in-week.ts';
import { hashOf } from './problem-hash.ts';
import type { Refusal } from './refusals.ts';
import { rosterInWeek } from './remembered.ts';
import { type Made, type RepairView, repairView } from './repair-view.ts';
import { openPart } from './under-way.ts';
import { type WhatIf, weekAfter } from './what-if.ts';

export interface RepairAsked {
  /** Nobody moves but those affected. */
  keepOthers: boolean;
  /** People to find places for though they have lost none: somebody new. */
  place: readonly Crn[];
  /** None: the week is as the data are, and the repair is kept; else nothing is. */
  whatIf: readonly WhatIf[];
}

/**
 * Repairs a published roster with as few moves as can be: whoever cannot be where they were told finds another place where
 * there is one, and days of the week that have passed stay. On the data as they are, the repair is kept as a draft to be
 * published, if anybody moves; what is only asked is not. Refused: there is no such roster; it is not the published one of its
 * week; what is asked names someone or something that the week has not.
 */
export async function repairRoster(
  db: Db,
  id: number,
  { keepOthers, place, whatIf }: RepairAsked,
  clock: Pick<Clock, 'now' | 'today'>,
): Promise<RepairView | Refusal<'unknown-roster' | 'not-published' | 'not-in-week'>> {
  const found = await rosterInWeek(db, id, 'now');
  if (!found) return { refused: 'unknown-roster' };
  if (found.roster.state !== 'published') return { refused: 'not-published' };
  const posed = weekAfter({ ...found.week, problem: toldIn(found) }, whatIf, clock.today());
  if ('refused' in posed) return posed;
  const { problem } = posed;
  const crns = new Set(problem.people.map(({ crn }) => crn));
  const unknown = place.filter((crn) => !crns.has(crn)).map((crn) => noSuchPerson(crn, found.week.leftOut));
  if (unknown.length > 0) return { refused: 'not-in-week', breaches: unknown };

  const ran = await sessionsRun(db, found);
  const before = found.roster.bookings.filter(([, session]) => !ran.has(session));
  const gone = found.outOfWeek.filter(({ crn, session }) => !crns.has(crn) && !ran.has(session));
  const prices = await seatPricesOf(db, id);
  const { repairUndoesForPoints: undone } = policyInForce(found.roster.region, found.roster.weekStart).limits;
  const options: RepairOptions = { keepOthers, prices, placing: place, undone };
  const made = repairedWeek(openPart(problem, clock.today()), before, options);
  const view = repairView(problem, made, gone);
  if (whatIf.length > 0 || view.moves.length === 0) return view;
  const draft = draftOf(found, problem, made, { points: view.points.after, prices });
  return { ...view, roster: (await keepDraft(db, draft, clock.now())).id };
}

/** The week in which people have been told of the roster's own bookings: the one that its next version is for. */
function toldIn({ week, bookings }: RosterInWeek): RosterProblem {
  return { ...week.problem, published: bookings };
}

/** Sessions of the week that have run: what has been worked needs no repair. */
async function sessionsRun(db: Db, { roster }: RosterInWeek): Promise<ReadonlySet<SessionId>> {
  const { region, pdu, weekStart } = roster;
  const inWeek = { from: weekStart, to: addDays(weekStart, daysAWeek - 1) };
  const filter = { region, ...(pdu === null ? {} : { pdu }), status: 'run', ...inWeek } as const;
  const { rows } = await listSessions(db, filter, { size: Number.MAX_SAFE_INTEGER, number: 0 });
  return new Set(rows.map(({ id }) => id));
}

/** A published roster's pins cannot be taken back: those that cannot be kept are let go, and told. */
function repairedWeek(
  problem: RosterProblem,
  before: readonly Booking[],
  options: RepairOptions,
  letGo: readonly Conflict[] = [],
): Made {
  const repaired = warmRepair(problem, before, options);
  if (!('conflicts' in repaired))
    return { standing: stillStands(problem, before).facts.bookings, repaired, letGo };
  const { conflicts } = repaired;
  return repairedWeek(withoutPins(problem, conflicts), before, options, [...letGo, ...conflicts]);
}

/** What the repair keeps: no bound is proven for it, and the prices are still those of the last search. */
function draftOf(
  { roster }: RosterInWeek,
  problem: RosterProblem,
  { repaired, letGo }: Made,
  known: { points: number; prices: readonly SeatPrice[] },
): NewDraft {
  const { region, pdu, weekStart, seed } = roster;
  return {
    region,
    pdu,
    weekStart,
    replaces: roster.id,
    problemHash: hashOf(problem),
    status: 'feasible',
    bound: null,
    policyVersion,
    seed,
    bookings: repaired.bookings,
    pins: withoutPins(problem, letGo).pinned,
    ...known,
  };
}
