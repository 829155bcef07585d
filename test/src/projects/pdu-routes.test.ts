import { describe, expect, it } from 'vitest';
import { expectFaultsAt } from '../../given/answers.ts';
import { type Answer, givenDoor } from '../../given/door.ts';
import { givenRegion } from '../../given/region.ts';

async function givenPdus() {
  const door = givenDoor();
  const given = givenRegion();
  given.pdu('hackney', { name: 'Hackney' }).pdu('camden', { name: 'Camden' });
  given.pdu('cardiff', { name: 'Cardiff', region: 'wales' });
  await given.keep(door.db);
  return door;
}

const codesOf = ({ body }: Answer) =>
  (body as { content: { code: string }[] }).content.map(({ code }) => code);

describe('GET /v1/pdus', () => {
  it('lists PDUs by name, of a region where that is asked for', async () => {
    const { get } = await givenPdus();
    expect((await get('/v1/pdus?region=wales')).body).toMatchObject({
      content: [{ code: 'cardiff', name: 'Cardiff', region: 'wales' }],
      page: { totalElements: 1 },
    });
    const codes = codesOf(await get('/v1/pdus?region=london'));
    expect(codes.indexOf('camden')).toBeLessThan(codes.indexOf('hackney'));
    expectFaultsAt(await get('/v1/pdus?region=mars'), 'region');
  });

  it('lists those of its caller alone', async () => {
    const door = await givenPdus();
    const caller = { roles: ['scheduler'] as const, regions: ['london'] as const };
    expect(codesOf(await door.as({ ...caller, pdus: ['camden'] }).get('/v1/pdus'))).toEqual(['camden']);
    expect(codesOf(await door.as({ ...caller, regions: ['wales'] }).get('/v1/pdus'))).toEqual(['cardiff']);
  });
});
