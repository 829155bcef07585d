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

/**
 * How long a request waits for the same one before it: longer than any takes. The longest form groups, for 300 seconds at
 * most and a little over.
 */
export const keyMostWaitMs = 600_000;

/** How often something may be asked: so many times in so many seconds, all at once if need be. */
export interface Rate {
  requests: number;
  seconds: number;
}

/** Each counts apart: all that one caller asks, runs that one caller starts, failed sign-ins from one address. */
export interface Rates {
  caller: Rate;
  starts: Rate;
  failedSignIns: Rate;
}

/** A page of the service asks a few times; a hundred times a second, on and on, is a program gone wrong. */
export const usualRates: Rates = {
  caller: { requests: 1_000, seconds: 10 },
  starts: { requests: 30, seconds: 60 },
  failedSignIns: { requests: 30, seconds: 60 },
};

/** Requests answered at once, and of them imports, whose files are held in memory; more are sent away for a moment. */
export const mostUnderWay = 200;
export const mostImportsUnderWay = 2;
/** Of them, of one caller: two slow ones would keep everybody else from importing. */
export const mostImportsOfOne = 1;

/** Requests of one caller that are answered at once: whoever sends bodies slowly takes no more from everybody else. */
export const mostUnderWayOfOne = 50;

/** When to come back, in seconds, if too many are being answered, or the service is ending. */
export const busyRetrySeconds = 1;
export const endingRetrySeconds = 10;

/** Runs, and formings of groups, that may wait for a thread; past it whoever asks is told when to come back. */
export const mostRunsWaiting = 20;
export const mostFormingsWaiting = 10;

/** How long the headers of a request may take to come, and the whole of it: an import on a slow line is the longest. */
export const serverTimeouts = {
  headersTimeout: 10_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 15_000,
  connectionsCheckingInterval: 1_000,
};

/** Connections held open; the ones past it are hung up on. Far above the requests at once, so that /health is answered. */
export const mostConnections = 2_000;

/** Upper bounds of the buckets in which the seconds of requests are counted at /metrics. */
export const requestSecondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** When to try again where another program holds the database, in seconds. */
export const lockedRetrySeconds = 5;

/** By how much the clock of whoever issues tokens may differ from ours. */
export const tokenToleranceSeconds = 30;

/** Longest token that is read; those of the auth server are about 1,000 characters. */
export const mostTokenCharacters = 8_192;

/** How long a token that has been checked is not checked again, and how many such are known at once. */
export const tokenKnownSeconds = 60;
export const mostTokensKnown = 2_000;

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
/** How often a request looks whether the same one before it, in another process, has been answered. */
export const keyLookMs = 100;

/**
 * How long a request may be at work until whoever was at it is taken to have died, though there is a process of that
 * number: a number is given again after a while.
 */
export const keyAbandonedMs = 3_600_000;

/**
 * By how much what takes long to make from the data (a roster in its week, who is at risk, reviews) may lag behind what others
 * change, in seconds; and how soon after a change it is begun to be caught up with, so that nobody waits for it.
 */
export const lookLagSeconds = 10;
export const lookCatchUpSeconds = 3;
