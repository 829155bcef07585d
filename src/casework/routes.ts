import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Deps } from '../deps.ts';
import { openApi } from '../http/openapi.ts';
import { calendarRoutes } from './calendar-routes.ts';
import { hoursRoutes } from './hours-routes.ts';
import { progressRoutes } from './progress-routes.ts';
import { recordingRoutes } from './recording-routes.ts';

/** What casework writes down of a requirement, and what it reads of it. */
export function caseworkRoutes(deps: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi();
  app.route('/', recordingRoutes(deps));
  app.route('/', hoursRoutes(deps));
  app.route('/', progressRoutes(deps));
  app.route('/', calendarRoutes(deps));
  return app;
}
