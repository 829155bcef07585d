import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { migrationsFolder } from '../../db/migrate.ts';
import { givenFolder } from './database.ts';

interface Journal {
  entries: { idx: number; when: number; tag: string }[];
}

const journalOf = (folder: string) =>
  JSON.parse(readFileSync(`${folder}/meta/_journal.json`, 'utf8')) as Journal;
const keepJournal = (folder: string, journal: Journal) =>
  writeFileSync(`${folder}/meta/_journal.json`, JSON.stringify(journal));

/** How many versions of the tables there have been. */
export const versions = journalOf(migrationsFolder).entries.length;

/** What each version of the tables can first keep, some rows of it. */
const rowsOfVersion = [
  `insert into runs (region, week_start, seconds, seed, status, queued_at)
     values ('london', '2026-11-30', 10, 1, 'running', '2026-11-27T12:00:00.000Z');
   insert into pdus values ('croydon', 'Croydon', 'london');
   insert into people values ('X100001', 'croydon', 'male', 0, 'employed', 51.4, -0.1, '[]', '[]', 0);
   insert into requirements (crn, event_number, order_type, ordered_minutes, sentence_date, deadline, status)
     values ('X100001', 1, 'community', 6000, '2026-09-14', '2027-09-13', 'in-force');
   insert into projects (code, name, type, pdu, latitude, longitude, tags, host, sex_policy, start_date)
     values ('P1', 'P1', 'group', 'croydon', 51.4, -0.1, '[]', 'Council', 'any', '2026-01-05');
   insert into sessions (id, project, date, from_time, to_time, break_minutes, capacity, status)
     values ('S1', 'P1', '2026-11-24', '09:30', '17:00', 30, 10, 'run');
   insert into appointments (id, crn, event_number, project, session, date, from_time, to_time, outcome, credited_minutes)
     values ('whole', 'X100001', 1, 'P1', 'S1', '2026-11-24', '09:30', '17:00', 'ATTC', 420),
            ('late', 'X100001', 1, 'P1', null, '2026-11-23', '10:00', '17:00', 'ATTC', 400),
            ('absent', 'X100001', 1, 'P1', null, '2026-11-25', '10:00', '17:00', 'UACP', 0),
            ('to come', 'X100001', 1, 'P1', null, '2026-12-01', '10:00', '17:00', null, null)`,
  "insert into run_bests values (1, '[]', -7, '2026-11-27T12:00:01.000Z')",
  `insert into adjustments (id, crn, event_number, date, minutes, reason)
     values ('ADJ-1', 'X100001', 1, '2026-11-24', 30, 'travel');
   insert into allocations (id, crn, event_number, project, frequency, weekday, from_time, to_time, start_date)
     values ('A1', 'X100001', 1, 'P1', 'weekly', 2, '10:00', '17:00', '2026-12-01')`,
  "update appointments set allocation = 'A1' where id = 'to come'",
  `insert into venues values ('V1', 'Library', 'croydon', 51.4, -0.1, '[]');
   insert into rooms values ('V1', 'room', 'Room', 12);
   insert into slot_patterns (id, name, region) values ('evenings', 'Evenings', 'london');
   insert into groups (id, programme, venue, room, sex, delivery, pattern, state, starts_on)
     values ('G1', 'TSP', 'V1', 'room', 'male', 'in-person', 'evenings', 'open', '2026-12-01');
   insert into referrals (id, crn, programme, basis, referred_on, ready_from, must_finish_by, needs)
     values ('R1', 'X100001', 'TSP', 'requirement', '2026-11-01', '2026-11-01', '2027-09-13', '[]')`,
  `insert into group_state_changes ("group", state, at, "by") values ('G1', 'open', '2026-11-27', 'A. Manager')`,
];

/** Keys of requests, whose senders are named from version 6 on. */
const keysOfVersion = (version: number) => {
  if (version < 2) return '';
  const [caller, ann] = version < 6 ? ['', ''] : [', caller', ", 'ann'"];
  return `insert into idempotency_keys (key, route, body_hash, at${caller})
    values ('k', 'POST /v1/people', 'h', '2026-11-27'${ann})`;
};

/** The migrations up to a version, 0 the first, in a folder of their own. */
function migrationsUpTo(version: number): string {
  const folder = `${givenFolder()}/migrations`;
  cpSync(migrationsFolder, folder, { recursive: true });
  const journal = journalOf(folder);
  keepJournal(folder, { ...journal, entries: journal.entries.slice(0, version + 1) });
  return folder;
}

/** All migrations and one more, of this name and these statements. */
export function migrationsAnd(name: string, statements: string): string {
  const folder = migrationsUpTo(versions);
  const journal = journalOf(folder);
  const last = journal.entries.at(-1)!;
  const further = { ...last, idx: last.idx + 1, when: last.when + 1, tag: name };
  keepJournal(folder, { ...journal, entries: [...journal.entries, further] });
  writeFileSync(`${folder}/${name}.sql`, statements);
  return folder;
}

/** A closed database file as a version of the tables made it, 0 the first, with some rows of all that it can keep. */
export function givenVersion(version: number): string {
  const file = `${givenFolder()}/scheduler.sqlite`;
  const client = new Database(file);
  client.pragma('journal_mode = WAL');
  migrate(drizzle({ client }), { migrationsFolder: migrationsUpTo(version) });
  for (const rows of rowsOfVersion.slice(0, version + 1)) client.exec(rows);
  client.exec(keysOfVersion(version));
  client.close();
  return file;
}
