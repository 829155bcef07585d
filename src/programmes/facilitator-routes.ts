import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  changeFacilitator,
  createFacilitator,
  type FacilitatorLists,
  facilitatorById,
  listFacilitators,
} from '../../db/facilitators.ts';
import { may } from '../access/may.ts';
import { withinOf } from '../access/sight.ts';
import type { Deps } from '../deps.ts';
import { notChanged } from '../http/change.ts';
import { json, jsonAt, jsonBody, openApi } from '../http/openapi.ts';
import { pageAsked, pageOf } from '../http/page.ts';
import { faultsFound, notFound, problems } from '../http/problem-json.ts';
import { againstFacilitator, faultsOfFacilitatorLists } from './checks.ts';
import { routesOfList } from './list-of.ts';
import {
  facilitatorLists,
  facilitatorPatchSchema,
  facilitatorSchema,
  facilitatorsQuerySchema,
  facilitatorsSchema,
  idParams,
  newFacilitatorSchema,
} from './schemas.ts';

const tag = 'facilitators';
const tags = [tag];

const listRoute = createRoute({
  method: 'get',
  path: '/v1/facilitators',
  operationId: 'listFacilitators',
  security: may('programme-manager'),
  summary: 'Facilitators of programme groups, in order of id',
  description: 'With a PDU, those who work there: who names none works in their whole region.',
  tags,
  request: { query: facilitatorsQuerySchema },
  responses: { 200: json(facilitatorsSchema, 'One page of facilitators'), ...problems(422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/facilitators/{id}',
  operationId: 'getFacilitator',
  security: may('programme-manager'),
  summary: 'A facilitator, when they work and when they are away',
  tags,
  request: { params: idParams },
  responses: { 200: json(facilitatorSchema, 'The facilitator'), ...problems(404, 422) },
});

const createFacilitatorRoute = createRoute({
  method: 'post',
  path: '/v1/facilitators',
  operationId: 'createFacilitator',
  security: may('programme-manager'),
  summary: 'Keep a new facilitator',
  tags,
  request: { body: jsonBody(newFacilitatorSchema) },
  responses: {
    201: jsonAt(facilitatorSchema, 'The facilitator as kept'),
    ...problems(400, 409, 413, 415, 422),
  },
});

const changeRoute = createRoute({
  method: 'patch',
  path: '/v1/facilitators/{id}',
  operationId: 'changeFacilitator',
  security: may('programme-manager'),
  summary: 'Change what is known of a facilitator; fields that are not named stay as they are',
  tags,
  request: { params: idParams, body: jsonBody(facilitatorPatchSchema) },
  responses: {
    200: json(facilitatorSchema, 'The facilitator as kept'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

const ofFacilitator = { address: '/v1/facilitators/{id}', params: idParams, tag } as const;
const hours = routesOfList(ofFacilitator, {
  path: 'hours',
  name: 'FacilitatorHours',
  words: 'weekly hours of a facilitator',
  list: facilitatorLists.hours,
});
const leave = routesOfList(ofFacilitator, {
  path: 'leave',
  name: 'FacilitatorLeave',
  words: 'dates on which a facilitator is away',
  list: facilitatorLists.leave,
});

/** 404 for a facilitator who is not kept. */
export function noFacilitator(c: Context, id: string) {
  return notFound(c, `There is no facilitator ${id}`);
}

/** Facilitators: list, get, create, change, and what is kept beside them. */
export function facilitatorRoutes({ db, programmes }: Pick<Deps, 'db' | 'programmes'>): OpenAPIHono {
  const app = openApi();
  const against = againstFacilitator(programmes);

  app.openapi(listRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    return c.json(pageOf(await listFacilitators(db, { ...filter, ...withinOf(c) }, asked), asked), 200);
  });

  app.openapi(getRoute, async (c) => {
    const { id } = c.req.valid('param');
    const facilitator = await facilitatorById(db, id);
    return facilitator ? c.json(facilitator, 200) : noFacilitator(c, id);
  });

  app.openapi(createFacilitatorRoute, async (c) => {
    const facilitator = c.req.valid('json');
    const faults = faultsOfFacilitatorLists(facilitator, (list) => list);
    if (faults.length > 0) return faultsFound(c, faults);
    const change = await createFacilitator(db, facilitator, against);
    if (!('kept' in change)) return notChanged(c, change, 'id');
    return c.json(change.kept, 201, { location: `/v1/facilitators/${facilitator.id}` });
  });

  app.openapi(changeRoute, async (c) => {
    const { id } = c.req.valid('param');
    const change = await changeFacilitator(db, id, c.req.valid('json'), against);
    if (change === null) return noFacilitator(c, id);
    return 'kept' in change ? c.json(change.kept, 200) : notChanged(c, change, 'id');
  });

  const read = async <L extends keyof FacilitatorLists>(c: Context, id: string, list: L) => {
    const facilitator = await facilitatorById(db, id);
    return facilitator ? c.json({ content: facilitator[list] }, 200) : noFacilitator(c, id);
  };

  const put = async <L extends keyof FacilitatorLists>(
    c: Context,
    id: string,
    list: L,
    content: FacilitatorLists[L],
  ) => {
    const given = { [list]: content } as Pick<FacilitatorLists, L>;
    const faults = faultsOfFacilitatorLists(given, () => 'content');
    if (faults.length > 0) return faultsFound(c, faults);
    const change = await changeFacilitator(db, id, given);
    if (change === null) return noFacilitator(c, id);
    if (!('kept' in change)) return notChanged(c, change, 'id', () => 'content');
    return c.json({ content: change.kept[list] }, 200);
  };

  app.openapi(hours.get, (c) => read(c, c.req.valid('param').id, 'hours'));
  app.openapi(hours.put, (c) => put(c, c.req.valid('param').id, 'hours', c.req.valid('json').content));
  app.openapi(leave.get, (c) => read(c, c.req.valid('param').id, 'leave'));
  app.openapi(leave.put, (c) => put(c, c.req.valid('param').id, 'leave', c.req.valid('json').content));
  return app;
}
