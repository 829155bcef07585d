import type { IsoDate } from '../calendar.ts';

/** Time booked that has no outcome yet, in minutes that it would credit by itself if it is attended in full. */
export interface Booked {
  date: IsoDate;
  minutes: number;
  /** Whether it is training, of which only a share of the hours ordered counts. */
  isEte: boolean;
}

/** What bookings, by date, would credit of a requirement: of training, up to what is left of its share. */
export function withinShare<B extends Booked>(booked: readonly B[], eteLeftMinutes: number): B[] {
  let left = eteLeftMinutes;
  return booked.map((one) => {
    if (!one.isEte) return one;
    const minutes = Math.min(one.minutes, left);
    left -= minutes;
    return { ...one, minutes };
  });
}
