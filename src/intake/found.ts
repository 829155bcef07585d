import type { RowFault } from '../../solver/row-checks.ts';
import type { ImportRule } from './faults.ts';

/** One thing wrong with a row, seen beside the others. */
export interface Found {
  column: string;
  rule: ImportRule;
  message: string;
}

type Maybe<T> = T | null | undefined;

/** The fault, if the rule is broken. */
export function found(broken: boolean, column: string, rule: ImportRule, message: string): Found[] {
  return broken ? [{ column, rule, message }] : [];
}

/** Faults of a row that every door finds, as found in a file. */
export function asFound(faults: readonly RowFault[]): Found[] {
  return faults.map(({ path, code, message }) => ({ column: path, rule: code, message }));
}

/** Whether one text comes after another; a field that is not set comes after nothing. */
export const isAfter = (a: Maybe<string>, b: Maybe<string>) => isSet(a) && isSet(b) && a > b;

/** Whether a field has a value. */
export const isSet = <T>(value: Maybe<T>): value is T => value !== undefined && value !== null;
