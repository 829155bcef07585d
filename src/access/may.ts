import { type Role, roles } from './caller.ts';

/** How a caller shows who they are: the names of the security schemes in the description. */
export const schemes = ['bearer', 'cookie'] as const;

/** Who may call a route, as the description of the API tells it: any one of the alternatives will do. */
export type Security = Record<string, string[]>[];

/** Only callers of these roles; an admin always may. */
export function may(...allowed: Role[]): Security {
  const named = roles.filter((role) => role === 'admin' || allowed.includes(role));
  return named.flatMap((role) => schemes.map((scheme) => ({ [scheme]: [role] })));
}

/** Whoever has signed in. */
export const everyone = may(...roles);

/** Nobody has to sign in. */
export const openToAll: Security = [];

/** The roles that a route names. Empty: it is open to all. */
export function rolesOf(security: readonly Readonly<Record<string, readonly string[]>>[]): Role[] {
  const named = new Set(security.flatMap((alternative) => Object.values(alternative).flat()));
  return roles.filter((role) => named.has(role));
}
