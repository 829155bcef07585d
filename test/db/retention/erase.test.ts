import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../db/audit/verify.ts';
import { listAudit, noteRead } from '../../../db/audit.ts';
import type { Db } from '../../../db/connect.ts';
import { keepRows } from '../../../db/intake.ts';
import { listPeople, personByCrn } from '../../../db/people.ts';
import { dueForErasure } from '../../../db/retention/due.ts';
import { eraseDue } from '../../../db/retention/erase.ts';
import { pseudonymsFor, withPseudonyms } from '../../../db/retention/pseudonyms.ts';
import { groupings, idempotencyKeys, people, runs } from '../../../db/schema.ts';
import { actAs } from '../../../src/access/acting.ts';
import { givenDatabase } from '../../given/database.ts';
import { allKept, isSound } from '../../given/kept.ts';
import { givenOrderLongAgo, referredLongAgo } from '../../given/long-ago.ts';
import { givenRegion } from '../../given/region.ts';

const today = '2026-11-30';
/** Two people, one of whom is due: their reason, travel and referral too, which is closed. */
async function givenTwo(change: Parameters<typeof givenOrderLongAgo>[0] = {}): Promise<Db> {
  const db = givenDatabase();
  await givenOrderLongAgo(change)
    .travel('X100001', 'P1', 35)
    .adjustment('X100001', 'A1', { date: '2019-03-05', reason: 'He was in hospital' })
    .keep(db);
  await keepRows(db, referredLongAgo);
  db.$client.exec("update referrals set state = 'withdrawn'");
  await noteRead(db, 'people/X100001');
  return db;
}

const bytesOf = (db: Db) =>
  ['', '-wal'].map((suffix) => {
    try {
      return readFileSync(`${db.$client.name}${suffix}`, 'latin1');
    } catch {
      return '';
    }
  });

describe('whose data may not be kept any longer', () => {
  it('are those whose last order ended six years ago, to the day', async () => {
    const db = await givenTwo();
    expect(await dueForErasure(db, '2025-09-12')).toEqual([]);
    expect(await dueForErasure(db, '2025-09-13')).toEqual([
      { crn: 'X100001', region: 'london', endedOn: '2019-09-13', eraseFrom: '2025-09-13' },
    ]);
  });

  it('are none of whom an order has not ended, or a referral is open', async () => {
    expect(await dueForErasure(await givenTwo({ status: 'in-force' }), today)).toEqual([]);
    expect(await dueForErasure(await givenTwo({ status: 'suspended' }), today)).toEqual([]);
    const waiting = await givenTwo();
    waiting.$client.exec("update referrals set state = 'waiting'");
    expect(await dueForErasure(waiting, today)).toEqual([]);
  });

  it('count from whatever happened last', async () => {
    const db = await givenTwo();
    db.$client.exec("update appointments set date = '2021-01-04' where crn = 'X100001'");
    expect(await dueForErasure(db, today)).toEqual([]);
  });

  it('are no people without an order: nothing says when theirs ended', async () => {
    const db = givenDatabase();
    await givenRegion().person('X100003').keep(db);
    expect(await dueForErasure(db, '2199-01-01')).toEqual([]);
  });
});

