import { z } from '@hono/zod-openapi';
import { replannedManySchema, replannedSchema } from '../http/replanned.ts';

const sentence = z.string().openapi({
  example: '3 appointments made, 12 kept, 1 cancelled; the hours are done on 15 March 2027',
});

const planSchema = replannedSchema.extend({ sentence }).openapi('PlanChange');

/** Of one requirement. A union, since the description of a named schema leaves out that it can be null. */
export const planOrNone = z
  .union([planSchema, z.null()])
  .openapi({ description: 'null: there is no allocation to plan by' });

/** Of all requirements that a change concerns. */
export const plansSchema = replannedManySchema.extend({ sentence }).openapi('PlanChanges');
