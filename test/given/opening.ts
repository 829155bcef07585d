import { alwaysOpen } from '../../solver/groups/calendar/open-times.ts';
import type { OpeningRequest } from '../../solver/groups/opening/check.ts';
import type {
  Facilitator,
  OpeningSettings,
  Place,
  Placeable,
  Proposal,
} from '../../solver/groups/opening/nouns.ts';
import { groupSlot, individualSlot } from './slots.ts';
import { givenTemplate, programmePolicy, sessionsOf } from './templates.ts';

/** Monday 4 January 2027. */
export const today = '2027-01-04';
export const settings: OpeningSettings = {
  maxTravelMinutes: 90,
  layoutMostWeeks: 104,
  lastOneToOneWithinWeeks: 4,
};

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const allWeek = weekdays.map((weekday) => ({ weekday, from: '08:00', to: '22:00' }));

/** A man born in 1990, half an hour away, who waits and is free all week; his crn is that of the number. */
export function givenPlaceable(n: number, change: Partial<Placeable> = {}): Placeable {
  return {
    referral: `R${n}`,
    crn: `X${100_000 + n}`,
    sex: 'male',
    programme: 'SHORT',
    state: 'waiting',
    readyFrom: '2026-12-01',
    mustFinishBy: '2027-12-31',
    needs: [],
    facts: [{ fact: 'dateOfBirth', value: '1990-05-01', source: 'OASys', date: '2026-12-01' }],
    travelMinutes: 30,
    availability: allWeek,
    exceptions: [],
    busy: [],
    keepApart: [],
    ...change,
  };
}

/** There all week, trained for the short programme, with nothing booked. */
export function givenHolder(id: string, change: Partial<Facilitator> = {}): Facilitator {
  return {
    id,
    region: 'london',
    pdus: [],
    programmes: ['SHORT'],
    hours: allWeek,
    leave: [],
    booked: [],
    ...change,
  };
}

export function givenPlace(change: Partial<Place> = {}): Place {
  return {
    venue: 'V1',
    room: 'room',
    seats: 12,
    pdu: 'croydon',
    region: 'london',
    tags: [],
    open: alwaysOpen,
    booked: [],
    ...change,
  };
}

/** Four men, two groups and a one-to-one between; groups on Tuesdays from the 5th, one-to-ones on Thursday mornings. */
export function givenProposal(change: Partial<Proposal> = {}): Proposal {
  return {
    template: givenTemplate({ sessions: sessionsOf('gig'), eligibility: [{ check: 'adult' }] }),
    sex: 'male',
    place: givenPlace(),
    pattern: {
      id: 'evenings',
      region: 'london',
      programme: null,
      slots: [groupSlot(2), individualSlot(4)],
    },
    facilitators: [givenHolder('F1'), givenHolder('F2')],
    members: [1, 2, 3, 4].map((n) => givenPlaceable(n)),
    startsOn: today,
    exception: null,
    ...change,
  };
}

export function givenOpening(
  change: Partial<Proposal> = {},
  more: Partial<OpeningRequest> = {},
): OpeningRequest {
  return {
    proposal: givenProposal(change),
    laid: null,
    oneToOnes: 'all',
    today,
    settings,
    programmePolicy,
    ...more,
  };
}
