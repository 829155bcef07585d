import type { QueueRefusal, RunRequest } from '../../db/runs.ts';
import type { Progress } from '../../solver/roster/roster.ts';
import type { Deps } from '../deps.ts';
import type { Refusal } from './refusals.ts';
import { type RunView, runView } from './run-view.ts';

const askEveryMs = 250;

/**
 * Runs a week and waits for what it comes to; tells how far it is a few times a second. For whoever has nothing else to
 * do meanwhile: a command, or the first start. Refused as `Runs.start` refuses.
 */
export async function runAndWait(
  runs: Deps['runs'],
  request: RunRequest,
  onProgress: (progress: Progress) => void = () => {},
): Promise<RunView | Refusal<QueueRefusal>> {
  const run = await runs.start(request);
  if ('refused' in run) return run;
  const asking = setInterval(async () => {
    const state = await runs.state(run.id);
    if (state?.progress) onProgress(state.progress);
  }, askEveryMs);
  try {
    const ended = await runs.ended(run.id);
    return runView(ended ?? run);
  } finally {
    clearInterval(asking);
  }
}
