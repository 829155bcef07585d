import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { bookOneToOne } from '../../db/book-one-to-one.ts';
import { callerOf } from '../access/caller.ts';
import { may } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import { codeField, dateField, timeField } from '../http/fields.ts';
import { wholeField } from '../http/numbers.ts';
import { json, jsonBody, openApi } from '../http/openapi.ts';
import { problems } from '../http/problem-json.ts';
import { groupPage } from './group-page.ts';
import { codesInOrder, groupFieldNames, groupParams, groupSchema } from './group-schemas.ts';
import { breached, noGroup, notOpen, unknownNames } from './refusals.ts';

export const newOneToOneSchema = z
  .strictObject({
    referral: codeField,
    number: wholeField(1).openapi({ description: 'of the individual session of the template' }),
    date: dateField,
    from: timeField.openapi({ description: 'it is as long as the template says' }),
    facilitators: codesInOrder
      .nullable()
      .default(null)
      .openapi({ description: "null: the group's who are free" }),
  })
  .openapi('NewOneToOne');

const bookRoute = createRoute({
  method: 'post',
  path: '/v1/groups/{id}/one-to-ones',
  operationId: 'bookOneToOne',
  security: may('programme-manager'),
  summary: 'Arrange a one-to-one for which a member had no time when the group opened',
  tags: ['groups'],
  request: { params: groupParams, body: jsonBody(newOneToOneSchema) },
  responses: {
    201: json(groupSchema, 'The group with the one-to-one booked'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

/** One-to-ones that are arranged by hand. */
export function oneToOneRoutes(deps: Pick<Deps, 'db' | 'clock' | 'templates'>): OpenAPIHono {
  const { db, clock, templates } = deps;
  const app = openApi(groupFieldNames);

  app.openapi(bookRoute, async (c) => {
    const { id } = c.req.valid('param');
    const asked = c.req.valid('json');
    const answer = await bookOneToOne(db, templates, id, asked, { at: clock.now(), by: callerOf(c).name });
    if (!answer) return noGroup(c, id);
    if ('unknown' in answer) return unknownNames(c, answer.unknown);
    if ('breaches' in answer) return breached(c, answer.breaches);
    if ('refused' in answer) return notOpen(c, answer.state);
    return c.json((await groupPage(deps, id))!, 201);
  });

  return app;
}
