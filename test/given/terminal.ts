import { runProgram } from '../../src/cli.ts';
import type { Io } from '../../src/commands/io.ts';
import { givenFolder } from './database.ts';

/** What a command printed, and its exit code. */
export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** A terminal on Friday 27 November 2026, over a database of its own: commands run in this process. */
export function givenTerminal(change: Partial<Io> = {}) {
  const folder = givenFolder();
  let told = () => {};
  const toldToEnd = new Promise<void>((end) => {
    told = end;
  });
  const ioOver = (lines: { out: string[]; err: string[] }): Io => ({
    out: (line) => void lines.out.push(line),
    err: (line) => void lines.err.push(line),
    progress: () => {},
    clock: { today: () => '2026-11-27', now: () => '2026-11-27T12:00:00.000Z' },
    elapsedMs: () => performance.now(),
    databaseFile: `${folder}/scheduler.sqlite`,
    templatesFolder: null,
    authServer: null,
    port: 0,
    logLevel: 'silent',
    toldToEnd: () => toldToEnd,
    ...change,
  });
  const ran = async (command: (io: Io) => Promise<number>): Promise<Ran> => {
    const lines = { out: [] as string[], err: [] as string[] };
    const code = await command(ioOver(lines));
    return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
  };
  const run = (...args: string[]) => ran((io) => runProgram(io, args));
  return { folder, run, ran, end: () => told() };
}
