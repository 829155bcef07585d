import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { expect, it } from 'vitest';
import { connect, migrationsFolder } from '../../db/connect.ts';
import { hoursRowsOf } from '../../db/hours.ts';
import { keepBest } from '../../db/run-bests.ts';
import { runOf } from '../../db/runs.ts';
import { rawMinutes } from '../../solver/hours/entries.ts';
import { aTest } from '../given/acting.ts';
import { isAsWritten } from '../given/allocated.ts';
import { givenFolder } from '../given/database.ts';
import { isSound } from '../given/kept.ts';

/** A database file as the first version of the tables made it. */
function givenFirstVersion(): string {
  const folder = givenFolder();
  const migrations = `${folder}/migrations`;
  cpSync(migrationsFolder, migrations, { recursive: true });
  const journalFile = `${migrations}/meta/_journal.json`;
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: object[] };
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, 1) }));

  const file = `${folder}/first.sqlite`;
  const client = new Database(file);
  migrate(drizzle({ client }), { migrationsFolder: migrations });
  client.exec(
    `insert into runs (region, week_start, seconds, seed, status, queued_at)
     values ('london', '2026-11-30', 10, 1, 'running', '2026-11-27T12:00:00.000Z')`,
  );
  client.exec(`
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
             ('to come', 'X100001', 1, 'P1', null, '2026-12-01', '10:00', '17:00', null, null)`);
  client.close();
  return file;
}

it('a database of the first version is brought up to date, and keeps what it has', async () => {
  const db = connect(givenFirstVersion(), aTest);
  expect(await runOf(db, 1)).toMatchObject({
    region: 'london',
    status: 'running',
    resumes: null,
    best: null,
  });
  await keepBest(db, 1, { bookings: [], points: -7 }, '2026-11-27T12:00:01.000Z');
  expect((await runOf(db, 1))?.best).toMatchObject({ points: -7 });
  const entries = (await hoursRowsOf(db, 'X100001', 1))?.entries ?? [];
  const numbered = { kind: 'appointment', projectType: 'group' };
  expect(entries).toMatchObject([
    { ...numbered, number: 1, appointment: 'late', breakMinutes: 0, penaltyMinutes: 20 },
    { ...numbered, number: 2, appointment: 'whole', breakMinutes: 30, penaltyMinutes: 0 },
    { ...numbered, number: 3, appointment: 'absent', outcome: 'UACP', penaltyMinutes: 0 },
  ]);
  expect(entries.map(rawMinutes)).toEqual([400, 420, 0]);
  expect(isAsWritten(db)).toBe(true);
  expect(isSound(db)).toBe(true);
  db.$client.close();
});
