import { DateTime } from 'luxon';
import { changedSince, changeMark } from '../../db/change-mark.ts';
import type { Db } from '../../db/connect.ts';
import { actor } from '../access/acting.ts';
import { besideOf } from './beside.ts';
import { lookCatchUpSeconds, lookLagSeconds } from './settings.ts';

/** Something that takes long to make from the data, and is asked for again and again. */
export interface Look<Asked, Told, Sent = Told> {
  /** How many are remembered: those asked for last. */
  most: number;
  keyOf(asked: Asked): string;
  /** Makes it from the data as they are; null: there is no such thing. */
  make(db: Db, asked: Asked): Promise<Told>;
  /** Makes it in the thread beside, and sends what `receive` turns into the same. */
  module: URL;
  receive(sent: Sent): Told;
  /** Another whenever what is asked for has itself been changed: then it never lags. */
  versionOf?(db: Db, asked: Asked): Promise<number>;
  /** Tables in which even what whoever asks has changed themselves may lag. */
  mayLag?: readonly string[];
}

interface Known<Told> {
  /** The mark and version of the data when it was begun to be made: it knows of all that was changed until then. */
  mark: number;
  version: number;
  told: Told;
}

const msASecond = 1_000;

/**
 * Remembers what is made until the data change. A service with a thread beside (`workBeside`) makes it there, so that
 * nobody else waits, and answers meanwhile as of a moment ago: for `lookLagSeconds` at most after a change, and never
 * without what whoever asks has changed themselves (`mayLag` apart), nor what was changed of the thing itself. `now`: without any lag.
 * Whatever is told is shared by all who ask: nobody may change it.
 */
export function remembering<Asked, Told, Sent = Told>(
  look: Look<Asked, Told, Sent>,
): (db: Db, asked: Asked, lag?: 'may lag' | 'now') => Promise<Told> {
  const dbs = new WeakMap<Db, ReturnType<typeof memoryOf<Asked, Told, Sent>>>();
  return (db, asked, lag = 'may lag') => {
    const memory = dbs.get(db) ?? memoryOf(db, look);
    dbs.set(db, memory);
    return memory(asked, lag);
  };
}

function memoryOf<Asked, Told, Sent>(db: Db, look: Look<Asked, Told, Sent>) {
  const memory = new Map<string, Known<Told>>();
  const making = new Map<string, Promise<Known<Told>>>();
  const versionOf = async (asked: Asked) => (await look.versionOf?.(db, asked)) ?? 0;

  const made = async (asked: Asked): Promise<Known<Told>> => {
    // Read before the data are: what is changed in between is made again, and never missed.
    const [mark, version] = [changeMark(db), await versionOf(asked)];
    const beside = besideOf(db)?.beside;
    const told = beside
      ? look.receive(await beside.of<Asked, Sent>(look.module, asked))
      : await look.make(db, asked);
    return { mark, version, told };
  };
  const remember = (key: string, known: Known<Told>) => {
    memory.delete(key);
    if (known.told !== null) memory.set(key, known);
    const [oldest] = memory.keys();
    if (memory.size > look.most && oldest !== undefined) memory.delete(oldest);
    return known;
  };
  const makeAnew = (key: string, asked: Asked) => {
    const underWay = made(asked)
      .then((known) => remember(key, known))
      .finally(() => making.delete(key));
    making.set(key, underWay);
    return underWay;
  };
  const madeSince = async (mark: number, key: string, asked: Asked): Promise<Told> => {
    for (;;) {
      const known = await (making.get(key) ?? makeAnew(key, asked));
      if (known.mark >= mark) return known.told;
    }
  };

  return async (asked: Asked, lag: 'may lag' | 'now'): Promise<Told> => {
    const key = look.keyOf(asked);
    const known = memory.get(key);
    const mark = changeMark(db);
    if (known?.mark === mark) return known.told;
    if (known === undefined || lag === 'now') return madeSince(mark, key, asked);
    const seconds = lagOf(db, known.mark, look.mayLag);
    if (seconds > lookLagSeconds || known.version !== (await versionOf(asked)))
      return madeSince(mark, key, asked);
    // Nobody waits for it: if it fails, whoever comes after the longest lag does and is told.
    if (seconds >= lookCatchUpSeconds && !making.has(key)) makeAnew(key, asked).catch(() => {});
    return known.told;
  };
}

/** How long ago, in seconds, the first change was made that something of this mark does not know of; more than any lag where it must not be missed. */
function lagOf(db: Db, mark: number, besides?: readonly string[]): number {
  const clock = besideOf(db)?.clock;
  const changed = changedSince(db, mark, actor()?.by ?? null, besides);
  if (clock === undefined || changed === null || changed.own) return Number.POSITIVE_INFINITY;
  const [now, from] = [clock.now(), changed.from].map((at) => DateTime.fromISO(at).toMillis());
  return (now! - from!) / msASecond;
}
