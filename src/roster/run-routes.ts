import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { listRuns } from '../../db/runs.ts';
import { runStatuses } from '../../db/schema.ts';
import { may } from '../access/may.ts';
import { withinOf } from '../access/sight.ts';
import type { Deps } from '../deps.ts';
import { mondayField } from '../http/fields.ts';
import { json, jsonAt, jsonBody, openApi } from '../http/openapi.ts';
import { pageAsked, pageOf, pageQuerySchema } from '../http/page.ts';
import { faultsFound, problems, refused } from '../http/problem-json.ts';
import { areaQuery } from '../http/query.ts';
import { noRun, refusalAnswer } from './answers.ts';
import { numberField } from './params.ts';
import { type RefusalName, refusalInWords } from './refusals.ts';
import { newRunSchema, runSchema, runsSchema, startedRunSchema } from './run-schemas.ts';
import { runView, startedRunView } from './run-view.ts';

const tags = ['rosters'];
const params = z.object({ id: numberField });

const startRoute = createRoute({
  method: 'post',
  path: '/v1/rosters',
  operationId: 'startRun',
  security: may('scheduler'),
  summary: 'Run a week: a draft roster of a region or PDU, in the background',
  description:
    'Answers at once with the run and its address. When the run is done it names the draft; bookings people have been told of are kept where they can be, and days of the week that have passed stay as they were published. While a run of the same area and week is under way, around the same pins, that is the one answered with (joined); around other pins it is refused.',
  tags,
  request: { body: jsonBody(newRunSchema) },
  responses: {
    202: jsonAt(startedRunSchema, 'The run as queued, or the one that is joined'),
    ...problems(400, 409, 413, 415, 422),
  },
});

const listRoute = createRoute({
  method: 'get',
  path: '/v1/runs',
  operationId: 'listRuns',
  security: may('scheduler'),
  summary: 'Runs, the latest first',
  tags,
  request: {
    query: pageQuerySchema.extend({
      ...areaQuery,
      weekStart: mondayField.optional(),
      status: z.enum(runStatuses).optional(),
    }),
  },
  responses: { 200: json(runsSchema, 'One page of runs'), ...problems(422) },
});

const stateRoute = createRoute({
  method: 'get',
  path: '/v1/runs/{id}',
  operationId: 'getRun',
  security: may('scheduler'),
  summary: 'How far a run is, or what it came to',
  tags,
  request: { params },
  responses: { 200: json(runSchema, 'The run'), ...problems(404, 422) },
});

const stopRoute = createRoute({
  method: 'post',
  path: '/v1/runs/{id}/stop',
  operationId: 'stopRun',
  security: may('scheduler'),
  summary: 'Stop a run: a running one soon ends with the best it has, a queued one with nothing',
  tags,
  request: { params },
  responses: { 200: json(runSchema, 'The run as it is now'), ...problems(404, 409, 422) },
});

const resumeRoute = createRoute({
  method: 'post',
  path: '/v1/runs/{id}/resume',
  operationId: 'resumeRun',
  security: may('scheduler'),
  summary: 'Resume a run that died: the same request in a new run that begins from its last best',
  tags,
  request: { params },
  responses: {
    202: jsonAt(startedRunSchema, 'The new run as queued, or the one of its week that is joined'),
    ...problems(404, 409, 422),
  },
});

/** What of a request names something that is not there. */
const fieldOf: Partial<Record<RefusalName, string>> = { 'unknown-pdu': 'pdu', 'unknown-around': 'around' };

/** Runs: start, list, state, stop, resume. */
export function runRoutes({ db, runs }: Pick<Deps, 'db' | 'runs'>): OpenAPIHono {
  const app = openApi();

  app.openapi(startRoute, async (c) => {
    const run = await runs.start(c.req.valid('json'));
    if (!('refused' in run)) return c.json(startedRunView(run), 202, { location: `/v1/runs/${run.id}` });
    const path = fieldOf[run.refused];
    if (path === undefined) return refused(c, { rule: run.refused, detail: refusalInWords(run) });
    return faultsFound(c, [{ code: 'unknown', path, message: refusalInWords(run) }]);
  });

  app.openapi(listRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    return c.json(pageOf(await listRuns(db, { ...filter, ...withinOf(c) }, asked), asked), 200);
  });

  app.openapi(stateRoute, async (c) => {
    const run = await runs.state(c.req.valid('param').id);
    return run ? c.json(runView(run), 200) : noRun(c);
  });

  app.openapi(stopRoute, async (c) => {
    const run = await runs.stop(c.req.valid('param').id);
    if (!run) return noRun(c);
    return 'refused' in run ? refusalAnswer(c, run) : c.json(runView(run), 200);
  });

  app.openapi(resumeRoute, async (c) => {
    const run = await runs.resume(c.req.valid('param').id);
    if (!run) return noRun(c);
    if ('refused' in run) return refusalAnswer(c, run);
    return c.json(startedRunView(run), 202, { location: `/v1/runs/${run.id}` });
  });

  return app;
}
