import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { listPdus } from '../../db/pdus.ts';
import { may } from '../access/may.ts';
import { withinOf } from '../access/sight.ts';
import type { Deps } from '../deps.ts';
import { codeField, regionField } from '../http/fields.ts';
import { json, openApi } from '../http/openapi.ts';
import { listOf, pageAsked, pageOf, pageQuerySchema } from '../http/page.ts';
import { problems } from '../http/problem-json.ts';

const pdusSchema = listOf(
  z.object({ code: codeField, name: z.string(), region: regionField }).openapi('Pdu'),
  'Pdus',
);

const listRoute = createRoute({
  method: 'get',
  path: '/v1/pdus',
  operationId: 'listPdus',
  security: may('scheduler', 'programme-manager', 'caseworker', 'supervisor'),
  summary: 'PDUs, by name',
  tags: ['projects'],
  request: { query: pageQuerySchema.extend({ region: regionField.optional() }) },
  responses: { 200: json(pdusSchema, 'One page of PDUs'), ...problems(422) },
});

/** The PDUs that there are, of which a caller sees their own. */
export function pduRoutes({ db }: Pick<Deps, 'db'>): OpenAPIHono {
  const app = openApi();
  app.openapi(listRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    return c.json(pageOf(await listPdus(db, { ...filter, ...withinOf(c) }, asked), asked), 200);
  });
  return app;
}
