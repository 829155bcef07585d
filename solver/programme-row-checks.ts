import type { IsoDate } from './calendar.ts';
import type { Region } from './policy/entry.ts';
import { factFault } from './referral-facts.ts';
import { datesInOrder, type Fields, fault, isSet, type RowFault } from './row-checks.ts';

/** The same as `row-checks.ts`, of rows about accredited programmes. */

/** A referral has been made by now, and leaves time for the programme. */
export function referralDates(
  row: Fields<'referredOn' | 'readyFrom' | 'mustFinishBy', IsoDate>,
  today: IsoDate,
): RowFault[] {
  return [
    ...madeByNow(row, 'referredOn', today),
    ...datesInOrder(row, 'referredOn', 'mustFinishBy', 'referral date'),
    ...datesInOrder(row, 'readyFrom', 'mustFinishBy', 'date of readiness'),
  ];
}

/** A fact is known by now, and its value is written as facts of its name are. The message never repeats the value. */
export function factInOrder(row: Fields<'fact' | 'value' | 'date', string>, today: IsoDate): RowFault[] {
  const { fact, value } = row;
  const words = isSet(fact) && isSet(value) ? factFault(fact, value) : null;
  return [
    ...fault(words !== null, 'value', 'malformed', `must be ${words} for ${fact}`),
    ...madeByNow(row, 'date', today),
  ];
}

/** The PDUs where a facilitator works are of their region. `regionOf` a PDU is undefined where it is not known. */
export function pdusOfRegion(
  { region, pdus }: Fields<'region', Region> & Fields<'pdus', readonly string[]>,
  regionOf: (pdu: string) => Region | undefined,
): RowFault[] {
  return (pdus ?? []).flatMap((pdu) => {
    const its = regionOf(pdu);
    if (its === undefined) return fault(true, 'pdus', 'unknown', `must be PDUs that are kept: ${pdu} is not`);
    const elsewhere = isSet(region) && its !== region;
    return fault(elsewhere, 'pdus', 'region', `must be of the same region: ${pdu} is not`);
  });
}

/** What is said of programmes is said of those that have a template. */
export function programmesKnown<F extends string>(
  row: Fields<F, string | readonly string[]>,
  field: F,
  programmes: ReadonlySet<string>,
): RowFault[] {
  const named = row[field] ?? [];
  const unknown = [named].flat().filter((programme) => !programmes.has(programme as string));
  const message = `must have a template: ${unknown.join(', ')} has none`;
  return fault(unknown.length > 0, field, 'unknown', message);
}

function madeByNow<F extends string>(row: Fields<F, IsoDate>, field: F, today: IsoDate): RowFault[] {
  const date: IsoDate | null | undefined = row[field];
  return fault(isSet(date) && date > today, field, 'future', 'must not be to come');
}
