import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createAllocation } from '../../db/allocations.ts';
import { publishDraft } from '../../db/publish.ts';
import { replan } from '../../db/replan.ts';
import { changeRequirement } from '../../db/requirements.ts';
import { requirements, sessions } from '../../db/schema.ts';
import { createSession } from '../../db/sessions.ts';
import { standDownSession } from '../../db/stand-down.ts';
import {
  appointmentIn,
  crn,
  givenOneRequirement,
  isAsWritten,
  mondays,
  now,
  openDates,
  requirement,
} from '../given/allocated.ts';
import { givenDraft } from '../given/rostered.ts';

const fourMondays = ['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21'];

async function givenPlanned() {
  const { db } = await givenOneRequirement();
  await createAllocation(db, { ...mondays, startDate: '2026-11-30' }, now);
  return db;
}

describe('a requirement planned again', () => {
  it('on its own result changes nothing', async () => {
    const db = await givenPlanned();
    const unchanged = { made: 0, kept: 4, cancelled: 0 };
    for (const trigger of ['allocation-change', 'appointment-change'] as const)
      expect(replan(db, requirement, now, trigger)).toMatchObject(unchanged);
    expect(openDates(db)).toEqual(fourMondays);
  });

  it('without an allocation is none', async () => {
    const { db } = await givenOneRequirement();
    expect(replan(db, requirement, now, 'appointment-change')).toBeNull();
  });

  it('books on the sessions that there are, and on those made later when they are', async () => {
    const db = await givenPlanned();
    expect(appointmentIn(db, 'A1-2026-12-07-0930')).toMatchObject({ session: 'P1-2026-12-07' });
    expect(appointmentIn(db, 'A1-2026-12-14-0930')).toMatchObject({ session: null });
    const like = db.select().from(sessions).where(eq(sessions.id, 'P1-2026-12-07')).get()!;
    await createSession(db, { ...like, id: 'late', date: '2026-12-14', from: '10:00' });
    await createSession(db, { ...like, id: 'fits', date: '2026-12-14', from: '09:00' });
    expect(appointmentIn(db, 'A1-2026-12-14-0930')).toMatchObject({ session: 'fits' });
  });

  it('books under another id where a file has moved the appointment of that id to another day', async () => {
    const { db } = await givenOneRequirement((region) =>
      region.appointment(crn, 'P1-2026-11-23', {
        id: 'A1-2026-12-07-0930',
        outcome: 'AAME',
        creditedMinutes: 0,
      }),
    );
    await createAllocation(db, { ...mondays, startDate: '2026-11-30' }, now);
    expect(openDates(db)).toEqual(fourMondays);
    expect(appointmentIn(db, 'A1-2026-12-07-0930')).toMatchObject({ date: '2026-11-23' });
    expect(appointmentIn(db, 'A1-2026-12-07-0930-2')).toMatchObject({ date: '2026-12-07' });
  });

  it('that is suspended has nothing to come, and has again when it is in force again', async () => {
    const db = await givenPlanned();
    await changeRequirement(db, crn, 1, { status: 'suspended' }, now);
    expect(openDates(db)).toEqual([]);
    await changeRequirement(db, crn, 1, { status: 'in-force' }, now);
    expect(openDates(db)).toEqual(fourMondays);
  });

  it('is served up to its deadline, and further once the court extends it', async () => {
    const db = await givenPlanned();
    await changeRequirement(db, crn, 1, { deadline: '2026-12-13' }, now);
    expect(openDates(db)).toEqual(['2026-11-30', '2026-12-07']);
    await changeRequirement(db, crn, 1, { deadline: '2027-03-13' }, now);
    expect(openDates(db)).toEqual(fourMondays);
  });

  it('begins after the day of induction', async () => {
    const { db } = await givenOneRequirement();
    db.update(requirements).set({ inductedDate: '2026-12-07' }).run();
    await createAllocation(db, { ...mondays, startDate: '2026-11-30' }, now);
    expect(openDates(db)[0]).toBe('2026-12-14');
  });

  it('makes up for a session stood down', async () => {
    const db = await givenPlanned();
    expect(await standDownSession(db, 'P1-2026-11-30', now)).toMatchObject({
      freed: [crn],
      plan: { requirements: 1, made: 1, kept: 3, cancelled: 0, short: [] },
    });
    expect(openDates(db)).toEqual([...fourMondays.slice(1), '2027-01-04']);
    expect(appointmentIn(db, 'A1-2026-11-30-0930')).toMatchObject({ outcome: 'AASD', creditedMinutes: 0 });
    expect(isAsWritten(db)).toBe(true);
  });
});

describe('a week that a published roster has decided', () => {
  async function publishedWith(bookings: readonly [string, string][]) {
    const db = await givenPlanned();
    await createSession(db, {
      ...db.select().from(sessions).where(eq(sessions.id, 'P1-2026-11-30')).get()!,
      ...{ id: 'P1-2026-12-02', date: '2026-12-02' },
    });
    const id = await givenDraft(db, bookings);
    const appointments = bookings.map(([of, session]) => ({ crn: of, session, eventNumber: 1 }));
    const answer = await publishDraft(db, id, now, () => ({ appointments, judged: {} }));
    return { db, id, answer };
  }

  it('keeps the appointment of the allocation that it holds', async () => {
    const { db, id, answer } = await publishedWith([[crn, 'P1-2026-11-30']]);
    expect(answer).toMatchObject({ appointments: { made: 0, kept: 1, cancelled: 0 } });
    expect(appointmentIn(db, 'A1-2026-11-30-0930')).toMatchObject({ roster: id, allocation: 'A1' });
    expect(replan(db, requirement, now, 'allocation-change')).toMatchObject({ made: 0, cancelled: 0 });
    expect(openDates(db)).toEqual(fourMondays);
  });

  it('moves it, and planning again does not put it back nor book the hours twice', async () => {
    const { db, answer } = await publishedWith([[crn, 'P1-2026-12-02']]);
    expect(answer).toMatchObject({ appointments: { made: 1, kept: 0, cancelled: 1 } });
    for (const trigger of ['allocation-change', 'appointment-change'] as const)
      expect(replan(db, requirement, now, trigger)).toMatchObject({ made: 0, cancelled: 0 });
    expect(openDates(db)).toEqual(['2026-12-02', ...fourMondays.slice(1)]);
  });
});
