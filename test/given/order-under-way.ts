import { type GivenRegion, givenRegion } from './region.ts';

const attended = { outcome: 'ATTC', creditedMinutes: 420 };
const absent = { outcome: 'UACP', creditedMinutes: 0 };

/** Tuesdays on which the person was booked, and what became of it. */
const tuesdays = {
  '2026-10-06': attended,
  '2026-10-13': absent,
  '2026-10-20': attended,
  '2026-11-17': {},
  '2026-12-01': {},
  '2026-12-08': {},
};

/**
 * X100001 as of Monday 30 November 2026: 100 hours ordered on 14 September, two sessions of seven hours worked, one
 * missed, one without an outcome, two to come; an hour given, and five hours of training done.
 */
export function orderUnderWay(): GivenRegion {
  const region = givenRegion().person('X100001').requirement('X100001').project('P1', { name: 'Churchyard' });
  for (const [date, outcome] of Object.entries(tuesdays))
    region.session('P1', date).appointment('X100001', `P1-${date}`, outcome);
  return region.course('X100001', 'LRN-1').adjustment('X100001', 'ADJ-1');
}
