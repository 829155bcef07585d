import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../../db/connect.ts';
import { rosterAndWeek } from '../../../db/rosters.ts';
import { sessions } from '../../../db/schema.ts';
import { standDownSession } from '../../../db/stand-down.ts';
import { bookingKey } from '../../../solver/roster/problem.ts';
import { inWeek, judgeable } from '../../../src/roster/in-week.ts';
import { publishRoster } from '../../../src/roster/publish.ts';
import { givenRegion } from '../../given/region.ts';
import {
  fridayNoon,
  givenDraft,
  givenJudgedDraft,
  givenRunDraft,
  givenTwoPdus,
  onFriday,
} from '../../given/rostered.ts';
import { tuesday, wednesday } from '../../given/two-pdus.ts';

async function seen(db: Db, id: number) {
  const found = await rosterAndWeek(db, id);
  if (!found) throw new Error('no such roster');
  return inWeek(found);
}

describe('a roster in its week', () => {
  it('is fresh as long as the data are as it was judged on, also once it is published', async () => {
    const db = await givenTwoPdus();
    const id = await givenRunDraft(db);
    expect(await seen(db, id)).toMatchObject({ stale: false, outOfWeek: [] });
    await publishRoster(db, id, onFriday);
    expect(await seen(db, id)).toMatchObject({ stale: false, outOfWeek: [] });
  });

  it('is stale once the data are others', async () => {
    const db = await givenTwoPdus();
    const id = await givenRunDraft(db);
    await givenRegion().person('X100009').requirement('X100009').keep(db);
    expect((await seen(db, id)).stale).toBe(true);
  });

  it('is stale, as a draft, once another is published in its stead', async () => {
    const db = await givenTwoPdus();
    const [one, other] = [await givenRunDraft(db), await givenRunDraft(db)];
    await publishRoster(db, one, onFriday);
    expect((await seen(db, other)).stale).toBe(true);
    expect((await seen(db, one)).stale).toBe(false);
  });

  it('can judge the bookings that the week has, and says why it cannot the others', async () => {
    const db = await givenTwoPdus((week) => {
      week.person('X100009').requirement('X100009', { status: 'completed' }).person('X100010');
      week.requirement('X100009', { deadline: '2026-11-29' });
    });
    const bookings = [
      ['X100001', tuesday],
      ['X100001', wednesday],
      ['X100009', tuesday],
      ['X100010', tuesday],
    ] as const;
    const id = await givenDraft(db, bookings);
    db.update(sessions).set({ status: 'run' }).where(eq(sessions.id, wednesday)).run();
    const found = await seen(db, id);
    expect(found.bookings).toEqual([['X100001', tuesday]]);
    expect(found.outOfWeek).toEqual([
      {
        crn: 'X100001',
        session: wednesday,
        message: `${wednesday} takes nobody this week: it is not planned in the area's week, its project is closed, or it is full`,
      },
      {
        crn: 'X100009',
        session: tuesday,
        message:
          'X100009 has nothing to book this week: not in force; deadline passed: needs court extension',
      },
      { crn: 'X100010', session: tuesday, message: 'X100010 has nothing to book this week' },
    ]);
    expect(judgeable(found.week, [])).toEqual({ bookings: [], outOfWeek: [] });
  });

  it('has its published bookings without those that cannot be kept', async () => {
    const db = await givenTwoPdus();
    const first = await givenJudgedDraft(db, [
      ['X100001', tuesday],
      ['X100002', tuesday],
      ['X100003', wednesday],
      ['X100004', wednesday],
    ]);
    await publishRoster(db, first, onFriday);
    await standDownSession(db, tuesday, fridayNoon);
    const second = await seen(db, await givenRunDraft(db));
    expect(second.week.problem.published).toEqual([
      ['X100003', wednesday],
      ['X100004', wednesday],
    ]);
  });
});

describe('bookingKey', () => {
  it('is the same for the same person and session only', () => {
    expect(bookingKey(['X100001', tuesday])).toBe(bookingKey(['X100001', tuesday]));
    expect(bookingKey(['X100001', tuesday])).not.toBe(bookingKey(['X100001', wednesday]));
  });
});
