import type { RunView } from '../roster/run-view.ts';
import { percent, thousands } from './table.ts';

/** How often the line is written anew. */
export const progressEveryMs = 250;

/** How far a run is, in one line: "12 s, improvement: 1,659 placed, points -28,184,264, bound -28,180,797, 0.0123 % apart". */
export function progressLine(progress: NonNullable<RunView['progress']>): string {
  const { elapsedSeconds, phase, placed, points, bound, gapShare } = progress;
  const told = [
    placed === null ? [] : `${thousands(placed)} placed`,
    points === null ? [] : `points ${thousands(points)}`,
    bound === null ? [] : `bound ${thousands(bound)}`,
    gapShare === null ? [] : `${percent(gapShare)} apart`,
  ].flat();
  return [`${thousands(elapsedSeconds)} s, ${phase}`, told.join(', ')]
    .filter((part) => part !== '')
    .join(': ');
}
