import type Database from 'better-sqlite3';
import type { Acting } from '../acting.ts';
import { actHash, beginning, type KeptChange } from './hashes.ts';

type Client = Database.Database;

/** Keeps the audit of a connection. */
interface Keeper {
  /** Writes down who did what a transaction has changed so far. */
  seal(onlyRead: boolean): void;
  /** Does work, and seals it where it is the outermost. */
  within<T>(work: () => T): T;
}

const keepers = new WeakMap<Client, Keeper>();

const changesOf = `select number, act, change, noun, key, whose, before, after, salt, content_hash as contentHash
  from audit_changes where act = ? order by number`;
const lastAct = 'select number, hash from audit_acts order by number desc limit 1';
const newAct = `insert into audit_acts (number, at, "by", role, request, action, reason, only_read, hash)
  values (@number, @at, @by, @role, @request, @action, @reason, @onlyRead, @hash)`;

const statementsOf = (client: Client) => ({
  last: client.prepare<[], { number: number; hash: string }>(lastAct),
  changes: client.prepare<[number], KeptChange>(changesOf),
  insert: client.prepare(newAct),
});

/**
 * Has each transaction of this connection end with an act of the audit: who changed what, and by which request. Triggers
 * write the changes down one by one; a transaction begun behind `client.transaction`'s back must call `sealAct`
 * before it commits, or its changes are refused.
 */
export function addSeal(client: Client, acting: () => Acting): void {
  let depth = 0;
  let changed = false;
  // Prepared once the tables are there, and once only: every transaction asks them.
  let known: ReturnType<typeof statementsOf> | undefined;

  const seal = (onlyRead: boolean) => {
    if (!changed) return;
    changed = false;
    known ??= statementsOf(client);
    const { changes, insert } = known;
    const last = known.last.get();
    const act = { ...acting(), number: (last?.number ?? 0) + 1, onlyRead };
    // Changes that a savepoint took back leave nothing to write down.
    if (changes.get(act.number) === undefined) return;
    const hash = actHash(last?.hash ?? beginning, act, changes.iterate(act.number));
    insert.run({ ...act, onlyRead: onlyRead ? 1 : 0, hash });
  };

  addFunctions(client, {
    open: () => {
      if (client.inTransaction && depth === 0)
        throw new Error('changes are made within a transaction that tells whose they are');
      changed = client.inTransaction;
    },
    acting,
  });

  const within = <T>(work: () => T): T => {
    depth += 1;
    try {
      const made = work();
      if (depth === 1) seal(false);
      return made;
    } finally {
      depth -= 1;
      if (depth === 0) changed = false;
    }
  };
  keepers.set(client, { seal, within });

  const begin = client.transaction.bind(client);
  client.transaction = ((work: (...args: unknown[]) => unknown) =>
    begin((...args: unknown[]) => within(() => work(...args)))) as Client['transaction'];
}

/** Does work as an act of its own, in a transaction that was begun otherwise. */
export function asAct(client: Client, work: () => void): void {
  keeperOf(client).within(work);
}

/** Writes down the act of a transaction; `onlyRead`: it read somebody's record, and changed nothing. */
export function sealAct(client: Client, onlyRead = false): void {
  keeperOf(client).seal(onlyRead);
}

function keeperOf(client: Client): Keeper {
  const keeper = keepers.get(client);
  if (keeper === undefined) throw new Error('this connection is not audited');
  return keeper;
}

/**
 * What the triggers ask of this connection: a program that does not know these functions cannot change an audited row. A
 * statement outside a transaction is an act of its own for each row (`audit_alone`), which the trigger writes itself.
 */
function addFunctions(client: Client, { open, acting }: { open: () => void; acting: () => Acting }): void {
  let now: Acting;
  client.function('audit_open', (number: number) => {
    open();
    return number;
  });
  client.function('audit_alone', () => (client.inTransaction ? 0 : 1));
  // Asked for first: the others tell of the same moment.
  client.function('audit_hash', (previous: string, change: string) => {
    now = acting();
    const one = JSON.parse(change) as KeptChange;
    return actHash(previous, { ...now, number: one.act, onlyRead: false }, [{ ...one, contentHash: null }]);
  });
  const told: Readonly<Record<string, () => string | null>> = {
    audit_at: () => now.at,
    audit_by: () => now.by,
    audit_role: () => now.role,
    audit_request: () => now.request,
    audit_action: () => now.action,
    audit_reason: () => now.reason,
  };
  for (const [name, answer] of Object.entries(told)) client.function(name, answer);
}
