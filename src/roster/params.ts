import { z } from '@hono/zod-openapi';
import { suggestionCount } from './suggestion-count.ts';

/** The number of a roster or a run in a path. */
export const numberField = z.coerce.number().int().min(1).openapi({ type: 'integer', example: 12 });

export const rosterParams = z.object({ id: numberField });

/** How many, at most, in a query. */
export const mostField = z.coerce
  .number()
  .int()
  .min(1)
  .max(suggestionCount.most)
  .default(suggestionCount.usual)
  .openapi({
    type: 'integer',
    minimum: 1,
    maximum: suggestionCount.most,
    default: suggestionCount.usual,
    description: 'how many, the best first',
  });
