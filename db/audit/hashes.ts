import { createHash } from 'node:crypto';
import type { Acting } from '../acting.ts';

/** What of a change may say who a person is. */
export interface ChangeContent {
  /** Keeps anyone from finding erased content by trying; null, as are before and after: it is erased. */
  salt: string | null;
  key: string;
  whose: string;
  before: string | null;
  after: string | null;
}

/** A change as it stands in the audit. */
export interface KeptChange extends ChangeContent {
  number: number;
  act: number;
  change: string;
  noun: string;
  /** Of the content that has been erased; null: it stands. */
  contentHash: string | null;
}

/** An act as it stands in the audit, its hash apart. */
export interface ActFrame extends Acting {
  number: number;
  onlyRead: boolean;
}

/** The hash before the first act. */
export const beginning = '';

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');

/** What the chain covers of a change's content: so the content can be erased, and the chain still holds. */
export function contentHashOf({ salt, key, whose, before, after }: ChangeContent): string {
  return sha256(JSON.stringify([salt, key, whose, before, after]));
}

/** What stands where a reason was that has been erased: the hash by which it goes on in the chain. */
const erasedReason = /^erased: ([\w-]{43})$/;

export function isErasedReason(reason: string): boolean {
  return erasedReason.test(reason);
}

/** What is kept of a reason once it is erased; `salt`: the first that stands among the changes of its act. */
export function erasedReasonOf(reason: string, salt: string | null): string {
  return `erased: ${sha256(JSON.stringify([salt, reason]))}`;
}

/** The hash of an act: over that of the act before, over all that stands in it, and over its changes in order. */
export function actHash(previous: string, act: ActFrame, changes: Iterable<KeptChange>): string {
  const { number, at, by, role, request, action, reason, onlyRead } = act;
  const hash = createHash('sha256');
  hash.update(JSON.stringify([previous, number, at, by, role, request, action, null, onlyRead]));
  let salt: string | null = null;
  for (const one of changes) {
    salt ??= one.salt;
    const content = one.contentHash ?? contentHashOf(one);
    hash.update(JSON.stringify([one.number, one.change, one.noun, content]));
  }
  // By its hash, as the content is: a reason says what befell somebody, and must go when they do.
  if (reason !== null) hash.update(isErasedReason(reason) ? reason : erasedReasonOf(reason, salt));
  return hash.digest('base64url');
}
