import type { Page } from '../pages/page.ts';
import { changingPages } from './pages/changing.tsx';
import { lookingPages } from './pages/looking.tsx';

/** The pages of unpaid work schedulers. */
export const rosterPages: readonly Page[] = [...lookingPages, ...changingPages];
