import type { Command } from 'commander';
import { command, does, type End, json, withDeps } from './command.ts';
import type { Io } from './io.ts';

/** `scheduler groups`: what stands under it. Each command is loaded when it is called. */
export function groupCommands(scheduler: Command, io: Io, end: End): void {
  const groups = command(scheduler, 'groups', 'form, see, open and check accredited-programme groups');
  const ends = does(io, end);
  const kept = () => import('./groups.ts');
  const files = () => import('./group-files.ts');
  const region = ['--region <region>', 'one of the 12 regions', 'london'] as const;

  command(groups, 'form', "the best groups of a region's waiting lists; nothing is opened")
    .option(...region)
    .option('--on <date>', 'as of this day; left out: today')
    .option('--weeks <n>', 'groups that start so many weeks ahead; left out: by policy')
    .option('--seconds <n>', 'at most')
    .option(...json)
    .action(
      ends(async (given) => {
        const { formCommand } = await kept();
        return withDeps(io, 'command', (deps) => formCommand(io, deps, given));
      }),
    );
  command(groups, 'show', 'a run that formed groups by number, or the latest of a region')
    .argument('[run]')
    .option(...region)
    .option('--waiting', 'who waits on, and why')
    .option('--near', 'groups that lack people, and what would make them run')
    .option('--not-eligible', 'who may not be placed, and which check fails')
    .option(...json)
    .action(
      ends(async (run, given) => {
        const { showGroupsCommand } = await kept();
        return withDeps(io, 'command', (deps) => showGroupsCommand(io, deps, run, given));
      }),
    );
  command(groups, 'open', 'open a group that a run proposes')
    .argument('<run>')
    .argument('<group>')
    .requiredOption('--by <name>', 'who opens it')
    .option('--id <id>', 'of the group; left out: made up')
    .option(...json)
    .action(
      ends(async (run, group, given) => {
        const { openGroupCommand } = await kept();
        return withDeps(io, 'command', (deps) => openGroupCommand(io, deps, run, group, given));
      }),
    );
  command(groups, 'solve', 'a group-problem/1 file in, a groups/1 file out; no database')
    .requiredOption('--problem <file>', 'the problem')
    .requiredOption('--out <file>', 'the file to write')
    .option(
      '--seconds <n>',
      'stop then and keep the best; left out: until it is proven, or the steps are done',
    )
    .option('--steps <n>', 'budget that gives the same answer on any machine')
    .option('--seed <n>', 'of the search')
    .option(...json)
    .action(ends(async (given) => (await files()).solveGroupsCommand(io, given)));
  command(groups, 'check', 'judge a groups file of a problem file; no database')
    .requiredOption('--problem <file>', 'the problem')
    .requiredOption('--groups <file>', 'the groups, by any program')
    .option(...json)
    .action(ends(async (given) => (await files()).checkGroupsCommand(io, given)));
}
