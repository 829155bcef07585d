import type { Best } from '../../db/run-bests.ts';
import type { RunAnswer, RunRequest } from '../../db/runs.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import type { Booking } from '../../solver/roster/problem.ts';
import type { Progress } from '../../solver/roster/roster.ts';

/** What a work module is given in its thread. */
export interface WorkInput {
  /** The database file: the thread opens its own connection, so that reading a week never holds up the service. */
  file: string;
  request: RunRequest;
  /** When the run begins: what has passed of its week is not decided any more. */
  today: IsoDate;
  /** The roster to begin from: the last best of the run that this one resumes. Null: it begins from nothing. */
  from: readonly Booking[] | null;
}

/** How a work module is steered, and how it tells of itself. */
export interface Controls {
  /** To be called once the data are ready: from here on the seconds asked for count. */
  begin(): void;
  /** To be asked between steps. True as soon as the time is up or somebody has stopped the run: keep the best so far. */
  stop(): boolean;
  onProgress(progress: Progress): void;
  /** Hears that there is a better roster; `best`, asked between steps and not often, is the best at that moment. */
  onBest(best: () => Best): void;
}

export type Work = (input: WorkInput, controls: Controls) => Promise<RunAnswer>;

/** A module that a run's thread loads: it makes a roster of what is asked, by whatever means. */
export interface WorkModule {
  work: Work;
}

/** What a thread tells the service. */
export type Message =
  | { kind: 'begun' }
  | { kind: 'progress'; progress: Progress }
  | { kind: 'best'; best: Best }
  | { kind: 'answer'; answer: RunAnswer };

/** The shared flags: the service sets them, the thread asks them between steps without leaving its computation. */
export const flags = { stop: 0, tell: 1, keep: 2, count: 3 } as const;

export interface ThreadData {
  /** Where the work module is. */
  module: string;
  input: WorkInput;
  flags: Int32Array;
}
