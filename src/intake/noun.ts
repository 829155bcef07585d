import type { Rows } from '../../db/rows.ts';
import { daysAWeek, type Weekday } from '../../solver/calendar.ts';
import { type Cell, type Column, needed, time, whole } from './cells.ts';

export type NounName = keyof Rows;
export type Row<N extends NounName> = Rows[N][number];

/** Not for files to say: which roster or allocation made an appointment, what became of a referral, what is counted here. */
type OwnField = 'roster' | 'allocation' | 'penaltyMinutes' | 'version' | 'number' | 'recordedAt' | 'state';
type FieldName<N extends NounName> = Exclude<keyof Row<N>, OwnField> & string;

/** One kind of file: its columns in order, the columns that tell rows apart, and those that name other rows. */
export interface Noun<N extends NounName> {
  file: string;
  meaning: string;
  columns: { [F in FieldName<N>]-?: Column<Exclude<Row<N>[F], undefined>> };
  key: readonly FieldName<N>[];
  refersTo: readonly { noun: NounName; by: readonly FieldName<N>[] }[];
}

/** What the files of several nouns have in common. */
export const ofPerson = { noun: 'people', by: ['crn'] } as const;
export const ofPdu = { noun: 'pdus', by: ['pdu'] } as const;

export const from = needed(time('09:30'), 'when it begins');
export const to = needed(time('16:30'), 'when it ends; later than from');
export const weekday: Cell<Weekday> = {
  ...whole(1, daysAWeek, '2'),
  read: whole(1, daysAWeek, '2').read.transform((day) => day as Weekday),
};
