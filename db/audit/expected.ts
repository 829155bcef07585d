import type Database from 'better-sqlite3';

/** What a request takes a thing to be: as it was after a change of that number. */
export interface Expected {
  /** `people/X100001`. */
  whose: string;
  /** `versionOf` it, when it was read; moves on with what the request itself changes of it. */
  version: number;
}

/** A change of a thing since it was read: by whom, when, and which fields of which row. */
export interface ChangeSince {
  at: string;
  by: string;
  change: 'insert' | 'update' | 'delete';
  noun: string;
  key: string;
  fields: string[];
}

/** A thing is not as a request takes it to be: nothing was written. */
export class ChangedSince extends Error {
  readonly changes: readonly ChangeSince[];

  constructor(changes: readonly ChangeSince[]) {
    super('changed since it was read');
    this.changes = changes;
  }
}

interface Row extends Omit<ChangeSince, 'fields'> {
  before: string | null;
  after: string | null;
}

const isAVersion = "select 1 from audit_changes where number = ? and whose = ? and change <> 'read'";
const latest = "select max(number) from audit_changes where whose = ? and change <> 'read'";
const since = `select at, "by", change, noun, key, before, after
  from audit_changes join audit_acts on audit_acts.number = act
  where whose = @whose and audit_changes.number > @version and change <> 'read'
  order by audit_changes.number`;

/**
 * Has each transaction of a request that says what it takes a thing to be begin with a look whether it still is. Throws
 * `ChangedSince` where it is not.
 */
export function addExpectations(client: Database.Database, expected: () => Expected | null): void {
  const begin = client.transaction.bind(client);
  let depth = 0;
  client.transaction = ((work: (...args: unknown[]) => unknown) =>
    begin((...args: unknown[]) => {
      const now = depth === 0 ? expected() : null;
      depth += 1;
      try {
        if (now === null) return work(...args);
        mustBeAsExpected(client, now);
        const made = work(...args);
        now.version = client.prepare<[string], number>(latest).pluck().get(now.whose) ?? now.version;
        return made;
      } finally {
        depth -= 1;
      }
    })) as Database.Database['transaction'];
}

function mustBeAsExpected(client: Database.Database, expected: Expected): void {
  const known = client.prepare(isAVersion).get(expected.version, expected.whose);
  const rows = client.prepare<[Expected], Row>(since).all(expected);
  if (known !== undefined && rows.length === 0) return;
  throw new ChangedSince(
    rows.map(({ before, after, ...row }) => ({ ...row, fields: fieldsThatDiffer(before, after) })),
  );
}

function fieldsThatDiffer(before: string | null, after: string | null): string[] {
  const [was, is] = [before, after].map(
    (row) => (row === null ? {} : JSON.parse(row)) as Record<string, unknown>,
  );
  return Object.keys({ ...was, ...is }).filter((field) => was?.[field] !== is?.[field]);
}
