import { describe, expect, it } from 'vitest';
import { alwaysOpen, closedFor } from '../../../../solver/groups/calendar/open-times.ts';
import { oneToOnesIn, sessionIn } from '../../../../solver/groups/calendar/slots.ts';

const window = (from: string, to: string) => ({ from, to });

describe('a group session in a slot', () => {
  it('begins with it and is as long as it may be', () => {
    const minutes = { min: 120, max: 150 };
    expect(sessionIn(window('18:00', '19:59'), minutes)).toBeNull();
    expect(sessionIn(window('18:00', '20:00'), minutes)).toEqual(window('18:00', '20:00'));
    expect(sessionIn(window('18:00', '21:00'), minutes)).toEqual(window('18:00', '20:30'));
  });
});

describe('one-to-ones in slots', () => {
  const cut = (...stretches: [string, string][]) =>
    oneToOnesIn(
      stretches.map(([from, to]) => window(from, to)),
      { min: 50, max: 60 },
    ).map(({ from, to }) => `${from}-${to}`);

  it('are cut back to back, the last one shorter where that serves', () => {
    expect(cut(['10:00', '12:00'])).toEqual(['10:00-11:00', '11:00-12:00']);
    expect(cut(['10:00', '11:50'])).toEqual(['10:00-11:00', '11:00-11:50']);
    expect(cut(['10:00', '11:45'])).toEqual(['10:00-11:00']);
    expect(cut(['10:00', '10:45'])).toEqual([]);
  });

  it('never overlap, also where the slots do', () => {
    expect(cut(['10:00', '11:30'], ['11:00', '12:00'])).toEqual(['10:00-11:00', '11:00-12:00']);
  });
});

describe('a place', () => {
  const place = {
    bankHolidays: new Set(['2027-01-01']),
    closures: [{ fromDate: '2027-01-04', toDate: '2027-01-08', reason: 'flood' }],
    hours: [{ weekday: 1 as const, ...window('09:00', '17:00') }],
  };
  const closed = (date: string, from: string, to: string) =>
    closedFor(place, date, { from, to })?.reason ?? 'open';

  it('is closed on bank holidays, in closures and out of hours', () => {
    expect(closed('2027-01-01', '10:00', '12:00')).toBe('bank holiday');
    expect(closed('2027-01-08', '10:00', '12:00')).toBe('flood');
    // Mondays only, until five.
    expect(closed('2027-01-12', '10:00', '12:00')).toBe('outside opening hours');
    expect(closed('2027-01-11', '16:00', '18:00')).toBe('outside opening hours');
    expect(closed('2027-01-11', '15:00', '17:00')).toBe('open');
  });

  it('may be open at all times', () => {
    expect(closedFor(alwaysOpen, '2027-01-01', window('00:00', '24:00'))).toBeNull();
  });
});
