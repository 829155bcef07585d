import {
  factInOrder,
  pdusOfRegion,
  programmesKnown,
  referralDates,
} from '../../solver/programme-row-checks.ts';
import { isClosed } from '../../solver/referral-states.ts';
import { datesInOrder, onTheMap, windowInOrder } from '../../solver/row-checks.ts';
import { asFound, byPolicy, type Check, type Found, found, isSet } from './found.ts';
import type { Row } from './noun.ts';
import type { ProgrammeNoun } from './programme-nouns.ts';
import type { World } from './world.ts';

/** The rules of rows about accredited programmes that one cell alone cannot show. */
export const programmeChecks: { [N in ProgrammeNoun]: Check<N> } = {
  venues: (row, world) =>
    byPolicy(world.policyIn(row.pdu, world.today), (policy) =>
      onTheMap(row, 'latitude', 'longitude', policy),
    ),
  rooms: () => [],
  venueHours: (row) => asFound(windowInOrder(row)),
  venueClosures: (row) => asFound(datesInOrder(row, 'fromDate', 'toDate', 'first date')),
  facilitators: (row, world) =>
    asFound([
      ...pdusOfRegion(row, (pdu) => world.regionOf(pdu)),
      ...programmesKnown(row, 'programmes', world.programmes),
    ]),
  facilitatorHours: (row) => asFound(windowInOrder(row)),
  facilitatorLeave: (row) => asFound(datesInOrder(row, 'fromDate', 'toDate', 'first date')),
  slotPatterns: (row, world) => asFound(programmesKnown(row, 'programme', world.programmes)),
  slots: (row) => asFound(windowInOrder(row)),
  referrals: (row, world) => [
    ...asFound([...referralDates(row, world.today), ...programmesKnown(row, 'programme', world.programmes)]),
    ...asReferred(row, world),
    ...oneOpen(row, world),
  ],
  referralFacts: (row, world) => asFound(factInOrder(row, world.today)),
  venueTravel: () => [],
};

/** Who is referred, and to what, does not change: that would be another referral. */
function asReferred(row: Partial<Row<'referrals'>>, world: World): Found[] {
  const kept = isSet(row.id) ? world.keptReferral(row.id) : undefined;
  if (!kept) return [];
  return (['crn', 'programme'] as const).flatMap((column) =>
    found(
      isSet(row[column]) && row[column] !== kept[column],
      column,
      'as-referred',
      'the referral is kept with another: it must be a referral of its own',
    ),
  );
}

/** A person waits for a programme once. The later of two stands out. */
function oneOpen({ id, crn, programme }: Partial<Row<'referrals'>>, world: World): Found[] {
  if (!isSet(id) || !isSet(crn) || !isSet(programme)) return [];
  const own = world.keptReferral(id)?.state;
  if (own !== undefined && isClosed(own)) return [];
  const others = world.openReferralsOf(crn).filter((other) => other.programme === programme);
  const first = others[0]?.id;
  const message = `the person has an open referral to it already: ${first}`;
  return found(first !== undefined && first !== id, 'programme', 'one-referral', message);
}
