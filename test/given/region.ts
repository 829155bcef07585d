import type { Db } from '../../db/connect.ts';
import { keepRows } from '../../db/intake.ts';
import { keepApartRow } from '../../db/people.ts';
import type { Rows } from '../../db/rows.ts';
import { daysAWeek } from '../../solver/calendar.ts';

type Row<N extends keyof Rows> = Rows[N][number];
type Change<N extends keyof Rows> = Partial<Row<N>>;

/** A region told step by step, in rows: each step says only what its story is about. */
export interface GivenRegion {
  rows: Rows;
  /** From here on, people and projects belong to this PDU. In London unless told otherwise. */
  pdu(code: string, change?: Change<'pdus'>): GivenRegion;
  /** A man without work, near Croydon, free from eight to six every day, and nothing ordered yet. */
  person(crn: string, change?: Change<'people'>): GivenRegion;
  /** Takes the place of the person's free time: windows a weekday, 1 Monday to 7 Sunday. */
  onlyFree(crn: string, ...windows: readonly [weekday: number, from: string, to: string][]): GivenRegion;
  /** One date on which the weekly windows do not hold. */
  exception(crn: string, date: string, change?: Change<'availabilityExceptions'>): GivenRegion;
  /** The next requirement of a person: 100 hours, sentenced in September 2026, ready to work. */
  requirement(crn: string, change?: Change<'requirements'>): GivenRegion;
  /** A group project near Croydon that has run since January 2026 and goes on. */
  project(code: string, change?: Change<'projects'>): GivenRegion;
  /** A session of seven hours for ten, with the id `PROJECT-DATE`. */
  session(project: string, date: string, change?: Change<'sessions'>): GivenRegion;
  pickUpPoint(code: string, change?: Change<'pickUpPoints'>): GivenRegion;
  ride(pickUpPoint: string, project: string, change?: Change<'pickUpRides'>): GivenRegion;
  travel(crn: string, project: string, minutes: number): GivenRegion;
  keepApart(one: string, other: string): GivenRegion;
  commitment(crn: string, date: string, change?: Change<'commitments'>): GivenRegion;
  /** A person booked on a session told before, under their first requirement; id `CRN-SESSION`. */
  appointment(crn: string, session: string, change?: Change<'appointments'>): GivenRegion;
  /** The next allocation of a person, under their first requirement: Mondays from half past nine to half past four; id `CRN-PROJECT-n`. */
  allocation(crn: string, project: string, change?: Change<'allocations'>): GivenRegion;
  /** Five hours of training that a person completed in November 2026; its reference is told. */
  course(crn: string, reference: string, change?: Change<'courseCompletions'>): GivenRegion;
  /** An hour given to a person in November 2026; its id is told. */
  adjustment(crn: string, id: string, change?: Change<'adjustments'>): GivenRegion;
  /** Of a person told before, who alone may see more than the crn. */
  limitedTo(crn: string, ...names: readonly string[]): GivenRegion;
  nonWorkingDate(date: string, change?: Change<'nonWorkingDates'>): GivenRegion;
  /** Keeps all of it. */
  keep(db: Db): Promise<GivenRegion>;
}

