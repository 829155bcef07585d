import type { Policy } from '../../solver/policy/in-force.ts';
import type { RowFault } from '../../solver/row-checks.ts';
import type { ImportRule } from './faults.ts';
import type { NounName, Row } from './noun.ts';
import type { World } from './world.ts';

/** One thing wrong with a row, seen beside the others. */
export interface Found {
  column: string;
  rule: ImportRule;
  message: string;
}

/** The rules of a noun's rows that one cell alone cannot show. */
export type Check<N extends NounName> = (row: Partial<Row<N>>, world: World) => Found[];

type Maybe<T> = T | null | undefined;

/** The fault, if the rule is broken. */
export function found(broken: boolean, column: string, rule: ImportRule, message: string): Found[] {
  return broken ? [{ column, rule, message }] : [];
}

/** Faults of a row that every door finds, as found in a file. */
export function asFound(faults: readonly RowFault[]): Found[] {
  return faults.map(({ path, code, message }) => ({ column: path, rule: code, message }));
}

/** What a policy asks; nothing where the region, and so the policy, is not known. */
export function byPolicy(policy: Policy | undefined, check: (policy: Policy) => RowFault[]): Found[] {
  return policy ? asFound(check(policy)) : [];
}

/** Whether one text comes after another; a field that is not set comes after nothing. */
export const isAfter = (a: Maybe<string>, b: Maybe<string>) => isSet(a) && isSet(b) && a > b;

/** Whether a field has a value. */
export const isSet = <T>(value: Maybe<T>): value is T => value !== undefined && value !== null;
