import type Database from 'better-sqlite3';
import type { IsoDate } from '../../solver/calendar.ts';
import { contentHashOf, erasedReasonOf, isErasedReason, type KeptChange } from '../audit/hashes.ts';
import { auditedTables } from '../audit/nouns.ts';
import type { Db } from '../connect.ts';
import { type DueForErasure, dueIn } from './due.ts';
import { pseudonymsFor, speaksOf, withPseudonyms } from './pseudonyms.ts';

export interface Erased {
  people: number;
  /** Changes in the audit whose content was taken out. */
  auditChanges: number;
  /** The file has been written anew, so that its unused parts do not have it either. False: somebody else was at it. */
  overwritten: boolean;
}

type Client = Database.Database;

const ofThem = 'in (select crn from temp.leaving)';
const theirReferrals = `in (select id from referrals where crn ${ofThem})`;
const theirAppointments = `in (select id from appointments where crn ${ofThem})`;
const groupingsOfThem = `in (select groupings.id from groupings, temp.leaving
  where instr(problem || answer || candidates || coalesce(what_if, ''), crn))`;

/** What is of no use without the person: removed. */
const removed = [
  `delete from availability where crn ${ofThem}`,
  `delete from availability_exceptions where crn ${ofThem}`,
  `delete from commitments where crn ${ofThem}`,
  `delete from travel_minutes where crn ${ofThem}`,
  `delete from venue_travel where crn ${ofThem}`,
  `delete from limited_access where crn ${ofThem}`,
  `delete from calendar_links where crn ${ofThem}`,
  `delete from keep_apart where crn ${ofThem} or other_crn ${ofThem}`,
  `delete from referral_facts where referral ${theirReferrals}`,
  // Copies of what was on file, and why they could not join; groups that were opened from one stay.
  `update groups set "grouping" = null where "grouping" ${groupingsOfThem}`,
  `delete from groupings where id ${groupingsOfThem}`,
  `delete from idempotency_keys where exists (select 1 from temp.leaving
    where instr(route || coalesce(body, '') || coalesce(location, ''), crn))`,
];

/** What says who somebody was or what was thought of them, in rows that stay for what was ordered, worked and attended. */
const emptied = [
  `update people set home_latitude = 0, home_longitude = 0, excluded_tags = '[]', needed_tags = '[]',
    avoid_all_male = 0, direct_supervision = 0 where crn ${ofThem}`,
  `update outcome_entries set notes = null where notes is not null and appointment ${theirAppointments}`,
  `update adjustments set reason = 'erased' where crn ${ofThem}`,
  `update referrals set needs = '[]' where crn ${ofThem}`,
  `update referral_state_changes set reason = null where reason is not null and referral ${theirReferrals}`,
  `update group_attendance_entries set note = null where note is not null and referral ${theirReferrals}`,
  `update runs set detail = null where exists (select 1 from temp.leaving where instr(coalesce(detail, ''), crn))`,
  `update group_members set left_reason = 'erased' where left_reason is not null and referral ${theirReferrals}`,
];

/**
 * Erases everything that says who people were, of all who are due today: a made-up crn takes the place of theirs wherever it
 * stands, in ids and kept answers too; what was ordered, worked and attended stays under it. In the audit the content of what was
 * changed of them is taken out, and the chain still holds. One transaction; nobody else may be at the database's schema.
 */
export async function eraseDue(db: Db, today: IsoDate): Promise<Erased> {
  const client = db.$client;
  const erased = client
    .transaction(() => {
      const due = dueIn(db, today);
      return due.length === 0 ? null : erase(client, due, today);
    })
    .immediate();
  return { ...(erased ?? { people: 0, auditChanges: 0 }), overwritten: overwrite(client) };
}

/** Writes the file anew and empties its log: a page that has been used keeps what was in it. */
function overwrite(client: Client): boolean {
  try {
    client.exec('vacuum');
    const [log] = client.pragma('wal_checkpoint(truncate)') as [{ busy: number }];
    return log.busy === 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return false;
    throw error;
  }
}

function erase(client: Client, due: readonly DueForErasure[], today: IsoDate): Omit<Erased, 'overwritten'> {
  client.pragma('defer_foreign_keys = on');
  const isPerson = client.prepare('select 1 from people where crn = ?');
  const pseudonyms = pseudonymsFor(
    due.map(({ crn }) => crn),
    (crn) => isPerson.get(crn) !== undefined,
  );
  const theirs = thingsOf(client, [...pseudonyms.keys()]);
  const guards = appendOnlyGuards(client);
  for (const { name } of guards) client.exec(`drop trigger "${name}"`);
  for (const statement of [...removed, ...emptied]) client.exec(statement);
  renameEverywhere(client, pseudonyms);
  const keep = client.prepare('insert into erased_people (crn, erased_on) values (?, ?)');
  for (const pseudonym of pseudonyms.values()) keep.run(pseudonym, today);
  client.exec('drop table temp.leaving');
  for (const { sql } of guards) client.exec(sql);
  return { people: due.length, auditChanges: eraseAudit(client, theirs, pseudonyms) };
}

