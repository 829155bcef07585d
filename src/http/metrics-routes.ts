import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { may } from '../access/may.ts';
import type { Metrics } from './metrics.ts';
import { openApi } from './openapi.ts';
import { problems } from './problem-json.ts';

const metricsRoute = createRoute({
  method: 'get',
  path: '/metrics',
  operationId: 'metrics',
  summary: 'Requests, runs, the queue and how good the newest rosters are, for Prometheus',
  security: may('admin'),
  tags: ['service'],
  responses: {
    200: { description: "Prometheus' text", content: { 'text/plain': { schema: z.string() } } },
    ...problems(403),
  },
});

/** The figures of the service. */
export function metricsRoutes(metrics: Metrics): OpenAPIHono {
  const app = openApi();
  app.openapi(metricsRoute, async (c) => {
    return c.text(await metrics.text(), 200, { 'content-type': metrics.contentType });
  });
  return app;
}
