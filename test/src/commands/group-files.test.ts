import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GroupProblem } from '../../../solver/groups/problem.ts';
import type { Io } from '../../../src/commands/io.ts';
import {
  givenCandidate,
  givenGroupExample,
  givenGroupProblem,
  givenReferral,
} from '../../given/group-problems.ts';
import { givenTerminal } from '../../given/terminal.ts';

/** Three people who can fill one group, and one who cannot get there. */
const small = givenGroupProblem(
  ['R1', 'R2', 'R3', 'R4'].map((id) => givenReferral(id)),
  [givenCandidate('G1')],
  { travel: ['X1', 'X2', 'X3'].map((crn) => [crn, 'V1', 30] as const) },
);
// Each wins 1,000 for the place and 200 for ten weeks, less 75 for five to come and 30 for the way; opening costs 2,500.
const points = 3 * (1_000 + 200 - 75 - 30) - 2_500;

function givenFiles(problem: unknown, io: Partial<Io> = {}) {
  const terminal = givenTerminal(io);
  const file = `${terminal.folder}/problem.json`;
  const out = `${terminal.folder}/groups.json`;
  writeFileSync(file, typeof problem === 'string' ? problem : JSON.stringify(problem));
  return {
    ...terminal,
    file,
    out,
    solve: (...more: string[]) => terminal.run('groups', 'solve', '--problem', file, '--out', out, ...more),
    check: (...more: string[]) =>
      terminal.run('groups', 'check', '--problem', file, '--groups', out, ...more),
    answer: () => JSON.parse(readFileSync(out, 'utf8')),
    claim: (answer: unknown) => writeFileSync(out, JSON.stringify(answer)),
  };
}

describe('scheduler groups solve', () => {
  it('tells how far it is while it solves, and clears the line', async () => {
    const lines: string[] = [];
    await givenFiles(small, { progress: (line) => void lines.push(line) }).solve();
    expect(lines[0]).toMatch(/^groups: 3 placed, points 785, bound [\d,]+$/);
    expect(lines.at(-1)).toBe('');
  });

  it('writes groups that its own check finds in order', async () => {
    const { solve, check, answer } = givenFiles(small);
    expect(await solve()).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('3 of 4 referrals'),
    });
    expect(answer()).toEqual({
      format: 'groups/1',
      status: 'optimal',
      points,
      bound: points,
      groups: [{ candidate: 'G1', referrals: ['R1', 'R2', 'R3'] }],
      waiting: [{ referral: 'R4', because: [{ rule: 'travel', candidates: 1 }] }],
    });
    expect(await check()).toMatchObject({ code: 0, out: 'obeys every rule, 785 points' });
  });

  it('tells a program the same in JSON', async () => {
    const { solve } = givenFiles(small);
    expect(JSON.parse((await solve('--json')).out)).toEqual({
      status: 'optimal',
      points,
      bound: points,
      referrals: 4,
      placed: 3,
      groups: 1,
      candidates: 1,
      waiting: 1,
      cutOff: false,
    });
  });

  it('solves the example of the format to the most points it has', async () => {
    const { solve, check } = givenFiles(givenGroupExample());
    expect(await solve('--seed', '7')).toMatchObject({ code: 0, out: expect.stringContaining('7,334') });
    expect(await check()).toMatchObject({ code: 0, out: 'obeys every rule, 7,334 points' });
  });

  it('lists every fault of a bad problem, a line each, and solves nothing', async () => {
    const bad: GroupProblem = {
      ...small,
      referrals: [...small.referrals, givenReferral('R5', { programme: 'BBR' })],
      candidates: [...small.candidates, givenCandidate('G1'), givenCandidate('G2', { sessions: [] })],
      pinned: [['R9', 'G1']],
    };
    const { solve, out } = givenFiles(bad);
    const { code, err } = await solve();
    expect(code).toBe(2);
    for (const path of ['referrals[4].programme', 'candidates[1]', 'candidates[2].sessions', 'pinned[0][0]'])
      expect(err.split('\n').filter((line) => line.includes(path))).toHaveLength(1);
    expect(() => readFileSync(out)).toThrow();
    expect(JSON.parse((await solve('--json')).out).faults).toHaveLength(4);
  });

  it('names the pins that no groups can keep, and the rules they break', async () => {
    const { solve, answer } = givenFiles({ ...small, pinned: [['R4', 'G1']] });
    expect(await solve()).toMatchObject({ code: 3, err: expect.stringContaining('R4 in G1: travel') });
    expect(answer()).toMatchObject({
      status: 'infeasible',
      groups: [],
      conflicts: [{ referral: 'R4', candidate: 'G1', rules: ['travel'] }],
    });
    const told = await solve('--json');
    expect(told.code).toBe(3);
    expect(JSON.parse(told.out)).toMatchObject({ status: 'infeasible', conflicts: [{ rules: ['travel'] }] });
  });

  it('says in one line what of its options is wrong', async () => {
    const { solve, run, file } = givenFiles('{ "format": ');
    const wrong = { code: 2, out: '' };
    expect(await solve()).toMatchObject({
      ...wrong,
      err: expect.stringMatching(/^--problem: .* is not JSON/),
    });
    for (const option of ['--seconds', '--steps', '--seed'])
      expect(await solve(option, 'ten')).toMatchObject({
        ...wrong,
        err: expect.stringMatching(new RegExp(`^${option}: ten is not.*$`)),
      });
    expect(await run('groups', 'solve', '--problem', file)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--out'),
    });
    const missing = await run('groups', 'solve', '--problem', 'nowhere.json', '--out', 'x');
    expect(missing).toMatchObject({ code: 2, err: '--problem: nowhere.json cannot be read (ENOENT)' });
  });

  it('keeps the best it has when the seconds are over, and says so', async () => {
    let calls = 0;
    const elapsedMs = () => (calls++ === 0 ? 0 : 60_000);
    const { solve, check } = givenFiles(crowded(), { elapsedMs });
    expect(await solve('--seconds', '1')).toMatchObject({
      code: 0,
      out: expect.stringContaining('stopped by --seconds'),
    });
    expect(await check()).toMatchObject({ code: 0, out: expect.stringContaining('obeys every rule') });
  });
});

