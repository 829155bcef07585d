import type { Page } from '../../pages/page.ts';

/** Pages that look at weeks and rosters. */
export const lookingPages: readonly Page[] = [];
