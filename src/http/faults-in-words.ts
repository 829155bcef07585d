import type { z } from '@hono/zod-openapi';
import { always } from '../../solver/policy/entry.ts';
import type { Fault } from '../../solver/roster/problem.ts';

/** What is wrong with one field of a request. Fields that check themselves name theirs by `params.fault`. */
export type FieldFaultCode =
  | 'missing'
  | 'wrong-type'
  | 'not-one-of'
  | 'out-of-range'
  | 'not-a-date'
  | 'not-a-time'
  | 'not-a-monday'
  | 'not-a-crn'
  | 'not-a-code'
  | 'not-a-tag'
  | 'not-a-fact'
  | 'not-one-line'
  | 'not-plain-text'
  | 'malformed'
  | 'unknown-field'
  | 'said-twice'
  | 'nothing-to-change';

/** What fields are called, by their names in code. */
export type FieldNames = Readonly<Record<string, string>>;

/** Names of fields that plain words do not follow from. */
const namedOtherwise: FieldNames = {
  crn: 'CRN',
  pdu: 'PDU',
  keepApart: 'keep-apart list',
  from: 'start time',
  to: 'end time',
  untilDate: 'last date',
  fromDate: 'first date',
  toDate: 'last date',
  dateFrom: 'first date',
  dateTo: 'last date',
  deadlineFrom: 'first deadline',
  deadlineTo: 'last deadline',
  departs: 'departure time',
  pickUpPoint: 'pick-up point',
  pickUpTime: 'pick-up time',
  employment: 'employment status',
  content: 'list',
  by: 'grouping',
  with: 'roster to compare with',
  pdus: 'PDUs',
  referredOn: 'referral date',
  readyFrom: 'date of readiness',
  mustFinishBy: 'date to finish by',
};

/** A field's name in plain words: `homeLatitude` as `home latitude`. */
export function wordsOf(field: string): string {
  return namedOtherwise[field] ?? field.replaceAll(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}

/** `['availability', 0, 'from']` as `availability[0].from`. */
export function pathInWords(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const isPlural = (noun: string) => /[^us]s$/.test(noun);
const withArticle = (noun: string) => {
  if (isPlural(noun)) return noun;
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
};
const listed = (values: readonly unknown[]) =>
  values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;

const typesInWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  null: 'null',
};

const sentences: Readonly<Record<FieldFaultCode, (noun: string) => string>> = {
  missing: (noun) => `Enter ${withArticle(noun)}`,
  'wrong-type': (noun) => `Enter ${withArticle(noun)} of the right kind`,
  'not-one-of': (noun) => `Choose ${withArticle(noun)} from the list`,
  'out-of-range': (noun) => `Enter ${withArticle(noun)} in range`,
  'not-a-date': (noun) => `Enter a real ${noun}, ${always} or later, in the format 2026-11-30`,
  'not-a-time': (noun) => `Enter ${withArticle(noun)} in the format 09:30`,
  'not-a-monday': (noun) => `Enter ${withArticle(noun)} that is a Monday`,
  'not-a-crn': (noun) => `Enter ${withArticle(noun)} of one letter and six digits, like X100001`,
  'not-a-code': (noun) => `Enter ${withArticle(noun)} of letters, digits, hyphens, dots and underscores`,
  'not-a-tag': () => 'Enter tags of small letters, digits and hyphens, like light-duties',
  'not-a-fact': (noun) =>
    `Enter ${withArticle(noun)} of letters and digits that begins with a small letter, like ogrsPercent`,
  'not-one-line': (noun) => `Enter ${withArticle(noun)} on one line`,
  'not-plain-text': (noun) => `Enter ${withArticle(noun)} without control characters`,
  malformed: (noun) => `Enter ${withArticle(noun)} in the right format`,
  'unknown-field': (noun) => `Remove ${noun}: it is not a field of this request`,
  'said-twice': (noun) => `Give the ${noun} once`,
  'nothing-to-change': () => 'Enter at least one field to change',
};

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined,
    data,
  );
}

