import { join } from 'node:path';
import { wholeGiven } from '../../src/commands/given.ts';
import { thousands } from '../../src/commands/table.ts';
import { askedOf } from './asked.ts';
import { inFolder } from './folder.ts';
import { captured, markdown, markdownHead, megabytesOf } from './row.ts';
import { makeFile, solveFile } from './run-case.ts';

/** So dense a region that each of 10,000 people could be on some 300 sessions: 3 million pairs. */
const usual = { people: 10_000, side: 42, seconds: 60 };
const bytesAMegabyte = 1_000_000;

/**
 * Reads and solves a file of 3 million pairs in a process of its own, and tells its memory. `--people` and `--side` (the
 * region's, in kilometres) make another file, `--seconds` gives another wall time.
 */
export async function memoryBench(args: string[]): Promise<void> {
  const { options } = askedOf(args, ['people', 'side', 'seconds']);
  const whole = (name: keyof typeof usual) =>
    wholeGiven(options[name] ?? String(usual[name]), `--${name}`, 1, Number.MAX_SAFE_INTEGER);
  const [people, side, seconds] = [whole('people'), whole('side'), whole('seconds')];
  await inFolder(async (folder) => {
    const file = join(folder, 'dense.json');
    const made = await makeFile({ file, week: { people, side, seed: 1 } });
    const { ours } = await solveFile({ file, seconds, highsSeconds: 0 });
    const figures = {
      people: thousands(made.people),
      sessions: thousands(made.sessions),
      pairs: thousands(made.pairs),
      file: megabytesOf(made.bytes / bytesAMegabyte),
      'read in': `${ours.reading.seconds.toFixed(1)} s`,
      'memory by then': megabytesOf(ours.reading.megabytes),
      'solved by': `${ours.seconds.toFixed(1)} of ${seconds} s`,
      'memory at most': megabytesOf(ours.megabytes),
      captured: captured(ours.points, ours),
    };
    process.stdout.write(`${markdownHead(Object.keys(figures))}\n${markdown(Object.values(figures))}\n`);
  });
}
