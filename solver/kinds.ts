import { isDate } from './calendar.ts';
import { always } from './policy/entry.ts';

/** How the names and words of a row are written, whichever door it comes in by. */
export const crnPattern = /^[A-Z]\d{6}$/;
export const codePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
export const tagPattern = /^(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*$/;
/** Most tags or codes that one row carries. */
export const mostTags = 100;
/** The largest number that is written anywhere: nine digits. */
export const largestNumber = 999_999_999;
/** The name of a fact about a person: `ogrsPercent`. */
export const factPattern = /^[a-z][A-Za-z0-9]{0,63}$/;
/** Text on one line: no control characters, no other line breaks, and no half of a surrogate pair. */
export const textPattern = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u;
export const longestText = 200;
export const longestNotes = 4_000;

/**
 * Notes: text of one or more lines, without control characters but those that break lines or indent. Markup in it is text
 * like any other.
 */
export const notesPattern = /^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u;

/** The last day that anything can be dated: an end that is not known is left open, not set to the year 9999. */
export const lastServiceDate = '2200-12-31';

/** Whether a text is a real date of this service: not before the first of the policy, and not beyond the last day. */
export function isServiceDate(text: string): boolean {
  return isDate(text) && always <= text && text <= lastServiceDate;
}

/** Tags as they are kept: each once, in alphabetical order, so that the same tags are the same row. */
export function tagsInOrder(tags: readonly string[]): string[] {
  return [...new Set(tags)].sort();
}
