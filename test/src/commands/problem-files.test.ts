import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RosterProblem } from '../../../solver/roster/problem.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../given/problems.ts';
import { givenTerminal } from '../../given/terminal.ts';

/** Three people who can fill one session, and one who cannot get there. */
const small = givenProblem(
  ['X100001', 'X100002', 'X100003', 'X100004'].map((crn) => givenPerson(crn)),
  [givenSession('S1', { minAttendance: 2 })],
  {
    travel: [
      ['X100001', 'P1', 30],
      ['X100002', 'P1', 30],
      ['X100003', 'P1', 30],
    ],
  },
);

function givenFiles(problem: unknown) {
  const terminal = givenTerminal();
  const file = `${terminal.folder}/problem.json`;
  const out = `${terminal.folder}/roster.json`;
  writeFileSync(file, typeof problem === 'string' ? problem : JSON.stringify(problem));
  return {
    ...terminal,
    file,
    out,
    solve: (...more: string[]) => terminal.run('roster', 'solve', '--problem', file, '--out', out, ...more),
    check: (...more: string[]) =>
      terminal.run('roster', 'check', '--problem', file, '--roster', out, ...more),
    roster: () => JSON.parse(readFileSync(out, 'utf8')),
  };
}

describe('scheduler roster solve', () => {
  it('writes a roster that its own check finds in order', async () => {
    const { solve, check, roster } = givenFiles(small);
    expect(await solve()).toMatchObject({ code: 0, err: '' });
    expect(roster()).toMatchObject({
      format: 'roster/1',
      status: 'optimal',
      stoodDown: [],
      short: [{ crn: 'X100004', minutes: 0, because: [{ rule: 'travel', sessions: 1 }] }],
    });
    expect(roster().bookings).toHaveLength(3);
    expect(await check()).toMatchObject({ code: 0, out: expect.stringContaining('obeys every rule') });
  });

  it('tells a program the same in JSON', async () => {
    const { solve } = givenFiles(small);
    const { out } = await solve('--json');
    expect(JSON.parse(out)).toMatchObject({
      status: 'optimal',
      people: 4,
      placed: 3,
      short: 1,
      minutesOffered: 1_260,
    });
  });

  it('lists every fault of a bad problem and solves nothing', async () => {
    const bad: RosterProblem = {
      ...small,
      people: [...small.people, givenPerson('X100005', { minMinutes: 900, maxMinutes: 60 })],
      sessions: [...small.sessions, givenSession('S1'), givenSession('S2', { date: '2026-12-24' })],
      pinned: [['X999999', 'S1']],
    };
    const { solve, out } = givenFiles(bad);
    const { code, err } = await solve();
    expect(code).toBe(2);
    for (const path of ['people[4].minMinutes', 'sessions[1]', 'sessions[2].date', 'pinned[0][0]'])
      expect(err).toContain(path);
    expect(() => readFileSync(out)).toThrow();
  });

  it('names the pins that no roster can keep, and the rules they break', async () => {
    const { solve, roster } = givenFiles({ ...small, pinned: [['X100004', 'S1']] });
    expect(await solve()).toMatchObject({ code: 3, err: expect.stringContaining('X100004 on S1: travel') });
    expect(roster()).toMatchObject({
      status: 'infeasible',
      bookings: [],
      conflicts: [{ crn: 'X100004', session: 'S1', rules: ['travel'] }],
    });
  });

  it('says in one line what of its options is wrong', async () => {
    const { solve, run, file } = givenFiles('{ "format": ');
    expect(await solve()).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^--problem: .* is not JSON/),
    });
    expect(await solve('--seconds', 'ten')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^--seconds: ten is not/),
    });
    expect(await run('roster', 'solve', '--problem', file)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--out'),
    });
    const missing = await run('roster', 'solve', '--problem', 'nowhere.json', '--out', 'x');
    expect(missing).toMatchObject({ code: 2, err: '--problem: nowhere.json cannot be read (ENOENT)' });
  });

  it('keeps the best it has when the seconds are over, and says so', async () => {
    const { folder } = givenTerminal();
    let calls = 0;
    const hurried = givenTerminal({ elapsedMs: () => (calls++ === 0 ? 0 : 60_000) });
    const file = `${folder}/problem.json`;
    writeFileSync(file, JSON.stringify(small));
    const ran = await hurried.run(
      'roster',
      'solve',
      '--problem',
      file,
      '--out',
      `${folder}/out.json`,
      '--seconds',
      '1',
    );
    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('stopped by --seconds') });
  });
});

describe('scheduler roster check', () => {
  it("names the rules that another program's roster breaks, and what it claims in vain", async () => {
    const { check, out } = givenFiles(small);
    writeFileSync(out, JSON.stringify({ format: 'roster/1', points: 0, bookings: [['X100004', 'S1']] }));
    const { code, out: text } = await check();
    expect(code).toBe(1);
    expect(text).toContain('travel: X100004 on S1 cannot get there');
    expect(text).toContain('min-attendance: S1');
    expect(text).toContain('points: says 0');
  });

  it('refuses a roster of people the problem does not know', async () => {
    const { check, out } = givenFiles(small);
    writeFileSync(out, JSON.stringify({ bookings: [['X1', 'S1']] }));
    expect(await check()).toMatchObject({ code: 2, err: expect.stringContaining('bookings[0][0]') });
    expect(JSON.parse((await check('--json')).out)).toMatchObject({ faults: [{ code: 'unknown' }] });
  });

  it('has nothing to judge in an answer that says there is no roster', async () => {
    const { check, out } = givenFiles({
      ...small,
      sessions: small.sessions.map((s) => ({ ...s, date: week[2] })),
    });
    writeFileSync(out, JSON.stringify({ format: 'roster/1', status: 'infeasible', bookings: [] }));
    expect(await check()).toMatchObject({ code: 0, out: expect.stringContaining('no roster to judge') });
  });
});
