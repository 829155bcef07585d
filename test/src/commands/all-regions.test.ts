import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '../../../db/connect.ts';
import { listRosters } from '../../../db/rosters.ts';
import { regions } from '../../../solver/policy/entry.ts';
import { runAllRegions } from '../../../src/commands/all-regions.ts';
import { aTest } from '../../given/acting.ts';
import type { GivenRegion } from '../../given/region.ts';
import { givenRuns } from '../../given/running.ts';
import { givenTerminal } from '../../given/terminal.ts';
import { region, twoPdus, weekStart } from '../../given/two-pdus.ts';
import { withWales } from '../../given/two-regions.ts';

const all = ['roster', 'run', '--all-regions', '--week', weekStart];
const everyRoster = { size: 50, number: 0 };

/** A terminal over a week of London and Wales, with what a test adds. */
async function givenTwoRegions(add: (week: GivenRegion) => void = () => {}) {
  const lines: string[] = [];
  const terminal = givenTerminal({ progress: (line) => void lines.push(line) });
  const db = connect(`${terminal.folder}/scheduler.sqlite`, aTest);
  onTestFinished(() => void db.$client.close());
  const week = twoPdus();
  withWales(week);
  add(week);
  await week.keep(db);
  return { ...terminal, db, lines };
}

/** The cells of the line that begins with a word. */
const cellsOf = (out: string, word: string) =>
  out
    .split('\n')
    .find((line) => line.startsWith(word))
    ?.split(/ {2,}/);

it('a country is invented and rostered from the command line', async () => {
  const { run } = givenTerminal();
  const seeded = await run('seed', '--all-regions', '--people', '240', '--week', weekStart);
  expect(seeded).toMatchObject({ code: 0, out: expect.stringContaining('England and Wales') });
  const { code, out } = await run(...all, '--seconds', '5', '--json');
  expect(code).toBe(0);
  const { regions: rows } = JSON.parse(out);
  expect(rows.map((row: { region: string }) => row.region)).toEqual(regions);
});

describe('scheduler roster run --all-regions', () => {
  it('makes a draft for each region that has people, and tells of all in one table', async () => {
    const { run, db, lines } = await givenTwoRegions();
    const { code, out } = await run(...all, '--seconds', '20');
    expect(code).toBe(0);
    const { rows } = await listRosters(db, {}, everyRoster);
    expect(rows.map((row) => row.region).toSorted()).toEqual(['london', 'wales']);
    for (const { region: name, points, id } of rows) {
      const placed = name === 'london' ? '8' : '2';
      const shown = points.toLocaleString('en-GB');
      const line = cellsOf(out, name);
      expect(line?.slice(0, 8)).toEqual([name, placed, placed, '0', shown, shown, '0.0000 %', 'optimal']);
      expect(line?.[8]).toBe(String(id));
    }
    expect(cellsOf(out, 'all')?.slice(0, 4)).toEqual(['all', '10', '10', '0']);
    expect(out).toContain('2 of 2 drafts');
    expect(lines.at(-1)).toBe('');
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^\d+ s: \d of 2 regions done, \d+ placed$/);
  });

  it('answers programs with the same, region by region', async () => {
    const { run } = await givenTwoRegions();
    const { weekStart: week, regions } = JSON.parse((await run(...all, '--json')).out);
    expect(week).toBe(weekStart);
    expect(regions).toMatchObject([
      { region: 'london', state: 'optimal', why: null, figures: { peopleDue: 8, peoplePlaced: 8 } },
      { region: 'wales', state: 'optimal', why: null, figures: { peopleDue: 2, gapShare: 0 } },
    ]);
  });

  it('keeps the drafts of the others where one region fails, and says why', async () => {
    const { run, db } = await givenTwoRegions((week) => {
      week.session('W001', '2026-12-02', { from: '16:00', to: '16:00', breakMinutes: 0 });
    });
    const { code, out } = await run(...all);
    expect(code).toBe(2);
    expect(cellsOf(out, 'wales')).toContain('failed: The data have faults');
    expect(cellsOf(out, 'london')).toContain('optimal');
    expect(out).toContain('1 of 2 drafts');
    expect((await listRosters(db, {}, everyRoster)).rows).toMatchObject([{ region }]);
  });

  it('ends with exit code 3 where no roster can keep the pins of a region', async () => {
    const { ran, db } = await givenTwoRegions();
    const pinnedIn = new URL('../../given/work/pinned-in.ts', import.meta.url);
    const deps = { db, runs: await givenRuns(db, pinnedIn) };
    const asked = { weekStart, around: null, seconds: 5, seed: 1 };
    const { code, out } = await ran((io) => runAllRegions(io, deps, asked));
    expect(code).toBe(3);
    expect(cellsOf(out, 'wales')).toContain('infeasible: no roster can keep X100001 on P001-2026-12-01');
  });

  it('is refused together with an area or a draft to run around, and where nobody is', async () => {
    const { run } = await givenTwoRegions();
    for (const other of [
      ['--region', 'wales'],
      ['--pdu', 'camden'],
      ['--around', '1'],
    ]) {
      const { code, err } = await run(...all, ...other);
      expect({ other, code, lines: err.trim().split('\n').length }).toEqual({ other, code: 2, lines: 1 });
      expect(err).toContain("option '--all-regions' cannot be used with option");
    }
    expect(await givenTerminal().run(...all)).toEqual({
      code: 2,
      out: '',
      err: 'roster run: no region has people yet',
    });
  });
});
