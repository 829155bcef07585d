import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { namesAllowed, putNamesAllowed } from '../../db/limited-access.ts';
import { may } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import { textField } from '../http/fields.ts';
import { json, jsonBody, openApi } from '../http/openapi.ts';
import { crnParams, noPerson } from '../http/person-params.ts';
import { problems } from '../http/problem-json.ts';

const tags = ['people'];
const path = '/v1/people/{crn}/limited-access';
const mostNames = 1_000;

const namesSchema = z
  .strictObject({
    content: z
      .array(textField.openapi({ example: 'A. Caseworker' }))
      .max(mostNames)
      .openapi({ description: 'user names; none: the person is not restricted' }),
  })
  .openapi('LimitedAccess');

const getRoute = createRoute({
  method: 'get',
  path,
  operationId: 'getLimitedAccess',
  security: may('admin'),
  summary: 'Who alone may see more of a person than the crn',
  tags,
  request: { params: crnParams },
  responses: { 200: json(namesSchema, 'Their user names, in order'), ...problems(404, 422) },
});

const putRoute = createRoute({
  method: 'put',
  path,
  operationId: 'putLimitedAccess',
  security: may('admin'),
  summary: 'Put another list in the place of those who alone may see more of a person than the crn',
  description:
    'To all others the addresses of the person are not there, and lists show a placeholder. An admin sees no more than others, unless named.',
  tags,
  request: { params: crnParams, body: jsonBody(namesSchema) },
  responses: { 200: json(namesSchema, 'The list as kept'), ...problems(400, 404, 413, 415, 422) },
});

/** Restricted people: who is named. */
export function limitedAccessRoutes({ db }: Pick<Deps, 'db'>): OpenAPIHono {
  const app = openApi({ content: 'list of names' });

  app.openapi(getRoute, async (c) => {
    const { crn } = c.req.valid('param');
    const content = await namesAllowed(db, crn);
    return content ? c.json({ content }, 200) : noPerson(c, crn);
  });

  app.openapi(putRoute, async (c) => {
    const { crn } = c.req.valid('param');
    const content = await putNamesAllowed(db, crn, c.req.valid('json').content);
    return content ? c.json({ content }, 200) : noPerson(c, crn);
  });

  return app;
}
