import type { FacilitatorLists, FacilitatorRow } from '../../db/facilitators.ts';
import type { Against } from '../../db/lists.ts';
import type { ReferralFact } from '../../db/referral-facts.ts';
import type { ReferralRow } from '../../db/referrals.ts';
import type { Slot, SlotPatternRow } from '../../db/slot-patterns.ts';
import type { VenueLists, VenueRow } from '../../db/venues.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import {
  factInOrder,
  pdusOfRegion,
  programmesKnown,
  referralDates,
} from '../../solver/programme-row-checks.ts';
import type { Fault } from '../../solver/roster/problem.ts';
import { datesInOrder, onTheMap, windowInOrder } from '../../solver/row-checks.ts';
import { rowFaultsInWords } from '../http/faults-in-words.ts';

/** Codes of the programmes that have a template. */
type Programmes = ReadonlySet<string>;

/** What speaks against a venue as it would be kept: off the map. */
export function againstVenue(today: IsoDate): Against<VenueRow> {
  return (venue, kept) => {
    const region = kept.pdu(venue.pdu)?.region;
    return region ? onTheMap(venue, 'latitude', 'longitude', policyInForce(region, today)) : [];
  };
}

/** What speaks against a facilitator: PDUs that are not of their region, programmes that have no template. */
export function againstFacilitator(programmes: Programmes): Against<FacilitatorRow> {
  return (facilitator, kept) => [
    ...pdusOfRegion(facilitator, (pdu) => kept.pdu(pdu)?.region),
    ...programmesKnown(facilitator, 'programmes', programmes),
  ];
}

/** What speaks against a slot pattern: a programme that has no template. */
export function againstSlotPattern(programmes: Programmes): Against<SlotPatternRow> {
  return (pattern) => programmesKnown(pattern, 'programme', programmes);
}

/** What speaks against a referral: dates out of order or to come, a programme that has no template. */
export function againstReferral(today: IsoDate, programmes: Programmes): Against<ReferralRow> {
  return (referral) => [
    ...referralDates(referral, today),
    ...programmesKnown(referral, 'programme', programmes),
  ];
}

type At<Lists> = (list: keyof Lists) => string;

/** What is wrong in a venue's lists by themselves; `at` says where in the request a list stands. */
export function faultsOfVenueLists(
  { hours = [], closures = [] }: Partial<VenueLists>,
  at: At<VenueLists>,
): Fault[] {
  return [...each(hours, at('hours'), windowInOrder), ...each(closures, at('closures'), daysInOrder)];
}

/** The same in a facilitator's. */
export function faultsOfFacilitatorLists(
  { hours = [], leave = [] }: Partial<FacilitatorLists>,
  at: At<FacilitatorLists>,
): Fault[] {
  return [...each(hours, at('hours'), windowInOrder), ...each(leave, at('leave'), daysInOrder)];
}

/** The same in the slots of a pattern. */
export function faultsOfSlots(slots: readonly Slot[] = [], at = 'slots'): Fault[] {
  return each(slots, at, windowInOrder);
}

/** The same in facts that are put on file; no message repeats a value. */
export function faultsOfFacts(facts: readonly ReferralFact[], at: string, today: IsoDate): Fault[] {
  return each(facts, at, (fact) => factInOrder(fact, today));
}

const daysInOrder = (row: { fromDate: IsoDate; toDate: IsoDate }) =>
  datesInOrder(row, 'fromDate', 'toDate', 'first date');

function each<Row>(rows: readonly Row[], at: string, check: (row: Row) => Fault[]): Fault[] {
  return rows.flatMap((row, i) => rowFaultsInWords(check(row), `${at}[${i}]`));
}
