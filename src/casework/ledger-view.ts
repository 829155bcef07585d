import type { HoursRows } from '../../db/hours.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import type { Entry } from '../../solver/hours/entries.ts';
import { type Cap, ledgerOf } from '../../solver/hours/ledger.ts';
import type { OutcomeCode } from '../../solver/hours/outcomes.ts';
import { entryInWords } from './entry-words.ts';
import type { Occasion } from './occasion.ts';

/** A line of a ledger as it is shown: what it came from, what that is worth by itself, and what it came to. */
export interface LedgerRow {
  /** Of the entry, in the order in which entries were written down. */
  number: number;
  date: IsoDate;
  kind: Entry['kind'];
  /** The appointment, the course or the adjustment. */
  source: string;
  /** Of an appointment. */
  outcome: OutcomeCode | null;
  rawMinutes: number;
  creditedMinutes: number;
  creditedSoFarMinutes: number;
  eteSoFarMinutes: number;
  cappedBy: Cap | null;
  sentence: string;
}

/** The ledger of a requirement, by date, time and number. */
export function ledgerRows(rows: HoursRows, { limits }: Pick<Occasion, 'limits'>): LedgerRow[] {
  const appointments = new Map(rows.appointments.map((one) => [one.id, one]));
  const { lines } = ledgerOf({ ...limits, orderedMinutes: rows.requirement.orderedMinutes }, rows.entries);
  return lines.map(({ entry, ...minutes }) => ({
    number: entry.number,
    date: entry.date,
    kind: entry.kind,
    source: nameOf(entry),
    outcome: entry.kind === 'appointment' ? entry.outcome : null,
    ...minutes,
    sentence: entryInWords(entry, (id) => appointments.get(id)),
  }));
}

function nameOf(entry: Entry): string {
  if (entry.kind === 'appointment') return entry.appointment;
  return entry.kind === 'course' ? entry.course : entry.adjustment;
}
