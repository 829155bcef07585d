import type { Db } from '../../../db/connect.ts';
import { keepDraft } from '../../../db/drafts.ts';
import { keepBest, resumeRun } from '../../../db/run-bests.ts';
import { endRun, markRunning, queueRun, type Run, runOf } from '../../../db/runs.ts';
import type { Booking } from '../../../solver/roster/problem.ts';
import type { Clock } from '../../../src/deps.ts';
import { work } from '../../../src/roster/run-week.ts';
import type { Runs } from '../../../src/runs/runs.ts';

/** How often the search is asked whether to go on before it is told to stop. */
const patience = 20;
/** Every so many runs die with the best they have, to be resumed. */
const oneDiesOf = 4;

/** And every so many wait on, to be stopped. */
const oneWaitsOf = 5;

/** Runs that are over as soon as they are asked for, in this thread: real rosters, if not good ones. */
export function quickRuns(db: Db, clock: Clock): Runs {
  let begun = 0;
  const toldOf = (run: Run) => ({ ...run, progress: null });
  const state = async (id: number) => {
    const run = await runOf(db, id);
    return run && toldOf(run);
  };
  const carriedOut = async (run: Run, from: readonly Booking[] | null) => {
    begun += 1;
    if (begun % oneWaitsOf === 0) return;
    let asked = 0;
    await markRunning(db, run.id);
    const input = { file: db.$client.name, request: run, today: clock.today(), from };
    const stop = () => ++asked > patience;
    const answer = await work(input, { begin: () => {}, stop, onProgress: () => {}, onBest: () => {} });
    const endedAt = clock.now();
    if (answer.end === 'roster' && begun % oneDiesOf === 0) {
      await keepBest(db, run.id, answer.draft, endedAt);
      await endRun(db, run.id, { status: 'failed', detail: { message: 'It died' }, endedAt });
    } else if (answer.end === 'roster')
      await keepDraft(db, answer.draft, endedAt, { id: run.id, notes: answer.notes });
    else if (answer.end === 'infeasible')
      await endRun(db, run.id, { status: 'infeasible', detail: { conflicts: answer.conflicts }, endedAt });
    else await endRun(db, run.id, { status: 'failed', detail: { faults: answer.faults }, endedAt });
  };
  return {
    start: async (request) => {
      const run = await queueRun(db, request, clock.now());
      if ('refused' in run) return run;
      if (!run.joined) await carriedOut(run, null);
      return { ...(await toldOf(run)), joined: run.joined };
    },
    resume: async (id) => {
      const resumed = await resumeRun(db, id, clock.now());
      if (resumed === null || 'refused' in resumed) return resumed;
      if (!resumed.joined) await carriedOut(resumed.run, resumed.from);
      return { ...(await toldOf(resumed.run)), joined: resumed.joined };
    },
    state,
    ended: state,
    stop: async (id) => {
      const run = await runOf(db, id);
      if (run === null) return null;
      if (run.endedAt !== null) return { refused: 'already-ended' as const };
      const detail = { message: 'It was stopped before it began' };
      await endRun(db, id, { status: 'failed', detail, endedAt: clock.now() });
      return state(id);
    },
    workload: () => ({ running: 0, waiting: 0, ended: 0, endedSeconds: 0 }),
    close: async () => {},
  };
}
