import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  changePickUpPoint,
  createPickUpPoint,
  listPickUpPoints,
  pickUpPointByCode,
} from '../../db/projects.ts';
import { may } from '../access/may.ts';
import { sightOf } from '../access/sight.ts';
import type { Deps } from '../deps.ts';
import { notChanged } from '../http/change.ts';
import { json, jsonAt, jsonBody, openApi } from '../http/openapi.ts';
import { pageAsked, pageOf, pageQuerySchema } from '../http/page.ts';
import { notFound, problems, refused } from '../http/problem-json.ts';
import { codeParams, pickUpPointPatchSchema, pickUpPointSchema, pickUpPointsSchema } from './schemas.ts';

const tags = ['projects'];

const listRoute = createRoute({
  method: 'get',
  path: '/v1/pick-up-points',
  operationId: 'listPickUpPoints',
  security: may('scheduler', 'caseworker'),
  summary: 'Pick-up points, in order of code',
  tags,
  request: { query: pageQuerySchema },
  responses: { 200: json(pickUpPointsSchema, 'One page of pick-up points'), ...problems(422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/pick-up-points/{code}',
  operationId: 'getPickUpPoint',
  security: may('scheduler', 'caseworker'),
  summary: 'A pick-up point',
  tags,
  request: { params: codeParams },
  responses: { 200: json(pickUpPointSchema, 'The pick-up point'), ...problems(404, 422) },
});

const createPointRoute = createRoute({
  method: 'post',
  path: '/v1/pick-up-points',
  operationId: 'createPickUpPoint',
  security: may('scheduler'),
  summary: 'Keep a new pick-up point',
  tags,
  request: { body: jsonBody(pickUpPointSchema) },
  responses: { 201: jsonAt(pickUpPointSchema, 'The point as kept'), ...problems(400, 409, 413, 415, 422) },
});

const changeRoute = createRoute({
  method: 'patch',
  path: '/v1/pick-up-points/{code}',
  operationId: 'changePickUpPoint',
  security: may('scheduler'),
  summary: 'Change a pick-up point',
  tags,
  request: { params: codeParams, body: jsonBody(pickUpPointPatchSchema) },
  responses: {
    200: json(pickUpPointSchema, 'The point as kept'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

const servesOthers = {
  rule: 'serves-others',
  detail: 'People of other areas are picked up there too: keep another point under a code of its own',
};

function noPoint(c: Context, code: string) {
  return notFound(c, `There is no pick-up point ${code}`);
}

/** Pick-up points: list, get, create, change. The rides from them belong to projects. */
export function pickUpPointRoutes({ db }: Pick<Deps, 'db'>): OpenAPIHono {
  const app = openApi();

  app.openapi(listRoute, async (c) => {
    const { asked } = pageAsked(c.req.valid('query'));
    return c.json(pageOf(await listPickUpPoints(db, asked), asked), 200);
  });

  app.openapi(getRoute, async (c) => {
    const { code } = c.req.valid('param');
    const point = await pickUpPointByCode(db, code);
    return point ? c.json(point, 200) : noPoint(c, code);
  });

  app.openapi(createPointRoute, async (c) => {
    const point = c.req.valid('json');
    const change = await createPickUpPoint(db, point);
    if (!('kept' in change)) return notChanged(c, change, 'code');
    return c.json(change.kept, 201, { location: `/v1/pick-up-points/${point.code}` });
  });

  app.openapi(changeRoute, async (c) => {
    const { code } = c.req.valid('param');
    const change = await changePickUpPoint(db, code, c.req.valid('json'), sightOf(c).within);
    if (change === null) return noPoint(c, code);
    if (change === 'elsewhere') return refused(c, servesOthers);
    return 'kept' in change ? c.json(change.kept, 200) : notChanged(c, change, 'code');
  });

  return app;
}
