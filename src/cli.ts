import { Command, CommanderError } from 'commander';
import { accessCommands } from './commands/access-commands.ts';
import { appointmentCommands } from './commands/appointment-commands.ts';
import { command, does, type End, json, withDeps } from './commands/command.ts';
import { groupCommands } from './commands/group-commands.ts';
import { exitCode, GivenWrong, type Io } from './commands/io.ts';
import { rosterCommands } from './commands/roster-commands.ts';
import { ioOf } from './main.ts';
import { runSeconds } from './roster/run-seconds.ts';

/**
 * The program over a world; `end` hears the exit code of the command that ran. Commands are loaded when they are called:
 * a roster solved from a file neither waits for the service nor carries it in memory.
 */
export function program(io: Io, end: End): Command {
  const scheduler = new Command('scheduler')
    .description("The week's unpaid work roster: who works where, who is short and why.")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
    });
  const ends = does(end);

  command(scheduler, 'start', 'invent a London on first start, roster the coming week, tell it and serve')
    .option('--host <host>', 'the address to listen on', '127.0.0.1')
    .option('--people <n>', 'how many to invent on first start', '2000')
    .option('--seconds <n>', 'for the roster, at most', String(runSeconds.usual))
    .action(
      ends(async (given) => {
        const { startCommand } = await import('./commands/serve.ts');
        return withDeps(io, 'service', (deps) => startCommand(io, deps, given));
      }),
    );
  command(scheduler, 'serve', 'serve the API on PORT')
    .option('--host <host>', 'the address to listen on', '127.0.0.1')
    .action(
      ends(async (given) => {
        const { serveCommand } = await import('./commands/serve.ts');
        return withDeps(io, 'service', (deps) => serveCommand(io, deps, given));
      }),
    );
  command(scheduler, 'policy', 'every number in force, with its source')
    .option('--region <region>', 'one of the 12 regions', 'london')
    .option('--date <date>', 'left out: today')
    .option(...json)
    .action(ends(async (given) => (await import('./commands/policy.ts')).policyCommand(io, given)));
  command(scheduler, 'seed', 'an invented London region, into an empty database')
    .option('--people <n>', 'how many people', '2000')
    .option('--all-regions', 'all 12 regions instead, so many people in all')
    .option('--seed <n>', 'same seed, same region', '1')
    .option('--week <monday>', 'the week to roster; left out: the coming one')
    .option(...json)
    .action(ends(async (given) => (await import('./commands/seed.ts')).seedCommand(io, given)));
  command(scheduler, 'import', 'CSV files of a folder, all or nothing')
    .argument('[folder]')
    .option('--template <folder>', 'write empty files and their guide instead')
    .option('--dry-run', 'check only')
    .option(...json)
    .action(
      ends(async (folder, given) => (await import('./commands/intake.ts')).importCommand(io, folder, given)),
    );
  command(scheduler, 'hours', 'will this person finish in time?')
    .argument('<crn>')
    .option('--on <date>', 'a day that has passed; left out: today')
    .option(...json)
    .action(
      ends(async (crn, given) => {
        const { hoursCommand } = await import('./commands/hours.ts');
        return withDeps(io, 'command', ({ db, clock }) => hoursCommand(io, { db, clock }, crn, given));
      }),
    );
  accessCommands(scheduler, io, end);
  rosterCommands(scheduler, io, end);
  appointmentCommands(scheduler, io, end);
  groupCommands(scheduler, io, end);
  return scheduler;
}

/** Runs the program over the arguments given; the exit code. What was given wrong is one line on standard error. */
export async function runProgram(io: Io, args: readonly string[]): Promise<number> {
  let code: number = exitCode.done;
  const scheduler = program(io, (ended) => {
    code = ended;
  });
  try {
    await scheduler.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.faults;
    if (!(error instanceof GivenWrong)) throw error;
    io.err(error.message);
    return exitCode.faults;
  }
}

/** The bin. */
export async function main(): Promise<void> {
  try {
    process.exitCode = await runProgram(ioOf(process), process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof GivenWrong)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = exitCode.faults;
  }
}
