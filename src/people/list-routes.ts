import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { changePerson, type PersonLists, personByCrn } from '../../db/people.ts';
import { may, type Security } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import { notChanged } from '../http/change.ts';
import { json, jsonBody, openApi } from '../http/openapi.ts';
import { crnParams, noPerson } from '../http/person-params.ts';
import { faultsFound, problems } from '../http/problem-json.ts';
import { faultsOfLists } from './checks.ts';
import { keptApartUnseen, personSeen } from './kept-apart.ts';
import { lists } from './schemas.ts';

/** The two routes of one list of a person: read it, and put another in its place. */
function routesOf<Path extends string, List extends z.ZodType>(
  path: Path,
  name: string,
  words: string,
  list: List,
  changedBy: Security,
) {
  const address = `/v1/people/{crn}/${path}` as const;
  const schema = z.strictObject({ content: list }).openapi(`${name}List`);
  const tags = ['people'];
  return {
    get: createRoute({
      method: 'get',
      path: address,
      operationId: `get${name}`,
      security: may('scheduler', 'programme-manager', 'caseworker'),
      summary: `A person's ${words}`,
      tags,
      request: { params: crnParams },
      responses: { 200: json(schema, 'The whole list'), ...problems(404, 422) },
    }),
    put: createRoute({
      method: 'put',
      path: address,
      operationId: `put${name}`,
      security: changedBy,
      summary: `Put another list in the place of a person's ${words}`,
      tags,
      request: { params: crnParams, body: jsonBody(schema) },
      responses: { 200: json(schema, 'The list as kept'), ...problems(400, 404, 409, 413, 415, 422) },
    }),
  };
}

const byBoth = may('scheduler', 'caseworker');
const availability = routesOf('availability', 'Availability', 'weekly windows', lists.availability, byBoth);
const exceptions = routesOf(
  'availability-exceptions',
  'AvailabilityExceptions',
  'dates on which the weekly windows do not hold',
  lists.exceptions,
  byBoth,
);
const commitments = routesOf(
  'commitments',
  'Commitments',
  'times promised elsewhere: no work then',
  lists.commitments,
  byBoth,
);
const keepApart = routesOf(
  'keep-apart',
  'KeepApart',
  'people never to be met on a session',
  lists.keepApart,
  may('scheduler'),
);

/** What is kept beside a person, list by list. */
export function personListRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi();

  const read = async <L extends keyof PersonLists>(c: Context, crn: string, list: L) => {
    const person = await personByCrn(db, crn);
    return person ? c.json({ content: personSeen(c, person)[list] }, 200) : noPerson(c, crn);
  };

  const put = async <L extends keyof PersonLists>(
    c: Context,
    crn: string,
    list: L,
    content: PersonLists[L],
  ) => {
    const given = { [list]: content } as Pick<PersonLists, L>;
    const faults = faultsOfLists(given, () => 'content');
    if (faults.length > 0) return faultsFound(c, faults);
    const change = await changePerson(db, crn, given, clock.now());
    if (change === null) return noPerson(c, crn);
    if (!('kept' in change)) return notChanged(c, change, 'crn', () => 'content');
    return c.json({ content: personSeen(c, change.kept)[list] }, 200);
  };

  app.openapi(availability.get, (c) => read(c, c.req.valid('param').crn, 'availability'));
  app.openapi(availability.put, (c) =>
    put(c, c.req.valid('param').crn, 'availability', c.req.valid('json').content),
  );
  app.openapi(exceptions.get, (c) => read(c, c.req.valid('param').crn, 'exceptions'));
  app.openapi(exceptions.put, (c) =>
    put(c, c.req.valid('param').crn, 'exceptions', c.req.valid('json').content),
  );
  app.openapi(commitments.get, (c) => read(c, c.req.valid('param').crn, 'commitments'));
  app.openapi(commitments.put, (c) =>
    put(c, c.req.valid('param').crn, 'commitments', c.req.valid('json').content),
  );
  app.openapi(keepApart.get, (c) => read(c, c.req.valid('param').crn, 'keepApart'));
  app.openapi(keepApart.put, async (c) => {
    const { crn } = c.req.valid('param');
    const person = await personByCrn(db, crn);
    // Pairs with people elsewhere stand: who does not see them cannot mean to part with them.
    const unseen = person ? keptApartUnseen(c, person) : [];
    return put(c, crn, 'keepApart', [...c.req.valid('json').content, ...unseen]);
  });
  return app;
}
