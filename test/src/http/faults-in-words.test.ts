import { z } from '@hono/zod-openapi';
import { describe, expect, it } from 'vitest';
import { faultsInWords, pathInWords, rowFaultsInWords, wordsOf } from '../../../src/http/faults-in-words.ts';
import {
  codeField,
  crnField,
  dateField,
  mondayField,
  tagsField,
  textField,
  timeField,
} from '../../../src/http/fields.ts';

const faultsOf = (schema: z.ZodType, data: unknown) =>
  faultsInWords(schema.safeParse(data).error?.issues ?? [], data);

describe('what is wrong with a request, in words', () => {
  const field = { hostSex: z.enum(['female', 'male']), orderedMinutes: z.int().min(1).max(9) };
  const schema = z.strictObject({ ...field, available: z.boolean(), rides: z.array(z.int()).max(1) });
  const right = { hostSex: 'female', orderedMinutes: 5, available: true, rides: [] };

  it.each([
    [{ hostSex: undefined }, 'missing', 'hostSex', 'Enter a host sex'],
    [{ hostSex: 'x' }, 'not-one-of', 'hostSex', 'Choose a host sex: female or male'],
    [{ orderedMinutes: undefined }, 'missing', 'orderedMinutes', 'Enter ordered minutes'],
    [{ orderedMinutes: 'five' }, 'wrong-type', 'orderedMinutes', 'Ordered minutes must be a number'],
    [{ orderedMinutes: 1.5 }, 'wrong-type', 'orderedMinutes', 'Ordered minutes must be a whole number'],
    [{ orderedMinutes: 0 }, 'out-of-range', 'orderedMinutes', 'Enter ordered minutes of 1 or more'],
    [{ orderedMinutes: 10 }, 'out-of-range', 'orderedMinutes', 'Enter ordered minutes of 9 or less'],
    [{ available: undefined }, 'missing', 'available', 'Enter true or false for available'],
    [{ available: 'yes' }, 'wrong-type', 'available', 'Available must be true or false'],
    [{ rides: [1, 2] }, 'out-of-range', 'rides', 'Enter rides of 1 or fewer items'],
    [{ rides: [null] }, 'wrong-type', 'rides[0]', 'Rides must be a number'],
    [{ colour: 'red' }, 'unknown-field', 'colour', 'Remove colour: it is not a field of this request'],
  ])('%j', (change, code, path, message) => {
    expect(faultsOf(schema, { ...right, ...change })).toEqual([{ code, path, message }]);
  });

  it('is said of every field at once', () => {
    expect(faultsOf(schema, {}).map(({ path }) => path)).toEqual([
      'hostSex',
      'orderedMinutes',
      'available',
      'rides',
    ]);
  });

  it('is said of a body that is no object', () => {
    expect(faultsOf(schema, [])).toEqual([
      { code: 'wrong-type', path: '', message: 'Body must be an object' },
    ]);
  });

  it.each([
    [
      dateField,
      '2026-02-30',
      'not-a-date',
      'Enter a real date, 2000-01-01 or later, in the format 2026-11-30',
    ],
    [
      dateField,
      '1999-12-31',
      'not-a-date',
      'Enter a real date, 2000-01-01 or later, in the format 2026-11-30',
    ],
    [mondayField, '2026-12-01', 'not-a-monday', 'Enter a date that is a Monday'],
    [mondayField, 'Monday', 'not-a-date', 'Enter a real date, 2000-01-01 or later, in the format 2026-11-30'],
    [timeField, '9am', 'not-a-time', 'Enter a date in the format 09:30'],
    [crnField, 'x100001', 'not-a-crn', 'Enter a date of one letter and six digits, like X100001'],
    [codeField, 'a b', 'not-a-code', 'Enter a date of letters, digits, hyphens, dots and underscores'],
    [textField, '  ', 'missing', 'Enter a date'],
    [textField, 'a\tb', 'not-one-line', 'Enter a date on one line'],
  ])('is said by a shared field, of %# %j', (shared, value, code, message) => {
    expect(faultsOf(z.object({ date: shared }), { date: value })).toEqual([{ code, path: 'date', message }]);
  });

  it('is said of the tag, not of the list', () => {
    expect(faultsOf(z.object({ tags: tagsField }), { tags: ['outdoors', 'Out Doors'] })).toMatchObject([
      { code: 'not-a-tag', path: 'tags[1]' },
    ]);
  });
});

describe('names and places in words', () => {
  it('names fields as an officer does', () => {
    expect(['crn', 'pdu', 'from', 'by', 'with', 'homeLatitude', 'name'].map(wordsOf)).toEqual([
      'CRN',
      'PDU',
      'start time',
      'grouping',
      'roster to compare with',
      'home latitude',
      'name',
    ]);
  });

  it('writes a path as in the data', () => {
    expect(pathInWords(['availability', 0, 'from'])).toBe('availability[0].from');
    expect(pathInWords([])).toBe('');
  });

  it('makes a sentence of a fault between fields, at its place in the request', () => {
    const fault = { code: 'order', path: 'to', message: 'must be later than the start time' };
    const message = 'End time must be later than the start time';
    expect(rowFaultsInWords([fault])).toEqual([{ code: 'order', path: 'to', message }]);
    expect(rowFaultsInWords([fault], 'content[2]')).toEqual([
      { code: 'order', path: 'content[2].to', message },
    ]);
  });
});
