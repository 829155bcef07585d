import { type Command, Option } from 'commander';
import { runSeconds } from '../roster/run-seconds.ts';
import { command, does, type End, json, ofArea, withDeps } from './command.ts';
import type { Io } from './io.ts';
import { suggestCommands } from './suggest-commands.ts';

/** `scheduler roster`: what stands under it. Each command is loaded when it is called. */
export function rosterCommands(scheduler: Command, io: Io, end: End): void {
  const roster = command(scheduler, 'roster', 'make, see, publish and check rosters');
  const ends = does(io, end);
  const kept = () => import('./roster.ts');
  const files = () => import('./problem-files.ts');

  ofArea(command(roster, 'run', 'make a draft'))
    .option('--seconds <n>', `at most; left out: ${runSeconds.usual}, or by the size of each of all regions`)
    .option('--seed <n>', 'of the search', '1')
    .option('--around <roster>', 'keep the pins of this draft')
    .addOption(
      new Option('--all-regions', 'a draft of every region that has people, side by side').conflicts([
        'region',
        'pdu',
        'around',
      ]),
    )
    .addOption(
      new Option('--resume <run>', 'a run that died, as it was asked for, from its last best').conflicts([
        'region',
        'pdu',
        'week',
        'seconds',
        'seed',
        'around',
        'allRegions',
      ]),
    )
    .option(...json)
    .action(
      ends(async (given) => {
        const { runCommand } = await import('./run.ts');
        return withDeps(io, 'command', (deps) => runCommand(io, deps, given));
      }),
    );
  ofArea(command(roster, 'show', 'a roster by number, or the latest of an area and week'))
    .argument('[roster]')
    .option('--by <grouping>', 'its bookings by project, day or person')
    .option('--short', 'who is short, and why')
    .option('--left-out', 'who is left out of the week, and why')
    .option(...json)
    .action(
      ends(async (id, given) => {
        const { showCommand } = await kept();
        return withDeps(io, 'command', ({ db }) => showCommand(io, db, id, given));
      }),
    );
  suggestCommands(roster, io, end);
  command(roster, 'publish', 'freeze a draft and make its appointments')
    .argument('<roster>')
    .option(...json)
    .action(
      ends(async (id, given) => {
        const { publishCommand } = await kept();
        return withDeps(io, 'command', ({ db }) => publishCommand(io, db, id, given));
      }),
    );
  ofArea(command(roster, 'problem', "an area's week as a roster-problem/1 file"))
    .requiredOption('--out <file>', 'the file to write')
    .option(...json)
    .action(ends(async (given) => (await kept()).problemCommand(io, given)));
  command(roster, 'solve', 'a roster-problem/1 file in, a roster/1 file out; no database')
    .requiredOption('--problem <file>', 'the problem')
    .requiredOption('--out <file>', 'the file to write')
    .option('--seconds <n>', 'stop then and keep the best; left out: until the steps are done')
    .option('--steps <n>', 'budget that gives the same answer on any machine')
    .option('--seed <n>', 'of the search')
    .option(...json)
    .action(ends(async (given) => (await files()).solveCommand(io, given)));
  command(roster, 'check', 'judge a roster file of a problem file; no database')
    .requiredOption('--problem <file>', 'the problem')
    .requiredOption('--roster <file>', 'the roster, by any program')
    .option(...json)
    .action(ends(async (given) => (await files()).checkCommand(io, given)));
}
