import type Database from 'better-sqlite3';
import type { Acting } from '../acting.ts';
import { auditedTables } from './nouns.ts';
import { addSeal } from './seal.ts';
import { changeSql, hasAuditTriggers, keyAsText, putAuditTriggers, rowAsJson } from './triggers.ts';

/**
 * Makes a connection one whose changes are audited, and has the database refuse those of any other. Rows that were kept
 * before the audit began are written down as they stand, so that it tells of every row.
 */
export function beginAudit(client: Database.Database, acting: () => Acting): void {
  addSeal(client, () => acting());
  if (hasAuditTriggers(client)) return;
  client
    .transaction(() => {
      if (hasAuditTriggers(client)) return;
      for (const table of auditedTables) writeDownWhatStands(client, table);
      putAuditTriggers(client);
    })
    .immediate();
}

function writeDownWhatStands(client: Database.Database, table: (typeof auditedTables)[number]): void {
  const known = client.prepare('select 1 from audit_changes where noun = ? limit 1').get(table.table);
  if (known !== undefined) return;
  for (const whose of table.whose('row'))
    client.exec(
      changeSql({
        change: "'insert'",
        noun: `'${table.table}'`,
        key: keyAsText(table, 'row'),
        whose,
        before: 'null',
        after: rowAsJson(table, 'row'),
        from: `"${table.table}" as row`,
      }),
    );
}
