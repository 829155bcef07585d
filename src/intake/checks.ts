import {
  attendanceWithinCapacity,
  creditLeft,
  datesInOrder,
  hoursOfOrder,
  hoursTogether,
  onTheMap,
  pickUpBeforeStart,
  runByNow,
  stagesInOrder,
  windowInOrder,
  withinProject,
} from '../../solver/row-checks.ts';
import { asSession, fits, inOnePlace, outcomeAndCredit } from './appointment-checks.ts';
import {
  adjustmentAsKept,
  afterSentence,
  completionAsKept,
  dated,
  minutesWithinOrders,
  travel,
} from './entry-checks.ts';
import { asFound, byPolicy, type Check, type Found, found, isSet } from './found.ts';
import { type NounName, nouns, type Row } from './nouns.ts';
import { programmeChecks } from './programme-checks.ts';
import type { World } from './world.ts';

/** Every rule of a row that one cell alone cannot show. A field whose cell was faulty is undefined: it breaks no rule. */
const checks: { [N in NounName]: Check<N> } = {
  pdus: () => [],
  people: (row, world) =>
    byPolicy(world.policyIn(row.pdu, world.today), (policy) =>
      onTheMap(row, 'homeLatitude', 'homeLongitude', policy),
    ),
  availability: (row) =>
    asFound([...windowInOrder(row), ...datesInOrder(row, 'fromDate', 'untilDate', 'first date')]),
  availabilityExceptions: (row) => asFound(windowInOrder(row)),
  requirements: (row, world) => [...asFound(stagesInOrder(row)), ...hours(row, world)],
  projects: (row, world) => [
    ...byPolicy(world.policyIn(row.pdu, world.today), (policy) =>
      onTheMap(row, 'latitude', 'longitude', policy),
    ),
    ...asFound(datesInOrder(row, 'startDate', 'endDate', 'start date')),
  ],
  sessions: (row, world) => [
    ...asFound([
      ...windowInOrder(row),
      ...creditLeft(row),
      ...attendanceWithinCapacity(row),
      ...runByNow(row, world.today),
      ...withinProject(row, world.project(row.project)),
    ]),
    ...asAppointed(row, world),
  ],
  pickUpPoints: () => [],
  pickUpRides: () => [],
  travelMinutes: () => [],
  keepApart: ({ crn, otherCrn }) =>
    found(crn !== undefined && crn === otherCrn, 'otherCrn', 'itself', 'must be another person'),
  commitments: (row) => asFound(windowInOrder(row)),
  allocations: (row, world) => [
    ...asFound([
      ...windowInOrder(row),
      ...datesInOrder(row, 'startDate', 'endDate', 'start date'),
      ...pickUpBeforeStart(row),
    ]),
    ...sexPolicy(row, world),
  ],
  courseCompletions: (row, world) => [
    ...minutesWithinOrders(row, world),
    ...dated(row, world),
    ...completionAsKept(row, world),
  ],
  adjustments: (row, world) => [
    ...found(row.minutes === 0, 'minutes', 'out-of-range', 'must not be 0'),
    ...minutesWithinOrders(row, world),
    ...dated(row, world),
    ...travel(row, world),
    ...adjustmentAsKept(row, world),
  ],
  nonWorkingDates: () => [],
  appointments: (row, world) => [
    ...asFound(windowInOrder(row)),
    ...afterSentence(row, world),
    ...outcomeAndCredit(row, world),
    ...asSession(row, world),
    ...inOnePlace(row, world),
    ...(row.outcome === null ? sexPolicy(row, world) : []),
  ],
  ...programmeChecks,
  limitedAccess: () => [],
};

/** What is wrong with a row as the files and the database stand: references first, then the noun's own rules. */
export function faultsOfRow<N extends NounName>(noun: N, row: Partial<Row<N>>, world: World): Found[] {
  const unknown = nouns[noun].refersTo.flatMap(({ noun: other, by }) => {
    const values = by.map((field) => row[field]);
    if (values.some((value) => value === undefined || value === null)) return [];
    const message = `${values.join(' ')} is neither in ${nouns[other].file} nor kept already`;
    return found(!world.knows(other, values), by[by.length - 1] ?? '', 'unknown', message);
  });
  return [...unknown, ...checks[noun](row, world)];
}

function hours(row: Partial<Row<'requirements'>>, world: World): Found[] {
  const { crn, sentenceDate } = row;
  if (!isSet(crn) || !isSet(sentenceDate)) return [];
  return byPolicy(world.policyIn(world.person(crn)?.pdu, sentenceDate), (policy) => [
    ...hoursOfOrder(row, policy),
    ...hoursTogether(row, world.requirementsOf(crn), policy),
  ]);
}

/** People have been told of the session as it stands: files do not move it or call it off behind their backs. */
function asAppointed(row: Partial<Row<'sessions'>>, world: World): Found[] {
  const kept = isSet(row.id) ? world.keptAppointmentsOn(row.id) : [];
  const differs = (column: 'project' | 'date') =>
    found(
      isSet(row[column]) && kept.some((appointment) => appointment[column] !== row[column]),
      column,
      'has-appointments',
      'the session has appointments with another',
    );
  const outside = kept.some((appointment) => !fits(appointment, row));
  const waiting = kept.some((appointment) => appointment.outcome === null);
  return [
    ...differs('project'),
    ...differs('date'),
    ...found(outside, 'from', 'has-appointments', 'the session has appointments outside these times'),
    ...found(
      row.status === 'stood-down' && waiting,
      'status',
      'has-appointments',
      'the session has appointments without an outcome: stand it down through its roster',
    ),
  ];
}

function sexPolicy({ crn, project }: { crn?: string; project?: string }, world: World): Found[] {
  const womenOnly = world.project(project)?.sexPolicy === 'women-only';
  const sex = world.person(crn)?.sex;
  const broken = womenOnly && isSet(sex) && sex !== 'female';
  return found(broken, 'project', 'women-only', 'the project cannot take this booking');
}
