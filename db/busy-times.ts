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
  kind: 'unpaid-work' | 'programme' | 'commitment';
}

/**
 * When people are busy, from a first date to a last one, by crn, date and time: what a programme must not be booked over.
 * An appointment with an outcome has its time no more.
 */
export function busyTimes(tx: Reader, crns: readonly string[], first: IsoDate, last: IsoDate): BusyTime[] {
  const rowsOf = (table: typeof appointments | typeof commitments) => {
    const { crn, date, from, to } = table;
    const open = table === appointments ? isNull(appointments.outcome) : undefined;
    return tx
      .select({ crn, date, from, to })
      .from(table)
      .where(and(among(crn, crns), gte(date, first), lte(date, last), open))
      .all();
  };
  const as = (kind: BusyTime['kind'], rows: readonly Omit<BusyTime, 'kind'>[]) =>
    rows.map(({ crn, date, from, to }): BusyTime => ({ crn, date, from, to, kind }));
  return [
    ...as('unpaid-work', rowsOf(appointments)),
    ...as('programme', programmeTimesOf(tx, crns, first, last)),
    ...as('commitment', rowsOf(commitments)),
  ].sort(byStart);
}

const startOf = ({ crn, date, from }: BusyTime) => `${crn} ${date} ${from}`;

function byStart(one: BusyTime, other: BusyTime): number {
  return startOf(one) < startOf(other) ? -1 : Number(startOf(one) > startOf(other));
}
