import type { Rows } from '../db/rows.ts';
import { addDays, addMonths, type IsoDate } from '../solver/calendar.ts';
import type { Policy } from '../solver/policy/in-force.ts';
import { estimatedMinutes, greatCircleMetres } from '../solver/travel.ts';
import type { Chance } from './chance.ts';
import { knownUntil } from './milestones.ts';
import { homeOf, type PersonRow } from './people.ts';
import { nearest } from './places.ts';
import { shape } from './shape.ts';
import { dealt } from './shares.ts';
import type { VenueRow } from './venues.ts';

type ReferralRow = Rows['referrals'][number];
type FactRow = Rows['referralFacts'][number];
type Level = 'low' | 'medium' | 'high';

/** Days before the last known one on which people were referred: three quarters of a year. */
const referredDaysBefore = [0, 270] as const;
const readyAfterDays = [7, 28] as const;
/** Of some: they begin another thing first. */
const readyLaterDays = [30, 90] as const;
const finishWithinMonths = [9, 20] as const;
const monthsAYear = 12;
const ages = [19, 58] as const;
const daysAYear = 365;
const factDaysBefore = [1, 60] as const;
const travelVenues = 2;
const plannedPercent = [85, 130] as const;

const ogrs = { low: [5, 24], medium: [25, 49], high: [50, 92] } as const;
const need = 'step-free';

/**
 * Who waits for a programme: a share of the people who attend none, men for TSP or BBR, women for TSP, each with what the
 * programme asks for on file; a few are not eligible by it, and of a few a fact is missing. All of them have unpaid
 * work too. A referral's id has the digits of the crn.
 */
export function inventReferrals(
  people: readonly PersonRow[],
  attending: ReadonlySet<string>,
  weekStart: IsoDate,
  chance: Chance,
): Pick<Rows, 'referrals' | 'referralFacts'> {
  const programmeOf = dealt(chance.of('programmes'), people.length, [
    ['TSP', shape.tspPercent],
    ['BBR', shape.bbrPercent],
    [null, 100 - shape.tspPercent - shape.bbrPercent],
  ] as const);
  const referred = people.flatMap((person, i) => {
    const programme = person.sex === 'female' && programmeOf[i] === 'BBR' ? 'TSP' : programmeOf[i];
    if (!programme || attending.has(person.crn)) return [];
    const own = chance.of(person.crn);
    return [{ programme, own, referral: referralOf(person, programme, weekStart, own) }];
  });
  return {
    referrals: referred.map(({ referral }) => referral),
    referralFacts: referred.flatMap(({ referral, programme, own }) =>
      factsOf(referral, programme, weekStart, own.of('facts')),
    ),
  };
}

function referralOf(
  { crn, neededTags }: PersonRow,
  programme: string,
  weekStart: IsoDate,
  chance: Chance,
): ReferralRow {
  const referredOn = addDays(knownUntil(weekStart), -chance.whole(...referredDaysBefore));
  const [soonest, latest] = chance.happens(shape.readyLaterPercent) ? readyLaterDays : readyAfterDays;
  return {
    id: `R${crn.slice(1)}`,
    crn,
    programme,
    eventNumber: 1,
    basis: chance.happens(shape.licencePercent) ? 'licence' : 'requirement',
    referredOn,
    readyFrom: addDays(referredOn, chance.whole(soonest, latest)),
    mustFinishBy: addMonths(referredOn, chance.whole(...finishWithinMonths)),
    needs: neededTags.filter((tag) => tag === need),
  };
}

function factsOf(referral: ReferralRow, programme: string, weekStart: IsoDate, chance: Chance): FactRow[] {
  const date = addDays(referral.referredOn, -chance.whole(...factDaysBefore));
  const born = addDays(
    addMonths(weekStart, -chance.whole(...ages) * monthsAYear),
    -chance.whole(0, daysAYear - 1),
  );
  const unsuited = chance.happens(shape.notEligiblePercent);
  const risk: Level = unsuited ? 'low' : chance.oneOf(['medium', 'high'] as const);
  const known: Record<string, string> = { dateOfBirth: born, riskOfReoffending: risk };
  const [leastOgrs, mostOgrs] = ogrs[risk];
  if (programme === 'TSP') known.ogrsPercent = String(chance.whole(leastOgrs, mostOgrs));
  else {
    known.intimatePartnerViolence = 'yes';
    known.spousalAssaultRisk = risk;
  }
  const missing = chance.happens(shape.factMissingPercent) ? chance.oneOf(Object.keys(known)) : null;
  return Object.entries(known)
    .filter(([fact]) => fact !== missing)
    .map(([fact, value]) => ({ referral: referral.id, fact, value, source: 'OASys', date }));
}

/** Minutes as a journey planner gave them for some of those who wait, to the venues nearest to them; the rest is estimated. */
export function inventVenueTravel(
  people: readonly PersonRow[],
  referrals: readonly ReferralRow[],
  venues: readonly VenueRow[],
  policy: Policy,
  chance: Chance,
): Rows['venueTravel'] {
  const personOf = new Map(people.map((person) => [person.crn, person]));
  return referrals.flatMap(({ crn }) => {
    const own = chance.of(crn);
    if (!own.happens(shape.importedTravelPercent)) return [];
    const home = homeOf(personOf.get(crn)!);
    return nearest(home, venues, travelVenues).map((venue) => {
      const estimate = estimatedMinutes(greatCircleMetres(home, venue), policy.limits);
      const minutes = Math.max(1, Math.round((estimate * own.whole(...plannedPercent)) / 100));
      return { crn, venue: venue.code, minutes };
    });
  });
}
