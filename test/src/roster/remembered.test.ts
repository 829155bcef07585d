import { describe, expect, it } from 'vitest';
import { standDownSession } from '../../../db/stand-down.ts';
import { moveBookings } from '../../../src/roster/move.ts';
import { rosterInWeek } from '../../../src/roster/remembered.ts';
import { fridayNoon, givenDraft, givenTwoPdus } from '../../given/rostered.ts';
import { tuesday } from '../../given/two-pdus.ts';

describe('a roster looked at again', () => {
  it('is the one remembered while nothing has changed', async () => {
    const db = await givenTwoPdus();
    const id = await givenDraft(db, []);
    const first = await rosterInWeek(db, id);
    expect(await rosterInWeek(db, id)).toBe(first);
  });

  it('is read anew once it, or anything of its week, has changed', async () => {
    const db = await givenTwoPdus();
    const id = await givenDraft(db, [['X100001', tuesday]]);
    expect((await rosterInWeek(db, id))?.bookings).toHaveLength(1);
    await moveBookings(db, id, [{ crn: 'X100002', from: null, to: tuesday }]);
    expect((await rosterInWeek(db, id))?.bookings).toHaveLength(2);
    await standDownSession(db, tuesday, fridayNoon);
    expect((await rosterInWeek(db, id))?.outOfWeek).toHaveLength(2);
  });

  it('is forgotten when others have been looked at since', async () => {
    const db = await givenTwoPdus();
    const ids: number[] = [];
    for (let i = 0; i < 5; i += 1) ids.push(await givenDraft(db, []));
    const [first, ...others] = ids;
    const seen = await rosterInWeek(db, first!);
    for (const id of others) await rosterInWeek(db, id);
    expect(await rosterInWeek(db, first!)).not.toBe(seen);
    expect(await rosterInWeek(db, first!)).toEqual(seen);
  });

  it('must be there', async () => {
    expect(await rosterInWeek(await givenTwoPdus(), 99)).toBeNull();
  });
});
