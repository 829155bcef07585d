import type { Db } from '../../db/connect.ts';
import { keptRows } from '../../db/kept.ts';
import { listRosters, type RosterRow } from '../../db/rosters.ts';
import { weekRows } from '../../db/week.ts';
import { faultsOf } from '../../solver/roster/problem.ts';
import { type BookingGroup, bookingGroups, groupings } from '../roster/booking-view.ts';
import { weekOf } from '../roster/in-week.ts';
import { leftOutOf } from '../roster/left-out.ts';
import { publishRoster } from '../roster/publish.ts';
import { isRefusal, refusalInWords } from '../roster/refusals.ts';
import { shortPeople } from '../roster/short.ts';
import { type RosterView, rosterView } from '../roster/view.ts';
import { openDatabase } from './database.ts';
import { type AreaGiven, areaAndWeek, numberGiven, oneOf, writeWhole } from './given.ts';
import { type ExitCode, exitCode, GivenWrong, type Io } from './io.ts';
import { hours, table, thousands } from './table.ts';

const everything = { size: Number.MAX_SAFE_INTEGER, number: 0 };

/** The roster named, or, if none is, the latest of the area and week: of those in this state, if one is asked for. */
export async function rosterAsked(
  io: Io,
  db: Db,
  id: string | undefined,
  given: AreaGiven,
  state?: RosterRow['state'],
): Promise<number> {
  if (id !== undefined) {
    const number = numberGiven(id, 'roster');
    if (given.pdu === undefined && given.week === undefined) return number;
    throw new GivenWrong(`roster: name roster ${number}, or an area and week, not both`);
  }
  const { region, pdu, weekStart } = areaAndWeek(io, given);
  const filter = { region, weekStart, state, ...(pdu === null ? {} : { pdu }) };
  const { rows } = await listRosters(db, filter, everything);
  const latest = rows.find((row) => row.pdu === pdu);
  if (latest) return latest.id;
  const none = state === undefined ? 'there is none' : `there is none ${state}`;
  throw new GivenWrong(`roster: ${none} for ${pdu ?? region} in the week of ${weekStart} yet`);
}

/** `scheduler roster show`: a roster at a glance, its bookings, who is short or who is left out. */
export async function showCommand(
  io: Io,
  db: Db,
  id: string | undefined,
  given: AreaGiven & { by?: string; short?: true; leftOut?: true; json?: true },
): Promise<ExitCode> {
  const roster = await rosterAsked(io, db, id, given);
  if (given.by !== undefined) return showBookings(io, db, roster, given.by, given.json);
  if (given.short) return showShort(io, db, roster, given.json);
  if (given.leftOut) return showLeftOut(io, db, roster, given.json);
  return showRoster(io, db, roster, given.json);
}

const unknownRoster = (id: number) => new GivenWrong(`roster: there is no roster ${id}`);

/** Prints the summary of a roster: the numbers, and people short by reason. */
export async function showRoster(io: Io, db: Db, id: number, json?: true): Promise<ExitCode> {
  const view = await rosterView(db, id);
  const short = await shortPeople(db, id);
  const left = await leftOutOf(db, id);
  if (!view || !short || !left) throw unknownRoster(id);
  if (json) {
    io.out(JSON.stringify({ ...view, short: short.reasons, leftOut: left.reasons }));
    return exitCode.done;
  }
  io.out(
    `Roster ${view.id}: ${view.pdu ?? view.region}, week of ${view.weekStart}, version ${view.version}\n`,
  );
  io.out(table(['the week', ''], glance(view)));
  io.out('');
  io.out(
    table(
      ['people short, by the rule nearest to a place', 'people'],
      short.reasons.map(({ rule, sentence, people }) => [`${rule ?? 'no sessions'}: ${sentence}`, people]),
    ),
  );
  io.out('');
  io.out(
    table(
      ['requirements left out', 'how many'],
      left.reasons.map(({ message, requirements }) => [message, requirements]),
    ),
  );
  for (const { sentence } of view.breaches) io.err(sentence);
  return exitCode.done;
}

