import { byText } from '../by-text.ts';
import { waitingOf } from './explain/waiting.ts';
import type { FormedGroup } from './facts.ts';
import type { GroupSolveOptions, Groups, PinConflict } from './groups.ts';
import { judgeGroups } from './judge.ts';
import type { GroupProblem, ReferralId } from './problem.ts';
import { begun } from './search/begin.ts';
import { marketOf, type NamedMarket } from './search/market.ts';
import { type PartSearch, searchPart } from './search/part-search.ts';
import { pinConflictsOf, pinsOfLacking } from './search/pins.ts';
import { type Part, partsOf } from './search/split.ts';

const defaultSeed = 1;
/** Parts of the search by default: a region's problem is proven within a tenth of them. */
const defaultSteps = 20_000;
/** Groups turned against all appearances, in each part, before the proof. */
const kicks = 40;

/**
 * Forms groups from a waiting list. `problem` must be faultless (`groupFaultsOf` empty). The answer obeys all 13 rules and carries
 * its points, counted by the judge, a proven bound, and the rules that keep waiting whoever waits; or it is `infeasible` and
 * names the pins that no answer can keep. Same problem, seed and steps: same answer, unless `stop` cut it off.
 */
export function solve(problem: GroupProblem, options: GroupSolveOptions = {}): Groups {
  const { seed = defaultSeed, steps = defaultSteps, stop = () => false, onProgress } = options;
  const impossible = pinConflictsOf(problem);
  const market = marketOf(withoutPins(problem, impossible));
  const parts = partsOf(market).map((part) => ({ part, begin: begun(part.market) }));
  const lacking = parts.flatMap(({ part, begin }) =>
    (begin.lacking ?? []).map((g) => market.candidateIds[part.groups[g]!]!),
  );
  const conflicts = [...impossible, ...pinsOfLacking(problem, new Set(lacking))];
  if (conflicts.length > 0) return infeasible(problem, conflicts);

  const searches: PartSearch[] = [];
  const total = (of: (search: PartSearch) => number) =>
    searches.reduce((sum, search) => sum + of(search), market.settledPoints);
  const tell = (phase: 'groups' | 'proof') =>
    onProgress?.({
      phase,
      points: total(({ formed }) => formed.points),
      bound: total(({ bound }) => bound),
      placed: total(({ formed }) => formed.placed.filter((pair) => pair >= 0).length) + market.held.length,
    });
  for (const { part, begin } of parts) {
    const onBetter = () => tell('proof');
    searches.push(
      searchPart(part.market, begin.formed!, { seed, kicks: Math.min(kicks, steps), stop, onBetter }),
    );
  }
  tell('groups');
  let left = steps;
  for (const search of searches) {
    left -= search.prove(left);
    tell('proof');
    if (left <= 0 || stop()) break;
  }
  const groups = namedGroups(
    problem,
    market,
    parts.map(({ part }, i) => ({ part, search: searches[i]! })),
  );
  return answerOf(
    problem,
    groups,
    total(({ bound }) => bound),
  );
}

/** The problem without these pins, to see which of the others cannot be kept either. */
function withoutPins(problem: GroupProblem, conflicts: readonly PinConflict[]): GroupProblem {
  if (conflicts.length === 0) return problem;
  const isOut = new Set(conflicts.map(({ referral, candidate }) => JSON.stringify([referral, candidate])));
  return { ...problem, pinned: problem.pinned.filter((pin) => !isOut.has(JSON.stringify(pin))) };
}

/** The places found, those held among them, by the names and in the order of the problem. */
function namedGroups(
  problem: GroupProblem,
  market: NamedMarket,
  found: readonly { part: Part; search: PartSearch }[],
): FormedGroup[] {
  const candidateOf = new Map<ReferralId, string>(market.held);
  for (const { part, search } of found)
    for (const pair of search.formed.placed) {
      if (pair < 0) continue;
      const whole = part.pairs[pair]!;
      candidateOf.set(
        market.referralIds[market.pairReferral[whole]!]!,
        market.candidateIds[market.pairGroup[whole]!]!,
      );
    }
  const joiners = new Map<string, ReferralId[]>();
  for (const { id } of problem.referrals) {
    const candidate = candidateOf.get(id);
    if (candidate === undefined) continue;
    const list = joiners.get(candidate);
    if (list) list.push(id);
    else joiners.set(candidate, [id]);
  }
  return problem.candidates.flatMap(({ id }) => {
    const referrals = joiners.get(id);
    return referrals ? [{ candidate: id, referrals: referrals.sort(byText) }] : [];
  });
}

function answerOf(problem: GroupProblem, groups: FormedGroup[], bound: number): Groups {
  const { points } = judgeGroups(problem, groups);
  return {
    format: 'groups/1',
    status: points === bound ? 'optimal' : 'feasible',
    points,
    bound,
    groups,
    waiting: waitingOf(problem, groups),
  };
}

function infeasible(problem: GroupProblem, conflicts: PinConflict[]): Groups {
  const { points } = judgeGroups(problem, []);
  return {
    format: 'groups/1',
    status: 'infeasible',
    points,
    bound: points,
    groups: [],
    waiting: [],
    conflicts,
  };
}
