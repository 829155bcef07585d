import { rosterBench } from './roster.ts';

const suites: Record<string, (args: string[]) => Promise<void>> = { roster: rosterBench };

const [name = 'roster', ...args] = process.argv.slice(2);
const suite = suites[name];
if (!suite) {
  process.stderr.write(`bench: ${name} is not one of ${Object.keys(suites).join(', ')}\n`);
  process.exitCode = 2;
} else await suite(args);
