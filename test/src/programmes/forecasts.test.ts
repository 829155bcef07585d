import { expect, it } from 'vitest';
import { givenDoor } from '../../given/door.ts';
import { type GivenProgrammes, givenProgrammes } from '../../given/programmes.ts';
import { givenRegion } from '../../given/region.ts';

/** Three men and a woman of Croydon, and a man of Bromley, who may all attend TSP, referred in October 2026. */
async function givenWaiting() {
  const door = givenDoor();
  const region = givenRegion().pdu('croydon').person('X100001').person('X100002').person('X100003');
  region.person('X100004', { sex: 'female' }).pdu('bromley').person('X100005');
  const told: GivenProgrammes = givenProgrammes(region);
  for (const { crn } of region.rows.people)
    told
      .referral(crn)
      .fact(`${crn}-TSP`, 'dateOfBirth', '1990-01-01')
      .fact(`${crn}-TSP`, 'ogrsPercent', crn === 'X100003' ? '10' : '60');
  await region.keep(door.db);
  return door;
}

it('tells for each programme, area and sex who waits and when a group can run', async () => {
  const { get } = await givenWaiting();
  const { status, body } = await get('/v1/forecasts?region=london&programme=TSP');
  expect(status).toBe(200);
  const { content } = body as { content: { pdu: string | null; sex: string }[] };
  expect(content.map(({ pdu, sex }) => [pdu, sex])).toEqual([
    [null, 'male'],
    [null, 'female'],
    ['bromley', 'male'],
    ['croydon', 'male'],
    ['croydon', 'female'],
  ]);
  // Of four men one is not eligible; four came in the 26 weeks looked back on: one more in seven weeks, rounded up.
  expect(content[0]).toMatchObject({
    programme: 'TSP',
    waiting: 3,
    arrivals: { referrals: 4, weeks: 26 },
    weeksUntilViable: 7,
    longestWaitWeeks: 7,
    tooLateAlready: 0,
    sentence: expect.stringContaining('3 people wait, the longest for 7 weeks.'),
  });
});

it('is of one area if asked, also where nobody waits, and comes as a table', async () => {
  const { get } = await givenWaiting();
  const { body } = await get('/v1/forecasts?region=london&pdu=bromley&programme=BBR');
  expect(body).toMatchObject({
    content: [{ pdu: 'bromley', sex: 'male', waiting: 0, weeksUntilViable: null }],
  });
  const csv = await get('/v1/forecasts?region=london&programme=TSP&format=csv');
  expect(String(csv.body).split('\n')[1]).toMatch(/^TSP,london,,male,3,4,26,7,/);
});
