import { hoursInWords } from '../../http/in-words.ts';
import { countOf, numberInWords } from '../../pages/words.ts';
import type { RunView } from '../run-view.ts';
import { gapInWords, pointsWords } from './looked.ts';

type Progress = NonNullable<RunView['progress']>;

const phases: Readonly<Record<Progress['phase'], string>> = {
  prices: 'Working out what each place is worth',
  roster: 'Making a first roster',
  improvement: 'Making the roster better',
  proof: 'Looking for a proof that nothing is better',
};

const secondsAMinute = 60;

/** 75 as "1 minute 15 seconds". */
export function secondsInWords(seconds: number): string {
  const minutes = Math.floor(seconds / secondsAMinute);
  const rest = seconds % secondsAMinute;
  const long = minutes >= secondsAMinute ? hoursInWords(minutes) : countOf(minutes, 'minute', 'minutes');
  if (minutes === 0) return countOf(rest, 'second', 'seconds');
  return rest === 0 ? long : `${long} ${countOf(rest, 'second', 'seconds')}`;
}

/** What is told of a run while it is watched, in words and in the numbers that a picture is drawn from. */
export interface RunTold {
  phase: string;
  points: string;
  bound: string;
  gap: string;
  placed: string;
  elapsed: string;
  /** One sentence of all this, for whoever listens. */
  sentence: string;
  /** What is drawn; null where there is nothing yet. */
  at: { points: number | null; bound: number | null; elapsedSeconds: number; seconds: number };
  /** It has ended: there is more to read on the page itself, or a roster to look at. */
  ended: boolean;
  roster: number | null;
}

/** Whether there is no more to come of a run. */
export const hasEnded = ({ status }: Pick<RunView, 'status'>): boolean =>
  status !== 'queued' && status !== 'running';

const notYet = 'not yet known';

const phaseOf = ({ status, progress }: RunView): string => {
  if (progress) return phases[progress.phase];
  if (status === 'queued') return 'Waiting for its turn';
  return status === 'running' ? 'Reading the data of the week' : 'Ended';
};

/** A run as it is told while it is watched. */
export function toldOf(run: RunView): RunTold {
  const { seconds, progress, roster } = run;
  const { points = null, bound = null, placed = null, elapsedSeconds = 0 } = progress ?? {};
  const phase = phaseOf(run);
  const told = {
    phase,
    points: points === null ? notYet : pointsWords(points),
    bound: bound === null ? notYet : pointsWords(bound),
    gap: points === null || bound === null ? notYet : gapInWords(points, bound),
    placed: placed === null ? 'nobody yet' : countOf(placed, 'person', 'people'),
    elapsed: `${secondsInWords(elapsedSeconds)} of ${secondsInWords(seconds)}`,
  };
  return {
    ...told,
    sentence: `${phase}. ${placed === null ? 'Nobody is' : `${numberInWords(placed)} people are`} placed so far. ${told.elapsed}.`,
    at: { points, bound, elapsedSeconds, seconds },
    ended: hasEnded(run),
    roster,
  };
}
