import type { Context } from 'hono';

const variable = 'toldOnce';

/** Says that what a handler answers is told only once: no copy of it is kept, to be sent again say. */
export function tellOnce(c: Context): void {
  c.set(variable, true);
}

/** Whether the answer is told only once. */
export function isToldOnce(c: Context): boolean {
  return c.get(variable) === true;
}
