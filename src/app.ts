import type { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { except } from 'hono/combine';
import type { RequestIdVariables } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { auditRoutes } from './access/audit-routes.ts';
import { audited } from './access/audited.ts';
import { restricted } from './access/restricted.ts';
import { withRestricted } from './access/restricted-described.ts';
import { withSecurity } from './access/security-schemes.ts';
import { sight } from './access/sight.ts';
import { signInRoutes } from './access/sign-in-routes.ts';
import { signedIn } from './access/signed-in.ts';
import { allPages } from './all-pages.ts';
import { caseworkRoutes } from './casework/routes.ts';
import type { Deps } from './deps.ts';
import { docs } from './http/docs.ts';
import { failure } from './http/failure.ts';
import { healthRoutes } from './http/health.ts';
import { idempotency } from './http/idempotency.ts';
import { withIdempotencyKey } from './http/idempotency-key.ts';
import { withLimits } from './http/limits-described.ts';
import { createMetrics } from './http/metrics.ts';
import { metricsRoutes } from './http/metrics-routes.ts';
import { noStore } from './http/no-store.ts';
import { openApi } from './http/openapi.ts';
import { notFound } from './http/problem-json.ts';
import { countedAs, failedSignInLimit, onlyPost, rateLimit } from './http/rate-limit.ts';
import { readableBody } from './http/readable-body.ts';
import { namedRequest } from './http/request-id.ts';
import { requestLog } from './http/request-log.ts';
import {
  mostBodyBytes,
  mostImportBytes,
  mostImportsOfOne,
  mostImportsUnderWay,
  mostUnderWay,
  mostUnderWayOfOne,
  usualRates,
} from './http/settings.ts';
import { sizeLimit } from './http/size-limit.ts';
import { tellsWhenWritten, watchStorage } from './http/storage.ts';
import { atMostUnderWay, atMostUnderWayOfOne, createTraffic, type Traffic } from './http/traffic.ts';
import { versions } from './http/versions.ts';
import { withVersions } from './http/versions-described.ts';
import { intakeRoutes } from './intake/routes.ts';
import type { App } from './pages/ask.ts';
import { assets } from './pages/assets.ts';
import { isInside } from './pages/inside.ts';
import { pageRoutes } from './pages/page.ts';
import { problemsAsPages } from './pages/shown.tsx';
import { peopleRoutes } from './people/routes.ts';
import { policyRoutes } from './policy/routes.ts';
import { programmesRoutes } from './programmes/routes.ts';
import { projectsRoutes } from './projects/routes.ts';
import { gapShareOf } from './roster/gap.ts';
import { rosterRoutes } from './roster/routes.ts';

/** Scripts, styles, pictures and requests only of this host, and none written into a page. */
const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};
/** The reader of /docs writes styles into its elements. */
const policyOfDocs = { ...contentSecurityPolicy, styleSrc: ["'self'", "'unsafe-inline'"] };

/** Whatever else goes on: whoever runs the process asks these. */
const alwaysAnswered = ['/health', '/ready'];
/** What a page asks is counted with the page. */
const countedBefore = [...alwaysAnswered, isInside];

const unlessInside = (middleware: MiddlewareHandler) => except(isInside, middleware);
/** Where files are sent. */
const imports = ['/v1/import', '/import'];

/** What takes a core for seconds. */
const startsOfWork = ['/v1/rosters', '/v1/runs/:id/resume', '/v1/rosters/:id/repair', '/v1/groupings'];

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

const described = (app: OpenAPIHono<{ Variables: RequestIdVariables }>) =>
  withLimits(withSecurity(withRestricted(withVersions(withIdempotencyKey(app.getOpenAPI31Document(about))))));

/**
 * The whole HTTP door over what it is given: who is asking, features, description, health, one error handler, one log line
 * a request, and a change that is carried out once for its key.
 */
export function createApp(
  deps: Deps,
  traffic: Traffic = createTraffic(),
): OpenAPIHono<{ Variables: RequestIdVariables }> {
  const { rates = usualRates, proxies = 0 } = deps;
  const metrics = createMetrics(deps, traffic, gapShareOf);
  const app = openApi<{ Variables: RequestIdVariables }>();
  const storage = watchStorage(deps);
  app.use(namedRequest);
  app.use(unlessInside(requestLog(deps)));
  app.use(unlessInside(metrics.count));
  app.use(problemsAsPages);
  app.use('/v1/*', tellsWhenWritten(storage));
  // Without a referrer of their own pages browsers hide from us that a form is ours, too.
  const usual = { referrerPolicy: 'same-origin', strictTransportSecurity: false };
  app.use(except('/docs', secureHeaders({ ...usual, contentSecurityPolicy })));
  app.use('/docs', secureHeaders({ ...usual, contentSecurityPolicy: policyOfDocs }));
  app.use('/v1/*', noStore);
  app.use(except(countedBefore, atMostUnderWay(mostUnderWay, traffic)));
  app.use(except(countedBefore, failedSignInLimit(rates.failedSignIns, proxies)));
  // Before every route, so that one which is forgotten is closed.
  app.use(signedIn(deps));
  app.use(except(countedBefore, atMostUnderWayOfOne(mostUnderWayOfOne, countedAs(proxies))));
  app.use(sight(deps.db));
  app.use('/v1/*', restricted());
  app.use(except(imports, sizeLimit(mostBodyBytes)));
  for (const path of imports) {
    app.use(path, unlessInside(atMostUnderWayOfOne(mostImportsOfOne, countedAs(proxies))));
    app.use(path, unlessInside(atMostUnderWay(mostImportsUnderWay)));
    app.use(path, sizeLimit(mostImportBytes));
  }
  app.use(except(countedBefore, rateLimit('caller', rates.caller, countedAs(proxies))));
  const starts = rateLimit('starts', rates.starts, countedAs(proxies));
  for (const path of startsOfWork) app.use(path, onlyPost(starts));
  app.use(audited(deps));
  app.use('/v1/*', idempotency(deps));
  app.use('/v1/*', readableBody);
  app.use('/v1/*', versions(deps));

  app.route('/', healthRoutes({ ...deps, storage, traffic }));
  app.route('/', metricsRoutes(metrics));
  app.route('/', docs());
  app.route('/', signInRoutes(deps));
  app.route('/', policyRoutes(deps));
  app.route('/', peopleRoutes(deps));
  app.route('/', projectsRoutes(deps));
  app.route('/', programmesRoutes(deps));
  app.route('/', rosterRoutes(deps));
  app.route('/', caseworkRoutes(deps));
  app.route('/', intakeRoutes(deps));
  app.route('/', auditRoutes(deps));
  app.route('/', assets());
  const inside: App = (path, init, env) => app.request(path, init, env);
  app.route('/', pageRoutes(allPages, { ...deps, traffic }, inside));

  // Written once: it takes a while, and nothing in it changes while the service runs.
  let description: ReturnType<typeof described> | undefined;
  app.get('/openapi.json', (c) => {
    description ??= described(app);
    return c.json(description);
  });
  app.notFound((c) =>
    notFound(
      c,
      `There is nothing at this address${c.req.path.startsWith('/v1/') ? '; /openapi.json lists what there is' : ''}`,
    ),
  );
  app.onError(failure(deps.log, storage));
  return app;
}
