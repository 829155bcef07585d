import highsModule, { type Highs } from 'highs';
import { type FormedGroup, groupFactsOf, weeksToStart } from '../../solver/groups/facts.ts';
import type { Candidate, GroupProblem, Referral } from '../../solver/groups/problem.ts';
import { joinRulesAgainst } from '../../solver/groups/rules.ts';

export interface GroupOracleAnswer {
  status: 'optimal' | 'infeasible' | 'unproven';
  points: number;
  groups: FormedGroup[];
}

// The package's types describe its CommonJS build, where the loader is a property; this is the ES module.
const loadHighs = highsModule as unknown as typeof highsModule.default;
let loaded: Promise<Highs> | undefined;

/**
 * The optimum by HiGHS, from a plain integer programme of the format that shares nothing with our search but the register's
 * rules of joining: one binary a referral and candidate, one a candidate that opens, people off the optimum on either side.
 */
export async function groupOracle(problem: GroupProblem, seconds: number): Promise<GroupOracleAnswer> {
  loaded ??= loadHighs();
  const highs = await loaded;
  const { lp, names, pinLost } = groupModelOf(problem);
  if (pinLost) return { status: 'infeasible', points: 0, groups: [] };
  const answer = highs.solve(lp, {
    time_limit: seconds,
    mip_rel_gap: 0,
    mip_abs_gap: 0.5,
    output_flag: false,
  });
  if (answer.Status === 'Infeasible') return { status: 'infeasible', points: 0, groups: [] };
  const columns = answer.Columns as Record<string, { Primal?: number }>;
  const joined = [...names].filter(([name]) => (columns[name]?.Primal ?? 0) > 0.5).map(([, pair]) => pair);
  const ids = [...new Set(joined.map(({ candidate }) => candidate.id))];
  return {
    status: answer.Status === 'Optimal' ? 'optimal' : 'unproven',
    points: Math.round(answer.ObjectiveValue),
    groups: ids.map((id) => ({
      candidate: id,
      referrals: joined.filter(({ candidate }) => candidate.id === id).map(({ referral }) => referral.id),
    })),
  };
}

interface Pair {
  referral: Referral;
  candidate: Candidate;
}

/** The programme in CPLEX's LP format, and what its columns stand for. */
export function groupModelOf(problem: GroupProblem) {
  const facts = groupFactsOf(problem, []);
  const { points } = problem.policy;
  const objective: string[] = [];
  const rows: string[] = [];
  const binaries: string[] = [];
  const names = new Map<string, Pair>();
  const term = (k: number, name: string) => `${k < 0 ? '-' : '+'} ${Math.abs(k)} ${name}`;
  const row = (terms: string[], bound: string) => {
    if (terms.length > 0) rows.push(` c${rows.length}:${chunked(terms)} ${bound}`);
  };
  const sum = (list: readonly string[]) => list.map((name) => term(1, name));
  const pinned = new Set(problem.pinned.map(([referral, candidate]) => `${referral} ${candidate}`));
  let pinsFound = 0;

  const byPerson = new Map<string, string[]>();
  const openOf = new Map<string, string>();
  problem.candidates.forEach((candidate, g) => {
    const programme = facts.programme(candidate.programme);
    const startWeeks = weeksToStart(problem, candidate);
    const here: { x: string; crn: string }[] = [];
    problem.referrals.forEach((referral, r) => {
      if (joinRulesAgainst(referral, candidate, facts).length > 0) return;
      const x = `x${r}_${g}`;
      names.set(x, { referral, candidate });
      binaries.push(x);
      here.push({ x, crn: referral.crn });
      byPerson.set(referral.crn, [...(byPerson.get(referral.crn) ?? []), x]);
      const gain =
        points.placed +
        points.waitedWeek * referral.weeksWaiting -
        points.startWeek * startWeeks +
        (referral.lastChance ? points.lastChance : 0) -
        points.travelMinute * facts.travelMinutes(referral.crn, candidate.venue)!;
      objective.push(term(gain, x));
      if (pinned.has(`${referral.id} ${candidate.id}`)) {
        pinsFound += 1;
        row(sum([x]), '= 1');
      }
    });
    const all = sum(here.map(({ x }) => x));
    const runs = candidate.members > 0;
    const most = Math.max(0, Math.min(programme.maxSize, candidate.seats) - candidate.members);
    const [over, under] = [`a${g}`, `b${g}`];
    objective.push(term(-points.offOptimum, over), term(-points.offOptimum, under));
    if (runs) {
      row(all, `<= ${most}`);
      row([...all, term(-1, over), term(1, under)], `= ${programme.optimumSize - candidate.members}`);
    } else {
      const y = `y${g}`;
      openOf.set(candidate.id, y);
      binaries.push(y);
      objective.push(term(-points.opened, y));
      row([...all, term(-most, y)], '<= 0');
      row([...all, term(-programme.minSize, y)], '>= 0');
      row([...all, term(-1, over), term(1, under), term(-programme.optimumSize, y)], '= 0');
      for (const { x } of here) row([term(1, x), term(-1, y)], '<= 0');
    }
    for (const [a, b] of problem.keepApart) {
      const one = here.filter(({ crn }) => crn === a).map(({ x }) => x);
      const other = here.filter(({ crn }) => crn === b).map(({ x }) => x);
      if (one.length > 0 && other.length > 0) row(sum([...one, ...other]), '<= 1');
    }
  });
  for (const list of byPerson.values()) if (list.length > 1) row(sum(list), '<= 1');
  for (const [a, b] of problem.conflicts) {
    const [one, other] = [openOf.get(a), openOf.get(b)];
    const either = [one, other].filter((y) => y !== undefined);
    // Beside a group that runs nothing may open; two that run are nobody's decision.
    if (either.length > 0) row(sum(either), `<= ${either.length - 1}`);
  }
  const lp = [
    'Maximize',
    ` obj:${objective.length > 0 ? chunked(objective) : ' 0 never'}`,
    'Subject To',
    ...rows,
    ' last: never <= 0',
    ...(binaries.length > 0 ? ['Binary', chunked(binaries)] : []),
    'End',
  ].join('\n');
  return { lp, names, pinLost: pinsFound < problem.pinned.length };
}

/** The LP format allows short lines only. */
function chunked(words: readonly string[]): string {
  const lines: string[] = [];
  for (let i = 0; i < words.length; i += 8) lines.push(` ${words.slice(i, i + 8).join(' ')}`);
  return lines.join('\n');
}
