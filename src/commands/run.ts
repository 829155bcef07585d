import type { Deps } from '../deps.ts';
import { refusalInWords } from '../roster/refusals.ts';
import { runSeconds } from '../roster/run-seconds.ts';
import { progressView, type RunState } from '../roster/run-view.ts';
import { runAllRegions } from './all-regions.ts';
import { type AreaGiven, areaAndWeek, numberGiven, wholeGiven } from './given.ts';
import { type ExitCode, exitCode, GivenWrong, type Io } from './io.ts';
import { progressEveryMs, progressLine } from './progress-line.ts';
import { showRoster } from './roster.ts';

export interface RunGiven extends AreaGiven {
  seconds?: string;
  seed: string;
  around?: string;
  resume?: string;
  allRegions?: true;
  json?: true;
}

/** A run as the queue answered when it was asked to start. */
type Started = Awaited<ReturnType<Deps['runs']['start' | 'resume']>>;

/** `scheduler roster run`: a draft for an area and week, or for every region, made here with progress on the terminal. */
export async function runCommand(io: Io, deps: Deps, given: RunGiven): Promise<ExitCode> {
  const { weekStart, ...area } = areaAndWeek(io, given);
  const asked = {
    weekStart,
    around: given.around === undefined ? null : numberGiven(given.around, '--around'),
    seed: wholeGiven(given.seed, '--seed', 0, Number.MAX_SAFE_INTEGER),
  };
  const seconds =
    given.seconds === undefined ? null : wholeGiven(given.seconds, '--seconds', 1, runSeconds.most);
  if (given.allRegions) return runAllRegions(io, deps, { ...asked, seconds }, given.json);
  const run = await runToItsEnd(
    io,
    deps,
    given.resume === undefined
      ? await deps.runs.start({ ...area, ...asked, seconds: seconds ?? runSeconds.usual })
      : await deps.runs.resume(numberGiven(given.resume, '--resume')),
  );
  if (run.status === 'infeasible') {
    if (given.json) io.out(JSON.stringify({ status: run.status, conflicts: run.detail?.conflicts }));
    else {
      io.err('infeasible: no roster can keep these pins');
      for (const { crn, session, rules } of run.detail?.conflicts ?? [])
        io.err(`${crn} on ${session}: ${rules.join(', ')}`);
    }
    return exitCode.infeasible;
  }
  if (run.roster === null) throw new GivenWrong(`roster run: ${whyFailed(run)}`);
  for (const { message } of run.detail?.notes ?? []) io.err(message);
  return showRoster(io, deps.db, run.roster, given.json);
}

function whyFailed({ id, detail, best }: RunState): string {
  const why = detail?.message ?? 'the run failed';
  return best ? `${why}; --resume ${id} goes on from the best it had` : why;
}

/** Waits for the end of a run that was asked for, telling how far it is. */
export async function runToItsEnd(io: Io, { runs }: Deps, started: Started): Promise<RunState> {
  if (!started) throw new GivenWrong(`roster run: ${refusalInWords({ refused: 'unknown-run' })}`);
  if ('refused' in started) throw new GivenWrong(`roster run: ${refusalInWords(started)}`);
  if (started.joined) io.err(`Run ${started.id} of this week is under way already: waiting for it`);
  const watch = setInterval(async () => {
    const progress = (await runs.state(started.id))?.progress;
    if (progress) io.progress(progressLine(progressView(progress)));
  }, progressEveryMs);
  try {
    return (await runs.ended(started.id))!;
  } finally {
    clearInterval(watch);
    io.progress('');
  }
}
