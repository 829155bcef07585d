import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  changeSlotPattern,
  createSlotPattern,
  listSlotPatterns,
  slotPatternById,
} from '../../db/slot-patterns.ts';
import { may } from '../access/may.ts';
import { withinOf } from '../access/sight.ts';
import type { Deps } from '../deps.ts';
import { notChanged } from '../http/change.ts';
import { json, jsonAt, jsonBody, openApi } from '../http/openapi.ts';
import { pageAsked, pageOf } from '../http/page.ts';
import { faultsFound, notFound, problems } from '../http/problem-json.ts';
import { againstSlotPattern, faultsOfSlots } from './checks.ts';
import {
  idParams,
  newSlotPatternSchema,
  slotPatternPatchSchema,
  slotPatternSchema,
  slotPatternsQuerySchema,
  slotPatternsSchema,
} from './schemas.ts';

const tags = ['slot patterns'];

const listRoute = createRoute({
  method: 'get',
  path: '/v1/slot-patterns',
  operationId: 'listSlotPatterns',
  security: may('programme-manager'),
  summary: 'Weeks of slots by which groups may be held, in order of id',
  description: 'With a programme, those for it and those for any.',
  tags,
  request: { query: slotPatternsQuerySchema },
  responses: { 200: json(slotPatternsSchema, 'One page of patterns'), ...problems(422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/slot-patterns/{id}',
  operationId: 'getSlotPattern',
  security: may('programme-manager'),
  summary: 'A slot pattern and its slots',
  tags,
  request: { params: idParams },
  responses: { 200: json(slotPatternSchema, 'The pattern'), ...problems(404, 422) },
});

const createPatternRoute = createRoute({
  method: 'post',
  path: '/v1/slot-patterns',
  operationId: 'createSlotPattern',
  security: may('programme-manager'),
  summary: 'Keep a new slot pattern',
  tags,
  request: { body: jsonBody(newSlotPatternSchema) },
  responses: {
    201: jsonAt(slotPatternSchema, 'The pattern as kept'),
    ...problems(400, 409, 413, 415, 422),
  },
});

const changeRoute = createRoute({
  method: 'patch',
  path: '/v1/slot-patterns/{id}',
  operationId: 'changeSlotPattern',
  security: may('programme-manager'),
  summary: 'Change a slot pattern; slots that are given take the place of those kept',
  tags,
  request: { params: idParams, body: jsonBody(slotPatternPatchSchema) },
  responses: {
    200: json(slotPatternSchema, 'The pattern as kept'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

function noPattern(c: Context, id: string) {
  return notFound(c, `There is no slot pattern ${id}`);
}

/** Slot patterns: list, get, create, change. */
export function slotPatternRoutes({ db, programmes }: Pick<Deps, 'db' | 'programmes'>): OpenAPIHono {
  const app = openApi();
  const against = againstSlotPattern(programmes);

  app.openapi(listRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    return c.json(pageOf(await listSlotPatterns(db, { ...filter, ...withinOf(c) }, asked), asked), 200);
  });

  app.openapi(getRoute, async (c) => {
    const { id } = c.req.valid('param');
    const pattern = await slotPatternById(db, id);
    return pattern ? c.json(pattern, 200) : noPattern(c, id);
  });

  app.openapi(createPatternRoute, async (c) => {
    const pattern = c.req.valid('json');
    const faults = faultsOfSlots(pattern.slots);
    if (faults.length > 0) return faultsFound(c, faults);
    const change = await createSlotPattern(db, pattern, against);
    if (!('kept' in change)) return notChanged(c, change, 'id');
    return c.json(change.kept, 201, { location: `/v1/slot-patterns/${pattern.id}` });
  });

  app.openapi(changeRoute, async (c) => {
    const { id } = c.req.valid('param');
    const patch = c.req.valid('json');
    const faults = faultsOfSlots(patch.slots);
    if (faults.length > 0) return faultsFound(c, faults);
    const change = await changeSlotPattern(db, id, patch, against);
    if (change === null) return noPattern(c, id);
    return 'kept' in change ? c.json(change.kept, 200) : notChanged(c, change, 'id');
  });

  return app;
}
