import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Fault } from '../../solver/roster/problem.ts';
import { lockedRetrySeconds, type Rate } from './settings.ts';
import { type StorageFault, type StorageKind, storageKinds } from './storage-faults.ts';

/**
 * Every error of the API, as RFC 9457 problem+json. A handler returns `notFound(c, ...)`, `refused(c, ...)` or
 * `faultsFound(c, ...)`, and names them in its route by `problems(404, 409, 422)`.
 */
export const problemMediaType = 'application/problem+json';

const typeOf = (name: string) => `urn:problem-type:scheduler:${name}`;

export const problemSchema = z
  .object({
    type: z.string().openapi({ example: typeOf('not-found') }),
    title: z.string().openapi({ example: 'Not found' }),
    status: z.int().openapi({ example: 404 }),
    detail: z.string().openapi({ example: 'There is no person X999999' }),
  })
  .openapi('Problem');

export const faultSchema = z
  .object({
    code: z.string().openapi({ example: 'missing' }),
    path: z.string().openapi({ description: 'where in the data', example: 'availability[0].from' }),
    message: z.string().openapi({ example: 'Enter a start time' }),
  })
  .openapi('Fault');

export const faultsProblemSchema = problemSchema
  .extend({ faults: z.array(faultSchema).openapi({ description: 'all of them, at once' }) })
  .openapi('FaultsProblem');

export const breachSchema = z
  .object({
    rule: z.string().openapi({ example: 'capacity' }),
    crn: z.string().nullable(),
    session: z.string().nullable(),
    by: z.int().openapi({ description: "by how much, in the rule's own unit (minutes or people)" }),
    sentence: z.string().openapi({
      example: 'X100001 on P017-2026-12-01: is not free for the whole session',
    }),
  })
  .openapi('Breach');

export const refusalProblemSchema = problemSchema
  .extend({
    rule: z.string().optional().openapi({ description: 'the rule that refuses', example: 'already-kept' }),
    rules: z.array(z.string()).optional().openapi({ description: 'all the rules that refuse' }),
    breaches: z.array(breachSchema).optional().openapi({ description: 'what the change would break' }),
  })
  .openapi('RefusalProblem');

export const changeSinceSchema = z
  .object({
    at: z.string().openapi({ description: 'UTC' }),
    by: z.string().openapi({ description: 'user name' }),
    change: z.enum(['insert', 'update', 'delete']),
    noun: z.string().openapi({ description: 'what of it', example: 'availability' }),
    key: z.string(),
    fields: z.array(z.string()).openapi({ description: 'that are not as they were' }),
  })
  .openapi('ChangeSince');

export const changedProblemSchema = problemSchema
  .extend({ changes: z.array(changeSinceSchema).openapi({ description: 'since it was read, in order' }) })
  .openapi('ChangedProblem');

export const unavailableProblemSchema = problemSchema
  .extend({
    kind: z
      .enum(storageKinds)
      .optional()
      .openapi({ description: 'what is the matter with the database; `locked` passes: see Retry-After' }),
  })
  .openapi('UnavailableProblem');

type Problem = z.infer<typeof problemSchema>;

/** A refusal by a rule: which, and in a sentence why. */
export interface Refused {
  detail: string;
  rule?: string;
  rules?: string[];
  breaches?: z.infer<typeof breachSchema>[];
}

const titles = {
  400: ['malformed', 'The request cannot be read'],
  401: ['not-signed-in', 'Say who you are'],
  403: ['not-allowed', 'You may not do this'],
  404: ['not-found', 'Not found'],
  409: ['refused', 'Refused by a rule'],
  412: ['changed-since', 'It has been changed since you read it'],
  413: ['too-large', 'The request is too large'],
  415: ['media-type', 'Send another content type'],
  422: ['faults', 'There is a problem with the data'],
  429: ['too-many', 'Asked too often'],
  500: ['unexpected', 'Something went wrong'],
  503: ['not-ready', 'Not ready'],
} as const;

export type ProblemStatus = keyof typeof titles;

const schemas = {
  400: problemSchema,
  401: problemSchema,
  403: problemSchema,
  404: problemSchema,
  409: refusalProblemSchema,
  412: changedProblemSchema,
  413: problemSchema,
  415: problemSchema,
  422: faultsProblemSchema,
  429: problemSchema,
  500: problemSchema,
  503: unavailableProblemSchema,
} as const;

type ProblemResponses = {
  [S in ProblemStatus]: {
    description: string;
    content: { 'application/problem+json': { schema: (typeof schemas)[S] } };
  };
};

