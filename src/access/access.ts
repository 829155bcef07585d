import type { Caller } from './caller.ts';

/**
 * Who a token speaks for; or why it is refused, in words for whoever sent it; or that nobody can tell at the moment, in words
 * for them and with the cause for whoever runs the service.
 */
export type Identified = { caller: Caller } | { refused: string } | { unavailable: string; cause: unknown };

/** Signs tokens for this service. */
export interface Issuer {
  /** Finds or makes the key that it signs with; rejects if that cannot be, so that a service need not find out later. */
  ready(): Promise<void>;
  /** A token that says who its bearer is, between two instants (UTC, ISO 8601). */
  token(caller: Caller, from: string, until: string): Promise<string>;
}

/** How the service knows who is asking. */
export interface Access {
  /** Checks a bearer token: signature, issuer, audience, time, and what it claims. Never throws for what a token says. */
  callerOf(token: string): Promise<Identified>;
  /** The program as its own issuer; null: an auth server elsewhere issues the tokens, and nobody signs in by a link. */
  issuer: Issuer | null;
}

/** An auth server elsewhere: the address of its keys (JWKS), the issuer that its tokens name, and whom they are for. */
export interface AuthServer {
  keys: URL;
  issuer: string;
  audience: string;
}
