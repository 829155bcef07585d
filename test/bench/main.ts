import { exitCode, GivenWrong } from '../../src/commands/io.ts';

// Each loaded when it is asked for: this process is small, so that memory measured beside it is not its own.
const benches: Record<string, () => Promise<(args: string[]) => Promise<void>>> = {
  roster: async () => (await import('./roster.ts')).rosterBench,
  repair: async () => (await import('./repair.ts')).repairBench,
  hours: async () => (await import('./hours.ts')).hoursBench,
  candidates: async () => (await import('./candidates.ts')).candidatesBench,
  groups: async () => (await import('./groups.ts')).groupsBench,
  kills: async () => (await import('./kills.ts')).killsBench,
  'http-fuzz': async () => (await import('./http-fuzz.ts')).httpFuzzBench,
  fuzz: async () => (await import('./fuzz.ts')).fuzzBench,
  load: async () => (await import('./load.ts')).loadBench,
  pages: async () => (await import('./pages.ts')).pagesBench,
  memory: async () => (await import('./memory.ts')).memoryBench,
  profile: async () => (await import('./profile.ts')).profileBench,
};

const [name = 'roster', ...args] = process.argv.slice(2);
try {
  const load = benches[name];
  if (!load) throw new GivenWrong(`bench: ${name} is not one of ${Object.keys(benches).join(', ')}`);
  await (await load())(args);
} catch (error) {
  if (!(error instanceof GivenWrong)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = exitCode.faults;
}