/** Forty people whom any of ten groups would take, each in conflict with the next: more than can be settled at a glance. */
function crowded(): GroupProblem {
  const ids = Array.from({ length: 10 }, (_, i) => `G${i}`);
  return givenGroupProblem(
    Array.from({ length: 40 }, (_, i) => givenReferral(`R${i}`, { weeksWaiting: i })),
    ids.map((id) => givenCandidate(id)),
    { conflicts: ids.slice(1).map((id, i) => [ids[i]!, id] as const) },
  );
}

describe('scheduler groups check', () => {
  it("names the rules that another program's groups break, and what it claims in vain", async () => {
    const { check, claim } = givenFiles(small);
    claim({ format: 'groups/1', points: 7, bound: -9_000, groups: [{ candidate: 'G1', referrals: ['R4'] }] });
    const { code, out } = await check();
    expect(code).toBe(1);
    // One place without a way: 1,000 + 200 - 75, less 2,500 for opening and 2 x 150 off the best size.
    expect(out.split('\n')).toEqual([
      'travel: R4 in G1 cannot get there, or not within the longest travel time',
      'size: G1 the group is full, or too few could be in it',
      'points: says 7, counts -1,675',
      'bound: says -9,000, the groups have -1,675',
      'breaks 2 rules, -1,675 points',
    ]);
  });

  it('finds a wrong claim of sound groups', async () => {
    const { check, claim } = givenFiles(small);
    const groups = [{ candidate: 'G1', referrals: ['R1', 'R2', 'R3'] }];
    claim({ points: points + 1, groups });
    expect(await check()).toEqual({
      code: 1,
      err: '',
      out: 'points: says 786, counts 785\nobeys every rule, 785 points',
    });
    claim({ points, bound: points, groups });
    expect(await check()).toMatchObject({ code: 0 });
  });

  it('tells a program the same in JSON', async () => {
    const { check, claim } = givenFiles(small);
    claim({ groups: [{ candidate: 'G1', referrals: ['R1', 'R2', 'R3'] }] });
    expect(JSON.parse((await check('--json')).out)).toMatchObject({
      obeys: true,
      points,
      byLine: { placed: 3_000, opened: -2_500, travelMinute: -90 },
      breaches: [],
      wrongClaims: [],
    });
  });

  it('refuses groups of people the problem does not know', async () => {
    const { check, claim } = givenFiles(small);
    claim({ groups: [{ candidate: 'G1', referrals: ['R9'] }] });
    expect(await check()).toMatchObject({ code: 2, err: expect.stringContaining('groups[0].referrals[0]') });
    expect(JSON.parse((await check('--json')).out)).toMatchObject({ faults: [{ code: 'unknown' }] });
  });

  it('has nothing to judge in an answer that says there are no groups', async () => {
    const { check, claim } = givenFiles({ ...small, pinned: [['R4', 'G1']] });
    claim({ format: 'groups/1', status: 'infeasible', groups: [] });
    expect(await check()).toMatchObject({ code: 0, out: 'infeasible: there are no groups to judge' });
  });
});
