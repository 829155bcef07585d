import { lengthOf, minutesOf, timeOf, type Weekday, type Window } from '../../calendar.ts';
import { freeWindows } from '../../hours/free-time.ts';
import type { Range, SessionKind } from '../template.ts';

/** A stretch of every week. */
export interface WeeklyWindow extends Window {
  weekday: Weekday;
}

/** A stretch of every week in which sessions of a kind may be held. */
export interface Slot extends WeeklyWindow {
  kind: SessionKind;
}

/** A group session in a slot: from its beginning, as long as the session may be; null: the slot is too short. */
export function sessionIn(slot: Window, minutes: Range): Window | null {
  const length = Math.min(lengthOf(slot), minutes.max);
  return length < minutes.min ? null : { from: slot.from, to: timeOf(minutesOf(slot.from) + length) };
}

/**
 * One-to-ones cut back to back from stretches of a day, merged where they touch: each as long as it may be, the last of a
 * stretch shorter where what is left still serves.
 */
export function oneToOnesIn(stretches: readonly Window[], minutes: Range): Window[] {
  return freeWindows(stretches, []).flatMap((stretch) => {
    const windows: Window[] = [];
    let left: Window | null = stretch;
    while (left) {
      const window = sessionIn(left, minutes);
      if (window) windows.push(window);
      left = window && window.to < stretch.to ? { from: window.to, to: stretch.to } : null;
    }
    return windows;
  });
}

/** The slots of a kind on a weekday, by their beginning. */
export function slotsOn(slots: readonly Slot[], kind: SessionKind, weekday: Weekday): Slot[] {
  return slots
    .filter((slot) => slot.kind === kind && slot.weekday === weekday)
    .toSorted((a, b) => minutesOf(a.from) - minutesOf(b.from) || minutesOf(a.to) - minutesOf(b.to));
}
