import { accessPages } from './access/pages.tsx';
import { caseworkPages } from './casework/pages.tsx';
import { intakePages } from './intake/pages.tsx';
import type { Page } from './pages/page.ts';
import { policyPages } from './policy/pages.tsx';
import { programmesPages } from './programmes/pages.tsx';
import { rosterPages } from './roster/pages.tsx';

/** Every page that there is. */
export const allPages: readonly Page[] = [
  ...accessPages,
  ...rosterPages,
  ...programmesPages,
  ...caseworkPages,
  ...intakePages,
  ...policyPages,
];
