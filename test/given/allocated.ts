import { eq } from 'drizzle-orm';
import type { Db } from '../../db/connect.ts';
import { appointments, outcomeEntries } from '../../db/schema.ts';
import { givenDatabase } from './database.ts';
import { type GivenRegion, givenRegion } from './region.ts';

/** Friday 27 November 2026, noon: now, unless a test says otherwise. */
export const now = '2026-11-27T12:00:00.000Z';

export const crn = 'X100001';
export const requirement = { crn, eventNumber: 1 };

/**
 * One person who owes 28 hours, ready to work, and a group project P1 with sessions of seven hours on Mondays 23 and 30
 * November and 7 December 2026. No allocation yet.
 */
export async function givenOneRequirement(
  add: (region: GivenRegion) => void = () => {},
): Promise<{ db: Db }> {
  const db = givenDatabase();
  const region = givenRegion()
    .person(crn)
    .requirement(crn, { orderedMinutes: 1_680 })
    .project('P1')
    .project('E1', { type: 'ete' });
  for (const monday of ['2026-11-23', '2026-11-30', '2026-12-07']) region.session('P1', monday);
  add(region);
  await region.keep(db);
  return { db };
}

/** Every Monday at P1, from half past nine to half past four. */
export const mondays = {
  ...requirement,
  id: 'A1',
  project: 'P1',
  frequency: 'weekly',
  weekday: 1,
  from: '09:30',
  to: '16:30',
  startDate: '2026-11-23',
  endDate: null,
  pickUpPoint: null,
  pickUpTime: null,
} as const;

/** Dates of the appointments that have no outcome, in order. */
export function openDates(db: Db): string[] {
  return db
    .select()
    .from(appointments)
    .orderBy(appointments.date, appointments.from)
    .all()
    .filter(({ outcome }) => outcome === null)
    .map(({ date }) => date);
}

/** One appointment as it stands. */
export function appointmentIn(db: Db, id: string) {
  return db.select().from(appointments).where(eq(appointments.id, id)).get();
}

/** Whether each appointment is as its last entry says, and has none if it has had no outcome. */
export function isAsWritten(db: Db): boolean {
  const last = new Map<string, typeof outcomeEntries.$inferSelect>();
  for (const entry of db.select().from(outcomeEntries).orderBy(outcomeEntries.number).all())
    last.set(entry.appointment, entry);
  return db
    .select()
    .from(appointments)
    .all()
    .every(({ id, outcome, creditedMinutes, penaltyMinutes }) => {
      const entry = last.get(id);
      return (
        outcome === (entry?.outcome ?? null) &&
        creditedMinutes === (entry?.creditedMinutes ?? null) &&
        penaltyMinutes === (entry?.penaltyMinutes ?? 0)
      );
    });
}
