import { describe, expect, it } from 'vitest';
import { parseProblem } from '../../../src/intake/problem-file.ts';
import { parseRoster } from '../../../src/intake/roster-file.ts';
import { givenPerson, givenProblem, givenSession } from '../../given/problems.ts';

const problem = () =>
  givenProblem(
    [givenPerson('X100001'), givenPerson('X100002', { usualProject: 'P1' })],
    [givenSession('P1-2026-12-01')],
    { keepApart: [['X100001', 'X100002']], pinned: [['X100001', 'P1-2026-12-01']] },
  );

type Json = Record<string, unknown>;
const asJson = (value: unknown) => JSON.parse(JSON.stringify(value)) as Json;

/** The problem's JSON with the value at a path replaced; undefined takes it away. */
function withValue(path: readonly (string | number)[], value: unknown): Json {
  const json = asJson(problem());
  const parent = path.slice(0, -1).reduce<Json>((inner, part) => inner[part] as Json, json);
  const last = path.at(-1) ?? '';
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return json;
}

const faultsIn = (json: unknown) => {
  const parsed = parseProblem(json);
  return 'faults' in parsed ? parsed.faults : [];
};

describe('A problem file', () => {
  it('without faults is the problem, as it stands', () => {
    expect(parseProblem(asJson(problem()))).toEqual({ problem: problem() });
  });

  it.each([
    [['people', 1, 'minMinutes'], -1, 'people[1].minMinutes', 'must be 0 or more'],
    [['people', 1, 'minMinutes'], 420.5, 'people[1].minMinutes', 'must be a whole number'],
    [['people', 1, 'minMinutes'], '420', 'people[1].minMinutes', 'must be a whole number'],
    [['people', 1, 'minMinutes'], 1e9, 'people[1].minMinutes', 'must be 1000000 or less'],
    [['people', 0, 'maxMinutes'], 1e30, 'people[0].maxMinutes', 'must be 9007199254740991 or less'],
    [['people', 0, 'crn'], '', 'people[0].crn', 'must not be empty'],
    [['people', 0, 'sex'], 'f', 'people[0].sex', 'must be "female" or "male"'],
    [['people', 0, 'mustCommence'], 'yes', 'people[0].mustCommence', 'must be true or false'],
    [['people', 0, 'usualProject'], undefined, 'people[0].usualProject', 'must be text'],
    [['people', 0, 'nickname'], 'Jo', 'people[0].nickname', 'is not part of the format'],
    [['sessions', 0, 'tags'], 'outdoors', 'sessions[0].tags', 'must be a list'],
    [['sessions', 0, 'kind'], 'choir', 'sessions[0].kind', 'must be "group" or "individual" or "ete"'],
    [['policy', 'points', 'ete'], undefined, 'policy.points.ete', 'must be a whole number'],
    [['travel', 0], ['X100001', 'P1'], 'travel[0]', 'must have 3 items'],
    [['pinned', 0], ['X100001', 'P1', 'again'], 'pinned[0]', 'must have 2 items'],
    [['format'], 'roster-problem/2', 'format', 'must be "roster-problem/1"'],
    [['people'], undefined, 'people', 'must be a list'],
  ])('%j as %j is malformed', (path, value, where, words) => {
    const fault = { code: 'malformed', path: where, message: `${where} ${words}` };
    expect(faultsIn(withValue(path, value))).toEqual([fault]);
  });

  it.each([[null], [[]], ['problem'], [7]])('that is %j is malformed as a whole', (json) => {
    expect(faultsIn(json)).toEqual([{ code: 'malformed', path: '', message: 'the file must be an object' }]);
  });

  it('lists every fault of its shape at once', () => {
    const json = withValue(['people', 0, 'urgency'], null);
    json.weekStart = 20_261_130;
    json.extra = 1;
    expect(faultsIn(json).map((fault) => fault.path)).toEqual(['weekStart', 'people[0].urgency', 'extra']);
  });

  it('of the right shape is checked for its meaning', () => {
    const json = withValue(['pinned', 0, 0], 'X999999');
    expect(faultsIn(json)).toMatchObject([{ code: 'unknown', path: 'pinned[0][0]' }]);
    expect(faultsIn(withValue(['weekStart'], 'soon'))).toMatchObject([{ code: 'not-a-monday' }]);
  });
});

describe('A roster file', () => {
  const bookings = [['X100001', 'P1-2026-12-01']];

  it('needs nothing but bookings, so that a roster of any program can be checked', () => {
    const roster = { bookings, status: null, points: null, bound: null };
    expect(parseRoster({ bookings }, problem())).toEqual({ roster });
    expect(parseRoster({ bookings, solver: 'by hand' }, problem())).toEqual({ roster });
  });

  it('may claim a status, points and a bound', () => {
    const roster = { bookings, status: 'feasible', points: -2, bound: 5.5 };
    expect(parseRoster({ format: 'roster/1', ...roster }, problem())).toEqual({ roster });
  });

  it.each([
    [{}, 'bookings'],
    [{ bookings: 'none' }, 'bookings'],
    [{ bookings: [['X100001']] }, 'bookings[0]'],
    [{ bookings: [['X100001', 7]] }, 'bookings[0][1]'],
    [{ bookings, format: 'roster/2' }, 'format'],
    [{ bookings, points: 0.5 }, 'points'],
    [null, ''],
  ])('%j is malformed', (json, path) => {
    expect(parseRoster(json, problem())).toMatchObject({ faults: [{ code: 'malformed', path }] });
  });

  it('names people and sessions of the problem, each pair once', () => {
    const strange = [['X999999', 'P9-2026-12-01'], ...bookings, ...bookings];
    expect(parseRoster({ bookings: strange }, problem())).toMatchObject({
      faults: [
        { code: 'unknown', path: 'bookings[0][0]' },
        { code: 'unknown', path: 'bookings[0][1]' },
        { code: 'duplicate', path: 'bookings[2]' },
      ],
    });
  });
});
