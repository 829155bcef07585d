import type { Context } from 'hono';
import { type Region, regions } from '../../solver/policy/entry.ts';

/** What somebody is to the service. An admin may call everything; a supervisor sees the sessions that they hold. */
export const roles = ['scheduler', 'programme-manager', 'caseworker', 'supervisor', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Who is asking, as their token or sign-in says. */
export interface Caller {
  /** The user name: what the audit writes down, and who a restricted record names. */
  name: string;
  roles: readonly Role[];
  /** Whose data they may see. */
  regions: readonly Region[];
  /** Only these PDUs of the regions; null: all of them. */
  pdus: readonly string[] | null;
}

/** What a request carries once its sender is known. */
export interface CallerVariables {
  caller: Caller;
}

/** Whether nothing is kept from a caller for where it belongs. */
export function seesEverywhere({ regions: theirs, pdus }: Caller): boolean {
  return pdus === null && regions.every((region) => theirs.includes(region));
}

/** Who is asking. Throws where the route answers everyone: there is nobody to speak of. */
export function callerOf(c: Context): Caller {
  const caller = (c.var as Partial<CallerVariables>).caller;
  if (caller === undefined) throw new Error('nobody has signed in for this route');
  return caller;
}
