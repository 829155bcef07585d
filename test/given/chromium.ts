import { accessSync, constants } from 'node:fs';

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Chromium: where SCHEDULER_CHROMIUM says, else in a usual place; null: there is none. */
export function chromiumPath(env: NodeJS.ProcessEnv = process.env): string | null {
  const { SCHEDULER_CHROMIUM: told } = env;
  return (told ? [told] : usualPlaces).find(isProgram) ?? null;
}

/** Whether browser tests are left out: there is no Chromium, and SCHEDULER_BROWSER_TESTS=required does not ask for them. */
export function browserTestsLeftOut(env: NodeJS.ProcessEnv = process.env): boolean {
  return chromiumPath(env) === null && env.SCHEDULER_BROWSER_TESTS !== 'required';
}

export const leftOutWords =
  'Browser tests left out: no Chromium found (apt-get install chromium, or name one in SCHEDULER_CHROMIUM)';
