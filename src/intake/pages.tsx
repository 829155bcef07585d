import type { Page } from '../pages/page.ts';

/** The page on which files are brought in. */
export const intakePages: readonly Page[] = [];
