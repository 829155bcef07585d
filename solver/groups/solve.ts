import { waitingOf } from './explain/waiting.ts';
import type { FormedGroup } from './facts.ts';
import type { Groups, PinConflict } from './groups.ts';
import { judgeGroups } from './judge.ts';
import type { GroupProblem } from './problem.ts';
import { type Market, marketOf, type NamedMarket } from './search/market.ts';
import { climb, type Formed } from './search/openings.ts';
import { partsOf } from './search/parts.ts';
import { pinConflicts } from './search/pins.ts';
import { isOpen, type Node, pricerOf, undecided } from './search/prices.ts';
import { type ProofBudget, prove } from './search/prove.ts';
import { isSmall, solveSmall } from './search/small.ts';

export interface GroupSolveOptions {
  /** The only source of chance: same problem, seed and steps, same bytes. */
  seed?: number;
  /** Budget counted in parts of the proof, for each part of the market that stands by itself. */
  steps?: number;
  /** Asked between steps; true: stop and keep the best. A clock comes in here, never in the solver. */
  stop?: () => boolean;
}

const defaultSeed = 1;
const defaultSteps = 200_000;
/** Passes over everyone while prices settle: before the first answer is improved, and after. */
const passes = { first: 300, later: 700 };
const laterStep = 0.2;
/** Groups shut and opened again around one another, for each group that there is. */
const kicksAGroup = 1;

/**
 * Forms groups. `problem` must be faultless (`groupFaultsOf` empty). The answer obeys all 13 rules and carries its points,
 * counted by the judge, a proven bound, and the rules that keep everyone waiting who waits on; or it is `infeasible` and
 * names the pins that no answer can keep. Same problem, seed and steps: same answer, unless `stop` cut it off.
 */
export function solve(problem: GroupProblem, options: GroupSolveOptions = {}): Groups {
  const conflicts = pinConflicts(problem);
  if (conflicts.length > 0) return infeasible(problem, conflicts);
  const m = marketOf(problem);
  const placed = new Int32Array(m.people).fill(-1);
  const opened = new Uint8Array(m.groups);
  let bound = m.settledPoints;
  const beyondReach: number[] = [];
  for (const part of partsOf(m)) {
    const answer = solvePart(part.market, options);
    if (answer === null) {
      beyondReach.push(...part.groups);
      continue;
    }
    bound += answer.bound;
    part.groups.forEach((g, i) => {
      opened[g] = answer.formed.isOpen[i]!;
    });
    part.people.forEach((p, i) => {
      const pair = answer.formed.placed[i]!;
      placed[p] = pair < 0 ? -1 : part.pairs[pair]!;
    });
  }
  if (beyondReach.length > 0) return infeasible(problem, pinsWithin(problem, m, beyondReach));
  return answerOf(problem, groupsOf(m, opened, placed), bound);
}

/** The best of a part, and the bound of it; null: it is proven that what must be open cannot all be. */
function solvePart(
  m: Market,
  { seed = defaultSeed, steps = defaultSteps, stop = () => false }: GroupSolveOptions,
): { formed: Formed; bound: number } | null {
  const pricer = pricerOf(m);
  const decided = m.mustOpen.map((must) => (must ? isOpen : undecided));
  const root: Node = { decided, off: new Uint8Array(m.pairGroup.length), prices: pricer.noPrices() };
  const least = leastOf(m);
  const outlook = () => {
    const won = new Float64Array(m.groups);
    pricer.enter(root);
    const bound = pricer.evaluate(root, root.prices, (g, best) => {
      won[g] = best.won / pricer.unit;
    });
    return { won, bound: bound / pricer.unit };
  };
  let best: Formed | null = isSmall(m) ? solveSmall(m) : null;
  const improve = (kicks: number, stopped: () => boolean) => {
    for (const from of best ? [null, best] : [null]) {
      const found = climb(m, outlook(), { seed, kicks, stop: stopped }, from);
      if (found && found.points > (best?.points ?? least)) best = found;
    }
  };
  const floor = () => best?.points ?? least;
  improve(0, () => true);
  const first = pricer.relax(root, { passes: passes.first, floor: floor() });
  root.prices = first.prices;
  let bound = first.bound;
  const share = new Float64Array(m.groups).fill(0.5);
  if (bound > floor()) {
    improve(0, stop);
    const then = pricer.relax(root, { passes: passes.later, floor: floor(), share, step: laterStep });
    root.prices = then.prices;
    bound = Math.min(bound, then.bound);
  }
  if (bound > floor()) improve(kicksAGroup * m.groups, stop);
  const proven = (budget: ProofBudget) => {
    if (bound <= floor()) return;
    const proof = prove(m, pricer, { floor: floor(), prices: root.prices, bound, share }, budget);
    best = proof.formed ?? best;
    bound = Math.min(bound, proof.bound);
  };
  // Whether what must be open can be is not left open: nothing cuts that short.
  let found = best !== null;
  const onBetter = () => {
    found = true;
  };
  if (!found) proven({ nodes: Number.POSITIVE_INFINITY, stop: () => found, onBetter });
  if (found) proven({ nodes: steps, stop });
  return best && { formed: best, bound: Math.max(bound, best.points) };
}

/** Fewer points than any answer of the part can have. */
function leastOf(m: Market): number {
  const sum = (all: Float64Array) => all.reduce((total, points) => total + Math.abs(points), 0);
  return -1 - sum(m.pairGain) - sum(m.sizePoints);
}

function groupsOf(m: NamedMarket, opened: Uint8Array, placed: Int32Array): FormedGroup[] {
  const joiners = new Map<string, string[]>();
  m.candidateIds.forEach((id, g) => {
    if (opened[g]) joiners.set(id, []);
  });
  for (const [referral, candidate] of m.held)
    joiners.set(candidate, [...(joiners.get(candidate) ?? []), referral]);
  for (const pair of placed)
    if (pair >= 0)
      joiners.get(m.candidateIds[m.pairGroup[pair]!]!)!.push(m.referralIds[m.pairReferral[pair]!]!);
  return [...joiners].map(([candidate, referrals]) => ({ candidate, referrals: referrals.sort() }));
}

function answerOf(problem: GroupProblem, formed: FormedGroup[], bound: number): Groups {
  const members = new Map(problem.candidates.map(({ id, members: there }) => [id, there]));
  const order = new Map(problem.candidates.map(({ id }, i) => [id, i]));
  const groups = formed
    .filter(({ candidate, referrals }) => referrals.length > 0 || members.get(candidate) === 0)
    .sort((a, b) => order.get(a.candidate)! - order.get(b.candidate)!);
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

/** The pins of groups that cannot all reach their fewest people; those of groups that have them already are kept. */
function pinsWithin(problem: GroupProblem, m: NamedMarket, groups: readonly number[]): PinConflict[] {
  const ids = new Set(groups.filter((g) => m.least[g]! > 0).map((g) => m.candidateIds[g]!));
  return problem.pinned
    .filter(([, candidate]) => ids.has(candidate))
    .map(([referral, candidate]) => ({ referral, candidate, rules: ['size'] }));
}
