import type { Rows } from '../db/rows.ts';
import { addDays, daysAWeek, type IsoDate, type Weekday } from '../solver/calendar.ts';
import { type Borough, pduOf } from './boroughs.ts';
import type { Chance } from './chance.ts';
import { scattered } from './places.ts';
import { shape } from './shape.ts';

export type VenueRow = Rows['venues'][number];

const openDays: readonly (readonly [weekday: Weekday, to: string])[] = [
  [1, '21:00'],
  [2, '21:00'],
  [3, '21:00'],
  [4, '21:00'],
  [5, '17:00'],
];
const opensAt = '09:00';
const kinds = ['probation office', 'community centre', 'library'] as const;
const seats = [10, 12, 14] as const;
const closures = ['New boiler', 'Redecoration', 'Elections'] as const;
/** Weeks after the one to roster in which a venue may be closed, and for how many days. */
const closedInWeek = [2, 14] as const;
const closedDays = [1, 5] as const;

/** How many venues so many people have: none only where there are no people. */
function venueCount(people: number): number {
  return people === 0 ? 0 : Math.max(1, Math.round(people / shape.peopleAVenue));
}

/**
 * Venues near the middle of the boroughs where most people live, one or more a borough, with one or two rooms, open in
 * the daytime and on four evenings; a few are closed for some days in the weeks to come. Codes V01 and on, after the
 * region's letters.
 */
export function inventVenues(
  people: number,
  boroughs: readonly Borough[],
  weekStart: IsoDate,
  chance: Chance,
  letters: string,
): Pick<Rows, 'venues' | 'rooms' | 'venueHours' | 'venueClosures'> {
  const byPopulation = boroughs.toSorted((a, b) => b.population - a.population);
  const venues = Array.from({ length: venueCount(people) }, (_, i): VenueRow => {
    const borough = byPopulation[i % byPopulation.length]!;
    const code = `${letters}V${String(i + 1).padStart(2, '0')}`;
    const own = chance.of(code);
    return {
      code,
      name: `${borough.name} ${own.oneOf(kinds)}`,
      pdu: pduOf(borough).code,
      ...scattered(own, borough, shape.venueKilometres),
      tags: own.happens(shape.stepFreePercent) ? ['step-free'] : [],
    };
  });
  return {
    venues,
    rooms: venues.flatMap(({ code: venue }) => {
      const own = chance.of(`rooms ${venue}`);
      const count = own.happens(shape.secondRoomPercent) ? 2 : 1;
      return Array.from({ length: count }, (_, i) => {
        return { venue, code: `room-${i + 1}`, name: `Group room ${i + 1}`, seats: own.oneOf(seats) };
      });
    }),
    venueHours: venues.flatMap(({ code: venue }) =>
      openDays.map(([weekday, to]) => ({ venue, weekday, from: opensAt, to })),
    ),
    venueClosures: venues.flatMap(({ code: venue }) => {
      const own = chance.of(`closure ${venue}`);
      if (!own.happens(shape.venueClosedPercent)) return [];
      const fromDate = addDays(weekStart, own.whole(...closedInWeek) * daysAWeek);
      const toDate = addDays(fromDate, own.whole(...closedDays) - 1);
      return [{ venue, fromDate, toDate, reason: own.oneOf(closures) }];
    }),
  };
}