/** An empty region with one PDU, Croydon. */
export function givenRegion(): GivenRegion {
  const rows: Rows = {
    pdus: [],
    people: [],
    availability: [],
    availabilityExceptions: [],
    requirements: [],
    projects: [],
    sessions: [],
    pickUpPoints: [],
    pickUpRides: [],
    travelMinutes: [],
    keepApart: [],
    commitments: [],
    allocations: [],
    appointments: [],
    courseCompletions: [],
    adjustments: [],
    nonWorkingDates: [],
    venues: [],
    rooms: [],
    venueHours: [],
    venueClosures: [],
    facilitators: [],
    facilitatorHours: [],
    facilitatorLeave: [],
    slotPatterns: [],
    slots: [],
    referrals: [],
    referralFacts: [],
    venueTravel: [],
    limitedAccess: [],
  };
  let pdu = '';
  const lasting = { fromDate: '2026-01-01', untilDate: null };

  const region: GivenRegion = {
    rows,
    pdu(code, change) {
      pdu = code;
      rows.pdus.push({ code, name: code, region: 'london', ...change });
      return region;
    },
    person(crn, change) {
      rows.people.push({
        crn,
        pdu,
        sex: 'male',
        avoidAllMale: false,
        employment: 'unemployed',
        homeLatitude: 51.376,
        homeLongitude: -0.098,
        excludedTags: [],
        neededTags: [],
        directSupervision: false,
        ...change,
      });
      for (let weekday = 1; weekday <= daysAWeek; weekday += 1)
        rows.availability.push({ crn, weekday, from: '08:00', to: '18:00', ...lasting });
      return region;
    },
    onlyFree(crn, ...windows) {
      const others = rows.availability.filter((window) => window.crn !== crn);
      const own = windows.map(([weekday, from, to]) => ({ crn, weekday, from, to, ...lasting }));
      rows.availability = [...others, ...own];
      return region;
    },
    exception(crn, date, change) {
      rows.availabilityExceptions.push({
        crn,
        date,
        from: '00:00',
        to: '24:00',
        available: false,
        ...change,
      });
      return region;
    },
    requirement(crn, change) {
      rows.requirements.push({
        crn,
        eventNumber: rows.requirements.filter((other) => other.crn === crn).length + 1,
        orderType: 'community',
        orderedMinutes: 6_000,
        sentenceDate: '2026-09-14',
        deadline: '2027-09-13',
        allocatedDate: '2026-09-21',
        assessedDate: '2026-09-24',
        inductedDate: '2026-09-28',
        status: 'in-force',
        ...change,
      });
      return region;
    },
    project(code, change) {
      rows.projects.push({
        code,
        name: code,
        type: 'group',
        pdu,
        latitude: 51.372,
        longitude: -0.101,
        tags: [],
        host: 'Council',
        hostSex: null,
        sexPolicy: 'any',
        startDate: '2026-01-05',
        endDate: null,
        ...change,
      });
      return region;
    },
    session(project, date, change) {
      rows.sessions.push({
        id: `${project}-${date}`,
        project,
        date,
        from: '09:30',
        to: '16:30',
        breakMinutes: 0,
        supervisor: null,
        supervisorSex: null,
        capacity: 10,
        minAttendance: 1,
        status: 'planned',
        ...change,
      });
      return region;
    },
    pickUpPoint(code, change) {
      rows.pickUpPoints.push({ code, name: code, latitude: 51.375, longitude: -0.092, ...change });
      return region;
    },
    ride(pickUpPoint, project, change) {
      rows.pickUpRides.push({ pickUpPoint, project, minutes: 25, departs: '08:45', ...change });
      return region;
    },
    travel(crn, project, minutes) {
      rows.travelMinutes.push({ crn, project, minutes });
      return region;
    },
    keepApart(one, other) {
      rows.keepApart.push(keepApartRow(one, other));
      return region;
    },
    commitment(crn, date, change) {
      rows.commitments.push({ crn, date, from: '09:00', to: '17:00', kind: 'programme', ...change });
      return region;
    },
    appointment(crn, session, change) {
      const booked = rows.sessions.find((other) => other.id === session);
      if (!booked) throw new RangeError(`session ${session} has not been told`);
      const { project, date, from, to } = booked;
      rows.appointments.push({
        id: `${crn}-${session}`,
        crn,
        eventNumber: 1,
        project,
        session,
        date,
        from,
        to,
        outcome: null,
        creditedMinutes: null,
        ...change,
      });
      return region;
    },
    allocation(crn, project, change) {
      const own = rows.allocations.filter((other) => other.crn === crn && other.project === project);
      rows.allocations.push({
        id: `${crn}-${project}-${own.length + 1}`,
        crn,
        eventNumber: 1,
        project,
        frequency: 'weekly',
        weekday: 1,
        from: '09:30',
        to: '16:30',
        startDate: '2026-10-05',
        endDate: null,
        pickUpPoint: null,
        pickUpTime: null,
        ...change,
      });
      return region;
    },
    course(crn, reference, change) {
      const worth = { date: '2026-11-12', minutes: 300, course: 'Health and safety at work' };
      rows.courseCompletions.push({ reference, crn, eventNumber: 1, ...worth, ...change });
      return region;
    },
    adjustment(crn, id, change) {
      const given = { date: '2026-11-13', minutes: 60, reason: 'A long way', travelFor: null };
      rows.adjustments.push({ id, crn, eventNumber: 1, ...given, ...change });
      return region;
    },
    limitedTo(crn, ...names) {
      for (const name of names) rows.limitedAccess.push({ crn, name });
      return region;
    },
    nonWorkingDate(date, change) {
      rows.nonWorkingDates.push({ region: 'national', date, reason: 'Closed', ...change });
      return region;
    },
    async keep(db) {
      await keepRows(db, rows);
      return region;
    },
  };
  return region.pdu('croydon');
}
