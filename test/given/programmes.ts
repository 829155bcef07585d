import type { Rows } from '../../db/rows.ts';
import type { GivenRegion } from './region.ts';

/** The programmes that have a template, as far as the doors ask. */
export const programmes: ReadonlySet<string> = new Set(['TSP', 'BBR']);

type Row<N extends keyof Rows> = Rows[N][number];
type Change<N extends keyof Rows> = Partial<Row<N>>;

/** What a region keeps for accredited programmes, told step by step as in `region.ts`. */
export interface GivenProgrammes {
  /** A venue near Croydon of the PDU told last, open every weekday from nine to nine, with one room of twelve seats, `room`. */
  venue(code: string, change?: Change<'venues'>): GivenProgrammes;
  closure(venue: string, change?: Change<'venueClosures'>): GivenProgrammes;
  /** Works every weekday from nine to nine anywhere in London, and holds TSP and BBR. */
  facilitator(id: string, change?: Change<'facilitators'>): GivenProgrammes;
  leave(facilitator: string, change?: Change<'facilitatorLeave'>): GivenProgrammes;
  /** London's, for any programme: group sessions on Tuesday and Thursday evenings, one-to-ones on Friday mornings. */
  pattern(id: string, change?: Change<'slotPatterns'>): GivenProgrammes;
  /** Someone told before, referred to TSP in October 2026 and ready since, to finish by September 2027; id `CRN-PROGRAMME`. */
  referral(crn: string, change?: Change<'referrals'>): GivenProgrammes;
  /** Of a referral told before; known since October 2026. */
  fact(referral: string, fact: string, value: string, change?: Change<'referralFacts'>): GivenProgrammes;
  travel(crn: string, venue: string, minutes: number): GivenProgrammes;
  region: GivenRegion;
}

/** Goes on with a region. */
export function givenProgrammes(region: GivenRegion): GivenProgrammes {
  const { rows } = region;
  const weekdays = [1, 2, 3, 4, 5] as const;
  const allDay = { from: '09:00', to: '21:00' };
  const evening = { kind: 'group', from: '18:00', to: '20:30' } as const;

  const told: GivenProgrammes = {
    region,
    venue(code, change) {
      const pdu = rows.pdus.at(-1)!.code;
      const row = { code, name: code, pdu, latitude: 51.374, longitude: -0.099, tags: [], ...change };
      rows.venues.push(row);
      rows.rooms.push({ venue: code, code: 'room', name: 'Room', seats: 12 });
      for (const weekday of weekdays) rows.venueHours.push({ venue: code, weekday, ...allDay });
      return told;
    },
    closure(venue, change) {
      const days = { fromDate: '2026-12-21', toDate: '2027-01-01' };
      rows.venueClosures.push({ venue, ...days, reason: 'New boiler', ...change });
      return told;
    },
    facilitator(id, change) {
      const trained = { pdus: [], programmes: ['BBR', 'TSP'] };
      rows.facilitators.push({ id, name: id, region: 'london', ...trained, ...change });
      for (const weekday of weekdays) rows.facilitatorHours.push({ facilitator: id, weekday, ...allDay });
      return told;
    },
    leave(facilitator, change) {
      const days = { fromDate: '2027-02-15', toDate: '2027-02-19' };
      rows.facilitatorLeave.push({ facilitator, ...days, ...change });
      return told;
    },
    pattern(id, change) {
      rows.slotPatterns.push({ id, name: id, region: 'london', programme: null, ...change });
      rows.slots.push(
        { pattern: id, weekday: 2, ...evening },
        { pattern: id, weekday: 4, ...evening },
        { pattern: id, weekday: 5, kind: 'individual', from: '09:30', to: '12:30' },
      );
      return told;
    },
    referral(crn, change) {
      rows.referrals.push({
        id: `${crn}-${change?.programme ?? 'TSP'}`,
        crn,
        programme: 'TSP',
        eventNumber: 1,
        basis: 'requirement',
        referredOn: '2026-10-12',
        readyFrom: '2026-10-26',
        mustFinishBy: '2027-09-13',
        needs: [],
        ...change,
      });
      return told;
    },
    fact(referral, fact, value, change) {
      rows.referralFacts.push({ referral, fact, value, source: 'OASys', date: '2026-10-05', ...change });
      return told;
    },
    travel(crn, venue, minutes) {
      rows.venueTravel.push({ crn, venue, minutes });
      return told;
    },
  };
  return told;
}
