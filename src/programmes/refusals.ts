import type { Context } from 'hono';
import type { UnknownName } from '../../db/proposals.ts';
import type { OpeningBreach } from '../../solver/groups/opening/nouns.ts';
import { wordsOf } from '../http/faults-in-words.ts';
import { countInWords } from '../http/in-words.ts';
import { faultsFound, notFound, refused } from '../http/problem-json.ts';

/** 404 for a group that is not kept. */
export function noGroup(c: Context, id: string) {
  return notFound(c, `There is no group ${id}`);
}

/** 409 for what can only be done with a group that is open. */
export function notOpen(c: Context, state: string) {
  return refused(c, {
    rule: 'not-open',
    detail: `The group is ${state}: this can only be done while it is open`,
  });
}

/** 422: names in the request that are not kept, each at its field. */
export function unknownNames(c: Context, names: readonly UnknownName[]) {
  return faultsFound(
    c,
    names.map(({ field, value }) => ({
      code: 'unknown',
      path: field,
      message: `Correct the ${wordsOf(field.replace(/\[\d+\]$/, ''))}: ${value} is not known`,
    })),
  );
}

/** 409: rules that are broken, each in a sentence, all at once. */
export function breached(c: Context, breaches: readonly OpeningBreach[]) {
  const [first, ...others] = breaches;
  const more = others.length === 0 ? '' : `; and ${countInWords(others.length, 'more reason')}`;
  return refused(c, {
    detail: `${capitalised(first!.sentence)}${more}`,
    rule: first!.rule,
    rules: [...new Set(breaches.map(({ rule }) => rule))],
    breaches: breaches.map(breachView),
  });
}

/** A broken rule as it is told. */
export function breachView({ rule, crn, session, by, sentence }: OpeningBreach) {
  return { rule, crn, session: session === null ? null : String(session), by, sentence };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
