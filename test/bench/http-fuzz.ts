import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { exitCode } from '../../src/commands/io.ts';
import { askedOf } from './asked.ts';

const usualCalls = 20_000;
const usualSeed = 6;
const vitest = new URL('../../node_modules/vitest/vitest.mjs', import.meta.url).pathname;
const config = new URL('../vitest.config.ts', import.meta.url).pathname;

/**
 * The test that asks a real server whatever its document allows and much that it does not, with more calls: the first
 * argument, from the seed that is the second. Prints how many were answered with what status.
 */
export async function httpFuzzBench(args: string[]): Promise<void> {
  const { words } = askedOf(args, []);
  const asked = { FUZZ_CALLS: words[0] ?? String(usualCalls), FUZZ_SEED: words[1] ?? String(usualSeed) };
  const child = spawn(process.execPath, [vitest, 'run', '--config', config, 'test/src/http/fuzz.test.ts'], {
    stdio: 'inherit',
    env: { ...process.env, ...asked },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) process.exitCode = exitCode.faults;
}
