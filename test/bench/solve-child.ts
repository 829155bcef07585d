import { judge } from '../../solver/roster/judge.ts';
import type { RosterProblem } from '../../solver/roster/problem.ts';
import { solve } from '../../solver/roster/solve.ts';
import { jsonFrom } from '../../src/commands/given.ts';
import { parseProblem } from '../../src/intake/problem-file.ts';
import { given, peakMegabytes, tell } from './child.ts';
import { finalShares, type Highs, nearShare, type Ours, type ToSolve } from './figures.ts';
import { type Moment, secondsToGap, secondsToWithin } from './timeline.ts';

const msASecond = 1_000;

async function ours({ file, seconds }: ToSolve): Promise<{ problem: RosterProblem; figures: Ours }> {
  const beganMs = performance.now();
  const elapsed = () => (performance.now() - beganMs) / msASecond;
  const parsed = parseProblem(await jsonFrom(file, '--problem'));
  if ('faults' in parsed) throw new Error(`the problem has faults: ${JSON.stringify(parsed.faults[0])}`);
  const { problem } = parsed;
  const reading = { seconds: elapsed(), megabytes: peakMegabytes() };
  const moments: Moment[] = [];
  const roster = solve(problem, {
    stop: () => elapsed() >= seconds,
    onProgress: ({ points, bound }) => moments.push({ seconds: elapsed(), points, bound }),
  });
  const { status, points, bound } = roster;
  moments.push({ seconds: elapsed(), points, bound });
  const figures: Ours = {
    kind: 'ours',
    status,
    points,
    bound,
    empty: judge(problem, []).points,
    seconds: moments.at(-1)!.seconds,
    megabytes: peakMegabytes(),
    reading,
    secondsToNear: secondsToGap(moments, nearShare),
    secondsToFinal: finalShares.map((share) => secondsToWithin(moments, share)),
  };
  return { problem, figures };
}

async function highs(problem: RosterProblem, seconds: number): Promise<Highs> {
  // Loaded only now: its memory is not ours.
  const { oracle } = await import('../given/oracle.ts');
  const { status, bookings } = await oracle(problem, seconds);
  const verdict = judge(problem, bookings);
  const isRoster = bookings.length > 0 && verdict.breaches.length === 0;
  return {
    kind: 'highs',
    points: isRoster ? verdict.points : null,
    proven: isRoster && status === 'optimal',
  };
}

const toSolve = given<ToSolve>();
const { problem, figures } = await ours(toSolve);
await tell(figures);
if (toSolve.highsSeconds > 0) await tell(await highs(problem, toSolve.highsSeconds));
process.disconnect();
