import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Deps } from '../deps.ts';
import { openApi } from '../http/openapi.ts';
import { changeRoutes } from './change-routes.ts';
import { gridRoutes } from './grid-routes.ts';
import { lookRoutes } from './look-routes.ts';
import { mapRoutes } from './map-routes.ts';
import { repairRoutes } from './repair-routes.ts';
import { runRoutes } from './run-routes.ts';
import { suggestRoutes } from './suggest-routes.ts';

/** The life of a roster: run, look, ask, pin, move, publish, repair; and standing a session down. */
export function rosterRoutes(deps: Pick<Deps, 'db' | 'clock' | 'runs'>): OpenAPIHono {
  const app = openApi();
  app.route('/', runRoutes(deps));
  app.route('/', lookRoutes(deps));
  app.route('/', gridRoutes(deps));
  app.route('/', mapRoutes(deps));
  app.route('/', suggestRoutes(deps));
  app.route('/', changeRoutes(deps));
  app.route('/', repairRoutes(deps));
  return app;
}
