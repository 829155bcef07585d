import type { CandidateId, GroupProblem, Placement, ReferralId } from '../problem.ts';
import { eligiblePairs } from './eligible.ts';

/**
 * A problem as the search works on it: people (not referrals: a person has one place at most) and groups as numbers, and of
 * all pairs only those that could stand. Pairs lie group by group. Gains are whole points. Whoever is pinned is in no pair:
 * they hold a seat already.
 */
export interface Market {
  people: number;
  groups: number;
  /** The pairs of group g are groupFrom[g] to groupFrom[g + 1] - 1, by person. */
  groupFrom: Int32Array;
  pairPerson: Int32Array;
  pairGroup: Int32Array;
  pairGain: Float64Array;
  pairReferral: Int32Array;
  /** The pairs of person p are personPair[personFrom[p]] to personPair[personFrom[p + 1] - 1], by group. */
  personFrom: Int32Array;
  personPair: Int32Array;
  /** Fewest and most joiners, those pinned apart, if the group is open. */
  least: Int32Array;
  most: Int32Array;
  /** It runs already, or someone is pinned to it: it is open whatever is decided. */
  mustOpen: Uint8Array;
  /** Points of the group itself by its joiners: sizePoints[sizeFrom[g] + n] for n = 0 to most. */
  sizeFrom: Int32Array;
  sizePoints: Float64Array;
  /** Groups of which only one of the two may be open. */
  rivals: readonly (readonly number[])[];
  /** For each person, those they must be kept apart from. */
  apart: readonly (readonly number[])[];
}

/** A market, what its numbers stand for, and what is settled outside it. */
export interface NamedMarket extends Market {
  referralIds: readonly ReferralId[];
  candidateIds: readonly CandidateId[];
  held: readonly Placement[];
  /** Points of the places held by themselves. */
  settledPoints: number;
}

const nobody = -1;

/**
 * The market of a faultless problem whose pins break no rule by themselves. Presolve drops, until nothing more falls, groups
 * that cannot reach their minimum or whose rival is open whatever is decided, and people with nowhere to go.
 */
