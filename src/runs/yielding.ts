import { constants, platform, setPriority } from 'node:os';

/**
 * Lets whoever answers requests go before this thread, where the system gives threads a priority of their own: with fewer
 * cores than threads a request else waits for a solver's turn to end.
 */
export function yieldToRequests(): void {
  if (platform() !== 'linux') return;
  // 0 is the calling thread.
  setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
}
