import { describe, expect, it } from 'vitest';
import type { Weekday } from '../../../solver/calendar.ts';
import { statedAbsences } from '../../../solver/hours/stated-absences.ts';

/** Tuesday 1 December 2026. */
const date = '2026-12-01';
const tuesdays = {
  weekday: 2 as Weekday,
  from: '09:00',
  to: '17:00',
  fromDate: '2026-01-01',
  untilDate: null,
};
const not = (from: string, to: string) => ({ date, from, to, available: false });

describe('a stated absence', () => {
  it('is a day of which nothing free is left', () => {
    expect(statedAbsences([tuesdays], [not('09:00', '17:00')])).toEqual([date]);
    expect(statedAbsences([tuesdays], [not('09:00', '12:00'), not('12:00', '18:00')])).toEqual([date]);
    expect(statedAbsences([tuesdays], [not('09:00', '16:59')])).toEqual([]);
  });

  it('is one also on a day of the week on which the person is never free', () => {
    expect(statedAbsences([], [not('00:00', '24:00')])).toEqual([date]);
    const ended = { ...tuesdays, untilDate: '2026-11-30' };
    expect(statedAbsences([ended], [not('09:00', '10:00')])).toEqual([date]);
  });

  it('is none where the person is free besides, or has only said so', () => {
    const besides = { date, from: '18:00', to: '20:00', available: true };
    expect(statedAbsences([tuesdays], [not('09:00', '17:00'), besides])).toEqual([]);
    expect(statedAbsences([], [besides])).toEqual([]);
    expect(statedAbsences([tuesdays], [])).toEqual([]);
  });

  it('stands in order of date', () => {
    const others = [not('00:00', '24:00'), { ...not('00:00', '24:00'), date: '2026-11-20' }];
    expect(statedAbsences([tuesdays], others)).toEqual(['2026-11-20', date]);
  });
});
