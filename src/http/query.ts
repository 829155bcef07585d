import { z } from '@hono/zod-openapi';
import type { FieldFaultCode } from './faults-in-words.ts';
import { codeField, regionField } from './fields.ts';

/** The filters of a list that has to do with an area; nothing given: the whole country. */
export const areaQuery = { region: regionField.optional(), pdu: codeField.optional() };

/** A yes or no in a query. */
export const flagQueryField = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .openapi({ type: 'string', enum: ['true', 'false'] });

const nothing: FieldFaultCode = 'nothing-to-change';

/**
 * A patch that must name at least one field, `besides` those that change nothing; said only of one in which nothing else
 * is wrong.
 */
export function somethingToChange<S extends z.ZodObject>(patch: S, besides: readonly string[] = []): S {
  return patch.refine((fields) => Object.keys(fields).some((field) => !besides.includes(field)), {
    params: { fault: nothing },
    when: ({ issues }) => issues.length === 0,
  });
}
