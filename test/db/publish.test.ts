import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../db/connect.ts';
import { publishDraft } from '../../db/publish.ts';
import { rosterOf } from '../../db/rosters.ts';
import { appointments, outcomeEntries, sessions } from '../../db/schema.ts';
import { standDownSession } from '../../db/stand-down.ts';
import type { NewAppointment } from '../../db/week-appointments.ts';
import type { Booking } from '../../solver/roster/problem.ts';
import { isAsWritten } from '../given/allocated.ts';
import { allKept, isSound } from '../given/kept.ts';
import { fridayNoon, givenDraft, givenTwoPdus } from '../given/rostered.ts';
import { camden, hackney, hackneyFriday, thursday, tuesday, wednesday } from '../given/two-pdus.ts';

const judged = {};
const forFirst = (bookings: readonly Booking[]): NewAppointment[] =>
  bookings.map(([crn, session]) => ({ crn, session, eventNumber: 1 }));

/** Publishes every booking of a draft under each person's first requirement. */
const publish = (db: Db, id: number) =>
  publishDraft(db, id, fridayNoon, ({ roster }) => ({ appointments: forFirst(roster.bookings), judged }));

async function givenPublished(
  db: Db,
  bookings: readonly Booking[],
  others: Parameters<typeof givenDraft>[2] = {},
) {
  const id = await givenDraft(db, bookings, others);
  const answer = await publish(db, id);
  if (!('published' in answer)) throw new Error('refused');
  return id;
}

const kept = (db: Db) =>
  db
    .select({ id: appointments.id, roster: appointments.roster, outcome: appointments.outcome })
    .from(appointments)
    .orderBy(appointments.id)
    .all();

const written = (db: Db, id: string) =>
  db
    .select({ outcome: outcomeEntries.outcome })
    .from(outcomeEntries)
    .where(eq(outcomeEntries.appointment, id))
    .orderBy(outcomeEntries.number)
    .all()
    .map(({ outcome }) => outcome);

const setOutcome = (db: Db, id: string, outcome: string, creditedMinutes: number) =>
  db.update(appointments).set({ outcome, creditedMinutes }).where(eq(appointments.id, id)).run();

describe('a draft published', () => {
  it('is frozen, and each booking is an appointment of its session and of the requirement it serves', async () => {
    const db = await givenTwoPdus((week) => {
      week.requirement('X100001');
    });
    const id = await givenDraft(db, [
      ['X100001', tuesday],
      ['X100002', tuesday],
    ]);
    const answer = await publishDraft(db, id, fridayNoon, () => ({
      appointments: [
        { crn: 'X100001', session: tuesday, eventNumber: 2 },
        { crn: 'X100002', session: tuesday, eventNumber: 1 },
      ],
      judged: { points: -7, bound: null, problemHash: 'today' },
    }));
    expect(answer).toMatchObject({
      published: {
        id,
        state: 'published',
        publishedAt: fridayNoon,
        points: -7,
        bound: null,
        problemHash: 'today',
      },
      appointments: { made: 2, kept: 0, cancelled: 0 },
    });
    expect(await rosterOf(db, id)).toMatchObject({ state: 'published' });
    expect(db.select().from(appointments).orderBy(appointments.id).all()).toEqual([
      {
        id: `X100001-${tuesday}`,
        crn: 'X100001',
        eventNumber: 2,
        project: 'P001',
        session: tuesday,
        date: '2026-12-01',
        from: '09:30',
        to: '16:30',
        outcome: null,
        creditedMinutes: null,
        penaltyMinutes: 0,
        roster: id,
        allocation: null,
        version: 1,
      },
      expect.objectContaining({ id: `X100002-${tuesday}`, eventNumber: 1 }),
    ]);
  });

  it('supersedes the one it replaces: appointments it keeps stay, the others go, new ones are made', async () => {
    const db = await givenTwoPdus();
    const first = await givenPublished(db, [
      ['X100001', tuesday],
      ['X100002', tuesday],
    ]);
    const second = await givenDraft(
      db,
      [
        ['X100001', tuesday],
        ['X100002', wednesday],
        ['X100003', wednesday],
      ],
      { replaces: first },
    );
    expect(await publish(db, second)).toMatchObject({ appointments: { made: 2, kept: 1, cancelled: 1 } });
    expect(await rosterOf(db, first)).toMatchObject({ state: 'superseded' });
    expect(kept(db)).toEqual([
      { id: `X100001-${tuesday}`, roster: second, outcome: null },
      { id: `X100002-${wednesday}`, roster: second, outcome: null },
      { id: `X100003-${wednesday}`, roster: second, outcome: null },
    ]);
  });

  it('never takes back what has happened: an outcome, or a session that has run', async () => {
    const db = await givenTwoPdus();
    const first = await givenPublished(db, [
      ['X100001', tuesday],
      ['X100002', tuesday],
      ['X100003', wednesday],
      ['X100004', thursday],
    ]);
    setOutcome(db, `X100001-${tuesday}`, 'ATTC', 420);
    db.update(sessions).set({ status: 'run' }).where(eq(sessions.id, wednesday)).run();
    const second = await givenDraft(db, [['X100001', tuesday]], { replaces: first });
    expect(await publish(db, second)).toMatchObject({ appointments: { made: 0, kept: 1, cancelled: 2 } });
    expect(kept(db)).toEqual([
      { id: `X100001-${tuesday}`, roster: first, outcome: 'ATTC' },
      { id: `X100003-${wednesday}`, roster: first, outcome: null },
    ]);
  });

  it('leaves the absences of a session stood down, and books its people anew if it is on again', async () => {
    const db = await givenTwoPdus();
    const first = await givenPublished(db, [
      ['X100001', tuesday],
      ['X100002', tuesday],
    ]);
    await standDownSession(db, tuesday, fridayNoon);
    const second = await givenPublished(db, [['X100001', wednesday]], { replaces: first });
    expect(kept(db)).toEqual([
      { id: `X100001-${tuesday}`, roster: first, outcome: 'AASD' },
      { id: `X100001-${wednesday}`, roster: second, outcome: null },
      { id: `X100002-${tuesday}`, roster: first, outcome: 'AASD' },
    ]);
    db.update(sessions).set({ status: 'planned' }).where(eq(sessions.id, tuesday)).run();
    const third = await givenDraft(db, [['X100001', tuesday]], { replaces: second });
    expect(await publish(db, third)).toMatchObject({ appointments: { made: 1, kept: 0, cancelled: 1 } });
    expect(kept(db)).toEqual([
      { id: `X100001-${tuesday}`, roster: third, outcome: null },
      { id: `X100002-${tuesday}`, roster: first, outcome: 'AASD' },
    ]);
    expect(written(db, `X100001-${tuesday}`)).toEqual(['AASD', null]);
    expect(isAsWritten(db)).toBe(true);

    const fourth = await givenPublished(db, [['X100001', wednesday]], { replaces: third });
    expect(kept(db)).toEqual([
      { id: `X100001-${tuesday}`, roster: third, outcome: 'AASD' },
      { id: `X100001-${wednesday}`, roster: fourth, outcome: null },
      { id: `X100002-${tuesday}`, roster: first, outcome: 'AASD' },
    ]);
    expect(written(db, `X100001-${tuesday}`)).toEqual(['AASD', null, 'AASD']);
  });

  it('leaves the appointments of other weeks and of other places alone', async () => {
    const db = await givenTwoPdus((week) => {
      week.session('P001', '2026-12-08').appointment('X100004', thursday);
    });
    const next = await givenPublished(db, [['X100001', 'P001-2026-12-08']], { weekStart: '2026-12-07' });
    const ofHackney = await givenPublished(db, [['X100005', hackneyFriday]], { pdu: hackney });
    const first = await givenPublished(db, [['X100001', tuesday]], { pdu: camden });
    await givenPublished(db, [], { pdu: camden, replaces: first });
    expect(kept(db)).toEqual([
      { id: 'X100001-P001-2026-12-08', roster: next, outcome: null },
      { id: `X100004-${thursday}`, roster: null, outcome: null },
      { id: `X100005-${hackneyFriday}`, roster: ofHackney, outcome: null },
    ]);
  });
});

