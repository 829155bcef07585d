import { judgeGroups } from '../../solver/groups/judge.ts';
import type { GroupProblem } from '../../solver/groups/problem.ts';
import { solve } from '../../solver/groups/solve.ts';
import { groupOracle } from '../given/group-oracle.ts';
import { inventedWaitingList } from '../given/invented-waiting-list.ts';
import { askedOf } from './asked.ts';

const sizes = [
  { referrals: 600, candidates: 120, seconds: 10 },
  { referrals: 2_000, candidates: 300, seconds: 60 },
];
const usualSeeds = [1, 2, 3];
const oracleSeconds = 60;

/**
 * Groups formed from invented waiting lists of two sizes beside HiGHS with one thread: a table in Markdown. The arguments are
 * seeds.
 */
export async function groupsBench(args: string[]): Promise<void> {
  const asked = askedOf(args, []).words.map(Number);
  const out = (line: string) => process.stdout.write(`${line}\n`);
  out('| referrals | candidates | seed | time | points | bound | HiGHS |');
  out('|---|---|---|---|---|---|---|');
  for (const { seconds, ...size } of sizes)
    for (const seed of asked.length > 0 ? asked : usualSeeds) {
      const problem = inventedWaitingList({ ...size, seed });
      const [ours, took] = timed(() => {
        const began = performance.now();
        return solve(problem, { stop: () => performance.now() - began > seconds * 1_000 });
      });
      const judged = judgeGroups(problem, ours.groups);
      if (judged.breaches.length > 0) throw new Error(`seed ${seed}: ${judged.breaches[0]!.rule} is broken`);
      const bound = ours.status === 'optimal' ? 'optimal' : ours.bound;
      const row = [size.referrals, size.candidates, seed, `${took} of ${seconds} s`, ours.points, bound];
      out(`| ${row.join(' | ')} | ${await peerOf(problem)} |`);
    }
}

async function peerOf(problem: GroupProblem): Promise<string> {
  const began = performance.now();
  const { status, groups } = await groupOracle(problem, oracleSeconds);
  const took = ((performance.now() - began) / 1_000).toFixed(1);
  const { points } = judgeGroups(problem, groups);
  return status === 'unproven' ? `${points} in ${took} s, not proven` : `${status} ${points} in ${took} s`;
}

function timed<T>(work: () => T): [T, string] {
  const began = performance.now();
  const answer = work();
  return [answer, ((performance.now() - began) / 1_000).toFixed(1)];
}
