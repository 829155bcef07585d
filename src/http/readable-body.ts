import { isUtf8 } from 'node:buffer';
import type { MiddlewareHandler } from 'hono';
import { malformed } from './problem-json.ts';
import { deepestNesting } from './settings.ts';

const jsonMediaType = /^application\/json\s*(?:;|$)/i;

/** Refuses JSON that is not UTF-8, or nested deeper than any request is, before anything reads it. */
export const readableBody: MiddlewareHandler = async (c, next) => {
  if (c.req.raw.body === null || !jsonMediaType.test(c.req.header('content-type') ?? '')) return next();
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  if (!isUtf8(bytes)) return malformed(c, 'Send the body as text in UTF-8');
  if (nestingOf(bytes, deepestNesting) > deepestNesting)
    return malformed(c, `Send a body whose lists and objects stand at most ${deepestNesting} deep`);
  return next();
};

const [quote, backslash] = [...Buffer.from('"\\')];
const opening = new Set(Buffer.from('[{'));
const closing = new Set(Buffer.from(']}'));

/** How deep lists and objects stand within each other in JSON; counting ends beyond `enough`. */
export function nestingOf(bytes: Uint8Array, enough: number): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let i = 0; i < bytes.length && deepest <= enough; i += 1) {
    const byte = bytes[i]!;
    if (inText) {
      if (byte === backslash) i += 1;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if (opening.has(byte)) deepest = Math.max(deepest, ++depth);
    else if (closing.has(byte)) depth -= 1;
  }
  return deepest;
}
