import type { RunDetail } from '../../db/runs.ts';
import type { Deps } from '../deps.ts';

/** A run as its queue tells of it. */
export type RunState = NonNullable<Awaited<ReturnType<Deps['runs']['state']>>>;

/** A run as it is shown: its detail spread out, each part empty where it does not apply. */
export type RunView = Omit<RunState, 'detail'> & {
  message: string | null;
} & Required<Pick<RunDetail, 'conflicts' | 'faults' | 'notes'>>;

/** A run as it is shown. */
export function runView({ detail, ...run }: RunState): RunView {
  const { message = null, conflicts = [], faults = [], notes = [] } = detail ?? {};
  return { ...run, message, conflicts, faults, notes };
}
