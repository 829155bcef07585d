import { describe, expect, it } from 'vitest';
import { parseRequest } from '../../../src/intake/appointment-request-file.ts';
import { givenAllocation, givenAppointment, givenRequest } from '../../given/appointments.ts';

const request = () =>
  givenRequest({
    deadline: '2027-11-29',
    allocations: [givenAllocation('A1', { endDate: '2027-06-30' })],
    appointments: [givenAppointment('B1', '2026-11-23', { hasOutcome: true, minutesCredited: 420 })],
    nonWorkingDates: ['2026-12-25'],
  });

type Json = Record<string, unknown>;

/** The request's JSON with the value at a path replaced; undefined takes it away. */
function withValue(path: readonly (string | number)[], value: unknown): Json {
  const json = JSON.parse(JSON.stringify(request())) as Json;
  const parent = path.slice(0, -1).reduce<Json>((inner, part) => inner[part] as Json, json);
  const last = path.at(-1) ?? '';
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return json;
}

describe('An appointment request file', () => {
  it('without faults is the request, as it stands', () => {
    expect(parseRequest(withValue([], undefined))).toEqual({ request: request() });
  });

  it.each([
    [['format'], 'appointment-request/2', 'format', 'must be "appointment-request/1"'],
    [['trigger'], 'whim', 'trigger', 'must be "appointment-change" or "allocation-change"'],
    [['requirementMinutes'], 0.5, 'requirementMinutes', 'must be a whole number'],
    [['requirementMinutes'], 0.5, 'requirementMinutes', 'must be a whole number'],
    [['deadline'], undefined, 'deadline', 'must be text'],
    [
      ['allocations', 0, 'frequency'],
      'daily',
      'allocations[0].frequency',
      'must be "once" or "weekly" or "fortnightly"',
    ],
    [['allocations', 0, 'weekday'], 0, 'allocations[0].weekday', 'must be 1 or 2 or 3 or 4 or 5 or 6 or 7'],
    [['allocations', 0, 'pickUp'], 'station', 'allocations[0].pickUp', 'is not part of the format'],
    [['appointments', 0, 'id'], '', 'appointments[0].id', 'must not be empty'],
    [['appointments', 0, 'hasOutcome'], 'yes', 'appointments[0].hasOutcome', 'must be true or false'],
    [
      ['appointments', 0, 'minutesCredited'],
      '7 h',
      'appointments[0].minutesCredited',
      'must be a whole number',
    ],
    [['nonWorkingDates'], '2026-12-25', 'nonWorkingDates', 'must be a list'],
  ])('%j as %j is malformed', (path, value, where, words) => {
    expect(parseRequest(withValue(path, value))).toEqual({
      faults: [{ code: 'malformed', path: where, message: `${where} ${words}` }],
    });
  });

  it('of the right shape is checked for its meaning', () => {
    expect(parseRequest(withValue(['allocations', 0, 'to'], '09:00'))).toMatchObject({
      faults: [{ code: 'out-of-range', path: 'allocations[0].to' }],
    });
  });
});
