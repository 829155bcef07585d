import type { Page } from '../../pages/page.ts';

/** Pages that mend a roster and publish it. */
export const changingPages: readonly Page[] = [];
