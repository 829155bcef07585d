import { z } from '@hono/zod-openapi';
import { numberInText } from '../http/numbers.ts';
import { suggestionCount } from './suggestion-count.ts';

/** The number of a roster or a run in a path. */
export const numberField = numberInText(1).openapi({ example: 12 });

export const rosterParams = z.object({ id: numberField });

/** How many, at most, in a query. */
export const mostField = numberInText(1, suggestionCount.most)
  .default(suggestionCount.usual)
  .openapi({ default: suggestionCount.usual, description: 'how many, the best first' });
