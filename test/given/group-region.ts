import fc from 'fast-check';
import { addDays, type Weekday } from '../../solver/calendar.ts';
import type { Slot } from '../../solver/groups/calendar/slots.ts';
import type {
  CandidateRequest,
  Facilitator,
  SlotPattern,
  Venue,
  Waiting,
  WaitingReferral,
} from '../../solver/groups/candidates/nouns.ts';
import { groupSlot, individualSlot } from './slots.ts';
import { givenTemplate, programmePolicy, sessionsOf } from './templates.ts';

/** Monday 30 November 2026: the first Monday of the horizon is 7 December. */
export const asOf = '2026-11-30';

const allWeek = (from: string, to: string) =>
  ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, from, to }));

/** One room of 12 seats, open from eight to nine every day. */
export function givenVenue(code: string, change: Partial<Venue> = {}): Venue {
  return {
    code,
    pdu: 'camden',
    tags: [],
    rooms: [{ code: 'R1', seats: 12, booked: [] }],
    hours: allWeek('08:00', '21:00'),
    closures: [],
    ...change,
  };
}

/** Trained for the short programme, there from eight to nine every day, everywhere. */
export function givenFacilitator(id: string, change: Partial<Facilitator> = {}): Facilitator {
  return {
    id,
    pdus: [],
    programmes: ['SHORT'],
    hours: allWeek('08:00', '21:00'),
    leave: [],
    booked: [],
    ...change,
  };
}

export function givenPattern(id: string, ...slots: Slot[]): SlotPattern {
  return { id, programme: null, slots };
}

/** A man who has waited for ten weeks, free every day, with a year to finish. */
export function givenWaiting(id: string, change: Partial<WaitingReferral> = {}): WaitingReferral {
  return {
    id,
    crn: id.replace('R', 'X'),
    programme: 'SHORT',
    sex: 'male',
    weeksWaiting: 10,
    readyFrom: '2026-11-01',
    mustFinishBy: '2027-11-30',
    lastChance: false,
    availability: allWeek('00:00', '24:00'),
    busy: [],
    needs: [],
    ...change,
  };
}

export const points = {
  placed: 1_000,
  waitedWeek: 20,
  startWeek: 15,
  lastChance: 1_500,
  opened: 2_500,
  offOptimum: 150,
  travelMinute: 1,
};

/** Those who wait, each half an hour from each venue. */
export function waitingAt(venues: readonly Venue[], referrals: readonly WaitingReferral[]): Waiting {
  return {
    referrals,
    travel: referrals.flatMap(({ crn }) => venues.map(({ code }) => [crn, code, 30] as const)),
    maxTravelMinutes: 90,
    points,
  };
}

/** `many` men who wait. */
export const men = (many: number, change: Partial<WaitingReferral> = {}) =>
  Array.from({ length: many }, (_, i) => givenWaiting(`R${100_001 + i}`, change));

/** The short programme on Tuesdays at one venue in the first week only, two facilitators; nobody is asked for. */
export function givenCandidateRequest(change: Partial<CandidateRequest> = {}): CandidateRequest {
  return {
    asOf,
    templates: [givenTemplate()],
    venues: [givenVenue('V1')],
    facilitators: [givenFacilitator('F1'), givenFacilitator('F2')],
    patterns: [givenPattern('TUE', groupSlot(2))],
    running: [],
    bankHolidays: new Set(),
    settings: {
      startWithinWeeks: 1,
      layoutMostWeeks: programmePolicy.layoutMostWeeks,
      mostCandidates: programmePolicy.mostCandidates,
      regularFacilitatorPercent: programmePolicy.regularFacilitatorPercent,
    },
    waiting: null,
    ...change,
  };
}