/** The ids of what is theirs alone; leaves their crns in `temp.leaving`. */
function thingsOf(client: Client, crns: readonly string[]): Set<string> {
  client.exec('create temp table leaving (crn text primary key)');
  const leave = client.prepare('insert into temp.leaving values (?)');
  for (const crn of crns) leave.run(crn);
  const ids = client
    .prepare<[], string>(
      `select id from appointments where crn ${ofThem} union select id from allocations where crn ${ofThem}
       union select id from referrals where crn ${ofThem}`,
    )
    .pluck()
    .all();
  return new Set([...crns, ...ids]);
}

/** Triggers that keep rows as they were written down: an erasure is the one thing that they must let by. */
function appendOnlyGuards(client: Client): { name: string; sql: string }[] {
  return client
    .prepare<[], { name: string; sql: string }>(
      `select name, sql from sqlite_master where type = 'trigger' and name not like 'audit\\_%' escape '\\'
       and (name like '%\\_unchanged' escape '\\' or name like '%\\_kept' escape '\\')`,
    )
    .all();
}

/** Puts the made-up crns in the place of the others in every text of every table, the audit apart. */
function renameEverywhere(client: Client, pseudonyms: ReadonlyMap<string, string>): void {
  client.function('erasure_text', (text: unknown) =>
    typeof text === 'string' ? withPseudonyms(text, pseudonyms) : text,
  );
  const tables = [...auditedTables.map(({ table }) => table), 'run_bests', 'idempotency_keys'];
  for (const table of tables) {
    const columns = client
      .prepare<[], { name: string; type: string }>(`select name, type from pragma_table_info('${table}')`)
      .all()
      .filter(({ type }) => type.toLowerCase() === 'text');
    if (columns.length === 0) continue;
    const sets = columns.map(({ name }) => `"${name}" = erasure_text("${name}")`);
    const differs = columns.map(({ name }) => `"${name}" is not erasure_text("${name}")`);
    client.exec(`update "${table}" set ${sets.join(', ')} where ${differs.join(' or ')}`);
  }
}

type AuditRow = Pick<KeptChange, 'number' | 'act' | 'key' | 'whose' | 'before' | 'after' | 'salt'>;

/** Takes the content of whatever changed or read of them out of the audit: how many entries. */
function eraseAudit(
  client: Client,
  theirs: ReadonlySet<string>,
  pseudonyms: ReadonlyMap<string, string>,
): number {
  const rows = client
    .prepare<[], AuditRow>(
      'select number, act, key, whose, before, after, salt from audit_changes where content_hash is null order by number',
    )
    .all()
    .filter((row) => isTheirs(row, theirs, pseudonyms));
  eraseReasons(client, new Set(rows.map(({ act }) => act)), pseudonyms);
  const takeOut = client.prepare(
    'update audit_changes set key = ?, whose = ?, before = null, after = null, salt = null, content_hash = ? where number = ?',
  );
  for (const { number, act: _, ...content } of rows) {
    const [key, whose] = [content.key, content.whose].map((text) => withPseudonyms(text, pseudonyms));
    takeOut.run(key, whose, contentHashOf(content), number);
  }
  return rows.length;
}

/** Takes out of these acts why they were done, and out of others where it speaks of them. Before the salts are gone. */
function eraseReasons(
  client: Client,
  acts: ReadonlySet<number>,
  pseudonyms: ReadonlyMap<string, string>,
): void {
  const given = client
    .prepare<[], { number: number; reason: string; salt: string | null }>(
      `select number, reason, (select salt from audit_changes
         where act = audit_acts.number and salt is not null order by number limit 1) as salt
       from audit_acts where reason is not null`,
    )
    .all();
  const takeOut = client.prepare('update audit_acts set reason = ? where number = ?');
  for (const { number, reason, salt } of given)
    if (!isErasedReason(reason) && (acts.has(number) || speaksOf(reason, pseudonyms)))
      takeOut.run(erasedReasonOf(reason, salt), number);
}

function isTheirs(
  { key, whose, before, after }: AuditRow,
  theirs: ReadonlySet<string>,
  pseudonyms: ReadonlyMap<string, string>,
): boolean {
  const texts = [key, whose, before ?? '', after ?? ''];
  if (texts.some((text) => speaksOf(text, pseudonyms))) return true;
  if (theirs.has(whose.slice(whose.indexOf('/') + 1))) return true;
  return [before, after].some(
    (row) => row !== null && Object.values(JSON.parse(row) as object).some((value) => theirs.has(value)),
  );
}
