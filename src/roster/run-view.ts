import type { RunDetail } from '../../db/runs.ts';
import type { Deps } from '../deps.ts';
import { gapShareOf } from './gap.ts';

/** A run as its queue tells of it. */
export type RunState = NonNullable<Awaited<ReturnType<Deps['runs']['state']>>>;

type StartedRun = Extract<Awaited<ReturnType<Deps['runs']['start']>>, { joined: boolean }>;

type ProgressView = NonNullable<RunState['progress']> & { gapShare: number | null };

/** A run as it is shown: its detail spread out, each part empty where it does not apply. */
export type RunView = Omit<RunState, 'detail' | 'progress'> & {
  progress: ProgressView | null;
  message: string | null;
} & Required<Pick<RunDetail, 'conflicts' | 'faults' | 'notes'>>;

/** A run as it is shown. */
export function runView({ detail, progress, ...run }: RunState): RunView {
  const { message = null, conflicts = [], faults = [], notes = [] } = detail ?? {};
  return { ...run, progress: progress && progressView(progress), message, conflicts, faults, notes };
}

/** How far a run is, as it is shown: with the gap between its points and its bound. */
export function progressView(progress: NonNullable<RunState['progress']>): ProgressView {
  return { ...progress, gapShare: gapShareOf(progress.points, progress.bound) };
}

/** A run as it is shown to whoever asked for it. */
export function startedRunView({ joined, ...run }: StartedRun): RunView & { joined: boolean } {
  return { ...runView(run), joined };
}
