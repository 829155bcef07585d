import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { listPdus } from '../../db/regions.ts';
import { everyone } from '../access/may.ts';
import { sightOf } from '../access/sight.ts';
import type { Deps } from '../deps.ts';
import { codeField, regionField, textField } from '../http/fields.ts';
import { json, openApi } from '../http/openapi.ts';
import { problems } from '../http/problem-json.ts';

const pduSchema = z.object({ code: codeField, name: textField, region: regionField }).openapi('Pdu');
const pdusSchema = z.object({ content: z.array(pduSchema) }).openapi('Pdus');

const listRoute = createRoute({
  method: 'get',
  path: '/v1/pdus',
  operationId: 'listPdus',
  security: everyone,
  summary: 'The PDUs that the caller may see, by name',
  tags: ['people'],
  request: { query: z.object({ region: regionField.optional() }) },
  responses: { 200: json(pdusSchema, 'All of them'), ...problems(422) },
});

/** Probation delivery units: what lists of people, projects and sessions are narrowed down to. */
export function pduRoutes({ db }: Pick<Deps, 'db'>): OpenAPIHono {
  const app = openApi();
  app.openapi(listRoute, async (c) => {
    const { region } = c.req.valid('query');
    return c.json({ content: await listPdus(db, { region, within: sightOf(c).within }) }, 200);
  });
  return app;
}
