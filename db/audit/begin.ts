import type Database from 'better-sqlite3';
import { type AuditedTable, auditedTables } from './nouns.ts';
import { asAct } from './seal.ts';
import {
  changeSql,
  hasAuditTriggers,
  keyAsText,
  lastChangeSql,
  putAuditTriggers,
  rowAsJson,
} from './triggers.ts';

/** Has the database refuse changes that are not audited, if it does not yet. */
export function beginAudit(client: Database.Database): void {
  if (hasAuditTriggers(client)) return;
  client.transaction(() => putAuditTriggers(client)).immediate();
}

/**
 * After an upgrade, in its transaction: what it has changed of rows, and rows that were kept before there was an audit, are written
 * down as they stand, so that the audit tells of every row; from then on by triggers.
 */
export function auditFromHereOn(client: Database.Database): void {
  asAct(client, () => {
    for (const table of auditedTables) writeDownWhatStands(client, table);
  });
  putAuditTriggers(client);
}

function writeDownWhatStands(client: Database.Database, table: AuditedTable): void {
  const { table: name } = table;
  const [key, row] = [keyAsText(table, 'row'), rowAsJson(table, 'row')];
  const noun = `'${name}'`;
  const last = `(${lastChangeSql(name)}) as last`;
  const statements = table.whose('row').flatMap((whose) => [
    changeSql({
      ...{ change: "'insert'", noun, key, whose, before: 'null', after: row },
      from: `"${name}" as row left join ${last} on last.key = ${key} where last.number is null`,
    }),
    changeSql({
      ...{ change: "'update'", noun, key, whose, before: 'last.after', after: row },
      from: `"${name}" as row join ${last} on last.key = ${key}
        where last.content_hash is null and last.after is not ${row}`,
    }),
  ]);
  const gone = changeSql({
    ...{
      change: "'delete'",
      noun,
      key: 'last.key',
      whose: 'last.whose',
      before: 'last.after',
      after: 'null',
    },
    from: `${last} left join "${name}" as row on last.key = ${key}
      where last.after is not null and row.rowid is null`,
  });
  // What each finds is read before it is written: an insert must not be found again as one that differs.
  for (const statement of [gone, ...statements.reverse()]) client.exec(statement);
}
