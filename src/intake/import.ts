import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../db/connect.ts';
import { type KeptCounts, keepRowsUnless } from '../../db/intake.ts';
import type { KeptRows } from '../../db/kept.ts';
import { keepApartRow } from '../../db/people.ts';
import type { ReplannedMany } from '../../db/replan.ts';
import type { Rows } from '../../db/rows.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { type Asker, keptOf, leaveOutHidden, notTheirs, theirs } from './asker.ts';
import { faultsOfRow } from './checks.ts';
import { type FaultList, type ImportFault, noFaults } from './faults.ts';
import type { Found } from './found.ts';
import type { Bytes } from './lines.ts';
import { type NounName, nounNames, nounOfFile, nouns } from './nouns.ts';
import { keyOf, type ReadRows, readRows } from './read.ts';
import { type ReadFiles, type World, worldOf } from './world.ts';

/** A file by its name (`people.csv`) and contents. */
export interface NamedFile {
  name: string;
  bytes: Bytes;
}

export interface ImportOptions {
  /** Check everything, write nothing. */
  dryRun?: boolean;
  clock: { today(): IsoDate; now(): string };
  /** Codes of the programmes that have a template. */
  programmes: ReadonlySet<string>;
  /** Whose files they are; left out: nothing is kept from them. */
  asker?: Asker;
}

/**
 * What came of an import: rows added, changed and unchanged a noun, and what planning requirements again has changed
 * (null: nothing was planned); in a dry run, as it would have been; the restricted people whose rows were left out, if any. Or every fault, of which `more` are counted and not
 * listed; then nothing was written.
 */
export type Imported =
  | { dryRun: boolean; kept: KeptCounts; plan: ReplannedMany | null; skipped?: string[] }
  | { faults: ImportFault[]; more: number };

/** Who has the machine has the data. */
const anybody: Asker = {
  within: undefined,
  hidden: { crns: new Set(), referrals: new Map() },
  mayLimitAccess: true,
};

/** Imports the CSV files of a folder, all or nothing. A folder that is not there is a fault, not an exception. */
export async function importFolder(db: Db, folder: string, options: ImportOptions): Promise<Imported> {
  const names = await csvNames(folder);
  return importFiles(
    db,
    names.map((name) => ({ name, bytes: bytesOf(join(folder, name)) })),
    options,
  );
}

/**
 * Imports files given by name and contents, one of each kind at most, in any order, all or nothing. Files are read
 * as streams; the rows are then checked against each other and what is kept, and written, in one transaction.
 */
export async function importFiles(
  db: Db,
  files: Iterable<NamedFile> | AsyncIterable<NamedFile>,
  { dryRun = false, clock, programmes, asker = anybody }: ImportOptions,
): Promise<Imported> {
  const faults = noFaults();
  const read = await readFiles(files, faults);
  const skipped = leaveOutHidden(read, asker.hidden);
  const against = (kept: KeptRows) => {
    const isTheirs = theirs(db, asker);
    const world = worldOf(read, keptOf(kept, isTheirs), { today: clock.today(), programmes });
    // Points are shared: files of a region hold them as they are, too.
    const isKept = (noun: NounName, row: object) =>
      noun === 'pickUpPoints' && isDeepStrictEqual({ ...row }, kept.pickUpPoint(String(keyOf(noun, row))));
    const of = (noun: NounName, row: object) =>
      isKept(noun, row) ? [] : notTheirs(noun, row, asker, isTheirs);
    addFaultsOfRows(read, world, of, faults);
    return faults.listed;
  };
  const result = await keepRowsUnless(db, rowsOf(read), against, { at: clock.now(), rehearsal: dryRun });
  const note = skipped.length === 0 ? {} : { skipped };
  if ('counts' in result) return { dryRun, kept: result.counts, plan: result.plan, ...note };
  return { faults: inReadingOrder(result.faults), more: faults.more };
}

/** Opens the file only when it is read. */
async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path);
}

async function csvNames(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory() && entry.name.toLowerCase().endsWith('.csv'))
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}

/** Of the name of a file that is not ours, no more is repeated. */
const longestName = 100;

async function readFiles(
  files: Iterable<NamedFile> | AsyncIterable<NamedFile>,
  faults: FaultList,
): Promise<ReadFiles> {
  const read: ReadFiles = {};
  const add = (file: string, rule: 'unknown-file' | 'no-folder', message: string) =>
    faults.add({ file, line: null, column: null, rule, message });
  let any = false;
  for await (const { name, bytes } of files) {
    any = true;
    const noun = nounOfFile(name);
    if (!noun) add(name.slice(0, longestName), 'unknown-file', 'is none of the files that can be imported');
    else if (read[noun]) add(name, 'unknown-file', 'stands more than once');
    else await readInto(read, noun, bytes, faults);
  }
  if (!any) add('', 'no-folder', 'there is no folder of that name, or no CSV file in it');
  return read;
}

async function readInto<N extends NounName>(read: ReadFiles, noun: N, bytes: Bytes, faults: FaultList) {
  const rows: ReadRows<N> = await readRows(noun, bytes, faults);
  Object.assign(read, { [noun]: rows });
}

type FoundBeside = (noun: NounName, row: object) => Found[];

function addFaultsOfRows(read: ReadFiles, world: World, beside: FoundBeside, faults: FaultList) {
  for (const noun of nounNames) addFaultsOf(noun, read[noun], world, beside, faults);
}

function addFaultsOf<N extends NounName>(
  noun: N,
  read: ReadRows<N> | undefined,
  world: World,
  beside: FoundBeside,
  faults: FaultList,
) {
  read?.rows.forEach((row, i) => {
    for (const found of [...faultsOfRow(noun, row, world), ...beside(noun, row)])
      faults.add({ file: read.file, line: read.lines[i] ?? null, ...found });
  });
}

/** The rows as they are kept. They are whole: where any was not, there is a fault, and nothing is written. */
function rowsOf(read: ReadFiles): Partial<Rows> {
  const pairs = nounNames.map((noun) => [noun, read[noun]?.rows ?? []]);
  const rows = Object.fromEntries(pairs) as Rows;
  return { ...rows, keepApart: rows.keepApart.map(({ crn, otherCrn }) => keepApartRow(crn, otherCrn)) };
}

function inReadingOrder(faults: readonly ImportFault[]): ImportFault[] {
  const place = ({ file, line }: ImportFault) => [
    nounNames.findIndex((n) => nouns[n].file === file),
    line ?? 0,
  ];
  return faults.toSorted((a, b) => {
    const [fileA = 0, lineA = 0] = place(a);
    const [fileB = 0, lineB = 0] = place(b);
    return fileA - fileB || lineA - lineB;
  });
}
