import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Deps } from '../deps.ts';
import { openApi } from '../http/openapi.ts';
import { allocationRoutes } from './allocation-routes.ts';
import { calendarLinkRoutes } from './calendar-link-routes.ts';
import { creditRoutes } from './credit-routes.ts';
import { nonWorkingDateRoutes } from './non-working-date-routes.ts';
import { outcomeRoutes } from './outcome-routes.ts';

/** What casework writes down: outcomes, credit, allocations, non-working dates, and links to calendars. */
export function recordingRoutes(deps: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi();
  app.route('/', outcomeRoutes(deps));
  app.route('/', creditRoutes(deps));
  app.route('/', allocationRoutes(deps));
  app.route('/', nonWorkingDateRoutes(deps));
  app.route('/', calendarLinkRoutes(deps));
  return app;
}
