import type { Rows } from '../db/rows.ts';
import { checkRequest, inventRegion, type RegionRequest } from './region.ts';
import { regionPlaces } from './regions.ts';
import { apportioned } from './shares.ts';

/**
 * An invented England and Wales: all 12 regions, with so many people in all, spread over them by population. Pure, as
 * `inventRegion` is; no crn or code stands in two regions. Throws RangeError on a request that is none.
 */
export function inventCountry(request: Omit<RegionRequest, 'place' | 'peopleBefore'>): Rows {
  checkRequest(request);
  const places = regionPlaces();
  const spread = apportioned(
    request.people,
    places.map((place) => place.population),
  );
  let peopleBefore = 0;
  const regions = places.map((place, i) => {
    const rows = inventRegion({ ...request, people: spread[i]!, place, peopleBefore });
    peopleBefore += spread[i]!;
    return rows;
  });
  const all = <N extends keyof Rows>(noun: N) =>
    regions.flatMap((rows): readonly Rows[N][number][] => rows[noun]);
  return {
    pdus: all('pdus'),
    people: all('people'),
    availability: all('availability'),
    availabilityExceptions: all('availabilityExceptions'),
    requirements: all('requirements'),
    projects: all('projects'),
    sessions: all('sessions'),
    pickUpPoints: all('pickUpPoints'),
    pickUpRides: all('pickUpRides'),
    travelMinutes: all('travelMinutes'),
    keepApart: all('keepApart'),
    commitments: all('commitments'),
    allocations: all('allocations'),
    appointments: all('appointments'),
    courseCompletions: all('courseCompletions'),
    adjustments: all('adjustments'),
    nonWorkingDates: all('nonWorkingDates'),
    venues: all('venues'),
    rooms: all('rooms'),
    venueHours: all('venueHours'),
    venueClosures: all('venueClosures'),
    facilitators: all('facilitators'),
    facilitatorHours: all('facilitatorHours'),
    facilitatorLeave: all('facilitatorLeave'),
    slotPatterns: all('slotPatterns'),
    slots: all('slots'),
    referrals: all('referrals'),
    referralFacts: all('referralFacts'),
    venueTravel: all('venueTravel'),
    limitedAccess: all('limitedAccess'),
  };
}
