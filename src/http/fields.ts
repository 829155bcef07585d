import { z } from '@hono/zod-openapi';
import { isTime, timePattern, weekdayOf } from '../../solver/calendar.ts';
import {
  codePattern,
  crnPattern,
  factPattern,
  isServiceDate,
  longestNotes,
  longestText,
  mostTags,
  notesPattern,
  tagPattern,
  tagsInOrder,
  textPattern,
} from '../../solver/kinds.ts';
import { regions } from '../../solver/policy/entry.ts';
import type { FieldFaultCode } from './faults-in-words.ts';
import { mostListItems } from './settings.ts';

/** Fields that several features share: each checks itself and documents itself. */
const fault = (code: FieldFaultCode) => ({ params: { fault: code } });

export const dateField = z
  .string()
  .refine(isServiceDate, fault('not-a-date'))
  .openapi({ format: 'date', example: '2026-11-30' });

export const mondayField = z
  .string()
  .refine(isServiceDate, { ...fault('not-a-date'), abort: true })
  .refine((date) => weekdayOf(date) === 1, fault('not-a-monday'))
  .openapi({ format: 'date', example: '2026-11-30', description: 'a Monday' });

export const timeField = z
  .string()
  .refine(isTime, fault('not-a-time'))
  .openapi({ example: '09:30', pattern: timePattern.source, description: 'HH:MM, local' });

export const crnField = z
  .string()
  .refine((text) => crnPattern.test(text), fault('not-a-crn'))
  .openapi({ example: 'X100001', pattern: crnPattern.source });

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

export const weekdayField = z
  .literal(weekdays)
  .openapi({ type: 'integer', enum: [...weekdays], description: '1 Monday to 7 Sunday', example: 2 });

/** The name of a fact: `ogrsPercent`. */
export const factField = z
  .string()
  .refine((text) => factPattern.test(text), fault('not-a-fact'))
  .openapi({ example: 'ogrsPercent', pattern: factPattern.source });

/** Codes, each once, in alphabetical order. */
export const codesField = z
  .array(z.string().refine((text) => codePattern.test(text), fault('not-a-code')))
  .max(mostTags)
  .transform(tagsInOrder)
  .openapi({ type: 'array', items: { type: 'string', pattern: codePattern.source }, maxItems: mostTags });

/** The name of a PDU, a project, a session, a pick-up point. */
export const codeField = z
  .string()
  .refine((text) => codePattern.test(text), fault('not-a-code'))
  .openapi({ pattern: codePattern.source });

export const textField = z
  .string()
  .trim()
  .min(1)
  .max(longestText)
  .refine((text) => textPattern.test(text), fault('not-one-line'))
  .openapi({ pattern: textPattern.source });

/** Text of one or more lines, kept and given back as it is. */
export const notesField = z
  .string()
  .trim()
  .min(1)
  .max(longestNotes)
  .refine((text) => notesPattern.test(text), fault('not-plain-text'))
  .openapi({ pattern: notesPattern.source, description: 'plain text: markup in it is text like any other' });

export const tagsField = z
  .array(z.string().refine((text) => tagPattern.test(text), fault('not-a-tag')))
  .max(mostTags)
  .transform(tagsInOrder)
  .openapi({
    type: 'array',
    items: { type: 'string', pattern: tagPattern.source },
    maxItems: mostTags,
    example: ['light-duties'],
  });

/** A list in a request. */
export const listField = <S extends z.ZodType>(item: S) => z.array(item).max(mostListItems);

export const latitudeField = z.number().min(-90).max(90).openapi({ example: 51.376 });
export const longitudeField = z.number().min(-180).max(180).openapi({ example: -0.098 });

export const regionField = z.enum(regions).openapi({ example: 'london' });
