import type Database from 'better-sqlite3';
import { type AuditedTable, auditedTables } from './nouns.ts';

const changes = { insert: ['new'], update: ['old', 'new'], delete: ['old'] } as const;
type Change = keyof typeof changes;
type Row = 'new' | 'old';

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** A row of a table as JSON, in the order of its columns. */
export function rowAsJson({ fields }: AuditedTable, row: string): string {
  return `json_object(${fields.map(({ field, column }) => `${quoted(field)}, ${row}."${column}"`).join(', ')})`;
}

/** The key of a row as text. */
export function keyAsText({ key }: AuditedTable, row: string): string {
  return key.map((column) => `${row}."${column}"`).join(` || '/' || `) || "''";
}

/** A change to write down, each part in SQL. */
interface ChangeSql {
  change: string;
  noun: string;
  key: string;
  whose: string;
  before: string;
  after: string;
  /** Where the row comes from; left out: from what fires the trigger. */
  from?: string;
}

/** Writes a change down. `salt`: random, so that nobody finds by trying what was erased. */
export function changeSql({ change, noun, key, whose, before, after, from }: ChangeSql): string {
  return `insert into audit_changes (act, change, noun, key, whose, before, after, salt)
    select audit_open((select coalesce(max(number), 0) + 1 from audit_acts)),
      ${change}, ${noun}, ${key}, ${whose}, ${before}, ${after}, hex(randomblob(12))
    ${from === undefined ? '' : `from ${from}`}`;
}

/** The last change of each row of a table. */
export function lastChangeSql(noun: string): string {
  return `select key, whose, after, content_hash, max(number) as number from audit_changes
    where noun = '${noun}' and change <> 'read' group by key`;
}

/** The act of a change that was made outside a transaction. */
const actAlone = `insert into audit_acts (hash, number, at, "by", role, request, action, reason, only_read)
  select audit_hash(coalesce((select hash from audit_acts order by number desc limit 1), ''),
      json_object('number', one.number, 'act', one.act, 'change', one.change, 'noun', one.noun, 'key', one.key,
        'whose', one.whose, 'before', one.before, 'after', one.after, 'salt', one.salt)),
    one.act, audit_at(), audit_by(), audit_role(), audit_request(), audit_action(), audit_reason(), 0
  from (select * from audit_changes order by number desc limit 1) as one where audit_alone()`;

function triggerOf(table: AuditedTable, change: Change): { name: string; sql: string } {
  const name = `audit_${table.table}_${change}`;
  const rows: readonly Row[] = changes[change];
  const row: Row = change === 'delete' ? 'old' : 'new';
  const json = (one: Row) => (rows.includes(one) ? rowAsJson(table, one) : 'null');
  const differs = table.fields.map(({ column }) => `new."${column}" is not old."${column}"`).join(' or ');
  const entries = table.whose(row).map((whose) =>
    changeSql({
      change: quoted(change),
      noun: quoted(table.table),
      key: keyAsText(table, row),
      whose,
      before: json('old'),
      after: json('new'),
    }),
  );
  const when = change === 'update' ? `when ${differs}` : '';
  return {
    name,
    sql: `CREATE TRIGGER ${name} after ${change} on "${table.table}" ${when} begin
${entries.map((one) => `${one};\n${actAlone};`).join('\n')} end`,
  };
}

const refuse = `begin select raise(abort, 'the audit is append-only'); end`;

/** Nothing of the audit is changed or removed; what says who a person was can be taken out of a change or a reason, once. */
const guards = [
  { name: 'audit_acts_kept', sql: `CREATE TRIGGER audit_acts_kept before delete on audit_acts ${refuse}` },
  {
    name: 'audit_acts_unchanged',
    sql: `CREATE TRIGGER audit_acts_unchanged before update on audit_acts
      when new.number is not old.number or new.at is not old.at or new."by" is not old."by"
        or new.role is not old.role or new.request is not old.request or new.action is not old.action
        or new.only_read is not old.only_read or new.hash is not old.hash or old.reason is null
        or old.reason like 'erased: %' or coalesce(new.reason, '') not like 'erased: %' ${refuse}`,
  },
  {
    name: 'audit_changes_kept',
    sql: `CREATE TRIGGER audit_changes_kept before delete on audit_changes ${refuse}`,
  },
  {
    name: 'audit_changes_unchanged',
    sql: `CREATE TRIGGER audit_changes_unchanged before update on audit_changes
      when new.number is not old.number or new.act is not old.act or new.change is not old.change
        or new.noun is not old.noun or old.content_hash is not null or new.content_hash is null
        or new.before is not null or new.after is not null or new.salt is not null ${refuse}`,
  },
];

/** Triggers that a database must have, whatever its age: they follow from the tables of this program. */
const wanted = [
  ...auditedTables.flatMap((table) => (Object.keys(changes) as Change[]).map((one) => triggerOf(table, one))),
  ...guards,
];

/** Whether a database has every trigger of the audit as this program writes it, and no other of the name. */
export function hasAuditTriggers(client: Database.Database): boolean {
  const kept = client
    .prepare<[], { name: string; sql: string }>(
      `select name, sql from sqlite_master where type = 'trigger' and name like 'audit\\_%' escape '\\'`,
    )
    .all();
  const sqlOf = new Map(kept.map(({ name, sql }) => [name, sql]));
  return kept.length === wanted.length && wanted.every(({ name, sql }) => sqlOf.get(name) === sql);
}

/** Puts the triggers of the audit in place, anew. Within a transaction. */
export function putAuditTriggers(client: Database.Database): void {
  const kept = client
    .prepare<[], string>(
      `select name from sqlite_master where type = 'trigger' and name like 'audit\\_%' escape '\\'`,
    )
    .pluck()
    .all();
  for (const name of kept) client.exec(`drop trigger "${name}"`);
  for (const { sql } of wanted) client.exec(sql);
}
