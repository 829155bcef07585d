import { referralBases, slotKinds } from '../../db/schema.ts';
import { regions } from '../../solver/policy/entry.ts';
import {
  code,
  codes,
  crn,
  date,
  degrees,
  factName,
  minutes,
  needed,
  oneOf,
  optional,
  tags,
  text,
  time,
  whole,
} from './cells.ts';
import { from, type Noun, ofPdu, ofPerson, to, weekday } from './noun.ts';

/** The nouns of accredited programmes. */
export type ProgrammeNoun =
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
  | 'venueTravel';

const ofVenue = { noun: 'venues', by: ['venue'] } as const;
const ofFacilitator = { noun: 'facilitators', by: ['facilitator'] } as const;

const venue = needed(code('V01'), 'the venue');
const facilitator = needed(code('F01'), 'the facilitator');
const onWeekday = needed(weekday, '1 Monday to 7 Sunday');
const programme = code('TSP');

/** Their files, each after those that it refers to. */
export const programmeNouns: { [N in ProgrammeNoun]: Noun<N> } = {
  venues: {
    file: 'venues.csv',
    meaning: 'places where programme groups meet',
    columns: {
      code: needed(code('V01'), 'code of the venue'),
      name: needed(text('Croydon probation office'), 'its name'),
      pdu: needed(code('croydon'), 'PDU it lies in'),
      latitude: needed(degrees(90, '51.374'), 'degrees north'),
      longitude: needed(degrees(180, '-0.099'), 'degrees east'),
      tags: needed(tags, 'what people with needs find there'),
    },
    key: ['code'],
    refersTo: [ofPdu],
  },
  rooms: {
    file: 'rooms.csv',
    meaning: 'rooms of venues',
    columns: {
      venue,
      code: needed(code('group-room-1'), 'tells the rooms of one venue apart'),
      name: needed(text('Group room 1'), 'its name'),
      seats: needed(whole(1, null, '12'), 'most people, facilitators apart'),
    },
    key: ['venue', 'code'],
    refersTo: [ofVenue],
  },
  venueHours: {
    file: 'venue-hours.csv',
    meaning: 'when venues are open, week after week; several rows a weekday may stand',
    columns: { venue, weekday: onWeekday, from, to },
    key: ['venue', 'weekday', 'from'],
    refersTo: [ofVenue],
  },
  venueClosures: {
    file: 'venue-closures.csv',
    meaning: 'dates on which venues are closed; bank holidays count besides',
    columns: {
      venue,
      fromDate: needed(date('2026-12-21'), 'first date'),
      toDate: needed(date('2027-01-01'), 'last date'),
      reason: needed(text('New boiler'), 'why'),
    },
    key: ['venue', 'fromDate'],
    refersTo: [ofVenue],
  },
  facilitators: {
    file: 'facilitators.csv',
    meaning: 'people who hold programme groups',
    columns: {
      id: needed(code('F01'), 'id of the facilitator'),
      name: needed(text('A. Facilitator'), 'name'),
      region: needed(oneOf(regions), 'probation region'),
      pdus: needed(codes('croydon'), 'PDUs where they work; empty: the whole region'),
      programmes: needed(codes('BBR;TSP'), 'programmes that they are trained for'),
    },
    key: ['id'],
    refersTo: [],
  },
  facilitatorHours: {
    file: 'facilitator-hours.csv',
    meaning: 'when facilitators work, week after week; several rows a weekday may stand',
    columns: { facilitator, weekday: onWeekday, from, to },
    key: ['facilitator', 'weekday', 'from'],
    refersTo: [ofFacilitator],
  },
  facilitatorLeave: {
    file: 'facilitator-leave.csv',
    meaning: 'dates on which facilitators are away',
    columns: {
      facilitator,
      fromDate: needed(date('2027-02-15'), 'first date'),
      toDate: needed(date('2027-02-19'), 'last date'),
    },
    key: ['facilitator', 'fromDate'],
    refersTo: [ofFacilitator],
  },
  slotPatterns: {
    file: 'slot-patterns.csv',
    meaning: 'weeks of slots by which groups may be held',
    columns: {
      id: needed(code('tue-thu-evening'), 'id of the pattern'),
      name: needed(text('Tuesday and Thursday evenings'), 'its name'),
      region: needed(oneOf(regions), 'probation region'),
      programme: optional(programme, 'the one it is for; empty: any'),
    },
    key: ['id'],
    refersTo: [],
  },
  slots: {
    file: 'slots.csv',
    meaning: 'slots of patterns; a group session takes a whole one, one-to-ones share theirs',
    columns: {
      pattern: needed(code('tue-thu-evening'), 'the pattern'),
      kind: needed(oneOf(slotKinds), 'for what'),
      weekday: onWeekday,
      from: needed(time('18:00'), 'when it begins'),
      to: needed(time('20:30'), 'when it ends; later than from'),
    },
    key: ['pattern', 'weekday', 'from'],
    refersTo: [{ noun: 'slotPatterns', by: ['pattern'] }],
  },
  referrals: {
    file: 'referrals.csv',
    meaning: 'people referred to programmes; a new one waits, and what becomes of it no file says',
    columns: {
      id: needed(code('R000001'), 'id of the referral'),
      crn: needed(crn, 'the person'),
      programme: needed(programme, 'code of the programme'),
      eventNumber: optional(whole(1, null, '1'), 'of the sentence that asks for it; empty: not known'),
      basis: needed(oneOf(referralBases), 'what asks for it'),
      referredOn: needed(date('2026-10-12'), 'date of referral'),
      readyFrom: needed(date('2026-10-26'), 'first date on which the person can start'),
      mustFinishBy: needed(date('2027-09-13'), 'last date on which the programme can end'),
      needs: needed({ ...tags, example: 'step-free' }, 'what a venue must carry, all of it'),
    },
    key: ['id'],
    refersTo: [ofPerson],
  },
  referralFacts: {
    file: 'referral-facts.csv',
    meaning: 'what is known of people that programmes ask for; a row is never changed, a later one counts',
    columns: {
      referral: needed(code('R000001'), 'the referral'),
      fact: needed(factName, 'name of the fact, as the programme’s template has it'),
      value: needed(text('62'), 'what is known'),
      source: needed(text('OASys'), 'who or what says so'),
      date: needed(date('2026-10-05'), 'of which date; the latest counts'),
    },
    key: ['referral', 'fact', 'date'],
    refersTo: [{ noun: 'referrals', by: ['referral'] }],
  },
  venueTravel: {
    file: 'venue-travel.csv',
    meaning: 'known travel times to venues; without a row they are estimated',
    columns: {
      crn: needed(crn, 'the person'),
      venue: needed(code('V01'), 'the venue'),
      minutes: needed(minutes('35'), 'minutes one way, from home'),
    },
    key: ['crn', 'venue'],
    refersTo: [ofPerson, ofVenue],
  },
};
