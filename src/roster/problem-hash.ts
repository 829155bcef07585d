import { createHash, type Hash } from 'node:crypto';
import type { RosterProblem } from '../../solver/roster/problem.ts';

/** Rows turned into text at a time: a problem of thousands of people is too long for one string. */
const rowsAtOnce = 10_000;

/**
 * SHA-256, in hex, of a problem's canonical JSON (keys in order, no spaces) without `pinned`, the scheduler's choice, and
 * `published`, what people were told of before, which publishing itself changes. All else is the data.
 */
export function hashOf({ pinned: _, published: __, ...data }: RosterProblem): string {
  const hash = createHash('sha256');
  entriesInOrder(data).forEach(([key, value], i) => {
    hash.update(`${i === 0 ? '{' : ','}${JSON.stringify(key)}:`);
    if (Array.isArray(value)) addRows(hash, value);
    else hash.update(canonicalJson(value));
  });
  return hash.update('}').digest('hex');
}

function addRows(hash: Hash, rows: readonly unknown[]) {
  hash.update('[');
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const withBrackets = canonicalJson(rows.slice(from, from + rowsAtOnce));
    hash.update(`${from === 0 ? '' : ','}${withBrackets.slice(1, -1)}`);
  }
  hash.update(']');
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(withKeysInOrder(value));
}

function withKeysInOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withKeysInOrder);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(entriesInOrder(value).map(([key, inner]) => [key, withKeysInOrder(inner)]));
}

const entriesInOrder = (value: object) => Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
