import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { policyLines, policyVersion } from '../../solver/policy/in-force.ts';
import { everyone } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import { dateField, regionField } from '../http/fields.ts';
import { json, openApi } from '../http/openapi.ts';
import { problems } from '../http/problem-json.ts';

const policyLineSchema = z
  .object({
    group: z.enum(['limits', 'points', 'programmes', 'groupPoints', 'service']),
    key: z.string().openapi({ example: 'eteSharePercent' }),
    name: z.string(),
    value: z.union([z.number(), z.array(z.number())]),
    unit: z.string().openapi({ example: 'minutes' }),
    region: z
      .string()
      .openapi({ description: 'whose value it is: national, or the region that has its own' }),
    from: z.string().openapi({ format: 'date', description: 'in force since' }),
    source: z.string().openapi({ example: 'webinar' }),
    sourceTitle: z.string(),
  })
  .openapi('PolicyLine');

const policySchema = z
  .object({ region: regionField, date: dateField, version: z.int(), content: z.array(policyLineSchema) })
  .openapi('Policy');

const policyRoute = createRoute({
  method: 'get',
  path: '/v1/policy',
  operationId: 'getPolicy',
  security: everyone,
  summary: 'Every number in force for a region on a date, with its source',
  tags: ['policy'],
  request: {
    query: z.object({
      region: regionField,
      date: dateField.optional().openapi({ description: 'today if not given' }),
    }),
  },
  responses: { 200: json(policySchema, 'The numbers in force'), ...problems(422) },
});

/** The policy as an officer reads it. */
export function policyRoutes({ clock }: Pick<Deps, 'clock'>): OpenAPIHono {
  const app = openApi();
  app.openapi(policyRoute, (c) => {
    const { region, date = clock.today() } = c.req.valid('query');
    const content = policyLines(region, date).map((line) => ({
      ...line,
      value: typeof line.value === 'number' ? line.value : [...line.value],
    }));
    return c.json({ region, date, version: policyVersion, content }, 200);
  });
  return app;
}
