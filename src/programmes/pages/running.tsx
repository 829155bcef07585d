import type { Page } from '../../pages/page.ts';

/** Pages of groups that run: their calendar, who comes, and what is moved. */
export const runningPages: readonly Page[] = [];
