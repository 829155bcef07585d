import { eq } from 'drizzle-orm';
import type { Db, Tx } from './connect.ts';
import { signInLinks, signIns } from './schema.ts';

/** A secret by its SHA-256, what it stands for, and how long it holds (UTC). */
export interface KeptSecret {
  secretHash: string;
  createdAt: string;
  expiresAt: string;
}

/** Why a link signs nobody in. */
export type LinkRefusal = 'unknown' | 'used' | 'expired';

/** Keeps a link by which a caller may sign in once. */
export async function keepSignInLink(db: Db, link: KeptSecret & { caller: unknown }): Promise<void> {
  db.insert(signInLinks).values(link).run();
}

/** Whether a link can be used at an instant; looking uses nothing up. */
export async function lookAtSignInLink(
  db: Db,
  secretHash: string,
  at: string,
): Promise<'usable' | LinkRefusal> {
  const link = usableLink(db, secretHash, at);
  return typeof link === 'string' ? link : 'usable';
}

/** Uses a link up and keeps that whom it was made for is signed in. */
export async function redeemSignInLink(
  db: Db,
  linkHash: string,
  signIn: KeptSecret,
): Promise<'signed-in' | LinkRefusal> {
  return db.transaction(
    (tx) => {
      const link = usableLink(tx, linkHash, signIn.createdAt);
      if (typeof link === 'string') return link;
      tx.update(signInLinks)
        .set({ usedAt: signIn.createdAt })
        .where(eq(signInLinks.secretHash, linkHash))
        .run();
      tx.insert(signIns)
        .values({ ...signIn, caller: link.caller })
        .run();
      return 'signed-in';
    },
    { behavior: 'immediate' },
  );
}

/** For whom somebody is signed in at an instant; or that they are not any more, or never were. */
export async function signedInBy(
  db: Db,
  secretHash: string,
  at: string,
): Promise<{ caller: unknown } | 'unknown' | 'ended' | 'expired'> {
  const signIn = db.select().from(signIns).where(eq(signIns.secretHash, secretHash)).get();
  if (!signIn) return 'unknown';
  if (signIn.endedAt !== null) return 'ended';
  return signIn.expiresAt <= at ? 'expired' : { caller: signIn.caller };
}

/** Ends a sign-in; it is kept as ended. */
export async function endSignIn(db: Db, secretHash: string, at: string): Promise<void> {
  db.update(signIns).set({ endedAt: at }).where(eq(signIns.secretHash, secretHash)).run();
}

function usableLink(db: Db | Tx, secretHash: string, at: string): { caller: unknown } | LinkRefusal {
  const link = db.select().from(signInLinks).where(eq(signInLinks.secretHash, secretHash)).get();
  if (!link) return 'unknown';
  if (link.usedAt !== null) return 'used';
  return link.expiresAt <= at ? 'expired' : { caller: link.caller };
}