describe('an erasure', () => {
  it('leaves no trace of who they were, in the database or in the bytes of its file', async () => {
    const db = await givenTwo();
    expect(bytesOf(db).join()).toContain('X100001');
    expect(await eraseDue(db, today)).toMatchObject({ people: 1, overwritten: true });
    for (const trace of ['X100001', 'He was in hospital', 'step-free', 'schools', '51.3987', 'OASys'])
      expect(bytesOf(db).join().includes(trace), trace).toBe(false);
    expect(isSound(db)).toBe(true);
  });

  it('leaves what was ordered, worked and credited, under a made-up crn, and everyone else as they were', async () => {
    const db = await givenTwo();
    const before = allKept(db);
    await eraseDue(db, today);
    const one = (statement: string) => db.$client.prepare(statement).get();
    expect(one("select crn, ordered_minutes, status from requirements where crn <> 'X100002'")).toEqual({
      crn: 'Z999999',
      ordered_minutes: 6_000,
      status: 'completed',
    });
    expect(one('select id, crn, outcome, credited_minutes from appointments')).toEqual({
      id: 'Z999999-P1-2019-03-04',
      crn: 'Z999999',
      outcome: 'ATTC',
      credited_minutes: 420,
    });
    expect(one('select crn, minutes, reason from adjustments')).toEqual({
      crn: 'Z999999',
      minutes: 60,
      reason: 'erased',
    });
    expect(
      one("select home_latitude, home_longitude, excluded_tags from people where crn <> 'X100002'"),
    ).toEqual({
      home_latitude: 0,
      home_longitude: 0,
      excluded_tags: '[]',
    });
    const ofOthers = (tables: Record<string, unknown[]>) =>
      Object.values(tables).flatMap((rows) => rows.filter((row) => String(row).includes('X100002')));
    expect(ofOthers(allKept(db))).toEqual(ofOthers(before).filter((row) => !String(row).includes('X100001')));
  });

  it('keeps the audit whole: the chain holds, and it says that something was erased, and by whom', async () => {
    const db = await givenTwo();
    const before = await verifyAudit(db);
    const { auditChanges } = await eraseDue(db, today);
    const after = await verifyAudit(db);
    expect(after.faults).toEqual([]);
    expect(after.acts).toBe(before.acts + 1);
    expect(after.erased).toBe(auditChanges);
    const { rows } = await listAudit(db, { whose: 'people/Z999999' }, { size: 100, number: 0 });
    expect(rows.filter(({ change }) => change === 'read')).toHaveLength(1);
    expect(rows.every((row) => row.before === null || !row.before.includes('X100001'))).toBe(true);
  });

  it('takes out why something was done to them too, and the chain still holds', async () => {
    const db = await givenTwo();
    const because = (reason: string) => ({
      by: 'A. Scheduler',
      role: null,
      request: null,
      action: 'x',
      reason,
    });
    actAs(because('He is dying of cancer'), () => {
      db.transaction((tx) => {
        tx.update(people).set({ employment: 'employed' }).where(eq(people.crn, 'X100001')).run();
      });
      db.update(people).set({ directSupervision: true }).where(eq(people.crn, 'X100001')).run();
    });
    actAs(because('She has moved'), () =>
      db.update(people).set({ employment: 'employed' }).where(eq(people.crn, 'X100002')).run(),
    );
    expect((await verifyAudit(db)).faults).toEqual([]);
    await eraseDue(db, today);
    expect(bytesOf(db).join().includes('dying of cancer')).toBe(false);
    expect((await verifyAudit(db)).faults).toEqual([]);
    const { rows } = await listAudit(db, { whose: 'people/X100002' }, { size: 100, number: 0 });
    expect(rows.map(({ reason }) => reason)).toContain('She has moved');
    expect(() => db.$client.exec("update audit_acts set reason = 'x'")).toThrow(/append-only/);
    expect(() => db.$client.exec('update audit_acts set reason = null')).toThrow(/append-only/);
    db.$client.exec("update audit_acts set reason = 'erased: anything' where reason = 'She has moved'");
    expect((await verifyAudit(db)).faults).toHaveLength(1);
  });

  it('leaves nothing in what was worked out or answered when they waited', async () => {
    const db = await givenTwo();
    const told = JSON.stringify({ referrals: [{ id: 'R1', crn: 'X100001', needs: ['wheelchair'] }] });
    const grouping = {
      region: 'london',
      asOf: '2018-11-01',
      horizonWeeks: 12,
      createdAt: '2018-11-01',
    } as const;
    const rest = { answer: '{}', candidates: '{}', whatIf: null };
    db.insert(groupings)
      .values([
        { ...grouping, ...rest, problem: told },
        { ...grouping, ...rest, problem: '{}' },
      ])
      .run();
    const key = { key: 'k', caller: 'A. Scheduler', bodyHash: '', at: '2026-11-30', status: 200 };
    const state = { headers: {}, body: told };
    db.insert(idempotencyKeys)
      .values({ ...key, route: 'PATCH /v1/people/X100001', state })
      .run();
    const message = 'X100001 needs wheelchair access, which no session of theirs has';
    db.insert(runs)
      .values({
        ...{ region: 'london', weekStart: '2019-03-04', seconds: 1, seed: 1, queuedAt: '2019-03-01' },
        ...{ status: 'failed', endedAt: '2019-03-01', detail: { message } },
      })
      .run();
    await eraseDue(db, today);
    expect(bytesOf(db).join().includes('wheelchair')).toBe(false);
    expect(db.select().from(groupings).all()).toHaveLength(1);
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it('shows the erased to nobody as people', async () => {
    const db = await givenTwo();
    await eraseDue(db, today);
    expect((await listPeople(db, {}, { size: 10, number: 0 })).rows.map(({ crn }) => crn)).toEqual([
      'X100002',
    ]);
    expect(await personByCrn(db, 'Z999999')).toBeNull();
    expect(await personByCrn(db, 'X100001')).toBeNull();
  });

  it('lets no more by than itself: what is written down for good is so again after it', async () => {
    const db = await givenTwo();
    await eraseDue(db, today);
    expect(() => db.$client.exec("update adjustments set reason = 'x'")).toThrow(/append-only/);
    expect(() => db.$client.exec('delete from outcome_entries')).toThrow(/append-only/);
    expect(() => db.$client.exec("update audit_changes set before = 'x'")).toThrow(/append-only/);
  });

  it('is done once, and does nothing where nobody is due', async () => {
    const db = await givenTwo();
    await eraseDue(db, today);
    const acts = (await verifyAudit(db)).acts;
    expect(await eraseDue(db, today)).toMatchObject({ people: 0, auditChanges: 0 });
    expect((await verifyAudit(db)).acts).toBe(acts);
  });

  it('is all or nothing', async () => {
    const db = await givenTwo();
    const before = allKept(db);
    db.$client.exec(
      "create trigger full before insert on erased_people begin select raise(abort, 'full'); end",
    );
    await expect(eraseDue(db, today)).rejects.toThrow('full');
    db.$client.exec('drop trigger full');
    expect(allKept(db)).toEqual(before);
    expect(await eraseDue(db, today)).toMatchObject({ people: 1 });
  });
});

describe('a made-up crn', () => {
  it('is nobody else’s, and stands wherever the other stood by itself', () => {
    const crn = fc.stringMatching(/^[A-Z]\d{6}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(crn, { maxLength: 8 }),
        fc.uniqueArray(crn, { maxLength: 8 }),
        (leaving, others) => {
          const pseudonyms = pseudonymsFor(leaving, (one) => [...leaving, ...others].includes(one));
          const madeUp = [...pseudonyms.values()];
          expect(new Set(madeUp).size).toBe(leaving.length);
          expect(madeUp.some((one) => [...leaving, ...others].includes(one))).toBe(false);
          const text = JSON.stringify({ crns: leaving, ids: leaving.map((one) => `${one}-P1-2026-11-30`) });
          for (const one of leaving) expect(withPseudonyms(text, pseudonyms)).not.toContain(one);
        },
      ),
    );
  });

  it('is put in no longer word', () => {
    const pseudonyms = new Map([['X100001', 'Z999999']]);
    expect(withPseudonyms('AX100001 X1000012 X100001-P1 "X100001"', pseudonyms)).toBe(
      'AX100001 X1000012 Z999999-P1 "Z999999"',
    );
  });
});
