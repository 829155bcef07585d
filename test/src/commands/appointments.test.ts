import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { givenAllocation, givenAppointment, givenRequest } from '../../given/appointments.ts';
import { givenTerminal } from '../../given/terminal.ts';

function givenFile(request: unknown) {
  const terminal = givenTerminal();
  const file = `${terminal.folder}/request.json`;
  const out = `${terminal.folder}/plan.json`;
  writeFileSync(file, JSON.stringify(request));
  return {
    file,
    out,
    run: (...more: string[]) =>
      terminal.run('appointments', 'plan', '--request', file, '--out', out, ...more),
    plan: () => JSON.parse(readFileSync(out, 'utf8')),
  };
}

/** A1 and A2 overlap on Mondays; 900 minutes are left: Monday, Monday week, and an hour. */
const request = givenRequest({
  requirementMinutes: 1_320,
  allocations: [givenAllocation('A1'), givenAllocation('A2', { from: '16:00', to: '18:00' })],
  appointments: [givenAppointment('B1', '2026-11-23', { hasOutcome: true, minutesCredited: 420 })],
});

describe('scheduler appointments plan', () => {
  it('writes the plan, and tells the caseworker how it ends', async () => {
    const { run, out, plan } = givenFile(request);
    const { code, err, out: text } = await run();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(plan()).toEqual({
      format: 'appointment-plan/1',
      outcome: 'create',
      create: [
        { allocation: 'A1', project: 'P1', date: '2026-11-30', from: '10:00', to: '17:00' },
        { allocation: 'A1', project: 'P1', date: '2026-12-07', from: '10:00', to: '17:00' },
        { allocation: 'A1', project: 'P1', date: '2026-12-14', from: '10:00', to: '11:00' },
      ],
      retain: [],
      shortfallMinutes: 0,
      completesOn: '2026-12-14',
      clashes: [
        { date: '2026-11-30', kept: 'A1', dropped: 'A2' },
        { date: '2026-12-07', kept: 'A1', dropped: 'A2' },
      ],
    });
    for (const line of [
      'outcome       create: there are appointments to create',
      'to create     3, of 15 h',
      'completes on  2026-12-14',
      '2026-11-30: A2 is left out, it overlaps A1',
      `written to ${out}`,
    ])
      expect(text).toContain(line);
  });

  it('tells a program the same in JSON', async () => {
    const { run } = givenFile(request);
    expect(JSON.parse((await run('--json')).out)).toEqual({
      outcome: 'create',
      created: 3,
      createdMinutes: 900,
      retained: 0,
      shortfallMinutes: 0,
      completesOn: '2026-12-14',
      clashes: 2,
    });
  });

  it('has done its work also where time is left over', async () => {
    const { run } = givenFile(givenRequest({ allocations: [] }));
    const { code, out } = await run();
    expect(code).toBe(0);
    expect(out).toContain('insufficient: time remains, and nothing can be created');
    expect(out).toContain('21 h');
  });

  it('lists every fault of a bad request, and plans nothing', async () => {
    const { run, file, out } = givenFile({ ...request, now: 'today', deadline: 'soon' });
    const { code, err } = await run();
    expect(code).toBe(2);
    expect(err).toContain(`${file} has 2 faults; nothing was planned`);
    expect(err).toContain('deadline: soon is not a date');
    expect(JSON.parse((await run('--json')).out)).toMatchObject({
      faults: [{ path: 'now' }, { path: 'deadline' }],
    });
    expect(existsSync(out)).toBe(false);
  });

  it('says in one line what of its options is wrong', async () => {
    const { run } = givenTerminal();
    const ran = await run('appointments', 'plan', '--request', 'nowhere.json', '--out', 'x');
    expect(ran).toMatchObject({ code: 2, err: '--request: nowhere.json cannot be read (ENOENT)' });
  });
});
