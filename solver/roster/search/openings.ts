import type { BestWeekOf } from './best-week.ts';
import type { Candidates } from './candidates.ts';
import { runs, standsDown, undecided } from './couplings.ts';
import { solveExactly } from './exact.ts';
import type { Hint } from './prices.ts';
import { attendance, type Weeks } from './weeks.ts';

/** Share of the seats of group sessions that stay free, from which on seats are not what is scarce. */
const slackShare = 0.02;
/** What a session that agrees counts, so that it is asked about too, now and then; beside 1 for one that does not. */
const anyway = 0.1;
/** By how much chance may raise what a session counts. */
const jitter = 8;

/** Whether seats of group sessions stay free: which of the sessions run is then the main question. */
export function hasSlack(c: Candidates, weeks: Weeks): boolean {
  const count = attendance(c, weeks);
  let seats = 0;
  let booked = 0;
  for (let s = 0; s < c.sessions.length; s += 1) {
    if (c.standDown[s] === 0) continue;
    seats += c.capacity[s]!;
    booked += count[s]!;
  }
  return booked < seats * (1 - slackShare);
}

/** The week's answer where people and sessions may be divided. */
export interface Divided {
  /** By session, how much of it stands down: where that agrees with the roster, it is likely right. */
  standDowns: Float64Array;
  /** The weeks that the answer was made of or chosen from. */
  hints: Hint[];
}

/** Divides everyone, beginning from some weeks. Null: `stop` came first. */
export function divided(
  c: Candidates,
  bestWeek: BestWeekOf,
  weeks: Weeks,
  hints: readonly Hint[],
  stop: () => boolean,
): Divided | null {
  const everyone = c.people.map((_, p) => p);
  const own = weeks.map((pairs, p): Hint => [p, pairs]);
  let answer: Divided | null = null;
  solveExactly(c, bestWeek, weeks, everyone, 'as booked', [...hints, ...own], {
    nodes: 1,
    stop,
    onDivided: (found) => {
      const standDowns = Float64Array.from(c.sessions, (_, s) => found.standDownShare(s));
      answer = { standDowns, hints: found.weeks() };
    },
  });
  return answer;
}

/**
 * A question about a few sessions: by session, what is settled (`couplings`). Of the group sessions some `size` are left open,
 * those first that in the divided answer stand down where the roster runs them, or the other way; the others go on as they are, running or stood down.
 */
export function sessionsToAsk(
  c: Candidates,
  weeks: Weeks,
  standDowns: Float64Array,
  size: number,
  next: (below: number) => number,
): Uint8Array {
  const count = attendance(c, weeks);
  const settled = new Uint8Array(c.sessions.length);
  const group = [...settled.keys()].filter((s) => c.standDown[s]! > 0 && c.seatFrom[s + 1]! > c.seatFrom[s]!);
  const worth = new Float64Array(c.sessions.length);
  for (const s of group) {
    settled[s] = count[s]! > 0 ? runs : standsDown;
    const apart = Math.abs(standDowns[s]! - (count[s]! > 0 ? 0 : 1));
    worth[s] = (apart + anyway) * (1 + next(jitter));
  }
  group.sort((a, b) => worth[b]! - worth[a]! || a - b);
  for (const s of group.slice(0, size)) settled[s] = undecided;
  return settled;
}