function glance(view: RosterView): [string, string][] {
  const { counts } = view;
  return [
    ['state', view.stale ? `${view.state}, and the data have changed since` : view.state],
    ['people placed', `${thousands(counts.peoplePlaced)} of ${thousands(counts.peopleDue)} due`],
    ['people short', thousands(counts.peopleShort)],
    ['hours offered', `${hours(counts.minutesOffered)} against ${hours(counts.minutesDue)} due`],
    ['sessions stood down', `${counts.sessionsStoodDown} of ${counts.sessions}`],
    ['points', thousands(view.pointsNow)],
    ['bound', view.bound === null ? '-' : `${thousands(view.bound)} (${view.status})`],
  ];
}

async function showBookings(io: Io, db: Db, id: number, by: string, json?: true): Promise<ExitCode> {
  const found = await bookingGroups(db, id, oneOf(groupings, by, '--by'), {}, everything);
  if (!found) throw unknownRoster(id);
  if (json) io.out(JSON.stringify(found.rows));
  else for (const group of found.rows) io.out(`${bookingsTable(group)}\n`);
  return exitCode.done;
}

function bookingsTable({ key, name, people, bookings }: BookingGroup): string {
  const rows = bookings.map((b) => [b.date, `${b.from}-${b.to}`, b.session, b.crn, b.travelMinutes ?? '-']);
  const title = `${name ? `${key} ${name}` : key}: ${people} ${people === 1 ? 'person' : 'people'}`;
  return `${title}\n${table(['date', 'time', 'session', 'crn', 'travel'], rows)}`;
}

async function showShort(io: Io, db: Db, id: number, json?: true): Promise<ExitCode> {
  const found = await shortPeople(db, id);
  if (!found) throw unknownRoster(id);
  if (json) io.out(JSON.stringify(found.people));
  else for (const { sentence } of found.people) io.out(sentence);
  return exitCode.done;
}

async function showLeftOut(io: Io, db: Db, id: number, json?: true): Promise<ExitCode> {
  const found = await leftOutOf(db, id);
  if (!found) throw unknownRoster(id);
  if (json) io.out(JSON.stringify(found.leftOut));
  else
    io.out(
      table(
        ['crn', 'event', 'why'],
        found.leftOut.map(({ crn, eventNumber, message }) => [crn, eventNumber, message]),
      ),
    );
  return exitCode.done;
}

/** `scheduler roster publish`: freezes a draft and makes its appointments. */
export async function publishCommand(io: Io, db: Db, id: string, given: { json?: true }): Promise<ExitCode> {
  const number = numberGiven(id, 'roster');
  const answer = await publishRoster(db, number, io.clock);
  if (isRefusal(answer)) throw new GivenWrong(`roster publish: ${refusalInWords(answer)}`);
  if (given.json) io.out(JSON.stringify(answer));
  else io.out(`Roster ${number} is published.`);
  return exitCode.done;
}

/** `scheduler roster problem`: the week of an area as roster-problem/1, for any solver. */
export async function problemCommand(
  io: Io,
  given: AreaGiven & { out: string; json?: true },
): Promise<ExitCode> {
  const { region, pdu, weekStart } = areaAndWeek(io, given);
  const db = openDatabase(io);
  try {
    if (pdu !== null && keptRows(db).pdu(pdu)?.region !== region)
      throw new GivenWrong(`--pdu: the region has no PDU ${pdu}`);
    const rows = await weekRows(db, {
      area: { region, pdu },
      weekStart,
      replaces: 'published',
      pinsOf: null,
    });
    const { problem, leftOut, notes } = weekOf(rows);
    const faults = faultsOf(problem);
    await writeWhole(given.out, `${JSON.stringify(problem)}\n`, '--out');
    const counts = {
      people: problem.people.length,
      sessions: problem.sessions.length,
      leftOut: leftOut.length,
      faults: faults.length,
    };
    if (given.json) io.out(JSON.stringify({ ...counts, notes }));
    else {
      io.out(
        table(
          ['in the problem', 'how many'],
          [
            ['people', counts.people],
            ['sessions', counts.sessions],
            ['requirements left out', counts.leftOut],
            ['faults', counts.faults],
          ],
        ),
      );
      io.out(`written to ${given.out}`);
    }
    return faults.length > 0 ? exitCode.faults : exitCode.done;
  } finally {
    db.$client.close();
  }
}
