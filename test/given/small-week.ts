import type { Rows } from '../../db/rows.ts';
import type { Weekday } from '../../solver/calendar.ts';

/** A small week of one region, as rows: eight people, three projects, five sessions. */
export const region = 'london' as const;
export const weekStart = '2026-11-30';
export const camden = 'LDN-CAM';
export const hackney = 'LDN-HAC';

/** Four people of Camden, then four of Hackney. */
export const crns = Array.from({ length: 8 }, (_, i) => `X10000${i + 1}`);

const whole: Weekday[] = [1, 2, 3, 4, 5, 6, 7];

type Row<Noun extends keyof Rows> = Rows[Noun][number];

/** A woman or man of a PDU, free every day from eight to six, who owes 100 hours and has done all that goes before work. */
export function personRows(crn: string, others: Partial<Row<'people'>> = {}) {
  const person: Row<'people'> = {
    crn,
    pdu: camden,
    sex: 'male',
    avoidAllMale: false,
    employment: 'employed',
    homeLatitude: 51.54,
    homeLongitude: -0.14,
    excludedTags: [],
    neededTags: [],
    directSupervision: false,
    ...others,
  };
  const requirement: Row<'requirements'> = {
    crn,
    eventNumber: 1,
    orderType: 'community',
    orderedMinutes: 6_000,
    sentenceDate: '2026-09-01',
    deadline: '2027-09-01',
    allocatedDate: '2026-09-02',
    assessedDate: '2026-09-04',
    inductedDate: '2026-09-08',
    status: 'in-force',
  };
  return {
    people: [person],
    requirements: [requirement],
    availability: whole.map((weekday) => ({
      crn,
      weekday,
      from: '08:00',
      to: '18:00',
      fromDate: '2026-09-01',
      untilDate: null,
    })),
  };
}

/** A session of seven credited hours, from half past nine, with eight places and a minimum of two. */
export function sessionRow(
  project: string,
  date: string,
  others: Partial<Row<'sessions'>> = {},
): Row<'sessions'> {
  return {
    id: `${project}-${date}`,
    project,
    date,
    from: '09:30',
    to: '17:00',
    breakMinutes: 30,
    supervisor: 'S1',
    supervisorSex: 'female',
    capacity: 8,
    minAttendance: 2,
    status: 'planned',
    ...others,
  };
}

export function projectRow(
  code: string,
  pdu: string,
  others: Partial<Row<'projects'>> = {},
): Row<'projects'> {
  return {
    code,
    name: `Garden ${code}`,
    type: 'group',
    pdu,
    latitude: 51.54,
    longitude: -0.14,
    tags: [],
    host: 'The council',
    hostSex: null,
    sexPolicy: 'any',
    startDate: '2026-01-01',
    endDate: null,
    ...others,
  };
}

export const tuesday = 'P001-2026-12-01';
export const wednesday = 'P001-2026-12-02';
export const thursday = 'P002-2026-12-03';
export const hackneyTuesday = 'P003-2026-12-01';
export const hackneyFriday = 'P003-2026-12-04';

/** The rows of the small week: P001 and P002 in Camden, P003 in Hackney. */
export function weekRowsGiven(): Partial<Rows> {
  const people = crns.map((crn, i) => personRows(crn, { pdu: i < 4 ? camden : hackney }));
  return {
    pdus: [
      { code: camden, name: 'Camden', region },
      { code: hackney, name: 'Hackney', region },
    ],
    people: people.flatMap((rows) => rows.people),
    requirements: people.flatMap((rows) => rows.requirements),
    availability: people.flatMap((rows) => rows.availability),
    projects: [projectRow('P001', camden), projectRow('P002', camden), projectRow('P003', hackney)],
    sessions: [
      sessionRow('P001', '2026-12-01'),
      sessionRow('P001', '2026-12-02'),
      sessionRow('P002', '2026-12-03'),
      sessionRow('P003', '2026-12-01'),
      sessionRow('P003', '2026-12-04'),
    ],
  };
}
