import { describe, expect, it } from 'vitest';
import { expectFaultsAt } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { keepThreePdus } from '../../given/three-pdus.ts';

const codes = (body: unknown) => (body as { content: { code: string }[] }).content.map(({ code }) => code);

describe('GET /v1/pdus', () => {
  it('tells the PDUs by name, of one region if asked', async () => {
    const door = givenDoor();
    await keepThreePdus(door.db);
    expect(codes((await door.get('/v1/pdus')).body)).toEqual(['camden', 'cardiff', 'croydon', 'hackney']);
    expect((await door.get('/v1/pdus?region=wales')).body).toEqual({
      content: [{ code: 'cardiff', name: expect.any(String), region: 'wales' }],
    });
    expectFaultsAt(await door.get('/v1/pdus?region=atlantis'), 'region');
  });

  it('tells nobody of PDUs that they may not see', async () => {
    const door = givenDoor();
    await keepThreePdus(door.db);
    const seen = async (caller: object) => codes((await door.as(caller).get('/v1/pdus')).body);
    expect(await seen({ regions: ['london'], roles: ['caseworker'] })).toEqual([
      'camden',
      'croydon',
      'hackney',
    ]);
    expect(await seen({ regions: ['london'], pdus: ['hackney'], roles: ['scheduler'] })).toEqual(['hackney']);
  });
});
