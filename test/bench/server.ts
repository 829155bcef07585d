import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { exitCode } from '../../src/commands/io.ts';

const bin = new URL('../../src/scheduler.js', import.meta.url).pathname;

/** Invents a London of so many people in a new database; the Monday of its week. */
export function inventedLondon(file: string, people: number): string {
  const env = { ...process.env, SCHEDULER_DB: file };
  const args = [bin, 'seed', '--people', String(people), '--json'];
  const { weekStart } = JSON.parse(execFileSync(process.execPath, args, { env, encoding: 'utf8' }));
  return weekStart;
}

/** The service as it is started for real, in a process of its own. */
export async function withServer(
  file: string,
  work: (url: string) => Promise<void>,
  settings: NodeJS.ProcessEnv = {},
): Promise<void> {
  const env = { ...process.env, SCHEDULER_DB: file, PORT: '0', LOG_LEVEL: 'info', ...settings };
  const server = spawn(process.execPath, [bin, 'serve'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    await work(await addressOf(server));
  } finally {
    server.kill();
    await once(server, 'exit');
  }
}

async function addressOf(server: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: server.stderr! })) {
    const address = /Serving at (\S+);/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error(`the service has ended with exit code ${server.exitCode ?? exitCode.broken}`);
}
