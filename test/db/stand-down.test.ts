import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { publishDraft } from '../../db/publish.ts';
import { rosterOf } from '../../db/rosters.ts';
import { appointments, sessions } from '../../db/schema.ts';
import { standDownSession } from '../../db/stand-down.ts';
import { isAsWritten } from '../given/allocated.ts';
import { allKept } from '../given/kept.ts';
import { fridayNoon, givenDraft, givenTwoPdus } from '../given/rostered.ts';
import { tuesday, wednesday } from '../given/two-pdus.ts';

describe('a session stood down', () => {
  it('frees everyone whose appointment has no outcome yet, as an acceptable absence with no minutes', async () => {
    const db = await givenTwoPdus((week) => {
      week.appointment('X100003', tuesday).appointment('X100001', tuesday).appointment('X100001', wednesday);
      week.appointment('X100004', tuesday, { outcome: 'AAME', creditedMinutes: 0 });
    });
    expect(await standDownSession(db, tuesday, fridayNoon)).toEqual({
      session: tuesday,
      freed: ['X100001', 'X100003'],
      rosters: [],
      plan: { requirements: 0, made: 0, kept: 0, cancelled: 0, short: [] },
    });
    const status = db.select().from(sessions).where(eq(sessions.id, tuesday)).get()?.status;
    expect(status).toBe('stood-down');
    const outcomes = db
      .select({ id: appointments.id, outcome: appointments.outcome, credited: appointments.creditedMinutes })
      .from(appointments)
      .orderBy(appointments.id)
      .all();
    expect(outcomes).toEqual([
      { id: `X100001-${tuesday}`, outcome: 'AASD', credited: 0 },
      { id: `X100001-${wednesday}`, outcome: null, credited: null },
      { id: `X100003-${tuesday}`, outcome: 'AASD', credited: 0 },
      { id: `X100004-${tuesday}`, outcome: 'AAME', credited: 0 },
    ]);
    expect(isAsWritten(db)).toBe(true);
  });

  it('names the drafts and the published roster with people on it, and leaves their bookings', async () => {
    const db = await givenTwoPdus();
    const first = await givenDraft(db, [['X100001', tuesday]]);
    const publish = (id: number) =>
      publishDraft(db, id, fridayNoon, () => ({ appointments: [], judged: {} }));
    await publish(first);
    const second = await givenDraft(
      db,
      [
        ['X100001', tuesday],
        ['X100002', tuesday],
      ],
      { replaces: first },
    );
    await publish(second);
    const draft = await givenDraft(db, [['X100003', tuesday]], { replaces: second });
    await givenDraft(db, [['X100003', wednesday]], { replaces: second });
    expect(await standDownSession(db, tuesday, fridayNoon)).toMatchObject({
      rosters: [
        { id: second, state: 'published', people: 2 },
        { id: draft, state: 'draft', people: 1 },
      ],
    });
    expect((await rosterOf(db, draft))?.bookings).toEqual([['X100003', tuesday]]);
  });

  it('is refused where there is no such session, or it is stood down already or has run', async () => {
    const db = await givenTwoPdus((week) => {
      week.session('P001', '2026-12-04', { status: 'run' });
      week.appointment('X100001', 'P001-2026-12-04');
      week.session('P001', '2026-12-05', { status: 'stood-down' });
    });
    const before = allKept(db);
    expect(await standDownSession(db, 'P001-2027-01-01', fridayNoon)).toEqual({ refused: 'unknown-session' });
    expect(await standDownSession(db, 'P001-2026-12-04', fridayNoon)).toEqual({ refused: 'already-run' });
    expect(await standDownSession(db, 'P001-2026-12-05', fridayNoon)).toEqual({
      refused: 'already-stood-down',
    });
    expect(allKept(db)).toEqual(before);
  });
});
