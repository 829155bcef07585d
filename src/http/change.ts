import type { Context } from 'hono';
import type { Change } from '../../db/lists.ts';
import { rowFaultsInWords, wordsOf } from './faults-in-words.ts';
import { faultsFound, refused } from './problem-json.ts';

type NotChanged = Exclude<Change<never>, { kept: never }>;
type Refusal = Extract<NotChanged, { refused: string }>;

const sentences: Readonly<Record<Refusal['refused'], (field: string, value: string) => string>> = {
  duplicate: (field, value) => `Correct the ${wordsOf(field)}: ${value} stands more than once`,
  unknown: (field, value) => `Correct the ${wordsOf(field)}: ${value} is not known`,
  itself: (_, value) => `Remove ${value}: a person cannot be kept apart from themselves`,
  'has-appointments': (field) =>
    `People have been told the ${wordsOf(field)} of this session: stand it down and plan another`,
  'in-use': (_, value) => `Groups meet in ${value}: move them before it goes`,
};

/**
 * Why nothing was written, as an answer: 409 where what is kept speaks against it (the key stands already, people are
 * booked, groups meet there), 422 where the data do, naming the field. `key` is the field that tells rows of the noun apart; `path` is
 * where a field stands in the request, if not under its own name.
 */
export function notChanged(c: Context, why: NotChanged, key: string, path = (field: string) => field) {
  if ('faults' in why) return faultsFound(c, rowFaultsInWords(why.faults));
  const { refused: rule, field, value } = why;
  const detail = sentences[rule](field, value);
  if (rule === 'has-appointments' || rule === 'in-use') return refused(c, { rule, detail });
  if (rule === 'duplicate' && field === key)
    return refused(c, {
      rule: 'already-kept',
      detail: `There is one with the ${wordsOf(key)} ${value} already`,
    });
  return faultsFound(c, [{ code: rule, path: path(field), message: detail }]);
}
