import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { calendarOf } from '../../db/calendar-links.ts';
import { openToAll } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import { calendarMediaType, calendarSuffix, calendarText, secretIn } from '../http/calendar.ts';
import { calendarSecretHash } from '../http/calendar-secret.ts';
import { textField } from '../http/fields.ts';
import { openApi } from '../http/openapi.ts';
import { notFound, problems } from '../http/problem-json.ts';
import { eventOf } from './calendar.ts';

const calendarRoute = createRoute({
  method: 'get',
  path: '/v1/calendars/{file}',
  operationId: 'getCalendar',
  security: openToAll,
  summary: "A person's appointments for their own calendar, by a secret link: times and places only",
  tags: ['hours'],
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

/** The feed that a person's calendar reads. Whoever has the link may read it; a link that is revoked is not there. */
export function calendarRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi();

  app.openapi(calendarRoute, async (c) => {
    const { file } = c.req.valid('param');
    const secret = secretIn(file);
    const calendar = secret === null ? null : await calendarOf(db, calendarSecretHash(secret), clock.today());
    if (secret === null || calendar === null) return notFound(c, 'There is no such calendar');
    const asked = { name: 'Appointments', at: clock.now(), secret };
    return c.body(calendarText(calendar.appointments.map(eventOf), asked), 200, {
      'content-type': `${calendarMediaType}; charset=utf-8`,
      'cache-control': 'private',
    });
  });

  return app;
}
