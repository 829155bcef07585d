import { judge } from '../../solver/roster/judge.ts';
import type { RosterProblem } from '../../solver/roster/problem.ts';
import { solve } from '../../solver/roster/solve.ts';
import { inventedWeek } from '../given/invented-week.ts';
import { oracle } from '../given/oracle.ts';

interface Case {
  name: string;
  problem: RosterProblem;
  /** Wall time for ours and for HiGHS, the same; HiGHS is then given longer, to know the optimum. */
  seconds: number;
}

const msASecond = 1_000;
const secondsToTheOptimum = 240;
/** Beyond so many people nobody waits for HiGHS to prove it. */
const mostForTheOptimum = 1_000;

const cases = (): Case[] => [
  { name: '100 people', problem: inventedWeek({ people: 100, seed: 1 }), seconds: 5 },
  { name: '200 people', problem: inventedWeek({ people: 200, seed: 1 }), seconds: 5 },
  {
    name: '500 people, 60 sessions',
    problem: inventedWeek({ people: 500, seed: 1, sessions: 60 }),
    seconds: 5,
  },
  {
    name: '500 people, 60 sessions (seed 2)',
    problem: inventedWeek({ people: 500, seed: 2, sessions: 60 }),
    seconds: 5,
  },
  { name: '1,000 people', problem: inventedWeek({ people: 1_000, seed: 1 }), seconds: 10 },
  { name: '2,000 people', problem: inventedWeek({ people: 2_000, seed: 1 }), seconds: 10 },
  { name: '5,000 people', problem: inventedWeek({ people: 5_000, seed: 1 }), seconds: 25 },
];

const thousands = (n: number) => n.toLocaleString('en-GB');
/** Rounded down: only what is all says all. */
const share = (won: number, most: number) =>
  won === most ? '100 %' : `${(Math.floor((won / most) * 1e6) / 1e4).toFixed(4)} %`;

/**
 * Ours and HiGHS on the same problems, in one process, one after the other: a table in Markdown. Captured: points over an
 * empty roster's, of the most that can be won (the optimum where HiGHS proves it in four minutes, else our bound).
 * An argument keeps the cases whose name holds it.
 */
export async function rosterBench([only = '']: string[]): Promise<void> {
  const out = (line: string) => process.stdout.write(`${line}\n`);
  out(
    '| week | pairs | time | ours: points | bound | captured | proven | HiGHS: points | captured | optimum |',
  );
  out('|---|---|---|---|---|---|---|---|---|---|');
  for (const { name, problem, seconds } of cases()) {
    if (!name.includes(only)) continue;
    const empty = judge(problem, []).points;
    const began = performance.now();
    const roster = solve(problem, { stop: () => performance.now() - began > seconds * msASecond });
    const took = (performance.now() - began) / msASecond;
    const peer = await oracle(problem, seconds);
    const known =
      peer.status === 'optimal' || roster.status === 'optimal' || problem.people.length > mostForTheOptimum;
    const proof = known ? peer : await oracle(problem, secondsToTheOptimum);
    const optimum =
      proof.status === 'optimal' ? proof.points : roster.status === 'optimal' ? roster.points : null;
    const most = (optimum ?? roster.bound) - empty;
    out(
      `| ${[
        name,
        thousands(problem.people.length * problem.sessions.length),
        `${took.toFixed(1)} of ${seconds} s`,
        thousands(roster.points),
        thousands(roster.bound),
        share(roster.points - empty, most),
        roster.status === 'optimal' ? 'yes' : 'no',
        ...(Number.isFinite(peer.points) && peer.points > empty
          ? [thousands(peer.points), share(peer.points - empty, most)]
          : ['no roster yet', '-']),
        optimum === null ? 'not known' : thousands(optimum),
      ].join(' | ')} |`,
    );
  }
}
