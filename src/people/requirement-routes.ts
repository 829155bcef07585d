import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { personByCrn } from '../../db/people.ts';
import {
  changeRequirement,
  createRequirement,
  listRequirements,
  requirementOf,
} from '../../db/requirements.ts';
import { may } from '../access/may.ts';
import { withinOf } from '../access/sight.ts';
import type { Deps } from '../deps.ts';
import { notChanged } from '../http/change.ts';
import { json, jsonAt, jsonBody, openApi } from '../http/openapi.ts';
import { pageAsked, pageOf, pageQuerySchema } from '../http/page.ts';
import { crnParams, noPerson, noRequirement, requirementParams } from '../http/person-params.ts';
import { problems } from '../http/problem-json.ts';
import { againstRequirement } from './checks.ts';
import {
  newRequirementSchema,
  requirementPatchSchema,
  requirementSchema,
  requirementsQuerySchema,
  requirementsSchema,
} from './requirement-schemas.ts';

const tags = ['requirements'];

const listRoute = createRoute({
  method: 'get',
  path: '/v1/requirements',
  operationId: 'listRequirements',
  security: may('scheduler', 'programme-manager', 'caseworker'),
  summary: 'Unpaid work requirements, in order of CRN and event number',
  tags,
  request: { query: requirementsQuerySchema },
  responses: { 200: json(requirementsSchema, 'One page of requirements'), ...problems(422) },
});

const ofPersonRoute = createRoute({
  method: 'get',
  path: '/v1/people/{crn}/requirements',
  operationId: 'listRequirementsOfPerson',
  security: may('scheduler', 'programme-manager', 'caseworker'),
  summary: "A person's requirements",
  tags,
  request: { params: crnParams, query: pageQuerySchema },
  responses: { 200: json(requirementsSchema, 'One page of them'), ...problems(404, 422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/people/{crn}/requirements/{eventNumber}',
  operationId: 'getRequirement',
  security: may('scheduler', 'programme-manager', 'caseworker'),
  summary: 'A requirement and its appointments',
  tags,
  request: { params: requirementParams },
  responses: { 200: json(requirementSchema, 'The requirement'), ...problems(404, 422) },
});

const createRequirementRoute = createRoute({
  method: 'post',
  path: '/v1/people/{crn}/requirements',
  operationId: 'createRequirement',
  security: may('scheduler'),
  summary: 'Keep a new requirement of a person',
  tags,
  request: { params: crnParams, body: jsonBody(newRequirementSchema) },
  responses: {
    201: jsonAt(requirementSchema, 'The requirement as kept'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

const changeRoute = createRoute({
  method: 'patch',
  path: '/v1/people/{crn}/requirements/{eventNumber}',
  operationId: 'changeRequirement',
  security: may('scheduler'),
  summary: 'Change a requirement: extended, assessed, inducted, completed ...',
  tags,
  request: { params: requirementParams, body: jsonBody(requirementPatchSchema) },
  responses: {
    200: json(requirementSchema, 'The requirement as kept'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

/** Requirements: list, get, create, change. */
export function requirementRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi();

  app.openapi(listRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    return c.json(pageOf(await listRequirements(db, { ...filter, ...withinOf(c) }, asked), asked), 200);
  });

  app.openapi(ofPersonRoute, async (c) => {
    const { crn } = c.req.valid('param');
    const { asked } = pageAsked(c.req.valid('query'));
    if (!(await personByCrn(db, crn))) return noPerson(c, crn);
    return c.json(pageOf(await listRequirements(db, { crn }, asked), asked), 200);
  });

  app.openapi(getRoute, async (c) => {
    const { crn, eventNumber } = c.req.valid('param');
    const requirement = await requirementOf(db, crn, eventNumber);
    return requirement ? c.json(requirement, 200) : noRequirement(c, crn, eventNumber);
  });

  app.openapi(createRequirementRoute, async (c) => {
    const { crn } = c.req.valid('param');
    const requirement = { crn, ...c.req.valid('json') };
    const change = await createRequirement(db, requirement, againstRequirement);
    if ('refused' in change && change.field === 'crn') return noPerson(c, crn);
    if (!('kept' in change)) return notChanged(c, change, 'eventNumber');
    return c.json(change.kept, 201, {
      location: `/v1/people/${crn}/requirements/${requirement.eventNumber}`,
    });
  });

  app.openapi(changeRoute, async (c) => {
    const { crn, eventNumber } = c.req.valid('param');
    const change = await changeRequirement(
      db,
      crn,
      eventNumber,
      c.req.valid('json'),
      clock.now(),
      againstRequirement,
    );
    if (change === null) return noRequirement(c, crn, eventNumber);
    return 'kept' in change ? c.json(change.kept, 200) : notChanged(c, change, 'eventNumber');
  });

  return app;
}
