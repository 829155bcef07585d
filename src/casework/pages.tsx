import type { Page } from '../pages/page.ts';

/** The pages of caseworkers and supervisors. */
export const caseworkPages: readonly Page[] = [];
