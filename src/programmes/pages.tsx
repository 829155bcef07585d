import type { Page } from '../pages/page.ts';
import { formingPages } from './pages/forming.tsx';
import { runningPages } from './pages/running.tsx';

/** The pages of programme managers. */
export const programmesPages: readonly Page[] = [...formingPages, ...runningPages];
