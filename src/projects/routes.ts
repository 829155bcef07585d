import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Deps } from '../deps.ts';
import { openApi } from '../http/openapi.ts';
import { pduRoutes } from './pdu-routes.ts';
import { pickUpPointRoutes } from './pick-up-point-routes.ts';
import { projectRoutes } from './project-routes.ts';
import { sessionRoutes } from './session-routes.ts';

/** Projects, their sessions, and where people are picked up for them. */
export function projectsRoutes(deps: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi();
  app.route('/', projectRoutes(deps));
  app.route('/', sessionRoutes(deps));
  app.route('/', pickUpPointRoutes(deps));
  app.route('/', pduRoutes(deps));
  return app;
}
