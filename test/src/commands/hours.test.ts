import { expect, it } from 'vitest';
import { textsOf, writeTexts } from '../../given/files.ts';
import { orderUnderWay } from '../../given/order-under-way.ts';
import { givenTerminal } from '../../given/terminal.ts';

it('the hours of a person are told as a table and in sentences, and to programs as the door tells them', async () => {
  const { run, folder } = givenTerminal();
  const { rows } = orderUnderWay().person('X100002');
  await run('import', writeTexts(`${folder}/order`, textsOf(rows)));
  const told = await run('hours', 'X100001');
  expect(told).toMatchObject({ code: 0, err: '' });
  expect(told.out).toContain('X100001, as of 2026-11-27');
  expect(told.out).toMatch(/1 {2}on track +100 h +20 h +80 h +21 h +2027-05-17 +2027-09-13 +119/);
  expect(told.out).toContain(
    '\nRequirement 1:\n- 20 hours are credited of 100 hours ordered; 80 hours are left.',
  );

  const { crn, content } = JSON.parse((await run('hours', 'X100001', '--json')).out);
  expect([crn, content]).toMatchObject(['X100001', [{ creditedMinutes: 1_200, state: 'on track' }]]);
  expect((await run('hours', 'X100001', '--on', '2026-10-06')).out).toMatch(/as of 2026-10-06\n[\s\S]* 7 h /);
  expect(await run('hours', 'X100001', '--on', '2026-11-28')).toMatchObject({
    code: 2,
    err: '--on: 2026-11-28 is to come',
  });
  expect(await run('hours', 'X100001', '--on', '2026-09-13')).toMatchObject({
    code: 2,
    err: '--on: 2026-09-13 is before the sentence',
  });
  expect((await run('hours', 'X100002')).out).toBe('X100002 has no requirement');
  expect(await run('hours', 'X999999')).toMatchObject({ code: 2, err: 'hours: there is no person X999999' });
});
