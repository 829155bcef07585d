import type { Db } from '../../db/connect.ts';
import { isRefusal, refusalInWords } from '../roster/refusals.ts';
import type { RepairView } from '../roster/repair-view.ts';
import { repairRoster } from '../roster/repair-week.ts';
import type { WhatIf } from '../roster/what-if.ts';
import { type AreaGiven, dateGiven, wholeGiven } from './given.ts';
import { type ExitCode, exitCode, GivenWrong, type Io } from './io.ts';
import { rosterAsked } from './roster.ts';
import { table } from './table.ts';

export interface RepairGiven extends AreaGiven {
  keepOthers?: true;
  place?: string[];
  standDown?: string[];
  unavailable?: string[];
  capacity?: string[];
  json?: true;
}

/** `scheduler roster repair`: a published week after something happened, or as if it had. */
export async function repairCommand(
  io: Io,
  db: Db,
  id: string | undefined,
  given: RepairGiven,
): Promise<ExitCode> {
  const { keepOthers = false, place = [] } = given;
  const whatIf = whatIfGiven(given);
  const roster = await rosterAsked(io, db, id, given, 'published');
  const repair = await repairRoster(db, roster, { keepOthers, place, whatIf }, io.clock);
  if (isRefusal(repair)) throw new GivenWrong(`roster repair: ${refusalInWords(repair)}`);
  if (given.json) io.out(JSON.stringify(repair));
  else tell(io, repair, whatIf.length > 0);
  return exitCode.done;
}

/** What the options ask about, in the order of the options. */
function whatIfGiven({ standDown = [], unavailable = [], capacity = [] }: RepairGiven): WhatIf[] {
  return [
    ...standDown.map((session): WhatIf => ({ kind: 'session-stood-down', session })),
    ...unavailable.map((text): WhatIf => {
      const [crn, date] = halves(text, ':');
      const when = date === undefined ? null : dateGiven(date, '--unavailable');
      return { kind: 'person-unavailable', crn, date: when };
    }),
    ...capacity.map((text): WhatIf => {
      const [session, places] = halves(text, '=');
      if (places === undefined) throw new GivenWrong(`--capacity: ${text} is not SESSION=PLACES`);
      const most = Number.MAX_SAFE_INTEGER;
      return {
        kind: 'capacity-changed',
        session,
        capacity: wholeGiven(places, '--capacity', 0, most),
      };
    }),
  ];
}

/** What stands before a mark and all that stands after it; undefined: it is not there. */
function halves(text: string, mark: string): [before: string, after: string | undefined] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function tell(io: Io, { roster, sentence, moves, unplaced, pinsLetGo }: RepairView, isAsked: boolean) {
  io.out(sentence);
  if (moves.length > 0) {
    io.out('');
    io.out(
      table(
        ['who moves, from where to where, and why'],
        moves.map((move) => [move.sentence]),
      ),
    );
  }
  if (unplaced.length > 0) {
    io.out('');
    io.out(
      table(
        ['affected, and still short'],
        unplaced.map((short) => [short.sentence]),
      ),
    );
  }
  for (const pin of pinsLetGo) io.err(`a pin is let go: ${pin.sentence}`);
  if (isAsked) io.out('\nOnly asked: nothing is kept.');
  if (roster !== null) io.out(`\nKept as roster ${roster}, a draft: scheduler roster publish ${roster}`);
}
