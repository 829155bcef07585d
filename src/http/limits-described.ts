import type { OpenAPIHono } from '@hono/zod-openapi';
import { problemMediaType } from './problem-json.ts';

type Description = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

const methods = ['get', 'put', 'post', 'patch', 'delete'] as const;
/** Always answered. */
const unlimited = ['/health', '/ready'];

const content = { [problemMediaType]: { schema: { $ref: '#/components/schemas/Problem' } } };
const headers = {
  'Retry-After': { description: 'seconds to wait', schema: { type: 'integer' as const, minimum: 1 } },
};
const limits = {
  429: { description: 'Asked too often', headers, content },
  503: { description: 'Too much is under way, or the service is ending', headers, content },
};

/** The description of the API, with what every operation answers if too much is asked. */
export function withLimits(description: Description): Description {
  const paths = Object.entries(description.paths ?? {}).map(([path, item]) => {
    if (unlimited.includes(path)) return [path, item] as const;
    const told = methods.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      return [[method, { ...operation, responses: { ...operation.responses, ...limits } }] as const];
    });
    return [path, { ...item, ...Object.fromEntries(told) }] as const;
  });
  return { ...description, paths: Object.fromEntries(paths) };
}
