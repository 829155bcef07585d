import { and, eq, gt, isNull, lt, max } from 'drizzle-orm';
import type { Db, Tx } from './connect.ts';
import { auditActs, type IdempotencyState, idempotencyKeys } from './schema.ts';

/** A request that its sender may send again: by its key, the method and path that it was sent to, and who sent it. */
export interface KeyedRoute {
  key: string;
  route: string;
  /** A user name. */
  caller: string;
}

export interface KeyedRequest extends KeyedRoute {
  bodyHash: string;
  /** The id of the request: what the audit knows its changes by. */
  request: string;
  /** The number of the process that is to carry it out. */
  process: number;
}

export interface KeptAnswer {
  status: number;
  /** Those that are part of the answer, the location apart. */
  headers: Record<string, string>;
  /** Null: it has none. */
  body: string | null;
  location: string | null;
}

/** When a key counts no more, and whose are: instants are UTC. */
export interface KeyLimits {
  /** Keys claimed before it are forgotten. */
  forgetBefore: string;
  /** Whoever claimed a key before it and has not answered is dead, whatever process has its number by now. */
  abandonBefore: string;
  isGone(process: number): boolean;
}

/**
 * Claims a key, so that the request is carried out once. `claimed`: carry it out, then keep the answer or release the
 * key. An answer: that of the same request before. `other-body`: the key was used for another request. `in-progress`: the
 * same request is being carried out. `carriedOutAt`: whoever carried it out died with the answer, and the audit has what
 * they changed; keep an answer that says so.
 */
export async function claimKey(
  db: Db,
  of: KeyedRequest,
  at: string,
  { forgetBefore, abandonBefore, isGone }: KeyLimits,
): Promise<'claimed' | 'other-body' | 'in-progress' | { carriedOutAt: string } | KeptAnswer> {
  const { key, route, caller, bodyHash, request, process } = of;
  return db.transaction(
    (tx) => {
      tx.delete(idempotencyKeys).where(lt(idempotencyKeys.at, forgetBefore)).run();
      const row = tx.select().from(idempotencyKeys).where(isOf(of)).get();
      if (row && row.bodyHash !== bodyHash) return 'other-body';
      const answer = row && answerIn(row);
      if (answer) return answer;
      if (row && row.at >= abandonBefore && !isLeft(row, isGone)) return 'in-progress';
      const carriedOutAt = row ? changedUnder(tx, row) : null;
      if (carriedOutAt !== null) return { carriedOutAt };
      const state: IdempotencyState = { process, since: lastAct(tx) };
      tx.insert(idempotencyKeys)
        .values({ key, route, caller, bodyHash, at, request, state })
        .onConflictDoUpdate({
          target: [idempotencyKeys.key, idempotencyKeys.route, idempotencyKeys.caller],
          set: { at, request, state },
        })
        .run();
      return 'claimed';
    },
    { behavior: 'immediate' },
  );
}

/** Whether a key has no answer yet, and the process that is at it lives. Only reads. */
export async function isBeingAnswered(
  db: Db,
  of: KeyedRoute,
  { abandonBefore, isGone }: Pick<KeyLimits, 'abandonBefore' | 'isGone'>,
): Promise<boolean> {
  const row = db.select().from(idempotencyKeys).where(isOf(of)).get();
  return row?.status === null && row.at >= abandonBefore && !isLeft(row, isGone);
}

/** Keeps the answer of a request whose key was claimed. */
export async function keepAnswer(
  db: Db,
  of: KeyedRoute,
  { status, headers, body, location }: KeptAnswer,
): Promise<void> {
  const state = { headers, body };
  db.update(idempotencyKeys).set({ status, location, state }).where(isOf(of)).run();
}

/**
 * Gives a key back, so that the request may be tried again: null. If something was changed under it all the same it is
 * not given back, and this is when.
 */
export async function releaseKey(db: Db, of: KeyedRoute): Promise<{ carriedOutAt: string } | null> {
  return db.transaction(
    (tx) => {
      const row = tx.select().from(idempotencyKeys).where(isOf(of)).get();
      const carriedOutAt = row ? changedUnder(tx, row) : null;
      if (carriedOutAt !== null) return { carriedOutAt };
      tx.delete(idempotencyKeys).where(isOf(of)).run();
      return null;
    },
    { behavior: 'immediate' },
  );
}

/**
 * Settles what processes that are gone were at when they died: keys under which nothing was changed may be used again,
 * those under which something was are nobody's. Forgets what is old. Returns how many were settled.
 */
export async function settleLeftKeys(
  db: Db,
  { forgetBefore, isGone }: Pick<KeyLimits, 'forgetBefore' | 'isGone'>,
): Promise<number> {
  return db.transaction(
    (tx) => {
      tx.delete(idempotencyKeys).where(lt(idempotencyKeys.at, forgetBefore)).run();
      const unanswered = tx.select().from(idempotencyKeys).where(isNull(idempotencyKeys.status)).all();
      const left = unanswered.filter((row) => isLeft(row, isGone));
      for (const row of left) {
        if (changedUnder(tx, row) === null) tx.delete(idempotencyKeys).where(isOf(row)).run();
        else {
          const state = { process: null, since: sinceOf(row) };
          tx.update(idempotencyKeys).set({ state }).where(isOf(row)).run();
        }
      }
      return left.length;
    },
    { behavior: 'immediate' },
  );
}

type Row = typeof idempotencyKeys.$inferSelect;

/** Whether nobody is at a request that has no answer. */
function isLeft({ state }: Row, isGone: KeyLimits['isGone']): boolean {
  const process = state && 'process' in state ? state.process : null;
  return process === null || isGone(process);
}

/** When the first change was made that the audit knows by a request; null: none was. */
function changedUnder(tx: Tx, row: Row): string | null {
  if (row.request === null) return null;
  const changes = and(
    eq(auditActs.request, row.request),
    gt(auditActs.number, sinceOf(row)),
    eq(auditActs.onlyRead, false),
  );
  return tx.select().from(auditActs).where(changes).orderBy(auditActs.number).limit(1).get()?.at ?? null;
}

/** Callers may name their requests as they like, so that ids come again: only what follows this act is of this one. */
const sinceOf = ({ state }: Row) => (state && 'since' in state ? state.since : 0);

const lastAct = (tx: Tx) =>
  tx
    .select({ last: max(auditActs.number) })
    .from(auditActs)
    .get()?.last ?? 0;

function answerIn({ status, state, location }: Row): KeptAnswer | null {
  return status === null || state === null || !('headers' in state) ? null : { status, ...state, location };
}

const isOf = ({ key, route, caller }: KeyedRoute) =>
  and(eq(idempotencyKeys.key, key), eq(idempotencyKeys.route, route), eq(idempotencyKeys.caller, caller));
