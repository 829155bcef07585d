import type { Db } from '../../db/connect.ts';
import { linesInWords } from '../roster/line-words.ts';
import { bestPeople } from '../roster/people-for.ts';
import { bestPlaces } from '../roster/places.ts';
import { isRefusal, type Refusal, refusalInWords } from '../roster/refusals.ts';
import { scarceIn } from '../roster/scarce.ts';
import { personScore, type Score, sessionScore } from '../roster/score.ts';
import { suggestionCount } from '../roster/suggestion-count.ts';
import type { PlaceView, SuggestionView } from '../roster/suggestion-view.ts';
import { rosterView } from '../roster/view.ts';
import { whyBooked } from '../roster/why-here.ts';
import { type AreaGiven, wholeGiven } from './given.ts';
import { type ExitCode, exitCode, GivenWrong, type Io } from './io.ts';
import { rosterAsked } from './roster.ts';
import { hours, table, thousands } from './table.ts';

interface RosterGiven extends AreaGiven {
  roster?: string;
  json?: true;
}

interface SuggestGiven extends RosterGiven {
  most: string;
}

/** `scheduler roster places`: the best places for a person. */
export async function placesCommand(io: Io, db: Db, crn: string, given: SuggestGiven): Promise<ExitCode> {
  const id = await rosterAsked(io, db, given.roster, given);
  const found = answered('places', await bestPlaces(db, id, crn, mostGiven(given), io.clock.today()));
  return tell(io, given, found, ({ minutes, minMinutes, maxMinutes, places }) => {
    io.out(`${crn} has ${hours(minutes)} of ${hours(minMinutes)}, and may have ${hours(maxMinutes)}\n`);
    io.out(placesTable(places));
  });
}

/** `scheduler roster people`: the best people for a hole in a session. */
export async function peopleCommand(io: Io, db: Db, session: string, given: SuggestGiven): Promise<ExitCode> {
  const id = await rosterAsked(io, db, given.roster, given);
  const found = answered('people', await bestPeople(db, id, session, mostGiven(given), io.clock.today()));
  return tell(io, given, found, ({ projectName, date, from, to, booked, capacity, people }) => {
    io.out(`${session}, ${projectName}: ${date}, ${from}-${to}, ${booked} of ${capacity} places taken\n`);
    const rows = people.map((person) => [
      person.crn,
      `${hours(person.minutes)} of ${hours(person.minMinutes)}`,
      ...suggestionCells(person),
    ]);
    io.out(table(['crn', 'hours', ...suggestionHeadings], rows));
  });
}

/** `scheduler roster why`: why a person is on a session. */
export async function whyCommand(
  io: Io,
  db: Db,
  crn: string,
  session: string,
  given: SuggestGiven,
): Promise<ExitCode> {
  const id = await rosterAsked(io, db, given.roster, given);
  const found = answered('why', await whyBooked(db, id, crn, session, mostGiven(given), io.clock.today()));
  return tell(io, given, found, ({ sentence, alternatives }) => {
    io.out(`${crn} on ${session}: ${sentence}\n`);
    io.out('Elsewhere instead, points against staying:\n');
    io.out(placesTable(alternatives));
  });
}

/** `scheduler roster scarce`: what an officer should go and source. */
export async function scarceCommand(io: Io, db: Db, given: SuggestGiven): Promise<ExitCode> {
  const id = await rosterAsked(io, db, given.roster, given);
  const found = answered('scarce', await scarceIn(db, id, mostGiven(given), io.clock.today()));
  return tell(io, given, found, ({ seats, unserved }) => {
    const rows = seats.map(({ price, sentence }) => [price === null ? '-' : thousands(price), sentence]);
    io.out(table(['price of a seat', 'where more places would help'], rows));
    io.out('');
    io.out(
      table(
        ['where only other sessions would help'],
        unserved.map(({ sentence }) => [sentence]),
      ),
    );
  });
}

/** `scheduler roster score`: the points of a roster, a person or a session, line by line. */
export async function scoreCommand(
  io: Io,
  db: Db,
  given: RosterGiven & { person?: string; session?: string },
): Promise<ExitCode> {
  const id = await rosterAsked(io, db, given.roster, given);
  const { person, session } = given;
  const score =
    person !== undefined
      ? await personScore(db, id, person)
      : session !== undefined
        ? await sessionScore(db, id, session)
        : await rosterScore(db, id);
  return tell(io, given, answered('score', score), ({ points, lines }) => {
    const rows = [...lines, { line: 'all', points, sentence: '' }].map((row) => [
      row.line,
      thousands(row.points),
      row.sentence,
    ]);
    io.out(table(['line', 'points', 'in words'], rows));
  });
}

async function rosterScore(db: Db, id: number): Promise<Score | Refusal> {
  const view = await rosterView(db, id);
  if (!view) return { refused: 'unknown-roster' };
  return { points: view.pointsNow, lines: linesInWords(view.byLine) };
}

function mostGiven({ most }: SuggestGiven): number {
  return wholeGiven(most, '--most', 1, suggestionCount.most);
}

function answered<T extends object>(command: string, answer: T | Refusal): T {
  if (isRefusal(answer)) throw new GivenWrong(`roster ${command}: ${refusalInWords(answer)}`);
  return answer;
}

function tell<T>(io: Io, { json }: RosterGiven, answer: T, inWords: (answer: T) => void): ExitCode {
  if (json) io.out(JSON.stringify(answer));
  else inWords(answer);
  return exitCode.done;
}

const suggestionHeadings = ['points', 'travel', 'gives up', 'stands in the way'];

function suggestionCells({ points, travelMinutes, giveUp, obstacles }: SuggestionView): (string | number)[] {
  const inTheWay = obstacles.map(({ rule, lift }) => `${rule}: ${lift}`).join('; ');
  return [thousands(points), travelMinutes ?? '-', giveUp.join(', ') || '-', inTheWay || 'nothing'];
}

function placesTable(places: readonly PlaceView[]): string {
  const rows = places.map((place) => [
    place.session,
    place.projectName,
    place.date,
    `${place.from}-${place.to}`,
    ...suggestionCells(place),
  ]);
  return table(['session', 'project', 'date', 'time', ...suggestionHeadings], rows);
}
