import type { Context } from 'hono';
import type { RequestIdVariables } from 'hono/request-id';
import type { Fault } from '../../solver/roster/problem.ts';
import { type Caller, callerOf } from '../access/caller.ts';
import { askedInside } from './inside.ts';

/** What the API answers where it does not do as asked: RFC 9457, with what else it tells. */
export interface Problem {
  status: number;
  title: string;
  detail: string;
  faults?: Fault[];
  rule?: string;
  rules?: string[];
  breaches?: { rule: string; crn: string | null; session: string | null; by: number; sentence: string }[];
  changes?: { at: string; by: string; change: string; noun: string; key: string; fields: string[] }[];
}

/** Thrown where a page cannot be shown for what the API answered; shown as a page of its own. */
export class NotAnswered extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** What came of a change: what it answered, or why it was refused. */
export type Outcome<T> = { done: T; refused?: never } | { refused: Problem; done?: never };

/** How a change is sent. */
export interface Sending {
  /** Sent once for this key, however often the form is. */
  key?: string | undefined;
  /** The version (ETag) of what the form was filled in over; another since then refuses the change. */
  version?: string | undefined;
}

/** Asks the API as the reader of a page does by any other way: the same roles, sight, audit and refusals apply. */
export interface Ask {
  /** What a GET answers as JSON. Throws `NotAnswered` for any problem. */
  get<T>(path: string): Promise<T>;
  /** The same with its version, for a form that changes it. */
  read<T>(path: string): Promise<{ body: T; version: string | null }>;
  /** What a GET answers; null where there is no such thing to see (404), `NotAnswered` for any other problem. */
  find<T>(path: string): Promise<T | null>;
  /**
   * What a GET answers; a problem of the status named comes back, usually that a question cannot be read (422: a date that is
   * none, say), to be shown at the form that asked it. `NotAnswered` for any other problem.
   */
  look<T>(path: string, expected?: number): Promise<Outcome<T>>;
  /** Asks for a change. A problem that the reader can do something about (4xx) comes back; `NotAnswered` for any other. */
  send<T>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    sending?: Sending,
  ): Promise<Outcome<T>>;
  /** The answer as it is: for files, CSV and calendars. */
  raw(path: string, init?: RequestInit): Promise<Response>;
}

const unreadable = 422;

/** A whole app, asked without a socket. */
export type App = (path: string, init: RequestInit, env: object) => Response | Promise<Response>;

/** Asks for whoever asks for the page. */
export function askFor(app: App, c: Context<{ Variables: RequestIdVariables }>): Ask {
  const env = askedInside(callerOf(c) satisfies Caller);
  const raw: Ask['raw'] = async (path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('x-request-id', c.get('requestId'));
    return app(path, { ...init, headers }, env);
  };
  const answered = async (path: string) => {
    const answer = await raw(path);
    if (!answer.ok) throw new NotAnswered(await problemIn(answer));
    return answer;
  };
  return {
    raw,
    get: async <T>(path: string) => (await answered(path)).json() as Promise<T>,
    read: async <T>(path: string) => {
      const answer = await answered(path);
      return { body: (await answer.json()) as T, version: answer.headers.get('etag') };
    },
    find: async <T>(path: string) => {
      const answer = await raw(path);
      if (answer.ok) return (await answer.json()) as T;
      if (answer.status === 404) return null;
      throw new NotAnswered(await problemIn(answer));
    },
    look: async <T>(path: string, expected: number = unreadable) => {
      const answer = await raw(path);
      if (answer.ok) return { done: (await answer.json()) as T };
      const problem = await problemIn(answer);
      if (problem.status !== expected) throw new NotAnswered(problem);
      return { refused: problem };
    },
    send: async <T>(method: string, path: string, body?: unknown, { key, version }: Sending = {}) => {
      const headers = new Headers();
      if (key !== undefined) headers.set('idempotency-key', key);
      if (version !== undefined) headers.set('if-match', version);
      if (body !== undefined) headers.set('content-type', 'application/json');
      const answer = await raw(path, {
        method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (answer.ok) return { done: (answer.status === 204 ? null : await answer.json()) as T };
      const problem = await problemIn(answer);
      if (problem.status >= 500) throw new NotAnswered(problem);
      return { refused: problem };
    },
  };
}

async function problemIn(answer: Response): Promise<Problem> {
  if (!answer.headers.get('content-type')?.includes('json'))
    return { status: answer.status, title: 'Something went wrong', detail: 'Try again in a moment' };
  return (await answer.json()) as Problem;
}

/** An address with its parts encoded: at`/v1/rosters/${id}/people/${crn}`. */
export function at(parts: TemplateStringsArray, ...values: (string | number)[]): string {
  return String.raw({ raw: parts }, ...values.map((value) => encodeURIComponent(value)));
}

/** An address with a query; what is undefined, null or empty is left out. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | boolean | undefined | null>>,
): string {
  const given = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  const params = new URLSearchParams();
  for (const [name, value] of given) params.append(name, String(value));
  return given.length === 0 ? path : `${path}?${params}`;
}
