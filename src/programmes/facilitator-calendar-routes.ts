import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  createFacilitatorCalendarLink,
  facilitatorCalendarOf,
  type HeldSession,
  revokeFacilitatorCalendarLinks,
} from '../../db/facilitator-calendar-links.ts';
import { may, openToAll } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import {
  type CalendarEvent,
  calendarMediaType,
  calendarSuffix,
  calendarText,
  secretIn,
} from '../http/calendar.ts';
import { calendarSecretHash, newCalendarSecret } from '../http/calendar-secret.ts';
import { textField } from '../http/fields.ts';
import { json, openApi } from '../http/openapi.ts';
import { notFound, problems } from '../http/problem-json.ts';
import { tellOnce } from '../http/told-once.ts';
import { noFacilitator } from './facilitator-routes.ts';
import { idParams } from './schemas.ts';

const tags = ['calendars'];
const feedPath = '/v1/facilitator-calendars';

const createLinkRoute = createRoute({
  method: 'post',
  path: '/v1/facilitators/{id}/calendar-link',
  operationId: 'createFacilitatorCalendarLink',
  security: may('programme-manager'),
  summary: "Make a secret address at which a facilitator's calendar can be read; earlier ones stay",
  tags,
  request: { params: idParams },
  responses: {
    201: json(
      z
        .object({
          address: z.string().openapi({ description: 'on this service: keep it, since it is told only now' }),
        })
        .openapi('FacilitatorCalendarLink'),
      'The address',
    ),
    ...problems(404, 409, 422),
  },
});

const revokeLinksRoute = createRoute({
  method: 'delete',
  path: '/v1/facilitators/{id}/calendar-link',
  operationId: 'revokeFacilitatorCalendarLinks',
  security: may('programme-manager'),
  summary: "Revoke all secret addresses of a facilitator's calendar",
  tags,
  request: { params: idParams },
  responses: { 204: { description: 'None can be read any more' }, ...problems(404, 422) },
});

const calendarRoute = createRoute({
  method: 'get',
  path: `${feedPath}/{file}`,
  operationId: 'getFacilitatorCalendar',
  security: openToAll,
  summary: 'What a facilitator holds, by a secret link: times, places, programmes, and nobody who comes',
  tags,
  request: {
    params: z.object({ file: textField.openapi({ description: `the secret, and ${calendarSuffix}` }) }),
  },
  responses: {
    200: {
      description: 'The calendar (RFC 5545)',
      content: { [calendarMediaType]: { schema: z.string() } },
    },
    ...problems(404),
  },
});

/** Facilitators' calendars: links to them, and the feed. */
export function facilitatorCalendarRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi();

  app.openapi(createLinkRoute, async (c) => {
    const { id } = c.req.valid('param');
    const secret = newCalendarSecret();
    const made = await createFacilitatorCalendarLink(db, id, calendarSecretHash(secret), clock.now());
    if (!made) return noFacilitator(c, id);
    tellOnce(c);
    const address = `${feedPath}/${secret}${calendarSuffix}`;
    return c.json({ address }, 201, { 'cache-control': 'no-store' });
  });

  app.openapi(revokeLinksRoute, async (c) => {
    const { id } = c.req.valid('param');
    const revoked = await revokeFacilitatorCalendarLinks(db, id, clock.now());
    return revoked ? c.body(null, 204) : noFacilitator(c, id);
  });

  app.openapi(calendarRoute, async (c) => {
    const secret = secretIn(c.req.valid('param').file);
    const held =
      secret === null ? null : await facilitatorCalendarOf(db, calendarSecretHash(secret), clock.today());
    if (secret === null || held === null) return notFound(c, 'There is no such calendar');
    const asked = { name: 'Programme sessions', at: clock.now(), secret };
    return c.body(calendarText(held.map(eventOf), asked), 200, {
      'content-type': `${calendarMediaType}; charset=utf-8`,
      'cache-control': 'private',
    });
  });

  return app;
}

function eventOf({ kind, programme, ...held }: HeldSession): CalendarEvent {
  const summary = kind === 'group' ? programme : `${programme} one-to-one`;
  return { ...held, summary, description: null };
}
