import type Database from 'better-sqlite3';
import type { Db } from '../connect.ts';
import { type ActFrame, actHash, beginning, type KeptChange } from './hashes.ts';
import { auditedTables } from './nouns.ts';
import { hasAuditTriggers, keyAsText, lastChangeSql, rowAsJson } from './triggers.ts';

/** What is wrong with an audit. Numbers only: no content of a row. */
export type AuditFault =
  | { fault: 'act'; number: number; message: string }
  | { fault: 'row'; noun: string; rows: number; message: string }
  | { fault: 'cut'; message: string }
  | { fault: 'triggers'; message: string };

export interface Verified {
  acts: number;
  changes: number;
  /** Changes of which the content has been erased. */
  erased: number;
  /** The hash of the last act: kept elsewhere, it shows that none after it was cut off. */
  last: string;
  faults: AuditFault[];
}

/**
 * Reads the whole audit at one moment: each act's hash over the act before and over its changes, no number left out, no
 * change without an act, the content of each row kept as its last change has it, and the triggers in place. No faults: nothing
 * has been changed behind the audit's back. `known`: the hash of an act that was the last once, told then and kept elsewhere: what
 * was cut off since, and whatever was put in its place, does not have it.
 */
export async function verifyAudit(db: Db, known?: string): Promise<Verified> {
  const client = db.$client;
  return db.transaction(() => {
    const chain = verifyChain(client);
    const faults: AuditFault[] = [...chain.faults, ...rowFaults(client)];
    const stands = client.prepare('select 1 from audit_acts where hash = ?');
    if (known !== undefined && stands.get(known) === undefined)
      faults.push({
        fault: 'cut',
        message: 'No act has the hash that was kept: acts have been cut off, or the audit written anew',
      });
    if (!hasAuditTriggers(client))
      faults.push({
        fault: 'triggers',
        message: 'The triggers that keep the audit are not as they should be',
      });
    return { ...chain, faults };
  });
}

type KeptAct = Omit<ActFrame, 'onlyRead'> & { onlyRead: number; hash: string };

function verifyChain(client: Database.Database): Omit<Verified, 'faults'> & { faults: AuditFault[] } {
  const faults: AuditFault[] = [];
  const wrong = (number: number, message: string) => faults.push({ fault: 'act', number, message });
  // Both are read side by side, in one pass: an audit is larger than what it is of.
  const acts = client
    .prepare<[], KeptAct>(
      `select number, at, "by", role, request, action, reason, only_read as onlyRead, hash from audit_acts order by number`,
    )
    .iterate();
  const changes = client.prepare<[number], KeptChange>(
    `select number, act, change, noun, key, whose, before, after, salt, content_hash as contentHash
     from audit_changes where act = ? order by number`,
  );
  const counted = { acts: 0, changes: 0, erased: 0, last: beginning };
  let next = 1;
  for (const { hash, onlyRead, ...act } of [...acts]) {
    const of = changes.all(act.number);
    if (act.number !== counted.acts + 1) wrong(act.number, 'An act before this one is missing');
    for (const { number } of of) {
      if (number !== next) wrong(act.number, 'A change of this act, or of one before it, is missing');
      next = number + 1;
    }
    if (actHash(counted.last, { ...act, onlyRead: onlyRead === 1 }, of) !== hash)
      wrong(act.number, 'This act, or a change in it, is not as it was written down');
    counted.acts = act.number;
    counted.changes += of.length;
    counted.erased += of.filter(({ contentHash }) => contentHash !== null).length;
    counted.last = hash;
  }
  const stray = client
    .prepare<[], number>(
      'select act from audit_changes where act not in (select number from audit_acts) limit 1',
    )
    .pluck()
    .get();
  if (stray !== undefined) wrong(stray, 'There are changes of an act that is missing');
  return { ...counted, faults };
}

/** Rows that are not as their last change left them, by table. */
function rowFaults(client: Database.Database): AuditFault[] {
  return auditedTables.flatMap((table) => {
    const { table: noun } = table;
    const rows = client
      .prepare<[], number>(
        `with last as (
           ${lastChangeSql(noun)}
         ), kept as (select ${keyAsText(table, 'row')} as key, ${rowAsJson(table, 'row')} as content from "${noun}" as row)
         select (select count(*) from kept left join last using (key)
             where last.content_hash is null and last.after is not kept.content)
           + (select count(*) from last left join kept using (key)
             where last.content_hash is null and last.after is not null and kept.key is null)`,
      )
      .pluck()
      .get();
    if (rows === undefined || rows === 0) return [];
    const message = `Rows of ${noun} that are not as the audit has them: ${rows}`;
    return [{ fault: 'row' as const, noun, rows, message }];
  });
}
