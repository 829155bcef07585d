/** Settings of the doors themselves; numbers of the domain are in `solver/policy`. */
const kibibyte = 1_024;
const mebibyte = kibibyte * kibibyte;

/** Most bytes of the body of a request, imports apart. */
export const mostBodyBytes = 1 * mebibyte;

/** Most bytes of the files of one import together: a region with 100,000 lines a file is about half of it. */
export const mostImportBytes = 128 * mebibyte;

/** How long requests under way may take to end once the server closes. */
export const closeGraceMs = 5_000;

/** How often a closing server looks for connections on which nothing is under way. */
export const idleCheckMs = 50;

/** How long a browser may keep the assets of /docs. */
export const assetCacheSeconds = 86_400;
