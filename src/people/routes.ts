import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Deps } from '../deps.ts';
import { openApi } from '../http/openapi.ts';
import { limitedAccessRoutes } from './limited-access-routes.ts';
import { personListRoutes } from './list-routes.ts';
import { personRoutes } from './person-routes.ts';
import { requirementRoutes } from './requirement-routes.ts';

/** People, what is kept beside them, and their requirements. */
export function peopleRoutes(deps: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi();
  app.route('/', personRoutes(deps));
  app.route('/', personListRoutes(deps));
  app.route('/', requirementRoutes(deps));
  app.route('/', limitedAccessRoutes(deps));
  return app;
}
