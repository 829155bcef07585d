import { describe, expect, it, onTestFinished } from 'vitest';
import type { Db } from '../../../db/connect.ts';
import { changePerson } from '../../../db/people.ts';
import { adjustments } from '../../../db/schema.ts';
import { standDownSession } from '../../../db/stand-down.ts';
import { actAs } from '../../../src/access/acting.ts';
import { workBeside } from '../../../src/http/beside.ts';
import { lookCatchUpSeconds, lookLagSeconds } from '../../../src/http/settings.ts';
import { moveBookings } from '../../../src/roster/move.ts';
import { pinBooking } from '../../../src/roster/pin.ts';
import { readInWeek, rosterInWeek } from '../../../src/roster/remembered.ts';
import { shortPeople } from '../../../src/roster/short.ts';
import { rosterView } from '../../../src/roster/view.ts';
import { createBeside } from '../../../src/runs/beside.ts';
import { mondayMorning } from '../../given/door.ts';
import { givenDraft, givenTwoPdus } from '../../given/rostered.ts';
import { tuesday } from '../../given/two-pdus.ts';

/** When the databases of tests write down that something was changed. */
const changed = mondayMorning.now();
const after = (seconds: number) => new Date(Date.parse(changed) + seconds * 1_000).toISOString();

/** Somebody at the service, by name. */
const as = <T>(by: string, work: () => Promise<T>) =>
  actAs({ by, role: 'scheduler', request: null, action: 'a test', reason: null }, work);

/** A draft that has been looked at once over a thread beside; the seconds since are the test's to set. */
async function givenLookedAt() {
  const db = await givenTwoPdus();
  const id = await givenDraft(db, [['X100001', tuesday]]);
  const beside = createBeside(db.$client.name);
  onTestFinished(() => beside.close());
  let seconds = 0;
  let asked = 0;
  workBeside(db, {
    beside: {
      of: (module, about) => {
        asked += 1;
        return beside.of(module, about);
      },
    },
    clock: { now: () => after(seconds) },
  });
  const look = (by = 'ann') => as(by, async () => (await rosterInWeek(db, id))!);
  await look();
  return {
    db,
    id,
    look,
    posed: () => asked,
    at: (later: number) => {
      seconds = later;
    },
  };
}

/** Bob hears that somebody of the week cannot come at all. */
const bobChanges = (db: Db) => as('bob', () => changePerson(db, 'X100002', { availability: [] }, changed));

describe('a roster looked at over a service', () => {
  it('is posed in the thread beside, the same as in this one', async () => {
    const { db, id, look, posed } = await givenLookedAt();
    expect(await look()).toEqual(await readInWeek(db, id));
    expect(posed()).toBe(1);
  });

  it('comes with what is made of it, which is the same too', async () => {
    const { db, id } = await givenLookedAt();
    const [view, short] = [await rosterView(db, id), await shortPeople(db, id)];
    const here = await givenDraftElsewhere();
    expect(view?.counts).toEqual((await rosterView(here.db, here.id))?.counts);
    expect(short).toEqual(await shortPeople(here.db, here.id));
  });

  it('lags behind what others change of its week, and is then as it would be posed anew', async () => {
    const { db, id, look, at, posed } = await givenLookedAt();
    const before = await look();
    await bobChanges(db);
    at(lookCatchUpSeconds - 1);
    expect(await look()).toBe(before);
    expect(posed()).toBe(1);

    at(lookCatchUpSeconds);
    expect(await look()).toBe(before);
    expect(posed()).toBe(2);
    await expect.poll(() => look()).not.toBe(before);
    expect(await look()).toEqual(await readInWeek(db, id));
    expect(posed()).toBe(2);
  });

  it('lags no longer than may be: whoever looks after that waits', async () => {
    const { db, id, look, at } = await givenLookedAt();
    await bobChanges(db);
    at(lookLagSeconds + 1);
    expect(await look()).toEqual(await readInWeek(db, id));
  });

  it('has at once what whoever looks has changed themselves, a session stood down say', async () => {
    const { db, id, look } = await givenLookedAt();
    const before = await look();
    await as('bob', async () => standDownSession(db, tuesday, changed));
    expect(await look('ann')).toBe(before);
    const seen = await look('bob');
    expect(seen.outOfWeek).toHaveLength(1);
    expect(seen).toEqual(await readInWeek(db, id));
  });

  it('may lag behind an outcome, even for whoever has recorded it', async () => {
    const { db, look } = await givenLookedAt();
    const before = await look();
    const given = { id: 'ADJ-1', crn: 'X100001', eventNumber: 1, minutes: 60, reason: 'travel' };
    await as('bob', async () =>
      db
        .insert(adjustments)
        .values({ ...given, date: '2026-11-24' })
        .run(),
    );
    expect(await look('bob')).toBe(before);
  });

  it('is itself never behind, whoever has moved or pinned somebody on it', async () => {
    const { db, id, look } = await givenLookedAt();
    await as('bob', () => moveBookings(db, id, [{ crn: 'X100002', from: null, to: tuesday }]));
    expect((await look('ann')).roster.bookings).toHaveLength(2);
    await as('bob', () => pinBooking(db, id, ['X100002', tuesday]));
    expect((await look('ann')).roster.pins).toEqual([['X100002', tuesday]]);
  });

  it('is not behind where somebody repairs it', async () => {
    const { db, id } = await givenLookedAt();
    await bobChanges(db);
    expect(await rosterInWeek(db, id, 'now')).toEqual(await readInWeek(db, id));
  });

  it('that is not there is told as such', async () => {
    const { db } = await givenLookedAt();
    expect(await rosterInWeek(db, 99)).toBeNull();
  });
});

async function givenDraftElsewhere() {
  const db = await givenTwoPdus();
  return { db, id: await givenDraft(db, [['X100001', tuesday]]) };
}
