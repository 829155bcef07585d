import { and, eq, lt } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { idempotencyKeys } from './schema.ts';

/** A request that its sender may send again: by its key, the method and path that it was sent to, and who sent it. */
export interface KeyedRoute {
  key: string;
  route: string;
  /** A user name. */
  caller: string;
}

export interface KeyedRequest extends KeyedRoute {
  bodyHash: string;
}

export interface KeptAnswer {
  status: number;
  body: string;
  location: string | null;
}

/**
 * Claims a key, so that the request is carried out once. `claimed`: carry it out, then keep the answer or release the
 * key. An answer: that of the same request before. `other-body`: the key was used for another request.
 * `in-progress`: the same request is being carried out. Keys claimed before `forgetBefore` are forgotten, and so are
 * those before `abandonBefore` that have no answer: whoever was at it has died.
 */
export async function claimKey(
  db: Db,
  { key, route, caller, bodyHash }: KeyedRequest,
  at: string,
  { forgetBefore, abandonBefore }: { forgetBefore: string; abandonBefore: string },
): Promise<'claimed' | 'other-body' | 'in-progress' | KeptAnswer> {
  return db.transaction(
    () => {
      db.delete(idempotencyKeys).where(lt(idempotencyKeys.at, forgetBefore)).run();
      const kept = db.select().from(idempotencyKeys).where(isOf({ key, route, caller })).get();
      if (kept && kept.bodyHash !== bodyHash) return 'other-body';
      if (kept && kept.status !== null && kept.body !== null)
        return { status: kept.status, body: kept.body, location: kept.location };
      if (kept && kept.at >= abandonBefore) return 'in-progress';
      db.insert(idempotencyKeys)
        .values({ key, route, caller, bodyHash, at })
        .onConflictDoUpdate({
          target: [idempotencyKeys.key, idempotencyKeys.route, idempotencyKeys.caller],
          set: { at },
        })
        .run();
      return 'claimed';
    },
    { behavior: 'immediate' },
  );
}

/** Keeps the answer of a request whose key was claimed. */
export async function keepAnswer(db: Db, of: KeyedRoute, answer: KeptAnswer): Promise<void> {
  db.update(idempotencyKeys).set(answer).where(isOf(of)).run();
}

/** Gives a key back: the request could not be carried out, and may be tried again. */
export async function releaseKey(db: Db, of: KeyedRoute): Promise<void> {
  db.delete(idempotencyKeys).where(isOf(of)).run();
}

const isOf = ({ key, route, caller }: KeyedRoute) =>
  and(eq(idempotencyKeys.key, key), eq(idempotencyKeys.route, route), eq(idempotencyKeys.caller, caller));
