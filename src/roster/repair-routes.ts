import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { may } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import { json, jsonAt, jsonBody, openApi } from '../http/openapi.ts';
import { problems } from '../http/problem-json.ts';
import { refusalAnswer } from './answers.ts';
import { rosterParams } from './params.ts';
import { newRepairSchema, repairSchema } from './repair-schemas.ts';
import { repairRoster } from './repair-week.ts';

const repairRoute = createRoute({
  method: 'post',
  path: '/v1/rosters/{id}/repair',
  operationId: 'repairRoster',
  security: may('scheduler'),
  summary: 'Repair the published roster of a week with as few moves as can be, or ask what a repair would be',
  description:
    'On the data as they are (a session stood down, an absence, a new person, another capacity) the repair is kept as a draft, if anybody moves; days of the week that have passed stay as they were published. With `whatIf` nothing is kept.',
  tags: ['rosters'],
  request: { params: rosterParams, body: jsonBody(newRepairSchema) },
  responses: {
    200: json(repairSchema, 'The repair: nothing is kept'),
    201: jsonAt(repairSchema, 'The repair, and the draft that it is kept as'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

/** The repair of a published week. */
export function repairRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi();

  app.openapi(repairRoute, async (c) => {
    const repair = await repairRoster(db, c.req.valid('param').id, c.req.valid('json'), clock);
    if ('refused' in repair) return refusalAnswer(c, repair);
    if (repair.roster === null) return c.json(repair, 200);
    return c.json(repair, 201, { location: `/v1/rosters/${repair.roster}` });
  });

  return app;
}
