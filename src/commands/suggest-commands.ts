import { type Command, Option } from 'commander';
import { suggestionCount } from '../roster/suggestion-count.ts';
import { command, does, type End, json, ofArea, withDeps } from './command.ts';
import type { Io } from './io.ts';

/** `scheduler roster`: what a roster is asked, and its repair. Each command is loaded when it is called. */
export function suggestCommands(roster: Command, io: Io, end: End): void {
  const ends = does(io, end);
  const suggest = () => import('./suggest.ts');
  const ask = (name: string, description: string) =>
    ofArea(command(roster, name, description)).addOption(
      new Option('--roster <roster>', 'left out: the latest of the area and week').conflicts([
        'region',
        'pdu',
        'week',
      ]),
    );
  const most = ['--most <n>', 'how many, the best first', String(suggestionCount.usual)] as const;

  ask('places', 'the best places for a person, and what stands in the way')
    .argument('<crn>')
    .option(...most)
    .option(...json)
    .action(
      ends(async (crn, given) => {
        const { placesCommand } = await suggest();
        return withDeps(io, 'command', ({ db }) => placesCommand(io, db, crn, given));
      }),
    );
  ask('people', 'the best people for a hole in a session, and what stands in the way')
    .argument('<session>')
    .option(...most)
    .option(...json)
    .action(
      ends(async (session, given) => {
        const { peopleCommand } = await suggest();
        return withDeps(io, 'command', ({ db }) => peopleCommand(io, db, session, given));
      }),
    );
  ask('why', 'why a person is on a session, and where else they could be')
    .argument('<crn>')
    .argument('<session>')
    .option(...most)
    .option(...json)
    .action(
      ends(async (crn, session, given) => {
        const { whyCommand } = await suggest();
        return withDeps(io, 'command', ({ db }) => whyCommand(io, db, crn, session, given));
      }),
    );
  ask('scarce', 'where places are lacking, by area and day')
    .option(...most)
    .option(...json)
    .action(
      ends(async (given) => {
        const { scarceCommand } = await suggest();
        return withDeps(io, 'command', ({ db }) => scarceCommand(io, db, given));
      }),
    );
  ask('score', 'the points of a roster, a person or a session, line by line')
    .addOption(new Option('--person <crn>', "of a person's week").conflicts('session'))
    .option('--session <session>', 'what is won by a session running')
    .option(...json)
    .action(
      ends(async (given) => {
        const { scoreCommand } = await suggest();
        return withDeps(io, 'command', ({ db }) => scoreCommand(io, db, given));
      }),
    );

  ofArea(command(roster, 'repair', 'repair the published roster of a week with as few moves as can be'))
    .argument('[roster]')
    .option('--keep-others', 'nobody moves but those affected')
    .option('--place <crn>', 'find a place for them though they have lost none; may stand again', listed)
    .option('--stand-down <session>', 'what if it did not run; nothing is kept; may stand again', listed)
    .option('--unavailable <crn[:date]>', 'what if they could not come, that day or all week', listed)
    .option('--capacity <session=n>', 'what if it had so many places', listed)
    .option(...json)
    .action(
      ends(async (id, given) => {
        const { repairCommand } = await import('./repair.ts');
        return withDeps(io, 'command', ({ db }) => repairCommand(io, db, id, given));
      }),
    );
}

/** The values of an option that may stand more than once. */
const listed = (value: string, before: string[] = []) => [...before, value];
