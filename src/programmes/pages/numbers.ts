import type { Posted } from '../../pages/posted.ts';

/** A number that was filled in; undefined: nothing was. What is no number is sent as it is, for the API to say so. */
export function numberIn(posted: Posted, name: string): number | undefined {
  const text = posted.given(name);
  if (text === undefined) return undefined;
  return (/^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text) as number;
}
