import type { ReplannedMany } from '../../db/replan.ts';
import { importFolder } from '../intake/import.ts';
import { writeTemplates } from '../intake/template.ts';
import { openDatabase } from './database.ts';
import { type ExitCode, exitCode, GivenWrong, type Io } from './io.ts';
import { table } from './table.ts';
import { openTemplates } from './templates.ts';

/** `scheduler import`: the CSV files of a folder, all or nothing; or the templates for them. */
export async function importCommand(
  io: Io,
  folder: string | undefined,
  given: { template?: string; dryRun?: true; json?: true },
): Promise<ExitCode> {
  if (given.template !== undefined) return templates(io, given.template, given.json);
  if (folder === undefined)
    throw new GivenWrong('import: name the folder with the files, or --template FOLDER');
  const db = openDatabase(io);
  try {
    const answer = await importFolder(db, folder, {
      dryRun: given.dryRun ?? false,
      clock: io.clock,
      programmes: new Set(openTemplates(io.templatesFolder).map(({ code }) => code)),
    });
    if (given.json) io.out(JSON.stringify(answer));
    else if ('faults' in answer) {
      const count = answer.faults.length + answer.more;
      io.err(`${count} ${count === 1 ? 'fault' : 'faults'}; nothing was kept`);
      for (const { file, line, column, rule, message } of answer.faults) {
        const where = [file, line && `line ${line}`, column].filter(Boolean).join(', ');
        io.err([where, rule, message].filter(Boolean).join(': '));
      }
      if (answer.more > 0) io.err(`and ${answer.more} more`);
    } else {
      const rows = Object.entries(answer.kept).map(([noun, n]) => [noun, n.added, n.changed, n.unchanged]);
      io.out(table(['rows', 'added', 'changed', 'unchanged'], rows));
      if (answer.plan) io.out(planInWords(answer.plan));
      if (answer.dryRun) io.out('a dry run: nothing was kept');
    }
    return 'faults' in answer ? exitCode.faults : exitCode.done;
  } finally {
    db.$client.close();
  }
}

/** What planning again has changed, in a line. */
function planInWords({ requirements, made, kept, cancelled, short }: ReplannedMany): string {
  const shortfall = short.length === 0 ? '' : `; the allocations of ${short.length} do not serve all hours`;
  const planned = `${requirements} ${requirements === 1 ? 'requirement' : 'requirements'} planned again`;
  return `${planned}: ${made} appointments made, ${kept} kept, ${cancelled} cancelled${shortfall}`;
}

async function templates(io: Io, folder: string, json: true | undefined): Promise<ExitCode> {
  const answer = await writeTemplates(folder);
  if (json) io.out(JSON.stringify(answer));
  else if ('written' in answer) io.out(`written to ${folder}: ${answer.written.join(', ')}`);
  else io.err(`${folder} has ${answer.files.join(', ')} already; nothing was written`);
  return 'written' in answer ? exitCode.done : exitCode.faults;
}