/** Counts are said of lists, lengths of text, and sizes of numbers. */
function limitInWords(origin: string, limit: number | bigint, which: 'least' | 'most'): string {
  const bound = `${limit} or ${which === 'least' ? 'more' : 'fewer'}`;
  if (origin === 'array') return `of ${bound} items`;
  if (origin === 'string') return `of ${bound} characters`;
  return `of ${limit} or ${which === 'least' ? 'more' : 'less'}`;
}

const isFieldFaultCode = (code: unknown): code is FieldFaultCode =>
  typeof code === 'string' && Object.hasOwn(sentences, code);

/** Of a name that is not ours, no more is repeated. */
const longestName = 64;

/** Fields that a request has no place for. */
export function unknownFields(fields: readonly string[], at: readonly PropertyKey[] = []) {
  return fields.map((field): Fault<FieldFaultCode> => {
    const name = field.slice(0, longestName);
    return {
      code: 'unknown-field',
      path: pathInWords([...at, name]),
      message: sentences['unknown-field'](name),
    };
  });
}

/** Parts of a query that may be given once. */
export function fieldsSaidTwice(fields: readonly string[], names: FieldNames) {
  return fields.map((field): Fault<FieldFaultCode> => {
    return {
      code: 'said-twice',
      path: field,
      message: sentences['said-twice'](names[field] ?? wordsOf(field)),
    };
  });
}

/** One failed check of a schema as faults; an unknown field is a fault of its own. */
function faultsOfIssue(issue: z.core.$ZodIssue, data: unknown, names: FieldNames): Fault<FieldFaultCode>[] {
  const path = pathInWords(issue.path);
  const field = issue.path.findLast((part) => typeof part === 'string');
  const noun = field === undefined ? 'body' : (names[field] ?? wordsOf(field));
  const say = (code: FieldFaultCode, message = sentences[code](noun)) => [{ code, path, message }];

  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownFields(issue.keys, issue.path);
    case 'custom': {
      const code: unknown = issue.params?.fault;
      return say(isFieldFaultCode(code) ? code : 'malformed');
    }
    case 'invalid_value':
      if (valueAt(data, issue.path) === undefined) return say('missing');
      return say('not-one-of', `Choose ${withArticle(noun)}: ${listed(issue.values)}`);
    case 'invalid_type': {
      if (valueAt(data, issue.path) === undefined)
        return issue.expected === 'boolean'
          ? say('missing', `Enter true or false for ${noun}`)
          : say('missing');
      const kind = typesInWords[issue.expected];
      return kind === undefined
        ? say('wrong-type')
        : say('wrong-type', `${capitalised(noun)} must be ${kind}`);
    }
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return say('missing');
      return say(
        'out-of-range',
        `Enter ${withArticle(noun)} ${limitInWords(issue.origin, issue.minimum, 'least')}`,
      );
    case 'too_big':
      return say(
        'out-of-range',
        `Enter ${withArticle(noun)} ${limitInWords(issue.origin, issue.maximum, 'most')}`,
      );
    default:
      return say('malformed');
  }
}

/**
 * Faults of a row as `solver/row-checks.ts` finds them, in whole sentences; `at` is where in the request the row stands
 * (`content[0]`), nothing given: it is the request's body.
 */
export function rowFaultsInWords(faults: readonly Fault[], at = ''): Fault[] {
  return faults.map(({ code, path, message }) => ({
    code,
    path: at === '' ? path : `${at}.${path}`,
    message: `${capitalised(wordsOf(path))} ${message}`,
  }));
}

/**
 * Every failed check of a request part as a fault: code, path into the part, and what to do, in plain words. `names` are
 * those of fields that mean something else here than elsewhere.
 */
export function faultsInWords(
  issues: readonly z.core.$ZodIssue[],
  data: unknown,
  names: FieldNames = {},
): Fault<FieldFaultCode>[] {
  return issues.flatMap((issue) => faultsOfIssue(issue, data, names));
}
