import { expect, it } from 'vitest';
import { textsOf, writeTexts } from '../../given/files.ts';
import { givenTerminal } from '../../given/terminal.ts';
import { givenMenWaiting } from '../../given/waiting.ts';

/** Nine men wait for TSP in a terminal, the last of whom may not attend it; groups are formed. */
async function givenFormed() {
  const terminal = givenTerminal();
  const { run, folder } = terminal;
  const told = givenMenWaiting(9);
  told.fact('X100009-TSP', 'ogrsPercent', '10', { date: '2026-11-01' });
  await run('import', writeTexts(`${folder}/waiting`, textsOf(told.region.rows)));
  return { ...terminal, formed: await run('groups', 'form', '--seconds', '20') };
}

it('nothing is seen before groups are formed', async () => {
  const { run } = givenTerminal();
  expect(await run('groups', 'show')).toMatchObject({ code: 2, err: 'groups: nothing has been formed yet' });
});

it('groups are formed and seen from the shell', async () => {
  const { run, formed } = await givenFormed();
  expect(formed).toMatchObject({ code: 0, err: '' });
  expect(formed.out).toContain('Run 1 of groups: london, as of 2026-11-27');
  expect(formed.out).toMatch(/people placed +8 of 8 eligible/);
  expect(formed.out).toMatch(/bound +[\d,]+ \(optimal\)/);
  const { groups } = JSON.parse((await run('groups', 'show', '1', '--json')).out);
  expect(groups).toMatchObject([{ programme: 'TSP', size: { joiners: 8 } }]);
  expect((await run('groups', 'show', '--waiting')).out).toBe('');
  expect((await run('groups', 'show', '--near')).out).toBe('');
  expect((await run('groups', 'show', '--not-eligible')).out).toBe(
    'X100009 may not be placed: has an OGRS score under 25 %',
  );

  expect(await run('groups', 'form', '--region', 'atlantis')).toMatchObject({ code: 2 });
  for (const day of ['1999-12-31', '2200-12-32', '9999-12-31'])
    expect(await run('groups', 'form', '--on', day)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^--on: /),
    });
});

it('a group of a run is opened from the shell, once', async () => {
  const { run } = await givenFormed();
  const { groups } = JSON.parse((await run('groups', 'show', '1', '--json')).out);
  const [{ candidate }] = groups;
  expect(await run('groups', 'open', '1', 'none', '--by', 'A. Manager')).toMatchObject({
    code: 2,
    err: 'groups: the run proposes no such group',
  });
  expect(await run('groups', 'open', '1', candidate, '--by', 'A. Manager', '--id', 'G1')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Group G1 is open: 8 people, from \d{4}-\d\d-\d\d on$/),
  });
  const again = await run('groups', 'open', '1', candidate, '--by', 'A. Manager');
  expect(again.code).toBe(2);
  expect(again.err).toContain('X100001');
});

it('a group is opened from the shell under no id that has no address, and by somebody', async () => {
  const { run } = await givenFormed();
  const { groups } = JSON.parse((await run('groups', 'show', '1', '--json')).out);
  const open = (...given: string[]) => run('groups', 'open', '1', groups[0].candidate, ...given);
  for (const id of ['', '../G1', 'G 1'])
    expect(await open('--by', 'A. Manager', '--id', id)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^--id: /),
    });
  expect(await open('--by', '')).toMatchObject({ code: 2, err: expect.stringMatching(/^--by: /) });
  expect(await open('--by', 'A. Manager')).toMatchObject({ code: 0 });
});
