import { wholeGiven } from './given.ts';
import type { Io } from './io.ts';

const mostSeconds = 24 * 60 * 60;
const msASecond = 1_000;

export interface BudgetGiven {
  seconds?: string;
  steps?: string;
  seed?: string;
}

/** How long and by which chance a file is solved, as a solver takes it; the clock runs from now. */
export function budgetOf(io: Pick<Io, 'elapsedMs'>, { seconds: asked, steps, seed = '1' }: BudgetGiven) {
  const began = io.elapsedMs();
  const seconds = asked === undefined ? null : wholeGiven(asked, '--seconds', 1, mostSeconds);
  let isOver = false;
  return {
    options: {
      seed: wholeGiven(seed, '--seed', 0, Number.MAX_SAFE_INTEGER),
      ...(steps === undefined ? {} : { steps: wholeGiven(steps, '--steps', 0, Number.MAX_SAFE_INTEGER) }),
      stop: () => {
        isOver ||= seconds !== null && io.elapsedMs() - began >= seconds * msASecond;
        return isOver;
      },
    },
    /** Whether the seconds ran out. */
    cutOff: () => isOver,
  };
}
