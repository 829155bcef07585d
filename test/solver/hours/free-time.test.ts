import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutesOf, timeOf, type Window } from '../../../solver/calendar.ts';
import { freeWindows } from '../../../solver/hours/free-time.ts';

const windows = (...texts: string[]): Window[] =>
  texts.map((text) => ({ from: text.slice(0, 5), to: text.slice(6) }));

describe('free time of a day', () => {
  it('is one window where two touch or overlap', () => {
    const open = windows('13:00-18:00', '08:00-12:00', '12:00-13:00', '17:00-20:00');
    expect(freeWindows(open, [])).toEqual(windows('08:00-20:00'));
  });

  it('stays apart where there is a gap', () => {
    expect(freeWindows(windows('08:00-12:00', '12:01-13:00'), [])).toEqual(
      windows('08:00-12:00', '12:01-13:00'),
    );
  });

  it('loses what is taken: a middle, an end, a whole', () => {
    const open = windows('08:00-12:00', '13:00-18:00', '19:00-20:00');
    const taken = windows('09:00-10:00', '17:00-18:30', '18:50-21:00');
    expect(freeWindows(open, taken)).toEqual(windows('08:00-09:00', '10:00-12:00', '13:00-17:00'));
  });

  it('takes no notice of windows that end before they begin', () => {
    expect(freeWindows(windows('12:00-08:00', '09:00-10:00'), windows('09:45-09:15'))).toEqual(
      windows('09:00-10:00'),
    );
  });

  it('is in order, with gaps between, and holds just the minutes that are open and not taken', () => {
    const aWindow = fc
      .tuple(fc.nat(96), fc.nat(96))
      .map(([a, b]): Window => ({ from: timeOf(Math.min(a, b) * 15), to: timeOf(Math.max(a, b) * 15) }));
    const covers = (list: readonly Window[], minute: number) =>
      list.some((window) => minutesOf(window.from) <= minute && minute < minutesOf(window.to));
    fc.assert(
      fc.property(fc.array(aWindow, { maxLength: 6 }), fc.array(aWindow, { maxLength: 6 }), (open, taken) => {
        const free = freeWindows(open, taken);
        free.forEach((window, i) => {
          expect(window.from < window.to).toBe(true);
          if (i > 0) expect(free[i - 1]!.to < window.from).toBe(true);
        });
        for (let minute = 0; minute < 1_440; minute += 15)
          expect(covers(free, minute)).toBe(covers(open, minute) && !covers(taken, minute));
      }),
    );
  });
});
