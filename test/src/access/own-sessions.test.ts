import { describe, expect, it } from 'vitest';
import { expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { camden, cardiff, hackney, keepThreePdus } from '../../given/three-pdus.ts';

const supervisor = { name: 'S. Camden', roles: ['supervisor'] as const };

describe('a supervisor', () => {
  it('sees their own sessions, and who is expected at each', async () => {
    const door = givenDoor();
    await keepThreePdus(door.db);
    const { get } = door.as(supervisor);
    const { content, page } = (await get('/v1/sessions')).body as {
      content: { id: string }[];
      page: { totalElements: number };
    };
    expect(content.map(({ id }) => id)).toEqual([`${camden.project}-2026-11-24`, camden.session]);
    expect(page.totalElements).toBe(2);
    expect((await get(`/v1/sessions/${camden.session}`)).body).toMatchObject({
      supervisor: 'S. Camden',
      appointments: [{ crn: camden.person, from: '09:30', to: '16:30', outcome: null }],
    });
  });

  it('finds no session of another, and records nothing there', async () => {
    const door = givenDoor();
    await keepThreePdus(door.db);
    const { get, send } = door.as(supervisor);
    for (const { session } of [hackney, cardiff]) {
      const detail = { detail: `There is no session ${session}` };
      expectProblem(await get(`/v1/sessions/${session}`), 404, detail);
      expectProblem(await send('POST', `/v1/sessions/${session}/outcomes`, {}), 404, detail);
    }
    expectProblem(await get('/v1/sessions/GHOST'), 404, { detail: 'There is no session GHOST' });
    expect((await get(`/v1/sessions?project=${hackney.project}`)).body).toMatchObject({ content: [] });
  });

  it('records who came to their own', async () => {
    const door = givenDoor();
    await keepThreePdus(door.db);
    const { send } = door.as(supervisor);
    const answer = await send('POST', `/v1/sessions/${camden.session}/outcomes`, {
      outcome: 'AASD',
      appointments: [{ id: camden.appointment, version: 1 }],
    });
    expect(answer).toMatchObject({ status: 200, body: { refused: 0, recorded: 1 } });
  });

  it('who is a scheduler too sees all sessions', async () => {
    const door = givenDoor();
    await keepThreePdus(door.db);
    const { get } = door.as({ ...supervisor, roles: ['supervisor', 'scheduler'] });
    expect((await get(`/v1/sessions/${hackney.session}`)).status).toBe(200);
  });
});
