import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { textsOf, writeTexts } from '../../given/files.ts';
import { givenTerminal } from '../../given/terminal.ts';
import { people as crns, twoPdus } from '../../given/two-pdus.ts';

it('a region is invented, rostered, shown and published from the command line', async () => {
  const { run, folder } = givenTerminal();
  const seeded = await run('seed', '--people', '120', '--seed', '5');
  expect(seeded).toMatchObject({ code: 0, out: expect.stringContaining('week of 2026-11-30') });
  expect(await run('seed', '--people', '120')).toMatchObject({
    code: 2,
    err: expect.stringContaining('has people in it'),
  });

  const made = await run('roster', 'run', '--seconds', '20', '--json');
  expect(made.code).toBe(0);
  const roster = JSON.parse(made.out);
  expect(roster).toMatchObject({ id: 1, state: 'draft', weekStart: '2026-11-30', breaches: [] });
  expect(roster.bound).toBeGreaterThanOrEqual(roster.points);

  const shown = await run('roster', 'show');
  for (const words of ['people placed', 'hours offered', 'people short', 'sessions stood down', 'bound'])
    expect(shown.out).toContain(words);
  expect((await run('roster', 'show', '1', '--by', 'day')).out).toContain('2026-12-0');
  expect((await run('roster', 'show', '--short')).out.split('\n')).toHaveLength(roster.counts.peopleShort);
  expect(JSON.parse((await run('roster', 'show', '--left-out', '--json')).out)).toHaveLength(
    roster.counts.requirementsLeftOut,
  );

  const file = `${folder}/week.json`;
  expect(await run('roster', 'problem', '--out', file)).toMatchObject({ code: 0 });
  expect(JSON.parse(readFileSync(file, 'utf8')).people).toHaveLength(roster.counts.peopleDue);

  expect(await run('roster', 'publish', '1')).toMatchObject({ code: 0, out: 'Roster 1 is published.' });
  expect(await run('roster', 'publish', '1')).toMatchObject({
    code: 2,
    err: expect.stringContaining('roster publish'),
  });
  expect((await run('roster', 'show')).out).toContain('published');
});

it('templates are written, filled in and imported, all or nothing', async () => {
  const { run, folder } = givenTerminal();
  expect(await run('import', '--template', `${folder}/templates`)).toMatchObject({ code: 0 });
  expect(existsSync(`${folder}/templates/people.csv`)).toBe(true);
  expect(await run('import', '--template', `${folder}/templates`)).toMatchObject({ code: 2 });

  const texts = textsOf(twoPdus().rows);
  const good = writeTexts(`${folder}/good`, texts);
  const bad = writeTexts(`${folder}/bad`, {
    ...texts,
    'people.csv': texts['people.csv']!.replace('male', 'man'),
  });
  expect(await run('import', bad)).toMatchObject({
    code: 2,
    err: expect.stringContaining('people.csv, line 2, sex'),
  });
  expect(await run('import', good, '--dry-run')).toMatchObject({
    code: 0,
    out: expect.stringContaining('a dry run'),
  });
  const kept = JSON.parse((await run('import', good, '--json')).out).kept;
  expect(kept.people).toMatchObject({ added: crns.camden.length + crns.hackney.length });
  expect(JSON.parse((await run('import', good, '--json')).out).kept.people).toMatchObject({
    added: 0,
    changed: 0,
  });
});

it('what is given wrong is one line and exit code 2', async () => {
  const { run } = givenTerminal();
  const wrong: [string[], string][] = [
    [['policy', '--region', 'londn'], '--region: londn is not one of'],
    [['policy', '--date', '30/11/2026'], '--date: 30/11/2026 is not a date'],
    [['roster', 'run', '--week', '2026-12-01'], '--week: 2026-12-01 is not a Monday'],
    [['roster', 'run', '--pdu', 'atlantis'], 'roster run:'],
    [
      ['roster', 'problem', '--pdu', 'atlantis', '--out', 'no-such-folder/week.json'],
      '--pdu: the region has no PDU atlantis',
    ],
    [['roster', 'show'], 'roster: there is none'],
    [['import', 'no-such-folder'], '1 fault; nothing was kept\nno-folder: there is no folder'],
    [['roster', 'show', '7'], 'roster: there is no roster 7'],
    [['import'], 'import: name the folder'],
    [['seed', '--people', '0'], '--people: 0 is not a whole number'],
    [['rosters'], "error: unknown command 'rosters'"],
  ];
  for (const [args, words] of wrong) {
    const { code, err } = await run(...args);
    expect({ args, code }).toEqual({ args, code: 2 });
    expect(err).toContain(words);
    expect(err.trim().split('\n').length).toBeLessThanOrEqual(2);
  }
});

it('the policy in force is printed with its sources', async () => {
  const { run } = givenTerminal();
  const national = await run('policy', '--region', 'wales', '--date', '2026-11-30');
  expect(national.out).toMatch(/training may count for +20 +percent +national/);
  const london = await run('policy', '--region', 'london', '--date', '2026-11-30');
  expect(london.out).toMatch(/training may count for +30 +percent +london +2022-01-01 +london/);
  expect(london.out).toContain('London Reducing Reoffending Plan');
  expect(JSON.parse((await run('policy', '--json')).out)).toMatchObject({
    region: 'london',
    date: '2026-11-27',
  });
});

it('a file that is no database is told in a line, and what needs none opens none', async () => {
  const { run, folder } = givenTerminal();
  expect(await run('policy')).toMatchObject({ code: 0 });
  expect(existsSync(`${folder}/scheduler.sqlite`)).toBe(false);

  writeFileSync(`${folder}/letter.txt`, 'Dear Sir or Madam');
  for (const databaseFile of [`${folder}/letter.txt`, `${folder}/letter.txt/scheduler.sqlite`]) {
    const at = givenTerminal({ databaseFile });
    for (const args of [
      ['roster', 'show'],
      ['seed'],
      ['import', folder],
      ['roster', 'problem', '--out', 'x'],
    ])
      expect(await at.run(...args)).toEqual({
        code: 2,
        out: '',
        err: expect.stringMatching(/^SCHEDULER_DB: .+ cannot be opened as a database \([A-Z_]+\)$/),
      });
  }
});

it('a database is made with the folders on its way', async () => {
  const { folder } = givenTerminal();
  const databaseFile = `${folder}/new/folder/scheduler.sqlite`;
  expect(await givenTerminal({ databaseFile }).run('seed', '--people', '5')).toMatchObject({ code: 0 });
  expect(existsSync(databaseFile)).toBe(true);
});
