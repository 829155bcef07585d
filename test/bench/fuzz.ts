import fc from 'fast-check';
import { solve } from '../../solver/roster/solve.ts';
import { wholeGiven } from '../../src/commands/given.ts';
import { exitCode } from '../../src/commands/io.ts';
import { percent, thousands } from '../../src/commands/table.ts';
import { arbitraryWeek } from '../given/arbitrary-week.ts';
import { crowdedWeek } from '../given/crowded-week.ts';
import { oracle } from '../given/oracle.ts';
import { type Agreement, agreementOf } from './agreement.ts';
import { askedOf } from './asked.ts';
import { markdown, markdownHead } from './row.ts';

const usual = { weeks: 500, seconds: 2, highs: 20, seed: 20_261_130 };
const shape = { people: 80, sessions: 32, pins: 3 };
const msASecond = 1_000;
const tellEvery = 50;
const tell = (line: string) => process.stderr.write(`${line}\n`);

/**
 * Generated weeks of up to 80 people through ours and HiGHS: how many are proven, and whether both agree; exit code 1 if
 * they do not. `--weeks`, `--seconds` of ours and `--highs` of HiGHS for each, `--seed`.
 */
export async function fuzzBench(args: string[]): Promise<void> {
  const { options } = askedOf(args, ['weeks', 'seconds', 'highs', 'seed']);
  const whole = (name: keyof typeof usual) =>
    wholeGiven(options[name] ?? String(usual[name]), `--${name}`, 1, Number.MAX_SAFE_INTEGER);
  const [numRuns, seconds, highsSeconds, seed] = [
    whole('weeks'),
    whole('seconds'),
    whole('highs'),
    whole('seed'),
  ];

  const status = { optimal: 0, feasible: 0, infeasible: 0 };
  const agreement: Record<Agreement, number> = { agree: 0, 'no proof': 0, disagree: 0 };
  let slowestMs = 0;
  const anyWeek = fc.oneof(arbitraryWeek(shape), crowdedWeek(shape));
  for (const [i, problem] of fc.sample(anyWeek, { numRuns, seed }).entries()) {
    const beganMs = performance.now();
    const elapsedMs = () => performance.now() - beganMs;
    const roster = solve(problem, { stop: () => elapsedMs() >= seconds * msASecond });
    slowestMs = Math.max(slowestMs, elapsedMs());
    const found = agreementOf(problem, roster, await oracle(problem, highsSeconds));
    status[roster.status] += 1;
    agreement[found] += 1;
    if (found === 'disagree') tell(`week ${i} of seed ${seed}: they disagree`);
    if (roster.status === 'feasible') tell(`week ${i} of seed ${seed}: not proven`);
    if ((i + 1) % tellEvery === 0) tell(`${i + 1} of ${numRuns} weeks`);
  }

  const withRoster = status.optimal + status.feasible;
  const cells = [
    ...[numRuns, status.optimal, status.feasible, status.infeasible].map(thousands),
    withRoster === 0 ? '-' : percent(status.optimal / withRoster),
    ...[agreement.agree, agreement['no proof'], agreement.disagree].map(thousands),
    `${(slowestMs / msASecond).toFixed(1)} of ${seconds} s`,
  ];
  const headings = ['weeks', 'optimal', 'feasible', 'infeasible', 'proven of those with a roster'];
  const ofHighs = ['HiGHS agrees', 'has no proof', 'disagrees', 'slowest'];
  process.stdout.write(`${markdownHead([...headings, ...ofHighs])}\n${markdown(cells)}\n`);
  if (agreement.disagree > 0) process.exitCode = exitCode.broken;
}
