import { constants, platform, setPriority } from 'node:os';

/** Who goes before whom: requests, then what some of them wait for, then solvers. */
const priorities = {
  awaited: constants.priority.PRIORITY_BELOW_NORMAL / 2,
  solver: constants.priority.PRIORITY_BELOW_NORMAL,
};

/**
 * Lets whoever answers requests go before this thread, where the system gives threads a priority of their own: with fewer
 * cores than threads a request else waits for a solver's turn to end.
 */
export function yieldToRequests(as: keyof typeof priorities = 'solver'): void {
  if (platform() !== 'linux') return;
  // 0 is the calling thread.
  setPriority(0, priorities[as]);
}
