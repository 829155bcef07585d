import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { changePerson, createPerson, listPeople, personByCrn } from '../../db/people.ts';
import { may } from '../access/may.ts';
import { withinOf } from '../access/sight.ts';
import type { Deps } from '../deps.ts';
import { notChanged } from '../http/change.ts';
import { json, jsonAt, jsonBody, openApi } from '../http/openapi.ts';
import { pageAsked, pageOf } from '../http/page.ts';
import { crnParams, noPerson } from '../http/person-params.ts';
import { faultsFound, problems } from '../http/problem-json.ts';
import { againstPerson, faultsOfLists } from './checks.ts';
import { personSeen } from './kept-apart.ts';
import {
  newPersonSchema,
  peopleQuerySchema,
  peopleSchema,
  personPatchSchema,
  personSchema,
} from './schemas.ts';

const tags = ['people'];

const listRoute = createRoute({
  method: 'get',
  path: '/v1/people',
  operationId: 'listPeople',
  security: may('scheduler', 'programme-manager', 'caseworker'),
  summary: 'People on probation, in order of CRN',
  tags,
  request: { query: peopleQuerySchema },
  responses: { 200: json(peopleSchema, 'One page of people'), ...problems(422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/people/{crn}',
  operationId: 'getPerson',
  security: may('scheduler', 'programme-manager', 'caseworker'),
  summary: 'A person, when they can work, and whom they must not meet',
  tags,
  request: { params: crnParams },
  responses: { 200: json(personSchema, 'The person'), ...problems(404, 422) },
});

const createPersonRoute = createRoute({
  method: 'post',
  path: '/v1/people',
  operationId: 'createPerson',
  security: may('scheduler'),
  summary: 'Keep a new person',
  tags,
  request: { body: jsonBody(newPersonSchema) },
  responses: {
    201: jsonAt(personSchema, 'The person as kept'),
    ...problems(400, 409, 413, 415, 422),
  },
});

const changeRoute = createRoute({
  method: 'patch',
  path: '/v1/people/{crn}',
  operationId: 'changePerson',
  security: may('scheduler'),
  summary: 'Change what is known of a person; fields that are not named stay as they are',
  tags,
  request: { params: crnParams, body: jsonBody(personPatchSchema) },
  responses: { 200: json(personSchema, 'The person as kept'), ...problems(400, 404, 409, 413, 415, 422) },
});

/** People themselves: list, get, create, change. */
export function personRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi();

  app.openapi(listRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    return c.json(pageOf(await listPeople(db, { ...filter, ...withinOf(c) }, asked), asked), 200);
  });

  app.openapi(getRoute, async (c) => {
    const { crn } = c.req.valid('param');
    const person = await personByCrn(db, crn);
    return person ? c.json(personSeen(c, person), 200) : noPerson(c, crn);
  });

  app.openapi(createPersonRoute, async (c) => {
    const person = c.req.valid('json');
    const faults = faultsOfLists(person, (list) => list);
    if (faults.length > 0) return faultsFound(c, faults);
    const change = await createPerson(db, person, againstPerson(clock.today()));
    if (!('kept' in change)) return notChanged(c, change, 'crn');
    return c.json(personSeen(c, change.kept), 201, { location: `/v1/people/${person.crn}` });
  });

  app.openapi(changeRoute, async (c) => {
    const { crn } = c.req.valid('param');
    const change = await changePerson(
      db,
      crn,
      c.req.valid('json'),
      clock.now(),
      againstPerson(clock.today()),
    );
    if (change === null) return noPerson(c, crn);
    return 'kept' in change ? c.json(personSeen(c, change.kept), 200) : notChanged(c, change, 'crn');
  });

  return app;
}
