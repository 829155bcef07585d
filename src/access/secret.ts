import { createHash, randomBytes } from 'node:crypto';

const secretBytes = 32;

/** A new secret, as it can stand in an address or a cookie: nobody guesses it. */
export function newSecret(): string {
  return randomBytes(secretBytes).toString('base64url');
}

/** What is kept of a secret: its SHA-256, from which it cannot be found. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
