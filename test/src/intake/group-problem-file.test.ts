import { describe, expect, it } from 'vitest';
import { parseGroupProblem } from '../../../src/intake/group-problem-file.ts';
import {
  givenCandidate,
  givenGroupExample,
  givenGroupProblem,
  givenReferral,
} from '../../given/group-problems.ts';

const problem = () =>
  givenGroupProblem(
    [
      givenReferral('R1', {
        busy: [{ date: '2027-01-12', from: '09:00', to: '16:30' }],
        needs: ['step-free'],
      }),
      givenReferral('R2'),
    ],
    [givenCandidate('G1', { tags: ['step-free'] }), givenCandidate('G2')],
    { conflicts: [['G1', 'G2']], keepApart: [['X1', 'X2']], pinned: [['R1', 'G1']] },
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
  const parsed = parseGroupProblem(json);
  return 'faults' in parsed ? parsed.faults : [];
};

describe('A group problem file', () => {
  it('without faults is the problem, as it stands', () => {
    expect(parseGroupProblem(asJson(problem()))).toEqual({ problem: problem() });
    expect(parseGroupProblem(asJson(givenGroupExample()))).toEqual({ problem: givenGroupExample() });
  });

  it.each([
    [['referrals', 1, 'weeksWaiting'], -1, 'referrals[1].weeksWaiting', 'must be 0 or more'],
    [['referrals', 1, 'weeksWaiting'], '9', 'referrals[1].weeksWaiting', 'must be a whole number'],
    [['referrals', 0, 'id'], '', 'referrals[0].id', 'must not be empty'],
    [['referrals', 0, 'sex'], 'mixed', 'referrals[0].sex', 'must be "female" or "male"'],
    [['referrals', 0, 'lastChance'], 'no', 'referrals[0].lastChance', 'must be true or false'],
    [['referrals', 0, 'needs'], 'step-free', 'referrals[0].needs', 'must be a list'],
    [['referrals', 0, 'nickname'], 'Jo', 'referrals[0].nickname', 'is not part of the format'],
    [['referrals', 0, 'mustFinishBy'], undefined, 'referrals[0].mustFinishBy', 'must be text'],
    [['candidates', 0, 'sex'], 'any', 'candidates[0].sex', 'must be "female" or "male" or "mixed"'],
    [['candidates', 0, 'members'], 0.5, 'candidates[0].members', 'must be a whole number'],
    [['candidates', 0, 'room'], 'A', 'candidates[0].room', 'is not part of the format'],
    [['policy', 'points', 'opened'], undefined, 'policy.points.opened', 'must be a whole number'],
    [['travel', 0], ['X1', 'V1'], 'travel[0]', 'must have 3 items'],
    [['conflicts', 0], ['G1'], 'conflicts[0]', 'must have 2 items'],
    [['pinned', 0], ['R1', 'G1', 'again'], 'pinned[0]', 'must have 2 items'],
    [['format'], 'group-problem/2', 'format', 'must be "group-problem/1"'],
    [['candidates'], undefined, 'candidates', 'must be a list'],
  ])('%j as %j is malformed', (path, value, where, words) => {
    const fault = { code: 'malformed', path: where, message: `${where} ${words}` };
    expect(faultsIn(withValue(path, value))).toEqual([fault]);
  });

  it.each([[0], [8], ['Tuesday']])('with the weekday %j is malformed', (weekday) => {
    expect(faultsIn(withValue(['referrals', 0, 'availability', 0, 'weekday'], weekday))).toMatchObject([
      { code: 'malformed', path: 'referrals[0].availability[0].weekday' },
    ]);
  });

  it.each([[null], [[]], ['problem'], [7]])('that is %j is malformed as a whole', (json) => {
    expect(faultsIn(json)).toEqual([{ code: 'malformed', path: '', message: 'the file must be an object' }]);
  });

  it('lists every fault of its shape at once', () => {
    const json = withValue(['candidates', 0, 'seats'], null);
    json.asOf = 20_261_130;
    json.extra = 1;
    expect(faultsIn(json).map(({ path }) => path)).toEqual(['asOf', 'candidates[0].seats', 'extra']);
  });

  it('of the right shape is checked for its meaning', () => {
    expect(faultsIn(withValue(['pinned', 0, 0], 'R9'))).toMatchObject([
      { code: 'unknown', path: 'pinned[0][0]' },
    ]);
    expect(faultsIn(withValue(['asOf'], 'soon'))).toMatchObject([{ code: 'malformed', path: 'asOf' }]);
    expect(faultsIn(withValue(['candidates', 0, 'sessions'], []))).toMatchObject([
      { code: 'empty', path: 'candidates[0].sessions' },
    ]);
  });
});
