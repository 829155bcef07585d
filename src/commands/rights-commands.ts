import type { Command } from 'commander';
import { command, does, type End, json, withDeps } from './command.ts';
import type { Io } from './io.ts';

/** What people may ask of whoever holds their data: to see it, and that it is not kept for ever. */
export function rightsCommands(scheduler: Command, io: Io, end: End): void {
  const ends = does(io, end);
  command(scheduler, 'subject-access', 'everything that is held on a person, to be given to them')
    .argument('<crn>')
    .option(...json)
    .action(
      ends(async (crn, given) => {
        const { subjectAccessCommand } = await import('./subject-access.ts');
        return withDeps(io, 'command', (deps) => subjectAccessCommand(io, deps, crn, given));
      }),
    );
  command(scheduler, 'retention', 'whose data may not be kept any longer; erases nothing unless told to')
    .option('--erase', 'erase what says who they were; what was ordered and worked stays')
    .option(...json)
    .action(
      ends(async (given) => {
        const { retentionCommand } = await import('./retention.ts');
        return withDeps(io, 'command', (deps) => retentionCommand(io, deps, given));
      }),
    );
}