/** Numbers that follow from a seed: the same region on every machine. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** A region of any size over templates, with evening and day patterns, leave, closures and bank holidays. */
export function inventedGroupRegion(
  templates: CandidateRequest['templates'],
  size: { venues: number; facilitators: number; patterns: number; referrals: number; weeks: number },
  seed = 1,
): CandidateRequest {
  const below = numbersFrom(seed);
  const pdus = ['north', 'east', 'south', 'west'];
  const day = () => (1 + below(6)) as Weekday;
  const date = (days: number) => addDays(asOf, below(days));
  const closureOf = (fromDate: string, days: number) =>
    days > 4 ? [] : [{ fromDate, toDate: addDays(fromDate, days), reason: 'works' }];
  const venues = Array.from({ length: size.venues }, (_, i) =>
    givenVenue(`V${i}`, {
      pdu: pdus[i % pdus.length]!,
      tags: below(2) === 0 ? ['step-free'] : [],
      rooms: [8 + below(8), 6 + below(10)].map((seats, r) => ({ code: `R${r}`, seats, booked: [] })),
      closures: closureOf(date(120), below(15)),
    }),
  );
  const patterns = Array.from({ length: size.patterns }, (_, i) => {
    const isEvening = below(3) > 0;
    const [first, second] = [day(), day()];
    const [from, to] = isEvening ? ['18:00', '20:30'] : ['13:00', '15:30'];
    const days = i % 2 === 0 || first === second ? [first] : [first, second];
    const other = (((first + 2) % 6) + 1) as Weekday;
    return givenPattern(
      `P${i}`,
      ...days.map((weekday) => groupSlot(weekday, from, to)),
      individualSlot(other, isEvening ? '15:00' : '09:00', isEvening ? '21:00' : '17:00'),
    );
  });
  const codes = templates.map(({ code }) => code);
  const facilitators = Array.from({ length: size.facilitators }, (_, i) =>
    givenFacilitator(`F${i}`, {
      pdus: i % 3 === 0 ? [] : [pdus[i % pdus.length]!],
      programmes: codes.filter((_, c) => c === i % codes.length || below(2) === 0),
      leave: [0, 1].map(() => {
        const fromDate = date(200);
        return { fromDate, toDate: addDays(fromDate, below(10)) };
      }),
    }),
  );
  const referrals = Array.from({ length: size.referrals }, (_, i) => {
    const template = templates[below(templates.length)]!;
    const evenings = below(3) > 0;
    const days = ([1, 2, 3, 4, 5, 6] as const).filter(() => below(3) > 0);
    return givenWaiting(`R${100_001 + i}`, {
      programme: template.code,
      sex: template.sexes.length > 1 && below(8) === 0 ? 'female' : template.sexes[0]!,
      weeksWaiting: below(30),
      readyFrom: date(40),
      mustFinishBy: addDays(asOf, 150 + below(300)),
      availability: days.map((weekday) => ({
        weekday,
        from: evenings ? '17:00' : '09:00',
        to: evenings ? '21:00' : '17:00',
      })),
      busy: [0, 1].map(() => ({ date: date(200), from: '09:00', to: '16:30' })),
      needs: below(12) === 0 ? ['step-free'] : [],
    });
  });
  const travel = referrals.flatMap(({ crn }) =>
    venues.flatMap(({ code }) => (below(3) === 0 ? [[crn, code, 10 + below(95)] as const] : [])),
  );
  const request = givenCandidateRequest();
  return {
    ...request,
    templates,
    venues,
    facilitators,
    patterns,
    bankHolidays: new Set([
      '2026-12-25',
      '2026-12-28',
      '2027-01-01',
      '2027-03-26',
      '2027-03-29',
      '2027-05-03',
    ]),
    settings: { ...request.settings, startWithinWeeks: size.weeks },
    waiting: { referrals, travel, maxTravelMinutes: 90, points },
  };
}

/** Small regions of every kind, over short templates. */
export const anyGroupRegion: fc.Arbitrary<CandidateRequest> = fc
  .record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    venues: fc.integer({ min: 1, max: 4 }),
    facilitators: fc.integer({ min: 1, max: 8 }),
    patterns: fc.integer({ min: 1, max: 5 }),
    referrals: fc.integer({ min: 0, max: 40 }),
    weeks: fc.integer({ min: 1, max: 4 }),
    nobodyAsked: fc.boolean(),
    mostCandidates: fc.constantFrom(3, 30),
  })
  .map(({ seed, nobodyAsked, mostCandidates, ...size }) => {
    const sized = { min: 2, optimum: 4, max: 6, exception: null };
    const short = givenTemplate({ groupSize: sized });
    const both = givenTemplate({
      code: 'BOTH',
      sessions: sessionsOf('gigg'),
      sexes: ['male', 'female'],
      mixed: true,
      groupSize: sized,
    });
    const region = inventedGroupRegion([short, both], size, seed);
    return {
      ...region,
      settings: { ...region.settings, mostCandidates },
      waiting: nobodyAsked ? null : region.waiting,
    };
  });
