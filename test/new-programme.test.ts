import { expect, it } from 'vitest';
import { openTemplates } from '../src/commands/templates.ts';
import { givenDoor } from './given/door.ts';
import { crnOf, shortProgramme } from './given/group-life.ts';
import { givenProgrammes } from './given/programmes.ts';
import { givenRegion } from './given/region.ts';
import { folderOf } from './given/templates.ts';

/** A programme that is nowhere in code: a file in the folder of SCHEDULER_TEMPLATES. */
it('A programme added as a data file goes through every door: from referral to completion', async () => {
  const file = shortProgramme({
    code: 'KEEP-CALM',
    name: 'Keep Calm',
    eligibility: [{ check: 'adult' }, { check: 'ogrs-at-least', policy: 'tspLowestOgrsPercent' }],
  } as object);
  const templates = openTemplates(folderOf({ 'keep-calm.json': file }));
  let today = '2026-11-30';
  const clock = { today: () => today, now: () => `${today}T09:00:00.000Z` };
  const { db, get, send } = givenDoor({
    clock,
    templates,
    programmes: new Set(templates.map(({ code }) => code)),
  });
  const trained = { programmes: ['KEEP-CALM'] };
  const region = givenRegion();
  const told = givenProgrammes(region).venue('V1').facilitator('F1', trained).facilitator('F2', trained);
  told.pattern('evenings', { programme: 'KEEP-CALM' });
  for (let n = 1; n <= 4; n += 1)
    region
      .person(crnOf(n))
      .onlyFree(crnOf(n), [2, '17:00', '21:00'], [4, '17:00', '21:00'], [5, '09:00', '13:00']);
  await region.keep(db);

  for (let n = 1; n <= 4; n += 1) {
    const asked = { id: `R${n}`, crn: crnOf(n), programme: 'KEEP-CALM', basis: 'requirement' };
    const dates = { referredOn: '2026-10-12', readyFrom: '2026-10-26', mustFinishBy: '2027-09-13' };
    const facts = Object.entries({ dateOfBirth: '1990-05-01', ogrsPercent: '55' }).map(([fact, value]) => {
      return { fact, value, source: 'OASys', date: '2026-10-05' };
    });
    const referral = { ...asked, ...dates, facts, eventNumber: 1 };
    expect(await send('POST', '/v1/referrals', referral)).toMatchObject({ status: 201 });
  }
  expect((await get('/v1/programmes/KEEP-CALM')).body).toMatchObject({ name: 'Keep Calm' });
  const laid = await send('POST', '/v1/programmes/KEEP-CALM/layout', {
    pattern: 'evenings',
    startsOn: '2026-12-01',
  });
  expect((laid.body as { sessions: object[] }).sessions).toHaveLength(6);

  const formed = await send('POST', '/v1/groupings', { region: 'london' });
  expect(formed.body).toMatchObject({ groups: [{ programme: 'KEEP-CALM', size: { joiners: 4 } }] });
  const { id, groups } = formed.body as { id: number; groups: { candidate: string }[] };
  const opened = await send('POST', `/v1/groupings/${id}/groups/${groups[0]!.candidate}/open`, {
    id: 'G1',
  });
  expect(opened).toMatchObject({ status: 201, body: { programme: 'KEEP-CALM', notices: [] } });

  const { sessions, oneToOnes } = opened.body as Record<
    'sessions' | 'oneToOnes',
    { id: string; date: string; referral: string }[]
  >;
  const outcome = 'attended-complied';
  const meetings = [
    ...sessions.map((one) => ({ ...one, path: 'sessions', body: { members: whole(outcome) } })),
    ...oneToOnes.map((one) => ({ ...one, path: 'one-to-ones', body: { outcome } })),
  ];
  for (const { date, path, id: meeting, body } of meetings.sort((a, b) => (a.date < b.date ? -1 : 1))) {
    today = date;
    const recorded = await send('POST', `/v1/groups/G1/${path}/${meeting}/attendance`, body);
    expect(recorded.status).toBeLessThan(300);
  }
  expect((await get('/v1/groups/G1')).body).toMatchObject({ state: 'completed' });
  expect((await get('/v1/referrals?programme=KEEP-CALM')).body).toMatchObject({
    content: Array(4).fill({ state: 'completed' }),
  });
});

const whole = (outcome: string) => [1, 2, 3, 4].map((n) => ({ referral: `R${n}`, outcome }));
