import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect, type Db } from '../../../db/connect.ts';
import { keepBest } from '../../../db/run-bests.ts';
import { markRunning, queueRun, runOf } from '../../../db/runs.ts';
import { runCommand } from '../../../src/commands/run.ts';
import { aTest } from '../../given/acting.ts';
import { givenDoor } from '../../given/door.ts';
import { givenRuns } from '../../given/running.ts';
import { givenTerminal } from '../../given/terminal.ts';
import { region, tuesday, twoPdus, weekStart } from '../../given/two-pdus.ts';

const at = '2026-11-27T11:59:00.000Z';

/** A terminal over the week of two PDUs. */
async function givenWeek() {
  const lines: string[] = [];
  const terminal = givenTerminal({ progress: (line) => void lines.push(line) });
  const db = connect(`${terminal.folder}/scheduler.sqlite`, aTest);
  onTestFinished(() => void db.$client.close());
  await twoPdus().keep(db);
  return { ...terminal, db, lines };
}

async function numberOfAProcessGone(): Promise<number> {
  const ended = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(ended, 'exit');
  return ended.pid!;
}

/** A run in a process that was killed, with or without a best kept of it. */
async function givenKilledRun(db: Db, bestPoints: number | null): Promise<number> {
  const request = { region, pdu: null, weekStart, around: null, seconds: 5, seed: 3 };
  const run = await queueRun(db, request, at, { processId: await numberOfAProcessGone() });
  if ('refused' in run) throw new Error(run.refused);
  await markRunning(db, run.id);
  const bookings = [['X100001', tuesday]] as const;
  if (bestPoints !== null) await keepBest(db, run.id, { bookings, points: bestPoints }, at);
  return run.id;
}

describe('scheduler roster run --resume', () => {
  it('makes the draft that a killed run was to make', async () => {
    const { run, db } = await givenWeek();
    const killed = await givenKilledRun(db, -900_000);
    const made = await run('roster', 'run', '--resume', String(killed), '--json');
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(made.out)).toMatchObject({ id: 1, weekStart, region, seed: 3, breaches: [] });
    expect(await runOf(db, killed)).toMatchObject({ status: 'failed', best: null });
    expect(await runOf(db, killed + 1)).toMatchObject({ status: 'done', resumes: killed, seconds: 5 });
  });

  it('is offered where a run fails that has kept a best', async () => {
    const { ran, db } = await givenWeek();
    const dying = new URL('../../given/work/dying.ts', import.meta.url);
    const deps = { ...givenDoor({ db }).deps, runs: await givenRuns(db, dying) };
    const failed = ran((io) => runCommand(io, deps, { region, week: weekStart, seconds: '5', seed: '1' }));
    await expect(failed).rejects.toThrow('under run 1; --resume 1 goes on from the best it had');
  });

  it('is one line and exit code 2 where there is nothing to resume, or something else is asked for with it', async () => {
    const { run, db } = await givenWeek();
    const killed = await givenKilledRun(db, null);
    const wrong: [string[], string][] = [
      [['--resume', '9'], 'roster run: There is no such run'],
      [['--resume', String(killed)], 'roster run: The run had no roster yet when it ended'],
      [['--resume', 'first'], '--resume: first is not a whole number'],
      [
        ['--resume', '1', '--week', weekStart],
        "'--resume <run>' cannot be used with option '--week <monday>'",
      ],
      [['--resume', '1', '--all-regions'], "'--resume <run>' cannot be used with option '--all-regions'"],
    ];
    for (const [args, words] of wrong) {
      const { code, err } = await run('roster', 'run', ...args);
      expect({ args, code, lines: err.trim().split('\n').length }).toEqual({ args, code: 2, lines: 1 });
      expect(err).toContain(words);
    }
  });
});

describe('the progress of scheduler roster run', () => {
  it('is a line that is cleared at the end', async () => {
    const { run, lines } = await givenWeek();
    expect(await run('roster', 'run')).toMatchObject({ code: 0 });
    expect(lines.at(-1)).toBe('');
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^\d+ s, (prices|roster|improvement|proof)/);
  });
});
