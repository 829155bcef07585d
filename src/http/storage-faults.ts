/** What can be the matter with the file of the database, or with the disk that it lies on. */
export const storageKinds = ['full', 'read-only', 'locked', 'damaged', 'unreachable'] as const;
export type StorageKind = (typeof storageKinds)[number];

export interface StorageFault {
  kind: StorageKind;
  /** SQLite's name for it, `SQLITE_IOERR_WRITE` say: all that a log may have of it. */
  code: string;
  /** In a sentence, without any data. */
  sentence: string;
}

const kindsByCode: readonly (readonly [begins: string, kind: StorageKind])[] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_IOERR', 'unreachable'],
  ['SQLITE_CANTOPEN', 'unreachable'],
];

export const sentences: Readonly<Record<StorageKind, string>> = {
  full: 'The disk of the database is full',
  'read-only': 'The database can be read, but not written',
  locked: 'Another program holds the database; try again in a moment',
  damaged: 'The file of the database is damaged; a backup must be restored',
  unreachable: 'The disk of the database does not read or write',
};

/** The fault of the storage that an exception tells of, itself or as its cause; null: it is something else. */
export function storageFaultOf(error: unknown): StorageFault | null {
  if (error === null || typeof error !== 'object') return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const kind = kindsByCode.find(([begins]) => code.startsWith(begins))?.[1];
  if (kind) return { kind, code, sentence: sentences[kind] };
  return 'cause' in error ? storageFaultOf(error.cause) : null;
}

/** A fault in the words of the shell and of a run: what, and SQLite's name for it. */
export function storageFaultInWords({ sentence, code }: StorageFault): string {
  return `${sentence} (${code})`;
}
