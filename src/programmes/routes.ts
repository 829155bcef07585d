import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Deps } from '../deps.ts';
import { openApi } from '../http/openapi.ts';
import { attendanceRoutes } from './attendance-routes.ts';
import { catchUpRoutes } from './catch-up-routes.ts';
import { facilitatorCalendarRoutes } from './facilitator-calendar-routes.ts';
import { facilitatorRoutes } from './facilitator-routes.ts';
import { groupRoutes } from './group-routes.ts';
import { groupingRoutes } from './grouping-routes.ts';
import { joinRoutes } from './join-routes.ts';
import { leaveRoutes } from './leave-routes.ts';
import { linkWorkerRoutes } from './link-worker-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { oneToOneRoutes } from './one-to-one-routes.ts';
import { programmeRoutes } from './programme-routes.ts';
import { referralFileRoutes } from './referral-file-routes.ts';
import { referralRoutes } from './referral-routes.ts';
import { rescheduleRoutes } from './reschedule-routes.ts';
import { slotPatternRoutes } from './slot-pattern-routes.ts';
import { venueRoutes } from './venue-routes.ts';
import { venueTravelRoutes } from './venue-travel-routes.ts';

/**
 * Accredited programmes: what they are, where, by whom and when groups can be held, who waits for them, how groups are
 * formed, and the life of each.
 */
export function programmesRoutes(
  deps: Pick<Deps, 'db' | 'clock' | 'programmes' | 'templates' | 'formGroups'>,
): OpenAPIHono {
  const app = openApi();
  app.route('/', programmeRoutes(deps));
  app.route('/', groupingRoutes(deps));
  app.route('/', venueRoutes(deps));
  app.route('/', facilitatorRoutes(deps));
  app.route('/', slotPatternRoutes(deps));
  app.route('/', referralRoutes(deps));
  app.route('/', referralFileRoutes(deps));
  app.route('/', venueTravelRoutes(deps));
  app.route('/', groupRoutes(deps));
  app.route('/', attendanceRoutes(deps));
  app.route('/', memberRoutes(deps));
  app.route('/', catchUpRoutes(deps));
  app.route('/', oneToOneRoutes(deps));
  app.route('/', rescheduleRoutes(deps));
  app.route('/', leaveRoutes(deps));
  app.route('/', joinRoutes(deps));
  app.route('/', linkWorkerRoutes(deps));
  app.route('/', facilitatorCalendarRoutes(deps));
  return app;
}
