import {
  commitmentKinds,
  employments,
  nonWorkingRegions,
  orderTypes,
  projectTypes,
  requirementStatuses,
  sessionStatuses,
  sexes,
  sexPolicies,
} from '../../db/schema.ts';
import { daysAWeek } from '../../solver/calendar.ts';
import { frequencies } from '../../solver/hours/appointment-request.ts';
import { outcomes } from '../../solver/hours/outcomes.ts';
import { regions } from '../../solver/policy/entry.ts';
import {
  code,
  crn,
  date,
  degrees,
  flag,
  minutes,
  needed,
  oneOf,
  optional,
  tags,
  text,
  time,
  whole,
} from './cells.ts';
import { from, type Noun, type NounName, ofPdu, ofPerson, to, weekday } from './noun.ts';
import { programmeNouns } from './programme-nouns.ts';

export type { Noun, NounName, Row } from './noun.ts';

const ofProject = { noun: 'projects', by: ['project'] } as const;
const ofRequirement = { noun: 'requirements', by: ['crn', 'eventNumber'] } as const;

const eventNumber = needed(whole(1, null, '1'), 'the requirement it counts towards');

/** The files, each after those that it refers to: what is read, what templates say, what README documents. */
export const nouns: { [N in NounName]: Noun<N> } = {
  pdus: {
    file: 'pdus.csv',
    meaning: 'probation delivery units',
    columns: {
      code: needed(code('croydon'), 'code of the PDU'),
      name: needed(text('Croydon'), 'its name'),
      region: needed(oneOf(regions), 'probation region it belongs to'),
    },
    key: ['code'],
    refersTo: [],
  },
  people: {
    file: 'people.csv',
    meaning: 'people on probation',
    columns: {
      crn: needed(crn, 'case reference number'),
      pdu: needed(code('croydon'), 'PDU that supervises the person'),
      sex: needed(oneOf(sexes), 'sex'),
      avoidAllMale: needed(flag, 'has chosen not to be placed in an all-male environment'),
      employment: needed(oneOf(employments), 'employed or not: sets the weekly minimum'),
      homeLatitude: needed(degrees(90, '51.376'), 'home, degrees north'),
      homeLongitude: needed(degrees(180, '-0.098'), 'home, degrees east'),
      excludedTags: needed(tags, 'may not work where a session carries any of these'),
      neededTags: needed(tags, 'may only work where a session carries all of these'),
      directSupervision: needed(flag, 'never on an individual project'),
    },
    key: ['crn'],
    refersTo: [ofPdu],
  },
  availability: {
    file: 'availability.csv',
    meaning: 'weekly windows in which people can work; several a weekday may stand',
    columns: {
      crn: needed(crn, 'the person'),
      weekday: needed(whole(1, daysAWeek, '2'), '1 Monday to 7 Sunday'),
      from,
      to,
      fromDate: needed(date('2026-09-01'), 'first date on which the window holds'),
      untilDate: optional(date('2027-08-31'), 'last date; empty: open'),
    },
    key: ['crn', 'weekday', 'from', 'fromDate'],
    refersTo: [ofPerson],
  },
  availabilityExceptions: {
    file: 'availability-exceptions.csv',
    meaning: 'dates on which the weekly windows do not hold',
    columns: {
      crn: needed(crn, 'the person'),
      date: needed(date('2026-12-01'), 'the date'),
      from,
      to,
      available: needed(flag, 'yes: can work then; no: cannot'),
    },
    key: ['crn', 'date', 'from'],
    refersTo: [ofPerson],
  },
  requirements: {
    file: 'requirements.csv',
    meaning: 'unpaid work requirements',
    columns: {
      crn: needed(crn, 'the person'),
      eventNumber: needed(whole(1, null, '1'), 'tells the requirements of one person apart'),
      orderType: needed(oneOf(orderTypes), 'kind of order'),
      orderedMinutes: needed(whole(1, null, '6000'), 'minutes ordered'),
      sentenceDate: needed(date('2026-09-14'), 'date of sentence'),
      deadline: needed(date('2027-09-13'), 'last day on which hours can be worked, as last extended'),
      allocatedDate: optional(date('2026-09-21'), 'allocated to unpaid work; empty: not yet'),
      assessedDate: optional(date('2026-09-24'), 'risk, need and suitability assessed; empty: not yet'),
      inductedDate: optional(date('2026-09-28'), 'inducted; empty: not yet'),
      status: needed(oneOf(requirementStatuses), 'where it stands'),
    },
    key: ['crn', 'eventNumber'],
    refersTo: [ofPerson],
  },
  projects: {
    file: 'projects.csv',
    meaning: 'pieces of work at a place',
    columns: {
      code: needed(code('P0001'), 'code of the project'),
      name: needed(text('Churchyard'), 'its name'),
      type: needed(oneOf(projectTypes), 'group, one to one, or employment-related training'),
      pdu: needed(code('croydon'), 'PDU it lies in'),
      latitude: needed(degrees(90, '51.372'), 'degrees north'),
      longitude: needed(degrees(180, '-0.101'), 'degrees east'),
      tags: needed(tags, 'what a session there carries'),
      host: needed(text('Parish council'), 'who offers the work'),
      hostSex: optional(oneOf(sexes), 'sex of the host who is present; empty: none is'),
      sexPolicy: needed(oneOf(sexPolicies), 'who may work there'),
      startDate: needed(date('2026-01-05'), 'first date of work'),
      endDate: optional(date('2027-12-31'), 'last date; empty: open'),
    },
    key: ['code'],
    refersTo: [ofPdu],
  },
  sessions: {
    file: 'sessions.csv',
    meaning: 'dated runs of projects',
    columns: {
      id: needed(code('P0001-2026-12-01'), 'id of the session'),
      project: needed(code('P0001'), 'its project'),
      date: needed(date('2026-12-01'), 'the date'),
      from,
      to,
      breakMinutes: needed(minutes('0'), 'minutes within it that are not credited'),
      supervisor: optional(text('S. Okafor'), 'who supervises; empty: not yet known'),
      supervisorSex: optional(oneOf(sexes), 'sex of the supervisor'),
      capacity: needed(whole(0, null, '10'), 'most people'),
      minAttendance: optional(whole(0, null, '3'), 'fewest people; empty: the viable attendance in force'),
      status: needed(oneOf(sessionStatuses), 'where it stands'),
    },
    key: ['id'],
    refersTo: [ofProject],
  },
  pickUpPoints: {
    file: 'pick-up-points.csv',
    meaning: 'places where people are picked up',
    columns: {
      code: needed(code('east-croydon'), 'code of the point'),
      name: needed(text('East Croydon station'), 'its name'),
      latitude: needed(degrees(90, '51.375'), 'degrees north'),
      longitude: needed(degrees(180, '-0.092'), 'degrees east'),
    },
    key: ['code'],
    refersTo: [],
  },
  pickUpRides: {
    file: 'pick-up-rides.csv',
    meaning: 'rides from pick-up points to projects',
    columns: {
      pickUpPoint: needed(code('east-croydon'), 'where it begins'),
      project: needed(code('P0001'), 'where it ends'),
      minutes: needed(minutes('25'), 'minutes it takes'),
      departs: needed(time('08:45'), 'when it leaves'),
    },
    key: ['pickUpPoint', 'project'],
    refersTo: [{ noun: 'pickUpPoints', by: ['pickUpPoint'] }, ofProject],
  },
  travelMinutes: {
    file: 'travel-minutes.csv',
    meaning: 'known travel times; without a row they are estimated',
    columns: {
      crn: needed(crn, 'the person'),
      project: needed(code('P0001'), 'the project'),
      minutes: needed(minutes('35'), 'minutes one way, from home'),
    },
    key: ['crn', 'project'],
    refersTo: [ofPerson, ofProject],
  },
  keepApart: {
    file: 'keep-apart.csv',
    meaning: 'pairs of people never on the same session; a pair stands once, in either order',
    columns: {
      crn: needed(crn, 'one person'),
      otherCrn: needed({ ...crn, example: 'X100002' }, 'the other'),
    },
    key: ['crn', 'otherCrn'],
    refersTo: [ofPerson, { noun: 'people', by: ['otherCrn'] }],
  },
  commitments: {
    file: 'commitments.csv',
    meaning: 'time that people have promised elsewhere',
    columns: {
      crn: needed(crn, 'the person'),
      date: needed(date('2026-12-03'), 'the date'),
      from,
      to,
      kind: needed(oneOf(commitmentKinds), 'what it is'),
    },
    key: ['crn', 'date', 'from'],
    refersTo: [ofPerson],
  },
  allocations: {
    file: 'allocations.csv',
    meaning: 'standing links of people to projects, of which appointments are made',
    columns: {
      id: needed(code('A100001'), 'id of the allocation'),
      crn: needed(crn, 'the person'),
      eventNumber,
      project: needed(code('P0001'), 'where'),
      frequency: needed(oneOf(frequencies), 'how often it falls on its weekday'),
      weekday: needed(weekday, '1 Monday to 7 Sunday'),
      from,
      to,
      startDate: needed(date('2026-10-05'), 'first date on which it can fall'),
      endDate: optional(date('2027-08-31'), 'last date; empty: open'),
      pickUpPoint: optional(code('east-croydon'), 'where the person is picked up; empty: not'),
      pickUpTime: optional(time('08:45'), 'when'),
    },
    key: ['id'],
    refersTo: [ofRequirement, ofProject, { noun: 'pickUpPoints', by: ['pickUpPoint'] }],
  },
  appointments: {
    file: 'appointments.csv',
    meaning: 'people booked on work, and what became of it',
    columns: {
      id: needed(code('X100001-P0001-2026-12-01'), 'id of the appointment'),
      crn: needed(crn, 'the person'),
      eventNumber,
      project: needed(code('P0001'), 'where'),
      session: optional(code('P0001-2026-12-01'), 'its session; empty: none is kept'),
      date: needed(date('2026-12-01'), 'the date'),
      from,
      to,
      outcome: optional(
        oneOf(outcomes.map((outcome) => outcome.code)),
        'contact outcome code; empty: none yet',
      ),
      creditedMinutes: optional(minutes('420'), 'minutes credited; empty without an outcome'),
    },
    key: ['id'],
    refersTo: [ofRequirement, ofProject, { noun: 'sessions', by: ['session'] }],
  },
  courseCompletions: {
    file: 'course-completions.csv',
    meaning: 'courses of employment-related training that people have completed; a row is never changed',
    columns: {
      reference: needed(code('LRN-2026-000123'), 'the learning site’s own'),
      crn: needed(crn, 'the person'),
      eventNumber,
      date: needed(date('2026-11-12'), 'when it was completed'),
      minutes: needed(whole(1, null, '300'), 'minutes that it is worth'),
      course: needed(text('Health and safety at work'), 'what it is called'),
    },
    key: ['reference'],
    refersTo: [ofRequirement],
  },
  adjustments: {
    file: 'adjustments.csv',
    meaning: 'minutes given or taken back by decision; a row is never changed, another counters it',
    columns: {
      id: needed(code('ADJ-000042'), 'id of the adjustment'),
      crn: needed(crn, 'the person'),
      eventNumber,
      date: needed(date('2026-12-01'), 'the date of it'),
      minutes: needed(whole(null, null, '60'), 'minutes given; taken back, if negative'),
      reason: needed(text('Travel'), 'why'),
      travelFor: optional(
        code('X100001-P0001-2026-12-01'),
        'the appointment whose travel it credits; empty: for another reason',
      ),
    },
    key: ['id'],
    refersTo: [ofRequirement, { noun: 'appointments', by: ['travelFor'] }],
  },
  nonWorkingDates: {
    file: 'non-working-dates.csv',
    meaning: 'dates besides bank holidays on which nobody works',
    columns: {
      region: needed(oneOf(nonWorkingRegions), 'probation region, or national: all of them'),
      date: needed(date('2026-12-24'), 'the date'),
      reason: needed(text('Christmas closure'), 'why'),
    },
    key: ['region', 'date'],
    refersTo: [],
  },
  ...programmeNouns,
  limitedAccess: {
    file: 'limited-access.csv',
    meaning: 'who alone may see more of a restricted person than the crn',
    columns: {
      crn: needed(crn, 'the person'),
      name: needed(text('A. Caseworker'), 'user name of one who may'),
    },
    key: ['crn', 'name'],
    refersTo: [ofPerson],
  },
};

export const nounNames = Object.keys(nouns) as NounName[];

/** The noun of a file by its name, or undefined. */
export function nounOfFile(file: string): NounName | undefined {
  return nounNames.find((name) => nouns[name].file === file);
}
