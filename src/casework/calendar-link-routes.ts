import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { createCalendarLink, revokeCalendarLinks } from '../../db/calendar-links.ts';
import { may } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import { calendarAddress, calendarSecretHash, newCalendarSecret } from '../http/calendar-secret.ts';
import { json, openApi } from '../http/openapi.ts';
import { crnParams, noPerson } from '../http/person-params.ts';
import { problems } from '../http/problem-json.ts';
import { tellOnce } from '../http/told-once.ts';

const tags = ['calendars'];

const linkSchema = z
  .object({
    address: z.string().openapi({
      description: 'where a calendar reads it, on this service: keep it, since it is told only now',
      example: '/v1/calendars/tUq8Zr2KpX4.ics',
    }),
  })
  .openapi('CalendarLink');

const createLinkRoute = createRoute({
  method: 'post',
  path: '/v1/people/{crn}/calendar-link',
  operationId: 'createCalendarLink',
  security: may('caseworker'),
  summary: "Make a secret address at which a person's calendar can be read; earlier ones stay",
  tags,
  request: { params: crnParams },
  responses: { 201: json(linkSchema, 'The address'), ...problems(404, 409, 422) },
});

const revokeLinksRoute = createRoute({
  method: 'delete',
  path: '/v1/people/{crn}/calendar-link',
  operationId: 'revokeCalendarLinks',
  security: may('caseworker'),
  summary: "Revoke all secret addresses of a person's calendar",
  tags,
  request: { params: crnParams },
  responses: { 204: { description: 'None can be read any more' }, ...problems(404, 422) },
});

/** Links to a person's calendar: make one, revoke them all. */
export function calendarLinkRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi();

  app.openapi(createLinkRoute, async (c) => {
    const { crn } = c.req.valid('param');
    const secret = newCalendarSecret();
    const made = await createCalendarLink(db, crn, calendarSecretHash(secret), clock.now());
    if (!made) return noPerson(c, crn);
    // Nobody keeps the secret for them, an answer to be sent again neither.
    tellOnce(c);
    return c.json({ address: calendarAddress(secret) }, 201, { 'cache-control': 'no-store' });
  });

  app.openapi(revokeLinksRoute, async (c) => {
    const { crn } = c.req.valid('param');
    const revoked = await revokeCalendarLinks(db, crn, clock.now());
    return revoked === null ? noPerson(c, crn) : c.body(null, 204);
  });

  return app;
}
