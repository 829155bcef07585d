import type Database from 'better-sqlite3';
import type { Acting } from '../acting.ts';
import { actHash, beginning, type KeptChange } from './hashes.ts';

type Client = Database.Database;

/** Writes down who did what a transaction has changed so far. */
type Seal = (onlyRead?: boolean) => void;

const seals = new WeakMap<Client, Seal>();

const changesOf = `select number, act, change, noun, key, whose, before, after, salt, content_hash as contentHash
  from audit_changes where act = ? order by number`;
const lastAct = 'select number, hash from audit_acts order by number desc limit 1';
const newAct = `insert into audit_acts (number, at, "by", role, request, action, reason, only_read, hash)
  values (@number, @at, @by, @role, @request, @action, @reason, @onlyRead, @hash)`;

/**
 * Has each transaction of this connection end with an act of the audit: who changed what, and by which request. Triggers
 * write the changes down one by one; a transaction begun behind `client.transaction`'s back must call `sealAct`
 * before it commits, or its changes are refused.
 */
export function addSeal(client: Client, acting: () => Acting): void {
  let depth = 0;
  let changed = false;

  const seal: Seal = (onlyRead = false) => {
    if (!changed) return;
    changed = false;
    const last = client.prepare<[], { number: number; hash: string }>(lastAct).get();
    const act = { ...acting(), number: (last?.number ?? 0) + 1, onlyRead };
    // Changes that a savepoint took back leave nothing to write down.
    const changes = client.prepare<[number], KeptChange>(changesOf);
    if (changes.get(act.number) === undefined) return;
    const hash = actHash(last?.hash ?? beginning, act, changes.iterate(act.number));
    client.prepare(newAct).run({ ...act, onlyRead: onlyRead ? 1 : 0, hash });
  };
  seals.set(client, seal);

  addFunctions(client, {
    open: () => {
      if (client.inTransaction && depth === 0)
        throw new Error('changes are made within a transaction that tells whose they are');
      changed = client.inTransaction;
    },
    acting,
  });

  const begin = client.transaction.bind(client);
  client.transaction = ((work: (...args: unknown[]) => unknown) => {
    const sealed = (...args: unknown[]) => {
      depth += 1;
      try {
        const made = work(...args);
        if (depth === 1) seal();
        return made;
      } finally {
        depth -= 1;
        if (depth === 0) changed = false;
      }
    };
    return begin(sealed);
  }) as Client['transaction'];
}

/** Writes down the act of a transaction; `onlyRead`: it read somebody's record, and changed nothing. */
export function sealAct(client: Client, onlyRead = false): void {
  const seal = seals.get(client);
  if (seal === undefined) throw new Error('this connection is not audited');
  seal(onlyRead);
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