/** The `responses` of a route that can fail so; 500 and 503 are always among them. */
export function problems<S extends ProblemStatus>(...statuses: S[]): Pick<ProblemResponses, S | 500 | 503> {
  const responses = [...new Set<ProblemStatus>([...statuses, 500, 503])].map((status) => [
    status,
    { description: titles[status][1], content: { [problemMediaType]: { schema: schemas[status] } } },
  ]);
  return Object.fromEntries(responses) as Pick<ProblemResponses, S | 500 | 503>;
}

/** The body of an error that is answered before there is a route. */
export function problemOf(status: 400 | 408 | 431, detail: string): Problem {
  const [type, title] = titles[400];
  return { type: typeOf(type), title, status, detail };
}

/** An error of a status, with what its schema has beyond the common fields. */
export function problem<S extends ProblemStatus, Extra extends object>(
  c: Context,
  status: S,
  detail: string,
  extra: Extra,
) {
  const [type, title] = titles[status];
  const body: Problem & Extra = { type: typeOf(type), title, status, detail, ...extra };
  return c.json(body, status, { 'content-type': problemMediaType });
}

/** 401: nobody knows who is asking. The header says that a token would, and what is wrong with one that was sent. */
export function notSignedIn(c: Context, { detail, token }: { detail: string; token: string | null }) {
  const challenge = token === null ? 'Bearer' : `Bearer error="invalid_token", error_description="${token}"`;
  c.header('www-authenticate', challenge);
  return problem(c, 401, detail, {});
}

/** 403: we know who is asking, and they may not. */
export function notAllowed(c: Context, detail: string) {
  return problem(c, 403, detail, {});
}

/** 404: what is asked for is not there, or not yours to see. */
export function notFound(c: Context, detail: string) {
  return problem(c, 404, detail, {});
}

/** 409: a rule refuses; the state is as it was. */
export function refused(c: Context, { detail, ...rest }: Refused) {
  return problem(c, 409, detail, rest);
}

/** Beyond this many, faults are only counted: nobody reads further before mending. */
const mostFaultsTold = 1_000;

/** 422: the data have faults; all of them are told (of very many, the first), and nothing was written. */
export function faultsFound(c: Context, faults: readonly Fault[]) {
  const count = faults.length === 1 ? 'is 1 fault' : `are ${faults.length} faults`;
  return problem(c, 422, `There ${count} in the data; nothing was changed`, {
    faults: faults.slice(0, mostFaultsTold),
  });
}

/** 412: the thing has been changed since it was read; by whom and in what, and nothing was written. */
export function changedSince(c: Context, changes: readonly z.infer<typeof changeSinceSchema>[]) {
  return problem(c, 412, 'Read it again before you change it; nothing was changed', {
    changes: [...changes],
  });
}

/** 400: the request is not what it says it is, malformed JSON say. */
export function malformed(c: Context, detail: string) {
  return problem(c, 400, detail, {});
}

/** 413: more bytes than the door takes. */
export function tooLarge(c: Context, maxBytes: number) {
  return problem(c, 413, `Send at most ${maxBytes} bytes`, {});
}

/** 415: the body is of a kind that the route does not read. */
export function wrongMediaType(c: Context) {
  return problem(c, 415, 'Send the content type that /openapi.json names for this request', {});
}

/** 500: a bug. Nothing of it is shown; the log has it under the request id. */
export function unexpected(c: Context, requestId: string) {
  return problem(c, 500, `Tell us the request id ${requestId}`, {});
}

/** 429: more was asked than the rate allows; worth asking again after the seconds. */
export function tooMany(c: Context, { requests, seconds }: Rate, retrySeconds: number) {
  c.header('retry-after', String(retrySeconds));
  const rate = `${requests} times in ${seconds} seconds`;
  return problem(c, 429, `At most ${rate}: ask again in ${retrySeconds} seconds`, {});
}

/** 429: so many requests of this caller are being answered already. */
export function tooManyAtOnce(c: Context, most: number, retrySeconds: number) {
  c.header('retry-after', String(retrySeconds));
  return problem(
    c,
    429,
    `At most ${most} of your requests at once: ask again when one has been answered`,
    {},
  );
}

/** What else is told of a 503: when to ask again, and what is the matter with the storage, if it is that. */
interface NotReady {
  retrySeconds?: number;
  kind?: StorageKind;
}

/** 503: the process is up, but cannot serve. */
export function notReady(c: Context, detail: string, { retrySeconds, ...storage }: NotReady = {}) {
  if (retrySeconds !== undefined) c.header('retry-after', String(retrySeconds));
  return problem(c, 503, detail, storage);
}

/** 503: the storage fails. Nothing that belongs together was half-written; where waiting helps, how long. */
export function storageFails(c: Context, { kind, sentence }: StorageFault) {
  if (kind === 'locked') c.header('retry-after', String(lockedRetrySeconds));
  return problem(c, 503, sentence, { kind, type: typeOf('storage'), title: 'The database cannot be used' });
}
