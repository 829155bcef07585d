import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { putVenueTravel, venueTravelOf } from '../../db/venue-travel.ts';
import { may } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import { notChanged } from '../http/change.ts';
import { json, jsonBody, openApi } from '../http/openapi.ts';
import { crnParams, noPerson } from '../http/person-params.ts';
import { problems } from '../http/problem-json.ts';
import { venueTravelSchema } from './referral-schemas.ts';

const tags = ['people'];
const path = '/v1/people/{crn}/venue-travel';

const getRoute = createRoute({
  method: 'get',
  path,
  operationId: 'getVenueTravel',
  security: may('programme-manager', 'caseworker'),
  summary: 'Known travel times of a person to venues; others are estimated',
  tags,
  request: { params: crnParams },
  responses: { 200: json(venueTravelSchema, 'The whole list, by venue'), ...problems(404, 422) },
});

const putRoute = createRoute({
  method: 'put',
  path,
  operationId: 'putVenueTravel',
  security: may('programme-manager', 'caseworker'),
  summary: "Put other travel times in the place of a person's",
  tags,
  request: { params: crnParams, body: jsonBody(venueTravelSchema) },
  responses: {
    200: json(venueTravelSchema, 'The list as kept'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

/** Travel of people to venues. */
export function venueTravelRoutes({ db }: Pick<Deps, 'db'>): OpenAPIHono {
  const app = openApi();

  app.openapi(getRoute, async (c) => {
    const { crn } = c.req.valid('param');
    const content = await venueTravelOf(db, crn);
    return content ? c.json({ content }, 200) : noPerson(c, crn);
  });

  app.openapi(putRoute, async (c) => {
    const { crn } = c.req.valid('param');
    const change = await putVenueTravel(db, crn, c.req.valid('json').content);
    if (change === null) return noPerson(c, crn);
    if (!('kept' in change)) return notChanged(c, change, 'crn', () => 'content');
    return c.json({ content: change.kept }, 200);
  });

  return app;
}
