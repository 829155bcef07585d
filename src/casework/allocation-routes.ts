import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  type Allocated,
  allocationById,
  allocationsOf,
  changeAllocation,
  createAllocation,
  endAllocation,
  type NotAllocated,
} from '../../db/allocations.ts';
import { requirementOf } from '../../db/requirements.ts';
import { may } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import { notChanged } from '../http/change.ts';
import { asksForCsv, csvAnswer, formatQuery, jsonOrCsv } from '../http/csv.ts';
import { json, jsonAt, jsonBody, openApi } from '../http/openapi.ts';
import { noPerson, noRequirement, requirementParams } from '../http/person-params.ts';
import { notFound, problems, refused } from '../http/problem-json.ts';
import { againstAllocation } from './allocation-checks.ts';
import {
  allocatedSchema,
  allocationEndSchema,
  allocationParams,
  allocationPatchSchema,
  allocationSchema,
  allocationsSchema,
  newAllocationSchema,
} from './allocation-schemas.ts';
import { allocationColumns } from './list-columns.ts';
import { planView } from './plan-words.ts';

const tags = ['allocations'];

const listRoute = createRoute({
  method: 'get',
  path: '/v1/people/{crn}/requirements/{eventNumber}/allocations',
  operationId: 'listAllocations',
  security: may('scheduler', 'caseworker'),
  summary: 'The standing allocations of a requirement, in order of start date',
  tags,
  request: { params: requirementParams, query: z.object(formatQuery) },
  responses: { 200: jsonOrCsv(allocationsSchema, 'All of them'), ...problems(404, 422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/allocations/{id}',
  operationId: 'getAllocation',
  security: may('scheduler', 'caseworker'),
  summary: 'A standing allocation',
  tags,
  request: { params: allocationParams },
  responses: { 200: json(allocationSchema, 'The allocation'), ...problems(404, 422) },
});

const createAllocationRoute = createRoute({
  method: 'post',
  path: '/v1/people/{crn}/requirements/{eventNumber}/allocations',
  operationId: 'createAllocation',
  security: may('scheduler', 'caseworker'),
  summary: 'Allocate a requirement to a project on a weekday; its appointments are planned by it',
  tags,
  request: { params: requirementParams, body: jsonBody(newAllocationSchema) },
  responses: {
    201: jsonAt(allocatedSchema, 'The allocation as kept, and what that changed'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

const changeRoute = createRoute({
  method: 'patch',
  path: '/v1/allocations/{id}',
  operationId: 'changeAllocation',
  security: may('scheduler', 'caseworker'),
  summary: 'Change an allocation as it was read; its requirement is planned again',
  tags,
  request: { params: allocationParams, body: jsonBody(allocationPatchSchema) },
  responses: {
    200: json(allocatedSchema, 'The allocation as kept, and what that changed'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

const endRoute = createRoute({
  method: 'post',
  path: '/v1/allocations/{id}/end',
  operationId: 'endAllocation',
  security: may('scheduler', 'caseworker'),
  summary: 'End an allocation with a date; its requirement is planned again',
  tags,
  request: { params: allocationParams, body: jsonBody(allocationEndSchema) },
  responses: {
    200: json(allocatedSchema, 'The allocation as kept, and what that changed'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

/** Standing allocations: list, get, create, change, end. */
export function allocationRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi();

  app.openapi(listRoute, async (c) => {
    const { crn, eventNumber } = c.req.valid('param');
    if (!(await requirementOf(db, crn, eventNumber))) return noRequirement(c, crn, eventNumber);
    const content = await allocationsOf(db, { crn, eventNumber });
    if (asksForCsv(c, c.req.valid('query').format))
      return csvAnswer(c, 'allocations', allocationColumns, content);
    return c.json({ content }, 200);
  });

  app.openapi(getRoute, async (c) => {
    const { id } = c.req.valid('param');
    const allocation = await allocationById(db, id);
    return allocation ? c.json(allocation, 200) : noAllocation(c, id);
  });

  app.openapi(createAllocationRoute, async (c) => {
    const { crn, eventNumber } = c.req.valid('param');
    const allocation = { crn, eventNumber, ...c.req.valid('json') };
    const answer = await createAllocation(db, allocation, clock.now(), againstAllocation);
    if ('kept' in answer)
      return c.json(allocatedView(answer), 201, { location: `/v1/allocations/${answer.kept.id}` });
    if ('field' in answer && answer.field === 'crn') return noPerson(c, crn);
    if ('field' in answer && answer.field === 'eventNumber') return noRequirement(c, crn, eventNumber);
    return notAllocated(c, answer);
  });

  app.openapi(changeRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { version, ...patch } = c.req.valid('json');
    const answer = await changeAllocation(db, id, version, patch, clock.now(), againstAllocation);
    if (answer === null) return noAllocation(c, id);
    return 'kept' in answer ? c.json(allocatedView(answer), 200) : notAllocated(c, answer);
  });

  app.openapi(endRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { version, lastDate } = c.req.valid('json');
    const answer = await endAllocation(db, id, version, lastDate, clock.now());
    if (answer === null) return noAllocation(c, id);
    return 'kept' in answer ? c.json(allocatedView(answer), 200) : notAllocated(c, answer);
  });

  return app;
}

function allocatedView({ kept, plan }: Allocated) {
  return { allocation: kept, plan: planView(plan) };
}

function noAllocation(c: Context, id: string) {
  return notFound(c, `There is no allocation ${id}`);
}

const ruleSentences = {
  'women-only': 'The project takes women only',
  'stale-version': 'The allocation has been changed since you read it: read it again before you change it',
} as const;

function notAllocated(c: Context, why: NotAllocated) {
  if ('field' in why || 'faults' in why) return notChanged(c, why, 'id');
  return refused(c, { rule: why.refused, detail: ruleSentences[why.refused] });
}
