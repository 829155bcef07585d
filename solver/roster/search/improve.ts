import { type BestWeekOf, unitsAPoint } from './best-week.ts';
import type { Candidates } from './candidates.ts';
import { chance } from './chance.ts';
import { type ExactAnswer, solveExactly } from './exact.ts';
import { type Divided, divided, hasSlack, sessionsToAsk } from './openings.ts';
import { type Hint, pairPrice, type Relaxation, sessionBest } from './prices.ts';
import { attendance, rosterPoints, type Weeks, weekPoints } from './weeks.ts';

export interface ImproveBudget {
  seed: number;
  /** Parts of the week to solve again, at most. */
  parts: number;
  /** Points with which the roster is good enough. */
  enough: number;
  stop: () => boolean;
  /** Hears each better roster. */
  onBetter: () => void;
}

/** People opened at once: enough for long chains of moves, few enough to be solved to the end in a moment. */
const peopleAPart = { first: 60, least: 12, most: 120, fewer: 0.85, more: 1.05 };
const nodesAPart = 40;
/** Group sessions of which a part may ask whether they run, everyone open: chosen like the people above. */
const sessionsAPart = { first: 12, least: 4, most: 60, fewer: 0.8, more: 1.05 };
/** Parts of people first: they win most of what there is in a fraction of the time. */
const partsBeforeSessions = 13;
/** People up to which everyone can be opened at once. */
const everyoneUpTo = 300;
/** So many parts in a row without a gain: nothing is left to find this way. */
const patience = (people: number) => 10 + people / 2;
/** People drawn by chance, beside the one who loses most, of whom the worst off is looked at. */
const drawn = 11;

/**
 * Improves a roster that obeys every rule, part by part: from a person who could do better at the prices (or a session whose
 * seats are worth more than they earn), the people around those seats are opened and solved exactly, the rest staying. Chains
 * of moves, sessions opened or stood down and women moving together all fall out of it. The weeks given are changed.
 */
export function improve(
  c: Candidates,
  bestWeek: BestWeekOf,
  weeks: Weeks,
  relaxation: Relaxation,
  budget: ImproveBudget,
): void {
  const next = chance(budget.seed);
  const hintsOf: Hint[][] = c.people.map(() => []);
  for (const hint of relaxation.hints) hintsOf[hint[0]]!.push(hint);
  const wantedBy = wantedByHints(c, relaxation.hints);
  const tired = new Int32Array(c.people.length);
  const everyone = c.people.map((_, p) => p);
  const asksSessions = everyone.length <= everyoneUpTo;
  let whole: Divided | null = null;
  const size = { people: peopleAPart.first, sessions: sessionsAPart.first };
  let failures = 0;
  for (let part = 0; part < budget.parts && !budget.stop(); part += 1) {
    if (rosterPoints(c, weeks) >= budget.enough || failures > patience(c.people.length)) return;
    if (part === partsBeforeSessions && asksSessions && hasSlack(c, weeks))
      whole = divided(c, bestWeek, weeks, relaxation.hints, budget.stop);
    const ofSessions = whole !== null && part % 2 === 1;
    const seed = pickSeed(losses(c, bestWeek, weeks, relaxation), tired, next);
    const open = ofSessions
      ? everyone
      : neighbourhood(c, weeks, hintsOf, wantedBy, seed, Math.round(size.people), next);
    const settled =
      whole && ofSessions
        ? sessionsToAsk(c, weeks, whole.standDowns, Math.round(size.sessions), next)
        : undefined;
    const own = open.map((p): Hint => [p, weeks[p]!]);
    const hints = whole && ofSessions ? whole.hints : open.flatMap((p) => hintsOf[p]!);
    const answer = solveExactly(c, bestWeek, weeks, open, 'as booked', [...hints, ...own], {
      nodes: nodesAPart,
      stop: budget.stop,
      ...(settled ? { settled } : {}),
    });
    if (ofSessions) size.sessions = nextSize(size.sessions, sessionsAPart, answer);
    else size.people = nextSize(size.people, peopleAPart, answer);
    if (answer.weeks) {
      for (const [p, pairs] of answer.weeks) weeks[p] = pairs;
      failures = 0;
      budget.onBetter();
    } else {
      failures += 1;
      if (!ofSessions) tired[seed]! += 1;
    }
  }
}

