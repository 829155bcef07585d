import { describe, expect, it } from 'vitest';
import { policyInForce } from '../../solver/policy/in-force.ts';
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

const policy = policyInForce('london', '2026-11-30');
const { limits } = policy;
const community = { orderType: 'community', sentenceDate: '2026-09-14', orderedMinutes: 6_000 };
const defaulted = { ...community, orderType: 'supervision-default' };

describe('what the fields of a row must be to each other', () => {
  it('a window ends after it starts', () => {
    expect(windowInOrder({ from: '09:30', to: '09:31' })).toEqual([]);
    expect(windowInOrder({ from: '09:30', to: '09:30' })).toEqual([
      { code: 'order', path: 'to', message: 'must be later than the start time' },
    ]);
  });

  it('a pick-up is a place and a time before work, or neither', () => {
    const pathsOf = (pickUpPoint: string | null, pickUpTime: string | null) =>
      pickUpBeforeStart({ pickUpPoint, pickUpTime, from: '09:30' }).map(({ path }) => path);
    expect(pathsOf(null, null)).toEqual([]);
    expect(pathsOf('east-croydon', '09:29')).toEqual([]);
    expect(pathsOf('east-croydon', '09:30')).toEqual(['pickUpTime']);
    expect(pathsOf('east-croydon', null)).toEqual(['pickUpTime']);
    expect(pathsOf(null, '08:45')).toEqual(['pickUpPoint']);
    expect(pickUpBeforeStart({ pickUpTime: '08:45', from: '09:30' })).toEqual([]);
  });

  it('a last date is not before the first', () => {
    const inOrder = (first: string, last: string | null) =>
      datesInOrder({ startDate: first, endDate: last }, 'startDate', 'endDate', 'start date');
    expect(inOrder('2026-01-05', '2026-01-05')).toEqual([]);
    expect(inOrder('2026-01-05', null)).toEqual([]);
    expect(inOrder('2026-01-05', '2026-01-04')).toMatchObject([
      { code: 'order', path: 'endDate', message: 'must not be before the start date' },
    ]);
  });

  it('a deadline comes after sentence, and no stage before it', () => {
    const sentenceDate = '2026-09-14';
    expect(stagesInOrder({ sentenceDate, deadline: '2026-09-15', inductedDate: sentenceDate })).toEqual([]);
    const early = { deadline: sentenceDate, allocatedDate: '2026-09-13', assessedDate: null };
    expect(stagesInOrder({ sentenceDate, ...early }).map(({ path }) => path)).toEqual([
      'deadline',
      'allocatedDate',
    ]);
  });

  it('a break leaves something to credit', () => {
    const session = { from: '09:30', to: '16:30' };
    expect(creditLeft({ ...session, breakMinutes: 419 })).toEqual([]);
    expect(creditLeft({ ...session, breakMinutes: 420 })).toMatchObject([{ path: 'breakMinutes' }]);
  });

  it('a session lies within the dates of its project', () => {
    const project = { startDate: '2026-01-05', endDate: '2026-12-31' };
    const on = (date: string) => withinProject({ date }, project).length;
    expect([on('2026-01-04'), on('2026-01-05'), on('2026-12-31'), on('2027-01-01')]).toEqual([1, 0, 0, 1]);
    expect(withinProject({ date: '2099-01-01' }, { ...project, endDate: null })).toEqual([]);
    expect(withinProject({ date: '2099-01-01' }, undefined)).toEqual([]);
  });

  it('a field that is not known breaks no rule', () => {
    expect(windowInOrder({ from: '09:30' })).toEqual([]);
    expect(stagesInOrder({ deadline: '2026-09-15' })).toEqual([]);
    expect(creditLeft({ from: '16:30', to: '09:30', breakMinutes: 30 })).toEqual([]);
    expect(hoursOfOrder({ orderType: 'community' }, policy)).toEqual([]);
    expect(hoursTogether({ orderType: 'community' }, [], policy)).toEqual([]);
    expect(withinProject({}, { startDate: '2026-01-05' })).toEqual([]);
    expect(onTheMap<'north' | 'east'>({ north: null }, 'north', 'east', policy)).toEqual([]);
  });
});

describe('what a session must be', () => {
  it('it can hold the people without whom it does not run', () => {
    expect(attendanceWithinCapacity({ minAttendance: 10, capacity: 10 })).toEqual([]);
    expect(attendanceWithinCapacity({ minAttendance: null, capacity: 0 })).toEqual([]);
    expect(attendanceWithinCapacity({ minAttendance: 11, capacity: 10 })).toMatchObject([
      { code: 'out-of-range', path: 'minAttendance' },
    ]);
  });

  it('it cannot have run before its day', () => {
    expect(runByNow({ status: 'run', date: '2026-11-27' }, '2026-11-27')).toEqual([]);
    expect(runByNow({ status: 'planned', date: '2026-11-28' }, '2026-11-27')).toEqual([]);
    expect(runByNow({ status: 'run', date: '2026-11-28' }, '2026-11-27')).toMatchObject([
      { code: 'future', path: 'status' },
    ]);
  });
});

describe('what a row must be to the policy', () => {
  it('a place lies in England and Wales, edges included', () => {
    const [south = 0, north = 0] = limits.latitudeDegrees;
    const [west = 0, east = 0] = limits.longitudeDegrees;
    const faults = (latitude: number, longitude: number) =>
      onTheMap({ latitude, longitude }, 'latitude', 'longitude', policy).map(({ path }) => path);
    expect(faults(south, west)).toEqual([]);
    expect(faults(north, east)).toEqual([]);
    expect(faults(south - 0.1, east + 0.1)).toEqual(['latitude', 'longitude']);
  });

  it('an order is of hours that a court can order', () => {
    const ok = (order: typeof community, orderedMinutes: number) =>
      hoursOfOrder({ ...order, orderedMinutes }, policy).length === 0;
    expect(ok(community, limits.orderMinimumMinutes)).toBe(true);
    expect(ok(community, limits.orderMinimumMinutes - 1)).toBe(false);
    expect(ok(community, limits.orderMaximumMinutes)).toBe(true);
    expect(ok(community, limits.orderMaximumMinutes + 1)).toBe(false);
    expect(ok(defaulted, limits.supervisionDefaultMinimumMinutes)).toBe(true);
    expect(ok(defaulted, limits.supervisionDefaultMaximumMinutes + 1)).toBe(false);
  });

  it('orders made on one day are together within what a court can order; default orders stand alone', () => {
    const half = { ...community, orderedMinutes: limits.orderMaximumMinutes / 2 };
    const more = { ...half, orderedMinutes: half.orderedMinutes + 1 };
    expect(hoursTogether(half, [half, half], policy)).toEqual([]);
    expect(hoursTogether(half, [half, more], policy)).toMatchObject([
      { code: 'hours', path: 'orderedMinutes' },
    ]);
    expect(hoursTogether(half, [half, { ...more, sentenceDate: '2026-09-15' }], policy)).toEqual([]);
    expect(hoursTogether(half, [half, half, defaulted], policy)).toEqual([]);
    expect(hoursTogether(defaulted, [half, more, defaulted], policy)).toEqual([]);
  });
});
