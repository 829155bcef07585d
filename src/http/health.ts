import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { isReady } from '../../db/ready.ts';
import { openToAll } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import { json, openApi } from './openapi.ts';
import { notReady, problems } from './problem-json.ts';
import type { Storage } from './storage.ts';
import { sentences } from './storage-faults.ts';
import type { Traffic } from './traffic.ts';

const stateSchema = z.object({ status: z.literal('up') }).openapi('State');

const healthRoute = createRoute({
  method: 'get',
  path: '/health',
  operationId: 'health',
  security: openToAll,
  summary: 'Is the process up?',
  tags: ['service'],
  responses: { 200: json(stateSchema, 'The process is up'), ...problems() },
});

const readyRoute = createRoute({
  method: 'get',
  path: '/ready',
  operationId: 'ready',
  summary:
    'Can it serve: does the database answer, with every migration applied, can it be written, and is it not ending?',
  security: openToAll,
  tags: ['service'],
  responses: { 200: json(stateSchema, 'It can serve'), ...problems(503) },
});

interface HealthDeps extends Pick<Deps, 'db'> {
  storage: Pick<Storage, 'fault'>;
  traffic: Traffic;
}

/** For whoever runs the process: up, and able to serve. */
export function healthRoutes({ db, storage, traffic }: HealthDeps): OpenAPIHono {
  const app = openApi();
  app.openapi(healthRoute, (c) => c.json({ status: 'up' as const }, 200));
  app.openapi(readyRoute, async (c) => {
    if (traffic.ending) return notReady(c, 'The service is ending');
    if (!(await isReady(db))) return notReady(c, 'The database does not answer, or lacks a migration');
    const kind = await storage.fault();
    return kind === null ? c.json({ status: 'up' as const }, 200) : notReady(c, sentences[kind], { kind });
  });
  return app;
}
