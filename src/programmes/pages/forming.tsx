import type { Page } from '../../pages/page.ts';

/** Pages on which groups are formed out of the waiting list. */
export const formingPages: readonly Page[] = [];
