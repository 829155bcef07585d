import { browserTestsLeftOut, leftOutWords } from './given/chromium.ts';

/** Says at the end of a run whether browser tests were left out: a run that is green without them has not tried all. */
export function teardown(): void {
  if (browserTestsLeftOut()) process.stderr.write(`\n${leftOutWords}\n\n`);
}
