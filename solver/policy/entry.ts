import type { Source } from './sources.ts';

/** The 12 probation regions of England and Wales. */
export const regions = [
  'east-midlands',
  'east-of-england',
  'greater-manchester',
  'kent-surrey-sussex',
  'london',
  'north-east',
  'north-west',
  'south-central',
  'south-west',
  'wales',
  'west-midlands',
  'yorkshire-and-the-humber',
] as const;

export type Region = (typeof regions)[number];

export type Unit =
  | 'minutes'
  | 'months'
  | 'weeks'
  | 'days'
  | 'working days'
  | 'percent'
  | 'people'
  | 'groups'
  | 'years'
  | 'sessions'
  | 'absences'
  | 'points'
  | 'switch'
  | 'a year'
  | 'level'
  | 'metres a minute'
  | 'degrees';

/** One dated value; `region` national unless a region has its own. Old values stay: append, never edit. */
export interface DatedValue<V> {
  from: string;
  region: Region | 'national';
  value: V;
  source: Source;
}

/** One number of the service: what it is in plain words, its unit, and its values over time. */
export interface Entry<V extends number | readonly number[]> {
  name: string;
  unit: Unit;
  values: readonly DatedValue<V>[];
}

/** From-date of values whose source gives no earlier one: the day before which this service has no orders. */
export const always = '2000-01-01';

/** An entry with one national value since always: the common case. */
export function national<V extends number | readonly number[]>(
  name: string,
  unit: Unit,
  value: V,
  source: Source,
): Entry<V> {
  return { name, unit, values: [{ from: always, region: 'national', value, source }] };
}
