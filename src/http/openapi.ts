import { type RouteConfig as Described, OpenAPIHono, type z } from '@hono/zod-openapi';
import type { Env, MiddlewareHandler } from 'hono';
import { guardOf } from '../access/guard.ts';
import { type FieldNames, faultsInWords, fieldsSaidTwice } from './faults-in-words.ts';
import { onlyKnown, saidTwice } from './only-known.ts';
import { faultsFound, problems } from './problem-json.ts';

type RouteConfig = Described & { middleware?: MiddlewareHandler | MiddlewareHandler[] };

/**
 * An app for a feature's routes, with the one validation hook: whatever a route's schemas refuse becomes a 422
 * problem+json that names every field, and so does what they do not know. A feature's routes carry their whole paths
 * (`/v1/...`) and are mounted at `/`. `names`: what its fields are called where the usual words do not fit. A route answers
 * only whom it says it may: one that names nobody by `security` is refused when it is added.
 */
export function openApi<E extends Env = Env>(names: FieldNames = {}): OpenAPIHono<E> {
  const app = new OpenAPIHono<E>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const data: unknown = 'data' in result ? result.data : undefined;
      const twice = saidTwice(result.target, data);
      const once = result.error.issues.filter(({ path: [field] }) => !twice.includes(String(field)));
      return faultsFound(c, [...fieldsSaidTwice(twice, names), ...faultsInWords(once, data, names)]);
    },
  });
  const add: (route: RouteConfig, ...others: never[]) => unknown = app.openapi;
  const guarded = (route: RouteConfig, ...others: never[]) => {
    const middleware = [guardOf(route), ...middlewareOf(route)];
    const refusals = route.security?.length ? problems(403) : {};
    return add(
      onlyKnown({ ...route, middleware, responses: { ...route.responses, ...refusals } }),
      ...others,
    );
  };
  app.openapi = guarded as typeof app.openapi;
  return app;
}

const middlewareOf = ({ middleware = [] }: RouteConfig): MiddlewareHandler[] =>
  Array.isArray(middleware) ? middleware : [middleware];

/** A JSON answer of a route, for `responses`. */
export function json<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** A JSON body that a route cannot do without, for `request.body`. */
export function jsonBody<S extends z.ZodType>(schema: S) {
  return { required: true, content: { 'application/json': { schema } } };
}

/** A JSON answer with the place of the thing made, for `responses[201]` and `responses[202]`. */
export function jsonAt<S extends z.ZodType>(schema: S, description: string) {
  return {
    ...json(schema, description),
    headers: { Location: { description: 'where it is', schema: { type: 'string' as const } } },
  };
}
