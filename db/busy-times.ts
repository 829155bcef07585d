import { and, gte, isNull, lte } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import { among, programmeTimesOf } from './programme-times.ts';
import { appointments, commitments } from './schema.ts';
import type { Reader } from './week-history.ts';

/** A time that something else has of a person: unpaid work booked, a programme, or what else they have promised. */
export interface BusyTime {
  crn: string;
  date: IsoDate;
  from: string;
  to: string;
  /** Of the appointment, the group session or the one-to-one; null: a commitment has none. */
  id: string | null;
  kind: 'unpaid-work' | 'programme' | 'commitment';
}

/**
 * When people are busy, from a first date to a last one, by crn, date and time: what a programme must not be booked over.
 * An appointment with an outcome has its time no more.
 */
export function busyTimes(tx: Reader, crns: readonly string[], first: IsoDate, last: IsoDate): BusyTime[] {
  const within = ({ crn, date }: typeof appointments | typeof commitments) =>
    and(among(crn, crns), gte(date, first), lte(date, last));
  const work = tx
    .select()
    .from(appointments)
    .where(and(within(appointments), isNull(appointments.outcome)))
    .all();
  const other = tx.select().from(commitments).where(within(commitments)).all();
  type Row = Omit<BusyTime, 'kind' | 'id'> & { id?: string };
  const as = (kind: BusyTime['kind'], rows: readonly Row[]) =>
    rows.map(({ crn, date, from, to, id = null }): BusyTime => ({ crn, date, from, to, id, kind }));
  return [
    ...as('unpaid-work', work),
    ...as('programme', programmeTimesOf(tx, crns, first, last)),
    ...as('commitment', other),
  ].sort(byStart);
}

const startOf = ({ crn, date, from }: BusyTime) => `${crn} ${date} ${from}`;

function byStart(one: BusyTime, other: BusyTime): number {
  return startOf(one) < startOf(other) ? -1 : Number(startOf(one) > startOf(other));
}
