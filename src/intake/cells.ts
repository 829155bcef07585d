import { z } from 'zod';
import { isTime, minutesOf } from '../../solver/calendar.ts';
import {
  codePattern,
  crnPattern,
  factPattern,
  isServiceDate,
  longestText,
  mostTags,
  tagPattern,
  tagsInOrder,
  textPattern,
} from '../../solver/kinds.ts';
import { always } from '../../solver/policy/entry.ts';

/** How a cell is written: its text read as a value, what to say where it cannot be, and an example. */
export interface Cell<Value> {
  read: z.ZodType<Value, string>;
  /** Completes "must be". */
  words: string;
  example: string;
}

/** One column of a file: how its cells are written, whether they may be empty, and what they mean. */
export interface Column<Value> {
  cell: Cell<Value>;
  /** An empty cell is null where true, a fault where false. */
  mayBeEmpty: boolean;
  meaning: string;
}

/** A column of which every cell has a value. */
export function needed<V>(cell: Cell<V>, meaning: string): Column<V> {
  return { cell, mayBeEmpty: false, meaning };
}

/** A column of which cells may be empty: null then. */
export function optional<V>(cell: Cell<V>, meaning: string): Column<V | null> {
  return { cell, mayBeEmpty: true, meaning };
}

const dayMinutes = minutesOf('24:00');

export const crn: Cell<string> = {
  read: z.string().regex(crnPattern),
  words: 'one capital letter and six digits',
  example: 'X100001',
};

/** A key in another list: of a PDU, project, session, pick-up point or appointment. */
export function code(example: string): Cell<string> {
  return {
    read: z.string().regex(codePattern),
    words: 'a code of letters, digits, hyphens, dots and underscores',
    example,
  };
}

export function text(example: string): Cell<string> {
  return {
    read: z.string().min(1).max(longestText).regex(textPattern),
    words: `text of at most ${longestText} characters`,
    example,
  };
}

export function date(example: string): Cell<string> {
  return {
    read: z.string().refine(isServiceDate),
    words: `a date written YYYY-MM-DD, ${always} or later`,
    example,
  };
}

export function time(example: string): Cell<string> {
  return { read: z.string().refine(isTime), words: 'a time written HH:MM, 00:00 to 24:00', example };
}

export const flag: Cell<boolean> = {
  read: z.enum(['yes', 'no']).transform((value) => value === 'yes'),
  words: 'yes or no',
  example: 'no',
};

/** Words separated by semicolons, kept in alphabetical order; an empty cell is no words. */
export const tags: Cell<string[]> = {
  read: z
    .string()
    .transform((value) => value.split(';').map((tag) => tag.trim()))
    .transform((list) => tagsInOrder(list.filter((tag) => tag !== '')))
    .pipe(z.array(z.string().regex(tagPattern)).max(mostTags)),
  words: 'small-letter words with hyphens, separated by semicolons',
  example: 'light-duties;outdoors',
};

/** Codes separated by semicolons, kept in alphabetical order; an empty cell is none. */
export function codes(example: string): Cell<string[]> {
  return {
    read: z
      .string()
      .transform((value) => value.split(';').map((one) => one.trim()))
      .transform((list) => tagsInOrder(list.filter((one) => one !== '')))
      .pipe(z.array(z.string().regex(codePattern)).max(mostTags)),
    words: 'codes of letters, digits, hyphens, dots and underscores, separated by semicolons',
    example,
  };
}

/** The name of a fact. */
export const factName: Cell<string> = {
  read: z.string().regex(factPattern),
  words: 'a name of letters and digits that begins with a small letter',
  example: 'ogrsPercent',
};

export function oneOf<const Values extends readonly string[]>(values: Values): Cell<Values[number]> {
  const words = `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
  return { read: z.enum<Values>(values), words, example: values[0] ?? '' };
}

/** From the least to the most; null: no such bound. */
export function whole(least: number | null, most: number | null, example: string): Cell<number> {
  const bounds = most === null ? `${least} or more` : `${least} to ${most}`;
  return {
    read: z
      .string()
      .regex(/^-?\d{1,9}$/)
      .transform(Number)
      .pipe(
        z
          .number()
          .min(least ?? Number.MIN_SAFE_INTEGER)
          .max(most ?? Number.MAX_SAFE_INTEGER),
      ),
    words: least === null ? 'a whole number' : `a whole number, ${bounds}`,
    example,
  };
}

/** Minutes of one day. */
export const minutes = (example: string) => whole(0, dayMinutes, example);

export function degrees(most: 90 | 180, example: string): Cell<number> {
  return {
    read: z
      .string()
      .regex(/^-?\d{1,3}(\.\d{1,9})?$/)
      .transform(Number)
      .pipe(z.number().min(-most).max(most)),
    words: `degrees, ${-most} to ${most}, with a decimal point`,
    example,
  };
}
