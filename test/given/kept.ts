import { sql } from 'drizzle-orm';
import type { Db } from '../../db/connect.ts';

/** All that a database holds, a list of rows a table: two that hold the same are equal. The audit apart: no two are alike. */
export function allKept(db: Db): Record<string, unknown[]> {
  const tables = db.all<{ name: string }>(
    sql`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like 'audit\\_%' escape '\\' order by name`,
  );
  const rowsOf = (name: string) =>
    db
      .all(sql`select * from ${sql.identifier(name)}`)
      .map((row) => JSON.stringify(row))
      .sort();
  return Object.fromEntries(tables.map(({ name }) => [name, rowsOf(name)]));
}

/** Whether the file is sound and every row that refers to another finds it. */
export function isSound(db: Db): boolean {
  const [integrity] = db.all<{ integrity_check: string }>(sql`pragma integrity_check`);
  return integrity?.integrity_check === 'ok' && db.all(sql`pragma foreign_key_check`).length === 0;
}
