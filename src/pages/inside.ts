import type { Context } from 'hono';
import type { Caller } from '../access/caller.ts';

const inside = Symbol('inside');

/** Who asks the API on whose behalf, where a page does. No request from outside can carry it: it is no header. */
export const askedInside = (caller: Caller) => ({ [inside]: caller });

/** The caller for whom a page asks; undefined: the request came from outside. */
export const insideOf = (c: Context): Caller | undefined =>
  (c.env as { [inside]?: Caller } | undefined)?.[inside];

/** Whether a page asks, so that its reader is counted, limited and logged once. */
export const isInside = (c: Context): boolean => insideOf(c) !== undefined;
