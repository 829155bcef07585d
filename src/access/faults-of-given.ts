import type { KeptNoun } from '../../db/belongs.ts';
import type { Scope } from '../../db/scope.ts';
import { regions } from '../../solver/policy/entry.ts';
import type { Fault } from '../../solver/roster/problem.ts';
import { pathInWords, wordsOf } from '../http/faults-in-words.ts';
import { keyOf, mayNameRestricted, namedByField } from './references.ts';
import type { Sight } from './sight.ts';

/** Where a value stands, told by what it stands in: copying whole paths would take a deep body too long. */
interface Within {
  outer: Within | null;
  part: PropertyKey;
}

/** A value of a query or body, where it stands (null: it is the body), and the field whose it is. */
export interface Given {
  at: Within | null;
  field: string | null;
  value: unknown;
}

interface Asked {
  sight: Sight;
  operationId: string;
  to: 'see' | 'change';
}

/** Beyond this many, nobody reads further before mending. */
const mostFaults = 100;

/**
 * Whatever is named there that the caller may not see: each in the same words as if it did not exist. Walks without
 * recursion, since a body may be nested as deep as it is long.
 */
export function faultsOfGiven(given: readonly Given[], asked: Asked): Fault[] {
  const faults: Fault[] = [];
  const rest = [...given].reverse();
  for (let one = rest.pop(); one !== undefined && faults.length < mostFaults; one = rest.pop()) {
    const { at, field, value } = one;
    if (Array.isArray(value)) {
      for (let i = value.length - 1; i >= 0; i -= 1)
        rest.push({ at: { outer: at, part: i }, field, value: value[i] });
    } else if (typeof value === 'object' && value !== null) {
      faults.push(...faultOfWholeRegion(at, value, asked));
      for (const [name, inner] of Object.entries(value).reverse())
        rest.push({ at: { outer: at, part: name }, field: name, value: inner });
    } else if (field !== null) faults.push(...faultOf(at, field, value, asked));
  }
  return faults;
}

function faultOf(at: Within | null, field: string, value: unknown, asked: Asked): Fault[] {
  const { sight, operationId } = asked;
  const named = namedByField(operationId, field);
  if (named === undefined || named === null) return [];
  if (named === 'region') return faultOfRegion(at, field, value, sight.within);
  const key = keyOf(named, value);
  return key === null ? [] : faultOfKey(at, field, named, key, asked);
}

function faultOfKey(
  at: Within | null,
  field: string,
  named: KeptNoun,
  key: string | number,
  { sight, operationId }: Asked,
): Fault[] {
  const found = sight.look(named, key, 'see');
  if (found === 'seen') return [];
  if (found === 'limited-access' && mayNameRestricted(operationId, field)) return [];
  const message = found === 'unknown' ? `${key} is not known` : `access to ${key} is limited`;
  return [{ code: found, path: pathOf(at), message: `Correct the ${wordsOf(field)}: ${message}` }];
}

function faultOfRegion(at: Within | null, field: string, value: unknown, within: Scope | undefined): Fault[] {
  if (within === undefined || typeof value !== 'string') return [];
  if (within.regions.some((region) => region === value) || !isAnyRegion(value)) return [];
  return [notTheirs(at, field, `${value} is not one of yours`)];
}

const isAnyRegion = (text: string) => text === 'national' || regions.some((region) => region === text);

/** Who sees some PDUs of a region changes nothing that is for all of it. */
function faultOfWholeRegion(at: Within | null, value: object, { sight, to }: Asked): Fault[] {
  const { region, pdu, pdus } = value as Record<string, unknown>;
  if (to === 'see' || typeof region !== 'string' || !sight.within || sight.within.pdus === null) return [];
  const isOfPdus = typeof pdu === 'string' || (Array.isArray(pdus) && pdus.length > 0);
  if (isOfPdus || !sight.within.regions.some((own) => own === region)) return [];
  return [notTheirs({ outer: at, part: 'region' }, 'region', `${region} as a whole is not yours`)];
}

const notTheirs = (at: Within | null, field: string, why: string): Fault => ({
  code: 'not-yours',
  path: pathOf(at),
  message: `Correct the ${wordsOf(field)}: ${why}`,
});

function pathOf(at: Within | null): string {
  const parts: PropertyKey[] = [];
  for (let within = at; within !== null; within = within.outer) parts.push(within.part);
  return pathInWords(parts.reverse());
}
