/** Settings of the doors themselves; numbers of the domain are in `solver/policy`. */
const kibibyte = 1_024;
const mebibyte = kibibyte * kibibyte;

/** Most bytes of the body of a request, imports apart. */
export const mostBodyBytes = 1 * mebibyte;

/** Most things that one list in a request may hold. */
export const mostListItems = 1_000;

/** How deep lists and objects may stand within each other in a body: ours go five deep. */
export const deepestNesting = 32;

/** Most bytes of the files of one import together: a region with 100,000 lines a file is about half of it. */
export const mostImportBytes = 128 * mebibyte;

/** How long requests under way may take to end once the server closes. */
export const closeGraceMs = 5_000;

/** How often a closing server looks for connections on which nothing is under way. */
export const idleCheckMs = 50;

/** How long a browser may keep the assets of /docs. */
export const assetCacheSeconds = 86_400;

/** How long the answer to a request with an idempotency key is kept. */
export const keyKeptMs = 86_400_000;

/** How long a request may be at work until whoever sent it is taken to have died with it. */
export const keyAbandonedMs = 120_000;

/** How often, and how many times, a request looks whether the same one before it has been answered. */
export const keyWaitMs = 50;
export const mostKeyWaits = 40;

/** By how much the clock of whoever issues tokens may differ from ours. */
export const tokenToleranceSeconds = 30;

/** Longest token that is read; those of the auth server are about 1,000 characters. */
export const mostTokenCharacters = 8_192;

/** How long a token of `scheduler token` is good. */
export const tokenHours = { usual: 12, most: 744 } as const;

/** How long the auth server may take to say its keys. */
export const keysTimeoutMs = 3_000;

/** How long the keys of the auth server are kept, and how soon after asking for them an unknown key lets them be asked for anew. */
export const keysKeptMs = 600_000;
export const keysCooldownMs = 10_000;

/** How long a sign-in link can be used, and how long whoever used it stays signed in. */
export const signInLinkMinutes = 60;
export const signedInHours = 12;
