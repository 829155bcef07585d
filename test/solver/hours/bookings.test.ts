import { describe, expect, it } from 'vitest';
import { withinShare } from '../../../solver/hours/bookings.ts';

describe('what is booked', () => {
  const work = { date: '2026-12-01', minutes: 420, isEte: false };
  const training = (date: string) => ({ date, minutes: 300, isEte: true });

  it('credits training up to what is left of its share, and all work', () => {
    const booked = [training('2026-11-30'), work, training('2026-12-02'), training('2026-12-03')];
    // 480 = 300 + 180 + 0
    expect(withinShare(booked, 480).map(({ minutes }) => minutes)).toEqual([300, 420, 180, 0]);
  });

  it('is all of it where the share is wide enough', () => {
    const booked = [training('2026-11-30'), work];
    expect(withinShare(booked, 300)).toEqual(booked);
  });
});
