import { z } from '@hono/zod-openapi';
import { crnField, dateField } from './fields.ts';

const counts = {
  made: z.int().openapi({ description: 'appointments to come that were made' }),
  kept: z.int().openapi({ description: 'of those that allocations had made: they stay' }),
  cancelled: z.int().openapi({ description: 'and these are gone' }),
};
const shortfallMinutes = z.int().openapi({ description: 'minutes that no allocation can serve' });

/** What planning a requirement again has changed: `Replanned` of `db/replan.ts`. */
export const replannedSchema = z
  .object({
    ...counts,
    shortfallMinutes,
    completesOn: dateField
      .nullable()
      .openapi({ description: 'null: the time is not served, or none is left' }),
    clashes: z.array(z.object({ date: dateField, kept: z.string(), dropped: z.string() })).openapi({
      description: 'allocations left out of a day because the person is somewhere else then',
    }),
  })
  .openapi('Replanned');

/** What planning many requirements again has changed: `ReplannedMany` of `db/replan.ts`. */
export const replannedManySchema = z
  .object({
    requirements: z.int().openapi({ description: 'that were planned again' }),
    ...counts,
    short: z.array(z.object({ crn: crnField, eventNumber: z.int(), shortfallMinutes })),
  })
  .openapi('ReplannedMany');
