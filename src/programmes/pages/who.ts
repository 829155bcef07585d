import type { Caller, Role } from '../../access/caller.ts';
import { hasRole } from '../../pages/navigation.ts';

/** Who forms groups. */
export const managers: readonly Role[] = ['programme-manager'];

/** Who follows referrals and groups. */
export const followers: readonly Role[] = ['programme-manager', 'caseworker'];

/** Whether a reader forms and changes groups, and does not only follow them. */
export const mayChange = (caller: Caller): boolean => hasRole(caller, managers);
