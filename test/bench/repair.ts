import { judge } from '../../solver/roster/judge.ts';
import { afterEvent, type WeekEvent } from '../../solver/roster/mend/events.ts';
import { stillStands } from '../../solver/roster/mend/still-stands.ts';
import { type Repaired, warmRepair } from '../../solver/roster/mend/warm-repair.ts';
import type { Booking, RosterProblem, Session, TravelRow } from '../../solver/roster/problem.ts';
import type { SeatPrice } from '../../solver/roster/roster.ts';
import { solve } from '../../solver/roster/solve.ts';
import { inventedWeek } from '../given/invented-week.ts';

/** A published week, and the prices of the search that made it. */
interface Published {
  problem: RosterProblem;
  bookings: readonly Booking[];
  prices: readonly SeatPrice[];
}

interface Kind {
  name: string;
  events: WeekEvent[];
  keepOthers?: boolean;
}

const msASecond = 1_000;
const secondsToSolve = 20;
const eventsAKind = 30;
/** Of the events of a kind, so many are also solved from the beginning, as long as the week was. */
const solvedCold = 3;

const thousands = (n: number) => n.toLocaleString('en-GB');
const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;
/** So many of a list, evenly spread over it. */
const spread = <T>(list: readonly T[], count: number): T[] =>
  Array.from(
    { length: Math.min(count, list.length) },
    (_, i) => list[Math.floor((i * list.length) / count)]!,
  );

/**
 * Repairs after each kind of event, in one process that has repaired before, as a service has: a table in Markdown. Bystanders are
 * people who move and were not affected; points are over those of what still stood, and beside a search from the beginning. The
 * first argument is the number of people.
 */
export async function repairBench([people = '2000']: string[]): Promise<void> {
  const out = (line: string) => process.stdout.write(`${line}\n`);
  const week = publishedWeek(Number(people));
  out('| event | repairs | ms: median | worst | bystanders: median | most | won: median | of a new search |');
  out('|---|---|---|---|---|---|---|---|');
  const kinds = kindsOf(week);
  repairsAfter(week, kinds[0]!.events, false);
  for (const kind of kinds) out(rowOf(week, kind));
}

function publishedWeek(people: number): Published {
  const problem = inventedWeek({ people, seed: 1 });
  let prices: SeatPrice[] = [];
  const { bookings } = solveFor(secondsToSolve, problem, (found) => {
    prices = found;
  });
  return { problem: { ...problem, published: bookings }, bookings, prices };
}

function solveFor(seconds: number, problem: RosterProblem, onPrices?: (prices: SeatPrice[]) => void) {
  const began = performance.now();
  const stop = () => performance.now() - began > seconds * msASecond;
  return solve(problem, onPrices ? { stop, onPrices } : { stop });
}

function kindsOf({ problem, bookings }: Published): Kind[] {
  const booked = new Map<string, number>();
  for (const [, id] of bookings) booked.set(id, (booked.get(id) ?? 0) + 1);
  const sessions = spread(
    problem.sessions.filter(({ id }) => booked.has(id)),
    eventsAKind,
  );
  const crns = spread([...new Set(bookings.map(([crn]) => crn))], eventsAKind);
  const standDowns = sessions.map(({ id }): WeekEvent => ({ kind: 'session-stood-down', session: id }));
  const resized =
    (by: number) =>
    (session: Session): WeekEvent => ({
      kind: 'capacity-changed',
      session: session.id,
      capacity: Math.max(0, session.capacity + by),
    });
  return [
    { name: 'session stood down', events: standDowns },
    { name: 'the same, nobody else may move', events: standDowns, keepOthers: true },
    {
      name: 'person out for the week',
      events: crns.map((crn) => ({ kind: 'person-unavailable', crn, date: null })),
    },
    { name: 'three places fewer', events: sessions.map(resized(-3)) },
    { name: 'three places more', events: sessions.map(resized(3)) },
    { name: 'new person to commence', events: crns.map((crn) => newcomerLike(problem, crn)) },
  ];
}

/** Someone new who lives where this person does, and has to commence. */
function newcomerLike(problem: RosterProblem, crn: string): WeekEvent {
  const person = { ...problem.people.find((one) => one.crn === crn)!, crn: `N${crn}`, mustCommence: true };
  const rows = problem.travel.filter((row) => row[0] === crn);
  return { kind: 'person-added', person, travel: rows.map(([, ...row]): TravelRow => [person.crn, ...row]) };
}

function bystanders({ moves, affected }: Repaired): number {
  return new Set(moves.map(({ crn }) => crn).filter((crn) => !affected.includes(crn))).size;
}

interface Result {
  problem: RosterProblem;
  repaired: Repaired;
  ms: number;
}

function repairsAfter(week: Published, events: readonly WeekEvent[], keepOthers: boolean): Result[] {
  return events.map((event) => {
    const problem = afterEvent(week.problem, event);
    const began = performance.now();
    const repaired = warmRepair(problem, week.bookings, { prices: week.prices, keepOthers });
    const ms = performance.now() - began;
    if ('conflicts' in repaired) throw new Error('a week without pins has no conflicts');
    const verdict = judge(problem, repaired.bookings);
    if (verdict.breaches.length > 0) throw new Error(`a repaired roster breaks ${verdict.breaches[0]!.rule}`);
    return { problem, repaired, ms };
  });
}

function rowOf(week: Published, { name, events, keepOthers = false }: Kind): string {
  const results = repairsAfter(week, events, keepOthers);
  const ms = results.map((result) => result.ms);
  const moved = results.map(({ repaired }) => bystanders(repaired));
  const won = results.map(
    ({ problem, repaired }) =>
      repaired.points - judge(problem, stillStands(problem, week.bookings).facts.bookings).points,
  );
  const cold = keepOthers ? [] : spread(results, solvedCold);
  const behind = cold.map(
    ({ problem, repaired }) => solveFor(secondsToSolve, problem).points - repaired.points,
  );
  return `| ${[
    name,
    results.length,
    Math.round(median(ms)),
    Math.round(Math.max(...ms)),
    median(moved),
    Math.max(...moved),
    thousands(median(won)),
    behind.length === 0 ? '-' : behind.map((points) => `${thousands(points)} less`).join(', '),
  ].join(' | ')} |`;
}
