import type { Rows } from '../db/rows.ts';
import type { IsoDate } from '../solver/calendar.ts';
import type { Policy } from '../solver/policy/in-force.ts';
import type { Chance } from './chance.ts';
import type { CommitmentRow } from './commitments.ts';
import { inventFacilitators } from './facilitators.ts';
import type { PersonRow } from './people.ts';
import { inventReferrals, inventVenueTravel } from './referrals.ts';
import type { RegionPlace } from './regions.ts';
import { inventSlotPatterns } from './slot-patterns.ts';
import { inventVenues } from './venues.ts';

type ProgrammeRows = Pick<
  Rows,
  | 'venues'
  | 'rooms'
  | 'venueHours'
  | 'venueClosures'
  | 'facilitators'
  | 'facilitatorHours'
  | 'facilitatorLeave'
  | 'slotPatterns'
  | 'slots'
  | 'referrals'
  | 'referralFacts'
  | 'venueTravel'
>;

/** What a region has for accredited programmes, and who waits for them. */
export function inventProgrammes(
  { people, commitments }: { people: readonly PersonRow[]; commitments: readonly CommitmentRow[] },
  place: RegionPlace,
  weekStart: IsoDate,
  policy: Policy,
  chance: Chance,
): ProgrammeRows {
  const attending = new Set(commitments.filter(({ kind }) => kind === 'programme').map(({ crn }) => crn));
  const venues = inventVenues(people.length, place.boroughs, weekStart, chance.of('venues'), place.letters);
  const referred = inventReferrals(people, attending, weekStart, chance.of('referrals'));
  return {
    ...venues,
    ...inventFacilitators(people.length, place, weekStart, chance.of('facilitators')),
    ...inventSlotPatterns(place.region, place.letters),
    ...referred,
    venueTravel: inventVenueTravel(
      people,
      referred.referrals,
      venues.venues,
      policy,
      chance.of('venue travel'),
    ),
  };
}
