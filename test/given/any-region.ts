import fc from 'fast-check';
import type { Rows } from '../../db/rows.ts';
import { addDays, timeOf } from '../../solver/calendar.ts';
import { type Outcome, outcomes } from '../../solver/hours/outcomes.ts';
import { camden, crns, hackney, projectRow, region, weekStart } from './small-week.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const projectCodes = ['P001', 'P002', 'P003', 'P004'];
const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);
const dayFromWeek = (min: number, max: number) =>
  fc.integer({ min, max }).map((days) => addDays(weekStart, days));
const dateOrNull = (min: number, max: number) => fc.option(dayFromWeek(min, max), { freq: 6 });
const times = fc
  .tuple(fc.integer({ min: 12, max: 40 }), fc.integer({ min: 1, max: 20 }))
  .map(([from, length]) => ({ from: timeOf(from * 30), to: timeOf(Math.min(48, from + length) * 30) }));
const listOf = <T>(row: fc.Arbitrary<T>, keyOf: (row: T) => string, maxLength: number) =>
  fc.uniqueArray(row, { selector: keyOf, maxLength, size: 'max' });

const people = fc.tuple(
  ...crns.map((crn: string) =>
    fc.record({
      crn: fc.constant(crn),
      pdu: oneOf(camden, hackney),
      sex: oneOf('female' as const, 'male' as const),
      avoidAllMale: fc.boolean(),
      employment: oneOf('employed' as const, 'unemployed' as const),
      homeLatitude: fc.double({ min: 51.4, max: 51.7, noNaN: true }),
      homeLongitude: fc.double({ min: -0.4, max: 0.2, noNaN: true }),
      excludedTags: fc.subarray(['children', 'animals']),
      neededTags: fc.subarray(['light-duties']),
      directSupervision: fc.boolean(),
    }),
  ),
);

const mostly = <T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: usual }, { weight: 1, arbitrary: other });

const requirement = fc.record({
  crn: oneOf(...crns),
  eventNumber: fc.integer({ min: 1, max: 3 }),
  orderType: fc.constant('community' as const),
  orderedMinutes: fc.integer({ min: 40, max: 300 }).map((hours) => hours * 60),
  sentenceDate: mostly(dayFromWeek(-400, -60), dayFromWeek(-3, 9)),
  deadline: mostly(dayFromWeek(7, 370), dayFromWeek(-9, 7)),
  allocatedDate: mostly(dayFromWeek(-60, 6), fc.constant(null)),
  assessedDate: mostly(dayFromWeek(-60, -1), dateOrNull(-1, 9)),
  inductedDate: mostly(dayFromWeek(-60, -1), dateOrNull(-1, 9)),
  status: mostly(fc.constant('in-force' as const), fc.constant('suspended' as const)),
});

const session = fc
  .record({
    project: oneOf(...projectCodes),
    date: dayFromWeek(0, 6),
    when: times,
    breakMinutes: oneOf(0, 30),
    supervisorSex: fc.option(oneOf('female' as const, 'male' as const)),
    capacity: fc.integer({ min: 0, max: 5 }),
    minAttendance: fc.option(fc.integer({ min: 0, max: 4 })),
    status: mostly(fc.constant('planned' as const), fc.constant('stood-down' as const)),
  })
  .map(({ when, ...row }) => ({ id: `${row.project}-${row.date}`, supervisor: null, ...when, ...row }));

const appointment = fc.record({
  requirement: fc.nat(),
  session: fc.nat(),
  onSession: fc.boolean(),
  project: oneOf(...projectCodes),
  date: dayFromWeek(-70, 9),
  when: times,
  outcome: fc.option(oneOf<Outcome>(...outcomes), { freq: 1 }),
  credit: fc.integer({ min: 0, max: 420 }),
});

