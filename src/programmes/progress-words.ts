import type { Progress } from '../../solver/groups/progress.ts';
import { countInWords, dateInWords } from '../http/in-words.ts';

/** How far somebody is in their programme, in a sentence for a programme manager. */
export function progressInWords(progress: Progress, mustFinishBy: string): string {
  const { done, sessions, next, completed } = progress;
  if (completed) return `All ${countInWords(sessions, 'session')} done.`;
  const soFar = `${done.length} of ${countInWords(sessions, 'session')} done`;
  const then = next ? `; next is session ${next.number} on ${dateInWords(next.date)}` : '; none is planned';
  return `${soFar}${then}; ${endInWords(progress, mustFinishBy)}.`;
}

function endInWords({ finishesOn, inTime, missed, notPlanned }: Progress, mustFinishBy: string): string {
  if (finishesOn !== null)
    return `finishes on ${dateInWords(finishesOn)}, ${inTime ? 'in time' : `after ${dateInWords(mustFinishBy)}`}`;
  const undone = [
    missed.length > 0 && `${countInWords(missed.length, 'session')} missed`,
    notPlanned.length > 0 && `${countInWords(notPlanned.length, 'session')} not planned`,
  ].filter((part) => part !== false);
  return undone.join(' and ');
}
