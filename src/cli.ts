import { Command, CommanderError } from 'commander';
import { importCommand } from './commands/intake.ts';
import { type ExitCode, exitCode, GivenWrong, type Io } from './commands/io.ts';
import { policyCommand } from './commands/policy.ts';
import { checkCommand, solveCommand } from './commands/problem-files.ts';
import { problemCommand, publishCommand, runCommand, showCommand } from './commands/roster.ts';
import { seedCommand } from './commands/seed.ts';
import { serveCommand, startCommand } from './commands/serve.ts';
import type { Deps } from './deps.ts';
import { ioOf, wired } from './main.ts';
import { runSeconds } from './roster/run-schemas.ts';

/** The program over a world; `end` hears the exit code of the command that ran. */
export function program(io: Io, end: (code: ExitCode) => void): Command {
  const scheduler = new Command('scheduler')
    .description("The week's unpaid work roster: who works where, who is short and why.")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
    });
  const command = (parent: Command, name: string, description: string) =>
    parent.command(name).description(description).exitOverride();
  const json = ['--json', 'an answer for programs'] as const;
  const does =
    <A extends unknown[]>(action: (...args: A) => Promise<ExitCode>) =>
    async (...args: A) =>
      end(await action(...args));
  const withDeps = async (as: 'service' | 'command', action: (deps: Deps) => Promise<ExitCode>) => {
    const deps = await wired(io, as);
    try {
      return await action(deps);
    } finally {
      await deps.close();
    }
  };
  const ofArea = (to: Command) =>
    to
      .option('--region <region>', 'one of the 12 regions', 'london')
      .option('--pdu <code>', 'one PDU of the region; left out: the whole region')
      .option('--week <monday>', 'left out: the coming week');

  command(scheduler, 'start', 'invent a London on first start, roster the coming week, tell it and serve')
    .option('--host <host>', 'the address to listen on', '127.0.0.1')
    .option('--people <n>', 'how many to invent on first start', '2000')
    .option('--seconds <n>', 'for the roster, at most', String(runSeconds.usual))
    .action(does((given) => withDeps('service', (deps) => startCommand(io, deps, given))));
  command(scheduler, 'serve', 'serve the API on PORT')
    .option('--host <host>', 'the address to listen on', '127.0.0.1')
    .action(does((given) => withDeps('service', (deps) => serveCommand(io, deps, given))));
  command(scheduler, 'policy', 'every number in force, with its source')
    .option('--region <region>', 'one of the 12 regions', 'london')
    .option('--date <date>', 'left out: today')
    .option(...json)
    .action(does((given) => policyCommand(io, given)));
  command(scheduler, 'seed', 'an invented London region, into an empty database')
    .option('--people <n>', 'how many people', '2000')
    .option('--seed <n>', 'same seed, same region', '1')
    .option('--week <monday>', 'the week to roster; left out: the coming one')
    .option(...json)
    .action(does((given) => seedCommand(io, given)));
  command(scheduler, 'import', 'CSV files of a folder, all or nothing')
    .argument('[folder]')
    .option('--template <folder>', 'write empty files and their guide instead')
    .option('--dry-run', 'check only')
    .option(...json)
    .action(does((folder, given) => importCommand(io, folder, given)));

  const roster = command(scheduler, 'roster', 'make, see, publish and check rosters');
  ofArea(command(roster, 'run', 'make a draft'))
    .option('--seconds <n>', 'at most', String(runSeconds.usual))
    .option('--seed <n>', 'of the search', '1')
    .option('--around <roster>', 'keep the pins of this draft')
    .option(...json)
    .action(does((given) => withDeps('command', (deps) => runCommand(io, deps, given))));
  ofArea(command(roster, 'show', 'a roster by number, or the latest of an area and week'))
    .argument('[roster]')
    .option('--by <grouping>', 'its bookings by project, day or person')
    .option('--short', 'who is short, and why')
    .option('--left-out', 'who is left out of the week, and why')
    .option(...json)
    .action(does((id, given) => withDeps('command', ({ db }) => showCommand(io, db, id, given))));
  command(roster, 'publish', 'freeze a draft and make its appointments')
    .argument('<roster>')
    .option(...json)
    .action(does((id, given) => withDeps('command', ({ db }) => publishCommand(io, db, id, given))));
  ofArea(command(roster, 'problem', "an area's week as a roster-problem/1 file"))
    .requiredOption('--out <file>', 'the file to write')
    .option(...json)
    .action(does((given) => problemCommand(io, given)));
  command(roster, 'solve', 'a roster-problem/1 file in, a roster/1 file out; no database')
    .requiredOption('--problem <file>', 'the problem')
    .requiredOption('--out <file>', 'the file to write')
    .option('--seconds <n>', 'stop then and keep the best; left out: until the steps are done')
    .option('--steps <n>', 'budget that gives the same answer on any machine')
    .option('--seed <n>', 'of the search')
    .option(...json)
    .action(does((given) => solveCommand(io, given)));
  command(roster, 'check', 'judge a roster file of a problem file; no database')
    .requiredOption('--problem <file>', 'the problem')
    .requiredOption('--roster <file>', 'the roster, by any program')
    .option(...json)
    .action(does((given) => checkCommand(io, given)));
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