/** Smaller after a part that could not be solved to the end, larger after one that could and won nothing. */
function nextSize(size: number, sizes: typeof peopleAPart, { finished, weeks }: ExactAnswer): number {
  if (!finished) return Math.max(sizes.least, size * sizes.fewer);
  return weeks ? size : Math.min(sizes.most, size * sizes.more);
}

/** What each person loses against the prices, with a share of what the seats they could take earn too little. */
function losses(c: Candidates, bestWeek: BestWeekOf, weeks: Weeks, { prices }: Relaxation): Float64Array {
  const priceOf = pairPrice(c, prices);
  const count = attendance(c, weeks);
  const lostBy = Float64Array.from(weeks, (pairs, p) => {
    const paid = pairs.reduce((sum, i) => sum + priceOf(i), 0);
    return bestWeek(p, priceOf)!.value - (unitsAPoint * weekPoints(c, p, pairs) - paid);
  });
  for (let s = 0; s < c.sessions.length; s += 1) {
    const earned = count[s] === 0 ? -unitsAPoint * c.standDown[s]! : prices.seat[s]! * count[s]!;
    const missed = sessionBest(c, s, prices.seat[s]!).value - earned;
    const people = c.seatFrom[s + 1]! - c.seatFrom[s]!;
    for (let k = c.seatFrom[s]!; k < c.seatFrom[s + 1]!; k += 1)
      lostBy[c.pairPerson[c.seatPair[k]!]!]! += missed / people;
  }
  return lostBy;
}

/** One of the people who lose most, those tried in vain put back. */
function pickSeed(lostBy: Float64Array, tired: Int32Array, next: (below: number) => number): number {
  const worth = (p: number) => lostBy[p]! / (1 + tired[p]!) ** 2;
  const worse = (a: number, b: number) => (worth(b) > worth(a) ? b : a);
  const most = lostBy.reduce((best, _, p) => worse(best, p), 0);
  return Array.from({ length: drawn }, () => next(lostBy.length)).reduce(worse, most);
}

function wantedByHints(c: Candidates, hints: readonly Hint[]): number[][] {
  const people: Set<number>[] = c.sessions.map(() => new Set());
  for (const [p, pairs] of hints) for (const i of pairs) people[c.pairSession[i]!]!.add(p);
  return people.map((set) => [...set]);
}

/** The seed, the people on the sessions they could want, those who want these, and so on, until the part is full. */
function neighbourhood(
  c: Candidates,
  weeks: Weeks,
  hintsOf: readonly Hint[][],
  wantedBy: readonly number[][],
  seed: number,
  size: number,
  next: (below: number) => number,
): number[] {
  const on: number[][] = c.sessions.map(() => []);
  weeks.forEach((pairs, p) => {
    for (const i of pairs) on[c.pairSession[i]!]!.push(p);
  });
  const part = new Set([seed]);
  const seen = new Set<number>();
  const queue = [seed];
  while (queue.length > 0 && part.size < size) {
    const p = queue.shift()!;
    const wanted = new Set(hintsOf[p]!.flatMap(([, pairs]) => pairs.map((i) => c.pairSession[i]!)));
    if (p === seed)
      for (let i = c.pairFrom[p]!; i < c.pairFrom[p + 1]!; i += 1) wanted.add(c.pairSession[i]!);
    for (const i of weeks[p]!) wanted.add(c.pairSession[i]!);
    for (const s of shuffled([...wanted], next)) {
      if (seen.has(s)) continue;
      seen.add(s);
      for (const other of shuffled([...on[s]!, ...wantedBy[s]!], next)) {
        if (part.size >= size) break;
        if (part.has(other)) continue;
        part.add(other);
        queue.push(other);
      }
    }
  }
  return [...part].sort((a, b) => a - b);
}

function shuffled<T>(list: T[], next: (below: number) => number): T[] {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = next(i + 1);
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}
