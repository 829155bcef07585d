import { describe, expect, it } from 'vitest';
import { repairSchema } from '../../../src/roster/repair-schemas.ts';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { givenDatabase } from '../../given/database.ts';
import { givenDoor } from '../../given/door.ts';
import { everyoneOnce, oneDayLeft } from '../../given/one-day-left.ts';
import { givenJudgedDraft } from '../../given/rostered.ts';
import { tuesday, wednesday } from '../../given/two-pdus.ts';

/** A published week in which everyone has a place. */
async function givenPublishedDoor() {
  const db = givenDatabase();
  await oneDayLeft().keep(db);
  const id = await givenJudgedDraft(db, everyoneOnce);
  const door = givenDoor({ db });
  const at = `/v1/rosters/${id}`;
  await door.ask(`${at}/publish`, { method: 'POST' });
  return { ...door, id, at };
}

describe('POST /v1/rosters/{id}/repair', () => {
  it('answers with the draft that the repair is kept as', async () => {
    const { ask, get, send, id, at } = await givenPublishedDoor();
    await ask(`/v1/sessions/${tuesday}/stand-down`, { method: 'POST' });
    const repaired = await send('POST', `${at}/repair`, { keepOthers: true });
    expect(repaired).toMatchObject({
      status: 201,
      body: {
        roster: id + 1,
        affected: ['X100001', 'X100002'],
        moves: [{ crn: 'X100001', from: tuesday, because: 'stood-down' }, { crn: 'X100002' }],
        unplaced: [],
        pinsLetGo: [],
      },
    });
    expect(repairSchema.parse(repaired.body)).toEqual(repaired.body);
    const location = repaired.headers.get('location')!;
    expect((await get(location)).body).toMatchObject({ id: id + 1, replaces: id, bound: null, breaches: [] });
    expect((await ask(`${location}/publish`, { method: 'POST' })).status).toBe(200);
  });

  it('answers without one where nothing is kept: nobody moves, or it is only asked', async () => {
    const { send, at } = await givenPublishedDoor();
    expect(await send('POST', `${at}/repair`, {})).toMatchObject({
      status: 200,
      body: { roster: null },
    });
    const whatIf = [{ kind: 'person-unavailable', crn: 'X100001' }];
    expect(await send('POST', `${at}/repair`, { whatIf })).toMatchObject({
      status: 200,
      body: { roster: null, affected: expect.arrayContaining(['X100001']) },
    });
  });

  it('is refused of what is not there, and of a draft', async () => {
    const { db, send, id, at } = await givenPublishedDoor();
    expectProblem(await send('POST', '/v1/rosters/7/repair', {}), 404);
    const draft = await givenJudgedDraft(db, [], { replaces: id });
    expectProblem(await send('POST', `/v1/rosters/${draft}/repair`, {}), 409, { rule: 'not-published' });
    expectProblem(await send('POST', `${at}/repair`, { place: ['X999999'] }), 409, {
      rule: 'not-in-week',
      breaches: [{ crn: 'X999999' }],
    });
  });

  it('names every field that is wrong', async () => {
    const { send, at } = await givenPublishedDoor();
    const post = (body: object) => send('POST', `${at}/repair`, body);
    expectFaultsAt(
      await post({ keepOthers: 1, place: ['me'], colour: 'red' }),
      'keepOthers',
      'place[0]',
      'colour',
    );
    expectFaultsAt(
      await post({
        whatIf: [
          { kind: 'person-unavailable', crn: 'me', date: 'friday' },
          { kind: 'capacity-changed', session: wednesday, capacity: -1 },
          { kind: 'earthquake' },
        ],
      }),
      'whatIf[0].crn',
      'whatIf[0].date',
      'whatIf[1].capacity',
      'whatIf[2].kind',
    );
  });
});
