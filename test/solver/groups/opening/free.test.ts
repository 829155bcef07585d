import { describe, expect, it } from 'vitest';
import { facilitatorTaken, isAvailable, isFree, roomTaken } from '../../../../solver/groups/opening/free.ts';
import { givenHolder, givenPlace, givenPlaceable } from '../../../given/opening.ts';

/** A Tuesday evening. */
const time = { date: '2027-01-05', from: '18:00', to: '20:00' };
const tuesdays = { weekday: 2 as const, from: '17:00', to: '21:00' };

describe('Somebody is available', () => {
  it('within a weekly window that is in force on the day', () => {
    const weekly = (change: object) =>
      isAvailable({ availability: [{ ...tuesdays, ...change }], exceptions: [] }, time);
    expect(weekly({})).toBe(true);
    expect(weekly({ weekday: 3 })).toBe(false);
    expect(weekly({ to: '19:30' })).toBe(false);
    expect(weekly({ fromDate: '2027-01-06' })).toBe(false);
    expect(weekly({ fromDate: '2027-01-05', untilDate: '2027-01-05' })).toBe(true);
    expect(weekly({ untilDate: '2027-01-04' })).toBe(false);
    expect(weekly({ untilDate: null })).toBe(true);
  });

  it('in windows that touch, and as the exceptions of the day say', () => {
    const halves = [
      { ...tuesdays, to: '19:00' },
      { ...tuesdays, from: '19:00' },
    ];
    expect(isAvailable({ availability: halves, exceptions: [] }, time)).toBe(true);
    const away = { date: time.date, from: '19:30', to: '24:00', available: false };
    expect(isAvailable({ availability: [tuesdays], exceptions: [away] }, time)).toBe(false);
    expect(
      isAvailable({ availability: [tuesdays], exceptions: [{ ...away, date: '2027-01-12' }] }, time),
    ).toBe(true);
    const there = { date: time.date, from: '17:00', to: '20:00', available: true };
    expect(isAvailable({ availability: [], exceptions: [there] }, time)).toBe(true);
  });

  it('and free unless something else is promised', () => {
    const busy = [{ date: time.date, from: '19:59', to: '20:30', what: 'court' }];
    expect(isFree(givenPlaceable(1), time)).toBe(true);
    expect(isFree(givenPlaceable(1, { busy }), time)).toBe(false);
    expect(isFree(givenPlaceable(1, { busy: [{ ...busy[0]!, from: '20:00' }] }), time)).toBe(true);
  });
});

it('a facilitator is taken by leave, hours and what they hold', () => {
  const taken = (change: object) => facilitatorTaken(givenHolder('F1', change), time);
  expect(taken({})).toBeNull();
  expect(taken({ leave: [{ fromDate: '2027-01-01', toDate: '2027-01-05' }] })).toBe('is on leave');
  expect(taken({ hours: [{ weekday: 2, from: '09:00', to: '19:00' }] })).toBe('does not work then');
  expect(taken({ booked: [{ ...time, what: 'a session of group G1' }] })).toBe('has a session of group G1');
});

it('a room is taken by its bookings, and when the venue is closed', () => {
  expect(roomTaken(givenPlace(), time)).toBeNull();
  expect(roomTaken(givenPlace({ booked: [{ ...time, what: 'a choir' }] }), time)).toBe('has a choir');
  const closures = [{ fromDate: '2027-01-05', toDate: '2027-01-06', reason: 'Flood' }];
  const open = { bankHolidays: new Set<string>(), closures, hours: null };
  expect(roomTaken(givenPlace({ open }), time)).toBe('is closed: Flood');
});