export function marketOf(problem: GroupProblem): NamedMarket {
  const { referrals, candidates, policy } = problem;
  const { points } = policy;
  const programmeOf = new Map(problem.programmes.map((programme) => [programme.code, programme]));
  const referralOf = new Map(referrals.map(({ id }, r) => [id, r]));
  const candidateOf = new Map(candidates.map(({ id }, g) => [id, g]));
  const eligible = eligiblePairs(problem);

  const crns = [...new Set(referrals.map(({ crn }) => crn))];
  const personOf = new Map(crns.map((crn, p) => [crn, p]));
  const apart: number[][] = crns.map(() => []);
  for (const [a, b] of problem.keepApart) {
    apart[personOf.get(a)!]!.push(personOf.get(b)!);
    apart[personOf.get(b)!]!.push(personOf.get(a)!);
  }
  const heldBy = candidates.map((): number[] => []);
  const holds = new Uint8Array(crns.length);
  let settledPoints = 0;
  for (const [id, candidate] of problem.pinned) {
    const [r, g] = [referralOf.get(id)!, candidateOf.get(candidate)!];
    const p = personOf.get(referrals[r]!.crn)!;
    heldBy[g]!.push(p);
    holds[p] = 1;
    settledPoints += eligible[g]!.find((pair) => pair.referral === r)!.gain;
  }

  const rivalsOf: number[][] = candidates.map(() => []);
  for (const [a, b] of problem.conflicts) {
    rivalsOf[candidateOf.get(a)!]!.push(candidateOf.get(b)!);
    rivalsOf[candidateOf.get(b)!]!.push(candidateOf.get(a)!);
  }
  const mustOpen = candidates.map(({ members }, g) => members > 0 || heldBy[g]!.length > 0);
  const people = candidates.map(({ members }, g) => members + heldBy[g]!.length);
  const most = candidates.map(({ programme, seats }, g) =>
    Math.max(0, Math.min(programmeOf.get(programme)!.maxSize, seats) - people[g]!),
  );
  const least = candidates.map(({ programme, members }, g) =>
    members > 0 ? 0 : Math.max(0, programmeOf.get(programme)!.minSize - people[g]!),
  );

  /** Of a person's referrals to one group, the one worth most. */
  const pairsOf = candidates.map((_, g) => {
    const best = new Map<number, (typeof eligible)[number][number]>();
    if (!mustOpen[g] && rivalsOf[g]!.some((rival) => mustOpen[rival])) return [];
    for (const pair of eligible[g]!) {
      const p = personOf.get(referrals[pair.referral]!.crn)!;
      if (holds[p] || heldBy[g]!.some((other) => apart[p]!.includes(other))) continue;
      if (pair.gain > (best.get(p)?.gain ?? Number.NEGATIVE_INFINITY)) best.set(p, pair);
    }
    const enough = mustOpen[g] || Math.min(best.size, most[g]!) >= least[g]!;
    if (!enough || most[g] === 0) return [];
    return [...best].map(([person, { referral, gain }]) => ({ person, referral, gain }));
  });
  // Seats beyond the people who could join change nothing, and cost time.
  const room = most.map((seats, g) => Math.min(seats, pairsOf[g]!.length));
  const stays = candidates.map((_, g) => g).filter((g) => mustOpen[g] || pairsOf[g]!.length > 0);
  const groupOf = new Int32Array(candidates.length).fill(nobody);
  stays.forEach((g, i) => {
    groupOf[g] = i;
  });
  const sizePointsOf = (g: number) => {
    const { programme, members } = candidates[g]!;
    const { optimumSize } = programmeOf.get(programme)!;
    const base = members > 0 ? 0 : -points.opened;
    return Array.from(
      { length: room[g]! + 1 },
      (_, n) => base - points.offOptimum * Math.abs(people[g]! + n - optimumSize),
    );
  };
  return {
    ...packed(
      crns.length,
      stays.map((g) => pairsOf[g]!.sort((a, b) => a.person - b.person)),
      stays.map(sizePointsOf),
    ),
    least: Int32Array.from(stays, (g) => least[g]!),
    most: Int32Array.from(stays, (g) => room[g]!),
    mustOpen: Uint8Array.from(stays, (g) => Number(mustOpen[g])),
    rivals: stays.map((g) =>
      mustOpen[g]
        ? []
        : rivalsOf[g]!.filter((rival) => groupOf[rival]! >= 0 && !mustOpen[rival]).map(
            (rival) => groupOf[rival]!,
          ),
    ),
    apart,
    referralIds: referrals.map(({ id }) => id),
    candidateIds: stays.map((g) => candidates[g]!.id),
    held: problem.pinned,
    settledPoints,
  };
}

/** A pair before it is packed. */
export interface LoosePair {
  person: number;
  referral: number;
  gain: number;
}

/** Pairs of each group, in the order of people, and the points of its sizes, as the arrays of a market. */
export function packed(
  people: number,
  pairsOf: readonly (readonly LoosePair[])[],
  sizes: readonly (readonly number[])[],
) {
  const count = pairsOf.reduce((sum, pairs) => sum + pairs.length, 0);
  const groupFrom = new Int32Array(pairsOf.length + 1);
  const pairPerson = new Int32Array(count);
  const pairGroup = new Int32Array(count);
  const pairGain = new Float64Array(count);
  const pairReferral = new Int32Array(count);
  const personFrom = new Int32Array(people + 1);
  let i = 0;
  pairsOf.forEach((pairs, g) => {
    for (const { person, referral, gain } of pairs) {
      pairPerson[i] = person;
      pairGroup[i] = g;
      pairGain[i] = gain;
      pairReferral[i] = referral;
      personFrom[person + 1]! += 1;
      i += 1;
    }
    groupFrom[g + 1] = i;
  });
  for (let p = 0; p < people; p += 1) personFrom[p + 1]! += personFrom[p]!;
  const at = personFrom.slice();
  const personPair = new Int32Array(count);
  for (let pair = 0; pair < count; pair += 1) {
    const p = pairPerson[pair]!;
    personPair[at[p]!] = pair;
    at[p]! += 1;
  }
  const sizeFrom = new Int32Array(sizes.length);
  for (let g = 1; g < sizes.length; g += 1) sizeFrom[g] = sizeFrom[g - 1]! + sizes[g - 1]!.length;
  return {
    people,
    groups: pairsOf.length,
    groupFrom,
    pairPerson,
    pairGroup,
    pairGain,
    pairReferral,
    personFrom,
    personPair,
    sizeFrom,
    sizePoints: Float64Array.from(sizes.flat()),
  };
}
