import type { OpenAPIHono } from '@hono/zod-openapi';

type Description = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

/** By this header a caller names a request, so that it can be sent again. */
export const idempotencyKeyHeader = 'Idempotency-Key';

/** Says that an answer is that of the same request before. */
export const replayedHeader = 'Idempotency-Replayed';

/** Visible ASCII characters. */
const keyPattern = /^[!-~]{1,255}$/;

export function isIdempotencyKey(text: string): boolean {
  return keyPattern.test(text);
}

/** The description of the API, with the header told of every POST. */
export function withIdempotencyKey(description: Description): Description {
  const paths = Object.entries(description.paths ?? {}).map(([path, item]) => {
    if (!item.post) return [path, item] as const;
    const parameters = [...(item.post.parameters ?? []), { $ref: '#/components/parameters/IdempotencyKey' }];
    return [path, { ...item, post: { ...item.post, parameters } }] as const;
  });
  const IdempotencyKey = {
    name: idempotencyKeyHeader,
    in: 'header' as const,
    schema: { type: 'string' as const, pattern: keyPattern.source },
    description:
      'A name for this request, new for each. Sent again with the same key and body within 24 hours, it is not ' +
      'carried out again and gets the same answer; with another body it is refused (422), and while it is still being ' +
      'answered too (409).',
  };
  return {
    ...description,
    paths: Object.fromEntries(paths),
    components: { ...description.components, parameters: { IdempotencyKey } },
  };
}
