import { verifyAudit } from '../../db/audit/verify.ts';
import type { Deps } from '../deps.ts';
import { type ExitCode, exitCode, type Io } from './io.ts';
import { table, thousands } from './table.ts';

/**
 * `scheduler audit verify`: whether anything has been changed behind the audit's back. Exit code 1 if so: each fault in a
 * line, by number of the act or name of the table.
 */
export async function auditVerifyCommand(
  io: Io,
  { db }: Pick<Deps, 'db'>,
  given: { json?: true; known?: string },
): Promise<ExitCode> {
  const verified = await verifyAudit(db, given.known);
  const { acts, changes, erased, last, faults } = verified;
  if (given.json) io.out(JSON.stringify(verified));
  else {
    io.out(
      table(
        ['the audit', ''],
        [
          ['acts', thousands(acts)],
          ['changes and readings', thousands(changes)],
          ['of which erased', thousands(erased)],
          ['hash of the last act', last === '' ? 'none' : last],
        ],
      ),
    );
    for (const one of faults) io.err(one.fault === 'act' ? `Act ${one.number}: ${one.message}` : one.message);
    io.out(faults.length === 0 ? 'Nothing has been changed behind it' : `Faults: ${faults.length}`);
  }
  return faults.length === 0 ? exitCode.done : exitCode.broken;
}
