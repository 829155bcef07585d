import type { Context } from 'hono';
import { faultsFound, notFound, refused } from '../http/problem-json.ts';

/** How a refusal is told: what is asked for is not there (404), a rule refuses (409), a field has a fault (422). */
export type RefusalInWords =
  | { as: 'absence'; detail: string }
  | { as: 'rule'; detail: string }
  | { as: 'fault'; detail: string; path: string };

/** A refusal as an answer; its name is the rule's, or the fault's code. */
export function refusalAnswer(c: Context, name: string, words: RefusalInWords) {
  if (words.as === 'absence') return notFound(c, words.detail);
  if (words.as === 'rule') return refused(c, { rule: name, detail: words.detail });
  return faultsFound(c, [{ code: name, path: words.path, message: words.detail }]);
}
