import { expect, it } from 'vitest';
import { textsOf, writeTexts } from '../../given/files.ts';
import { givenTerminal } from '../../given/terminal.ts';
import { tuesday, twoPdus } from '../../given/two-pdus.ts';

/** The week of two PDUs, rostered and published from the command line. */
async function givenPublishedWeek() {
  const terminal = givenTerminal();
  const { run, folder } = terminal;
  const week = twoPdus();
  await run('import', writeTexts(`${folder}/week`, textsOf(week.rows)));
  await run('roster', 'run');
  await run('roster', 'publish', '1');
  return { ...terminal, week };
}

it('a published week is repaired as if something had happened, and nothing is kept', async () => {
  const { run } = await givenPublishedWeek();
  const asked = await run('roster', 'repair', '--stand-down', tuesday, '--keep-others');
  expect(asked).toMatchObject({ code: 0, err: '' });
  expect(asked.out).toMatch(/^\d people are affected/);
  expect(asked.out).toContain(`from ${tuesday}`);
  expect(asked.out).toMatch(/Only asked: nothing is kept\.$/);
  expect(JSON.parse((await run('roster', 'show', '--json')).out).id).toBe(1);

  const others = [
    '--unavailable',
    'X100001',
    '--unavailable',
    'X100002:2026-12-01',
    '--capacity',
    `${tuesday}=0`,
  ];
  const together = JSON.parse((await run('roster', 'repair', '1', ...others, '--json')).out);
  expect(together).toMatchObject({ roster: null, affected: expect.arrayContaining(['X100001']) });
});

it('a published week is repaired after something has happened, and the repair is published', async () => {
  const { run, week, folder } = await givenPublishedWeek();
  expect((await run('roster', 'repair')).out).toBe('Every booking can stand: nobody moves');

  const [{ key: crn, bookings }] = JSON.parse((await run('roster', 'show', '--by', 'person', '--json')).out);
  const { session, date } = bookings[0];
  week.exception(crn, date);
  await run('import', writeTexts(`${folder}/changed`, textsOf(week.rows)));
  const done = await run('roster', 'repair');
  expect(done.out).toMatch(/(?:person is|people are) affected/);
  expect(done.out).toMatch(new RegExp(`${crn} .+ ${session}.*: is not free for the whole session`));
  expect(done.out).toMatch(/Kept as roster 2, a draft: scheduler roster publish 2$/);
  expect(await run('roster', 'publish', '2')).toMatchObject({ code: 0 });
});

it('what is asked wrong is one line and exit code 2', async () => {
  const { run } = givenTerminal();
  await run('seed', '--people', '5');
  const wrong: [string[], string][] = [
    [[], 'roster: there is none published for london in the week of 2026-11-30 yet'],
    [['7', '--week', '2026-11-30'], 'roster: name roster 7, or an area and week, not both'],
    [['7'], 'roster repair: There is no such roster'],
    [['7', '--capacity', tuesday], `--capacity: ${tuesday} is not SESSION=PLACES`],
    [['7', '--capacity', `${tuesday}=-1`], '--capacity: -1 is not a whole number'],
    [['7', '--capacity', `${tuesday}=3=4`], '--capacity: 3=4 is not a whole number'],
    [['7', '--unavailable', 'X100001:2026-12-01:2026-12-02'], '--unavailable: 2026-12-01:2026-12-02 is not'],
    [['7', '--unavailable', 'X100001:friday'], '--unavailable: friday is not a date'],
  ];
  for (const [args, words] of wrong) {
    const { code, err } = await run('roster', 'repair', ...args);
    expect({ args, code, err }).toEqual({ args, code: 2, err: expect.stringContaining(words) });
    expect(err.trim().split('\n')).toHaveLength(1);
  }
});
