import { type DueForErasure, dueForErasure } from '../../db/retention/due.ts';
import { eraseDue } from '../../db/retention/erase.ts';
import type { Deps } from '../deps.ts';
import { type ExitCode, exitCode, type Io } from './io.ts';
import { table, thousands } from './table.ts';

/**
 * `scheduler retention`: whose data may not be kept any longer. Only with `--erase` is anything erased, of those who are due by
 * then.
 */
export async function retentionCommand(
  io: Io,
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  given: { erase?: true; json?: true },
): Promise<ExitCode> {
  const today = clock.today();
  const due = await dueForErasure(db, today);
  if (!given.erase) {
    if (given.json) io.out(JSON.stringify({ asOf: today, content: due }));
    else tell(io, due);
    return exitCode.done;
  }
  const erased = await eraseDue(db, today);
  if (given.json) io.out(JSON.stringify({ asOf: today, ...erased }));
  else
    io.out(
      `Erased: ${thousands(erased.people)} people, and the content of ${thousands(erased.auditChanges)} changes in the audit. ` +
        'Backups made before still have them.',
    );
  if (!erased.overwritten && !given.json)
    io.err(
      'Somebody else is at the file: its unused parts may still have them. Run it again when the service is stopped.',
    );
  return exitCode.done;
}

function tell(io: Io, due: readonly DueForErasure[]): void {
  if (due.length === 0) {
    io.out('Nobody is due: nothing would be erased');
    return;
  }
  io.out(
    table(
      ['crn', 'region', 'order ended', 'erase from'],
      due.map(({ crn, region, endedOn, eraseFrom }) => [crn, region, endedOn, eraseFrom]),
    ),
  );
  io.out(
    `\nWould be erased: ${thousands(due.length)}. Nothing has been: --erase does it, and cannot be undone.`,
  );
}