describe('publishing is refused', () => {
  async function expectRefused(db: Db, id: number, answer: object) {
    const before = allKept(db);
    expect(await publish(db, id)).toEqual(answer);
    expect(allKept(db)).toEqual(before);
  }

  it('where there is no such roster, or it is no draft', async () => {
    const db = await givenTwoPdus();
    await expectRefused(db, 7, { refused: 'unknown-roster' });
    const id = await givenPublished(db, [['X100001', tuesday]]);
    await expectRefused(db, id, { refused: 'not-a-draft' });
    await givenPublished(db, [], { replaces: id });
    await expectRefused(db, id, { refused: 'not-a-draft' });
  });

  it('to the second of two people who publish versions of one week', async () => {
    const db = await givenTwoPdus();
    const [one, other] = [
      await givenDraft(db, [['X100001', tuesday]]),
      await givenDraft(db, [['X100002', tuesday]]),
    ];
    const answers = await Promise.all([publish(db, one), publish(db, other)]);
    expect(answers).toEqual([
      expect.objectContaining({ published: expect.objectContaining({ id: one }) }),
      { refused: 'superseded-meanwhile' },
    ]);
    expect(kept(db)).toEqual([{ id: `X100001-${tuesday}`, roster: one, outcome: null }]);
    await expectRefused(db, other, { refused: 'superseded-meanwhile' });
  });

  it('for the region as a whole where a PDU is published, and the other way round', async () => {
    const db = await givenTwoPdus((week) => {
      week.session('P001', '2026-12-08');
    });
    const ofCamden = await givenPublished(db, [['X100001', tuesday]], { pdu: camden });
    const whole = await givenDraft(db, [['X100002', tuesday]]);
    await expectRefused(db, whole, { refused: 'other-kind-published' });
    await givenPublished(db, [['X100005', hackneyFriday]], { pdu: hackney });

    const nextWeek = { weekStart: '2026-12-07' };
    await givenPublished(db, [['X100001', 'P001-2026-12-08']], nextWeek);
    const part = await givenDraft(db, [], { ...nextWeek, pdu: camden });
    await expectRefused(db, part, { refused: 'other-kind-published' });
    expect(await rosterOf(db, ofCamden)).toMatchObject({ state: 'published' });
  });

  it('by whoever decides, with their own answer', async () => {
    const db = await givenTwoPdus();
    const id = await givenDraft(db, [['X100001', tuesday]]);
    const before = allKept(db);
    expect(await publishDraft(db, id, fridayNoon, () => ({ no: 'not today' }))).toEqual({ no: 'not today' });
    expect(allKept(db)).toEqual(before);
  });

  it('whole if any appointment cannot be written', async () => {
    const db = await givenTwoPdus();
    const id = await givenDraft(db, [
      ['X100001', tuesday],
      ['X100002', tuesday],
    ]);
    const before = allKept(db);
    const wrong = [
      { crn: 'X100001', session: tuesday, eventNumber: 1 },
      { crn: 'X100002', session: tuesday, eventNumber: 9 },
    ];
    await expect(publishDraft(db, id, fridayNoon, () => ({ appointments: wrong, judged }))).rejects.toThrow();
    expect(allKept(db)).toEqual(before);
    expect(isSound(db)).toBe(true);
  });
});
