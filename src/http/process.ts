/**
 * Whether no process of this machine has a number any more. Asked at the start, so this process itself is no answer: a
 * container gives each the same number, and what had it before is gone.
 */
export function isGone(processId: number): boolean {
  if (processId === process.pid) return true;
  try {
    // Signal 0 only asks.
    process.kill(processId, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
