import type { Command } from 'commander';
import { command, does, type End, json, withDeps } from './command.ts';
import type { Io } from './io.ts';

/** `scheduler audit ...`: what happened, and whether the record of it stands. */
export function auditCommands(scheduler: Command, io: Io, end: End): void {
  const audit = command(scheduler, 'audit', 'the record of who changed and read what');
  command(audit, 'verify', 'whether it stands: nothing was changed behind it')
    .option('--known <hash>', 'of an act that was the last once, kept elsewhere: must still be there')
    .option(...json)
    .action(
      does(
        io,
        end,
      )(async (given) => {
        const { auditVerifyCommand } = await import('./audit.ts');
        return withDeps(io, 'command', (deps) => auditVerifyCommand(io, deps, given));
      }),
    );
}
