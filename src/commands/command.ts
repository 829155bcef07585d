import { Command } from 'commander';
import { actAs } from '../access/acting.ts';
import type { Deps } from '../deps.ts';
import { atTheCommandLine, type ExitCode, type Io } from './io.ts';

/** Ends the program with a command's exit code. */
export type End = (code: ExitCode) => void;

/** The option with which every command answers programs. */
export const json = ['--json', 'an answer for programs'] as const;

export function command(parent: Command, name: string, description: string): Command {
  return parent.command(name).description(description).exitOverride();
}

/** The options that name an area and a week. */
export function ofArea(to: Command): Command {
  return to
    .option('--region <region>', 'one of the 12 regions', 'london')
    .option('--pdu <code>', 'one PDU of the region; left out: the whole region')
    .option('--week <monday>', 'left out: the coming week');
}

/** A command's action: what it does, audited as done by whoever runs it, then its exit code. */
export function does(io: Io, end: End) {
  return <A extends unknown[]>(action: (...args: A) => Promise<ExitCode>) =>
    async (...args: A) => {
      const actor = atTheCommandLine(io, nameOf(args.at(-1)));
      end(await actAs(actor, () => action(...args)));
    };
}

/** What a command is called: commander gives it as the last argument. */
function nameOf(called: unknown): string {
  const names: string[] = [];
  for (let one = called as Command | null; one instanceof Command; one = one.parent)
    names.unshift(one.name());
  return names.join(' ');
}

/** Wires the world for a command, and closes it after. */
export async function withDeps(
  io: Io,
  as: 'service' | 'command',
  action: (deps: Deps) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { wired } = await import('../wired.ts');
  const deps = await wired(io, as);
  try {
    return await action(deps);
  } finally {
    await deps.close();
  }
}
