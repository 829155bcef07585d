import type { OpenAPIHono } from '@hono/zod-openapi';
import { except } from 'hono/combine';
import { type RequestIdVariables, requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { withSecurity } from './access/security-schemes.ts';
import { signInRoutes } from './access/sign-in-routes.ts';
import { signedIn } from './access/signed-in.ts';
import { caseworkRoutes } from './casework/routes.ts';
import type { Deps } from './deps.ts';
import { docs } from './http/docs.ts';
import { failure } from './http/failure.ts';
import { healthRoutes } from './http/health.ts';
import { idempotency } from './http/idempotency.ts';
import { withIdempotencyKey } from './http/idempotency-key.ts';
import { openApi } from './http/openapi.ts';
import { notFound } from './http/problem-json.ts';
import { readableBody } from './http/readable-body.ts';
import { requestLog } from './http/request-log.ts';
import { mostBodyBytes, mostImportBytes } from './http/settings.ts';
import { sizeLimit } from './http/size-limit.ts';
import { intakeRoutes } from './intake/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { policyRoutes } from './policy/routes.ts';
import { programmesRoutes } from './programmes/routes.ts';
import { projectsRoutes } from './projects/routes.ts';
import { rosterRoutes } from './roster/routes.ts';

/** Scripts, pictures and requests only to this host; the reader of /docs writes styles into its elements. */
const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

const about = {
  openapi: '3.1.0',
  info: {
    title: 'Probation scheduler',
    version: '1',
    description:
      "The week's unpaid work roster: people, requirements, projects, sessions, rosters and the policy they obey; " +
      'accredited programmes: venues, facilitators, slots and who waits. ' +
      'Dates are YYYY-MM-DD and times HH:MM, local in Europe/London; durations are minutes. Every error is RFC 9457 problem+json.',
  },
};

/**
 * The whole HTTP door over what it is given: who is asking, features, description, health, one error handler, one log line
 * a request, and a POST that is carried out once for its key.
 */
export function createApp(deps: Deps): OpenAPIHono<{ Variables: RequestIdVariables }> {
  const app = openApi<{ Variables: RequestIdVariables }>();
  app.use(requestId());
  app.use(requestLog(deps));
  // Without a referrer of their own pages browsers hide from us that a form is ours, too.
  const referrerPolicy = 'same-origin';
  app.use(secureHeaders({ contentSecurityPolicy, referrerPolicy, strictTransportSecurity: false }));
  // Before every route, so that one which is forgotten is closed.
  app.use(signedIn(deps));
  app.use(except('/v1/import', sizeLimit(mostBodyBytes)));
  app.use('/v1/import', sizeLimit(mostImportBytes));
  app.use('/v1/*', idempotency(deps));
  app.use('/v1/*', readableBody);

  app.route('/', healthRoutes(deps));
  app.route('/', docs());
  app.route('/', signInRoutes(deps));
  app.route('/', policyRoutes(deps));
  app.route('/', peopleRoutes(deps));
  app.route('/', projectsRoutes(deps));
  app.route('/', programmesRoutes(deps));
  app.route('/', rosterRoutes(deps));
  app.route('/', caseworkRoutes(deps));
  app.route('/', intakeRoutes(deps));

  app.get('/openapi.json', (c) => c.json(withSecurity(withIdempotencyKey(app.getOpenAPI31Document(about)))));
  app.notFound((c) => notFound(c, 'There is nothing at this address; /openapi.json lists what there is'));
  app.onError(failure(deps.log));
  return app;
}
