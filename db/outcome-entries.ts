import { desc, eq } from 'drizzle-orm';
import { stoodDownOutcome } from '../solver/hours/outcomes.ts';
import type { Db } from './connect.ts';
import { nextEntryNumber } from './entry-numbers.ts';
import type { AppointmentRow } from './requirements.ts';
import { appointments, outcomeEntries } from './schema.ts';

export type OutcomeEntryRow = typeof outcomeEntries.$inferSelect;

/** What is written down of an appointment; what is left out was not said. */
export type Unnumbered = Omit<typeof outcomeEntries.$inferInsert, 'number' | 'sensitive'> & {
  sensitive?: boolean;
};

/**
 * Writes down what became of an appointment and brings its row up to date: the one way in which an outcome changes.
 * Within a transaction. An appointment that was sensitive once stays so.
 */
export function writeOutcome(db: Db, entry: Unnumbered): OutcomeEntryRow {
  const written = db
    .insert(outcomeEntries)
    .values({
      ...entry,
      number: nextEntryNumber(db),
      sensitive: entry.sensitive === true || lastEntry(db, entry.appointment)?.sensitive === true,
    })
    .returning()
    .get();
  const { outcome, creditedMinutes, penaltyMinutes } = written;
  db.update(appointments)
    .set({ outcome, creditedMinutes, penaltyMinutes })
    .where(eq(appointments.id, entry.appointment))
    .run();
  return written;
}

/** What was written down of an appointment last; undefined: nothing. */
export function lastEntry(db: Db, appointment: string): OutcomeEntryRow | undefined {
  return db
    .select()
    .from(outcomeEntries)
    .where(eq(outcomeEntries.appointment, appointment))
    .orderBy(desc(outcomeEntries.number))
    .limit(1)
    .get();
}

/** The service calls an appointment off: an acceptable absence with no minutes. */
export function writeCalledOff(db: Db, appointment: AppointmentRow, at: string): void {
  writeOutcome(db, { ...unworked(appointment, at), outcome: stoodDownOutcome, creditedMinutes: 0 });
}

/** An appointment that was called off is on again: it has no outcome any more. */
export function writeOnAgain(db: Db, appointment: AppointmentRow, at: string): void {
  writeOutcome(db, { ...unworked(appointment, at), outcome: null, creditedMinutes: null });
}

const unworked = ({ id, from, to }: AppointmentRow, recordedAt: string) => ({
  appointment: id,
  from,
  to,
  breakMinutes: 0,
  penaltyMinutes: 0,
  recordedAt,
});
