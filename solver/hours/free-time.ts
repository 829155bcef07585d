import { type Window, without } from '../calendar.ts';

/**
 * The free windows of one day: those open, merged where they touch or overlap, less what is taken. In order of time,
 * disjoint, with a gap between any two; windows that end before they begin are none.
 */
export function freeWindows(open: readonly Window[], taken: readonly Window[]): Window[] {
  return taken.reduce<Window[]>(
    (free, busy) => free.flatMap((window) => (busy.from < busy.to ? without(window, busy) : [window])),
    merged(open),
  );
}

function merged(windows: readonly Window[]): Window[] {
  const inOrder = windows
    .filter((window) => window.from < window.to)
    .toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
  const merged: Window[] = [];
  for (const { from, to } of inOrder) {
    const last = merged.at(-1);
    if (!last || from > last.to) merged.push({ from, to });
    else if (to > last.to) last.to = to;
  }
  return merged;
}
