import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { may } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import { json, openApi } from '../http/openapi.ts';
import { problems } from '../http/problem-json.ts';
import { noRoster } from './answers.ts';
import { mapOf } from './map.ts';
import { rosterMapSchema } from './map-schemas.ts';
import { rosterParams } from './params.ts';

const mapRoute = createRoute({
  method: 'get',
  path: '/v1/rosters/{id}/map',
  operationId: 'getRosterMap',
  security: may('scheduler', 'caseworker'),
  summary: 'A roster as a map: homes by PDU, projects, and how many travel from where to where',
  tags: ['rosters'],
  request: { params: rosterParams },
  responses: { 200: json(rosterMapSchema, 'The map'), ...problems(404, 422) },
});

/** A roster as a map. */
export function mapRoutes({ db }: Pick<Deps, 'db'>): OpenAPIHono {
  const app = openApi();

  app.openapi(mapRoute, async (c) => {
    const map = await mapOf(db, c.req.valid('param').id);
    return map ? c.json(map, 200) : noRoster(c);
  });

  return app;
}
