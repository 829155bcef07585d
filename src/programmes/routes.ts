import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Deps } from '../deps.ts';
import { openApi } from '../http/openapi.ts';
import { programmeRoutes } from './programme-routes.ts';

/** Accredited programmes. */
export function programmesRoutes(deps: Pick<Deps, 'db' | 'clock' | 'templates'>): OpenAPIHono {
  const app = openApi();
  app.route('/', programmeRoutes(deps));
  return app;
}
