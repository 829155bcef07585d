import type { OpenAPIHono } from '@hono/zod-openapi';
import { problemMediaType } from './problem-json.ts';

type Description = ReturnType<OpenAPIHono['getOpenAPI31Document']>;
type Operation = NonNullable<NonNullable<Description['paths']>[string]['post']>;

/** By this header a caller names a request, so that it can be sent again. */
export const idempotencyKeyHeader = 'Idempotency-Key';

/** Says that an answer is that of the same request before. */
export const replayedHeader = 'Idempotency-Replayed';

const unsafeMethods = ['post', 'put', 'patch', 'delete'] as const;

/** Whether a method changes something, so that it matters how often a request is carried out. */
export function isUnsafe(method: string): boolean {
  return unsafeMethods.some((unsafe) => unsafe === method.toLowerCase());
}

/** Visible ASCII characters. */
const keyPattern = /^[!-~]{1,255}$/;

export function isIdempotencyKey(text: string): boolean {
  return keyPattern.test(text);
}

/** The description of the API, with the header and what it can lead to told of everything that changes something. */
export function withIdempotencyKey(description: Description): Description {
  const paths = Object.entries(description.paths ?? {}).map(([path, item]) => {
    const told = unsafeMethods.flatMap((method) => {
      const operation = item[method];
      return operation ? [[method, withKey(operation)] as const] : [];
    });
    return [path, { ...item, ...Object.fromEntries(told) }] as const;
  });
  const IdempotencyKey = {
    name: idempotencyKeyHeader,
    in: 'header' as const,
    schema: { type: 'string' as const, pattern: keyPattern.source },
    description:
      'A name for this request, new for each. Sent again with the same key and body within 24 hours, it is not ' +
      'carried out again and gets the same answer; while it is still being answered it waits for that. With another ' +
      'body it is refused (422), and so it is where the service died with the answer, having carried it out (409).',
  };
  return {
    ...description,
    paths: Object.fromEntries(paths),
    components: { ...description.components, parameters: { IdempotencyKey } },
  };
}

const ofKey = (description: string, schema: string) => ({
  description,
  content: { [problemMediaType]: { schema: { $ref: `#/components/schemas/${schema}` } } },
});

function withKey(operation: Operation): Operation {
  return {
    ...operation,
    parameters: [...(operation.parameters ?? []), { $ref: '#/components/parameters/IdempotencyKey' }],
    responses: {
      409: ofKey('The answer to this key is lost, or is still awaited', 'RefusalProblem'),
      422: ofKey('There is a problem with the key', 'FaultsProblem'),
      ...operation.responses,
    },
  };
}