/** Any small region, kept as rows: eight people, up to four projects, whatever has happened to them so far. */
export const anyRegion: fc.Arbitrary<Rows> = fc
  .record({
    people,
    requirements: listOf(requirement, (row) => `${row.crn} ${row.eventNumber}`, 14),
    sessions: listOf(session, (row) => row.id, 12),
    appointments: fc.array(appointment, { maxLength: 25, size: 'max' }),
    types: fc.tuple(
      ...projectCodes.map(() => oneOf('group' as const, 'individual' as const, 'ete' as const)),
    ),
    sexPolicies: fc.tuple(...projectCodes.map(() => oneOf('any' as const, 'women-only' as const))),
    endDates: fc.tuple(...projectCodes.map(() => dateOrNull(0, 30))),
    wholeDays: fc.tuple(...crns.map(() => fc.subarray([...weekdays], { minLength: 3 }))),
    windows: listOf(
      fc.record({
        crn: oneOf(...crns),
        weekday: oneOf(...weekdays),
        when: times,
        fromDate: dayFromWeek(-20, 8),
        untilDate: dateOrNull(-5, 20),
      }),
      (row) => `${row.crn} ${row.weekday} ${row.when.from} ${row.fromDate}`,
      20,
    ),
    exceptions: listOf(
      fc.record({ crn: oneOf(...crns), date: dayFromWeek(-1, 7), when: times, available: fc.boolean() }),
      (row) => `${row.crn} ${row.date} ${row.when.from}`,
      12,
    ),
    commitments: listOf(
      fc.record({ crn: oneOf(...crns), date: dayFromWeek(-1, 7), when: times }),
      (row) => `${row.crn} ${row.date} ${row.when.from}`,
      8,
    ),
    keepApart: listOf(
      fc.subarray(crns, { minLength: 2, maxLength: 2 }).map(([crn, otherCrn]) => ({
        crn: crn!,
        otherCrn: otherCrn!,
      })),
      (row) => `${row.crn} ${row.otherCrn}`,
      16,
    ),
    travelMinutes: listOf(
      fc.record({
        crn: oneOf(...crns),
        project: oneOf(...projectCodes),
        minutes: fc.integer({ min: 0, max: 120 }),
      }),
      (row) => `${row.crn} ${row.project}`,
      8,
    ),
  })
  .map((drawn): Rows => {
    const timed = <T extends { when: { from: string; to: string } }>({ when, ...row }: T) => ({
      ...row,
      ...when,
    });
    return {
      pdus: [
        { code: camden, name: 'Camden', region },
        { code: hackney, name: 'Hackney', region },
      ],
      people: [...drawn.people],
      requirements: drawn.requirements,
      limitedAccess: [],
      availability: [
        ...drawn.windows.map(timed),
        ...drawn.wholeDays.flatMap((free, i) =>
          free.map((weekday) => ({
            crn: crns[i]!,
            weekday,
            from: '05:00',
            to: '24:00',
            fromDate: '2026-01-01',
            untilDate: null,
          })),
        ),
      ],
      availabilityExceptions: drawn.exceptions.map(timed),
      commitments: drawn.commitments.map((row) => ({ ...timed(row), kind: 'other' as const })),
      projects: projectCodes.map((code, i) =>
        projectRow(code, i < 2 ? camden : hackney, {
          type: drawn.types[i]!,
          sexPolicy: drawn.sexPolicies[i]!,
          endDate: drawn.endDates[i]!,
        }),
      ),
      sessions: drawn.sessions,
      allocations: [],
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
      appointments: drawn.appointments.flatMap((row, i) => appointmentOf(row, i, drawn)),
      keepApart: drawn.keepApart,
      travelMinutes: drawn.travelMinutes,
      pickUpPoints: [{ code: 'U1', name: 'Station', latitude: 51.55, longitude: -0.1 }],
      pickUpRides: [{ pickUpPoint: 'U1', project: 'P001', minutes: 15, departs: '08:00' }],
    };
  });

type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never;

function appointmentOf(
  { onSession, when, outcome, credit, ...row }: Drawn<typeof appointment>,
  i: number,
  region: { requirements: Drawn<typeof requirement>[]; sessions: Drawn<typeof session>[] },
): Rows['appointments'] {
  const owed = region.requirements[row.requirement % Math.max(1, region.requirements.length)];
  if (!owed) return [];
  const on = onSession ? region.sessions[row.session % Math.max(1, region.sessions.length)] : undefined;
  return [
    {
      id: `A${i}`,
      crn: owed.crn,
      eventNumber: owed.eventNumber,
      project: on?.project ?? row.project,
      session: on?.id ?? null,
      date: on?.date ?? row.date,
      from: on?.from ?? when.from,
      to: on?.to ?? when.to,
      outcome: outcome?.code ?? null,
      creditedMinutes: outcome === null ? null : outcome.attended ? credit : 0,
      roster: null,
    },
  ];
}
