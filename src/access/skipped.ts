import { z } from '@hono/zod-openapi';
import { crnField } from '../http/fields.ts';

/** The rule by which restricted people are left out. */
export const limitedAccessRule = 'limited-access';

/** Whom a step for many people left out, since access to them is limited: part of its answer. */
export const skippedField = z
  .array(z.object({ crn: crnField, rule: z.literal(limitedAccessRule) }))
  .openapi({ description: 'restricted people who were left out' });

/** The same, as it is sent. */
export function skippedView(crns: readonly string[]) {
  return crns.map((crn) => ({ crn, rule: limitedAccessRule }) as const);
}
