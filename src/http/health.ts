import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { isReady } from '../../db/ready.ts';
import type { Deps } from '../deps.ts';
import { json, openApi } from './openapi.ts';
import { notReady, problems } from './problem-json.ts';

const stateSchema = z.object({ status: z.literal('up') }).openapi('State');

const healthRoute = createRoute({
  method: 'get',
  path: '/health',
  operationId: 'health',
  summary: 'Is the process up?',
  tags: ['service'],
  responses: { 200: json(stateSchema, 'The process is up'), ...problems() },
});

const readyRoute = createRoute({
  method: 'get',
  path: '/ready',
  operationId: 'ready',
  summary: 'Can it serve: does the database answer, with every migration applied?',
  tags: ['service'],
  responses: { 200: json(stateSchema, 'It can serve'), ...problems(503) },
});

/** For whoever runs the process: up, and able to serve. */
export function healthRoutes({ db }: Pick<Deps, 'db'>): OpenAPIHono {
  const app = openApi();
  app.openapi(healthRoute, (c) => c.json({ status: 'up' as const }, 200));
  app.openapi(readyRoute, async (c) =>
    (await isReady(db))
      ? c.json({ status: 'up' as const }, 200)
      : notReady(c, 'The database does not answer, or lacks a migration'),
  );
  return app;
}
