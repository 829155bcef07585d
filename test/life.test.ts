import { describe, expect, it } from 'vitest';
import { givenDatabase } from './given/database.ts';
import { givenServer } from './given/door.ts';
import { textsOf } from './given/files.ts';
import { isSound } from './given/kept.ts';
import { givenRuns, ranThrough } from './given/running.ts';
import { hackneyTuesday, tuesday, twoPdus } from './given/two-pdus.ts';

interface Groups {
  content: { bookings: { crn: string; session: string; date: string; pinned: boolean }[] }[];
}

interface Sent {
  crn: string;
  roster: number;
  outcome: string | null;
}

/** A week like that of two PDUs, with room at the end of it and one person who is free on Tuesday and Saturday only. */
function filesOfTheWeek() {
  const week = twoPdus().onlyFree('X100004', [2, '08:00', '18:00'], [6, '08:00', '18:00']);
  for (const date of ['2026-12-05', '2026-12-06']) week.session('P001', date);
  return textsOf(week.rows);
}

describe('the life of a roster', () => {
  it('goes from files to a published week, and through a session stood down to the next version', async () => {
    const db = givenDatabase();
    const door = await givenServer({ db, runs: await givenRuns(db) });
    const { get, send, upload } = door;
    const post = (path: string, body: object = {}) => send('POST', path, body);
    const weekOf = async (id: number, crn: string) => {
      const { body } = await get(`/v1/rosters/${id}/bookings?by=person&crn=${crn}`);
      return (body as Groups).content[0]?.bookings ?? [];
    };

    // The files of the case system come in, twice: the second time nothing is new.
    expect((await upload('/v1/import', filesOfTheWeek())).status).toBe(200);
    expect((await upload('/v1/import', filesOfTheWeek())).body).toMatchObject({
      counts: { people: { added: 0, changed: 0, unchanged: 8 } },
    });

    // The week is run.
    const first = await ranThrough(door);
    expect(first).toMatchObject({ status: 'done', roster: 1 });
    expect((await get('/v1/rosters/1')).body).toMatchObject({
      state: 'draft',
      status: 'optimal',
      counts: { peopleDue: 8, peoplePlaced: 8, peopleShort: 0 },
    });

    // The scheduler has promised Tuesday to one man, and runs again around that.
    const pin = { crn: 'X100004', session: tuesday };
    expect((await post('/v1/rosters/1/pins', pin)).status).toBe(200);
    const second = await ranThrough(door, { around: 1 });
    expect(second).toMatchObject({ status: 'done', roster: 2 });
    expect(await weekOf(2, 'X100004')).toContainEqual(
      expect.objectContaining({ session: tuesday, pinned: true }),
    );

    // A pinned man stays where he is; another may have Sunday off, and what that costs is told.
    const refused = await post('/v1/rosters/2/moves', { crn: 'X100004', from: tuesday, to: null });
    expect(refused).toMatchObject({ status: 409, body: { rules: ['pinned'] } });
    const sunday = ((await get('/v1/rosters/2/bookings?by=day&date=2026-12-06')).body as Groups).content[0]!;
    const { crn, session } = sunday.bookings[0]!;
    const off = await post('/v1/rosters/2/moves', { crn, from: session, to: null });
    expect(off.status).toBe(200);
    const { points } = off.body as { points: { before: number; after: number } };
    expect(points.after).toBeLessThan(points.before);

    // It is published, and everyone booked has an appointment. The first version comes too late.
    expect((await post('/v1/rosters/2/publish')).status).toBe(200);
    expect(await post('/v1/rosters/1/publish')).toMatchObject({
      status: 409,
      body: { rule: 'superseded-meanwhile' },
    });
    const { appointments: sent } = (await get(`/v1/sessions/${tuesday}`)).body as { appointments: Sent[] };
    expect(sent.map(({ crn }) => crn)).toContain('X100004');
    expect(sent.every(({ roster, outcome }) => roster === 2 && outcome === null)).toBe(true);

    // On Monday the supervisor is ill. Before Tuesday is stood down the scheduler asks whom that would move.
    const whatIf = [{ kind: 'session-stood-down', session: tuesday }];
    const asked = await post('/v1/rosters/2/repair', { whatIf });
    expect(asked).toMatchObject({
      status: 200,
      body: { roster: null, affected: sent.map(({ crn }) => crn) },
    });
    const down = (await post(`/v1/sessions/${tuesday}/stand-down`)).body;
    expect(down).toMatchObject({
      freed: sent.map(({ crn }) => crn),
      rosters: [
        { id: 1, state: 'draft' },
        { id: 2, state: 'published' },
      ],
    });
    expect((await get('/v1/rosters/2')).body).toMatchObject({ stale: true });

    // A new version finds those people another place and leaves everyone else's week alone.
    const third = await ranThrough(door);
    expect(third).toMatchObject({ status: 'done', roster: 3 });
    const { body: difference } = await get('/v1/rosters/3/difference?with=2');
    const { dropped, moved } = difference as { dropped: { session: string }[]; moved: { from: string }[] };
    const left = new Set([...dropped.map(({ session }) => session), ...moved.map(({ from }) => from)]);
    expect(left).toEqual(new Set([tuesday]));
    const again = (await weekOf(3, 'X100004')).map(({ session }) => session);
    expect(again).toEqual([hackneyTuesday, 'P001-2026-12-05']);

    // It takes the place of the one before; what was called off stays on the record.
    const published = await post('/v1/rosters/3/publish');
    expect(published).toMatchObject({ status: 200, body: { roster: { id: 3, version: 3, replaces: 2 } } });
    const states = (await get('/v1/rosters?region=london')).body as {
      content: { id: number; state: string }[];
    };
    expect(states.content.map(({ id, state }) => [id, state])).toEqual([
      [3, 'published'],
      [2, 'superseded'],
      [1, 'draft'],
    ]);
    const { appointments: calledOff } = (await get(`/v1/sessions/${tuesday}`)).body as {
      appointments: Sent[];
    };
    expect(calledOff.map(({ outcome }) => outcome)).toEqual(sent.map(() => 'AASD'));
    expect(isSound(db)).toBe(true);
  });
});
