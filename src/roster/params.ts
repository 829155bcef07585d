import { z } from '@hono/zod-openapi';

/** The number of a roster or a run in a path. */
export const numberField = z.coerce.number().int().min(1).openapi({ type: 'integer', example: 12 });

export const rosterParams = z.object({ id: numberField });
