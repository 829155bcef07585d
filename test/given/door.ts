import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Db } from '../../db/connect.ts';
import { groupingRows } from '../../db/grouping-rows.ts';
import type { Access } from '../../src/access/access.ts';
import type { Caller } from '../../src/access/caller.ts';
import { createApp } from '../../src/app.ts';
import type { Clock, Deps } from '../../src/deps.ts';
import { type Served, serve } from '../../src/http/serve.ts';
import type { Rates } from '../../src/http/settings.ts';
import { formGroups } from '../../src/programmes/form-groups.ts';
import { anAdmin, bearer, ownAccess } from './callers.ts';
import { givenDatabase } from './database.ts';
import { programmes, templates } from './programmes.ts';

/** A clock that stands still at nine on Monday 30 November 2026. */
export const mondayMorning: Clock = { today: () => '2026-11-30', now: () => '2026-11-30T09:00:00.000Z' };

/** What came back: the body as JSON where its content type says so, else as text. */
export interface Answer {
  status: number;
  type: string | null;
  headers: Headers;
  body: unknown;
}

/** How a client asks. */
export interface Asking {
  get(path: string): Promise<Answer>;
  send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body: unknown): Promise<Answer>;
  /** Files as a form, each under its name. */
  upload(path: string, texts: Readonly<Record<string, string>>): Promise<Answer>;
  ask(path: string, init?: RequestInit): Promise<Answer>;
}

/** The whole application over a new SQLite file, asked as an admin of all regions unless another is named. */
export interface Door extends Asking {
  /** Asks as somebody else; what is not said of them is as of the admin. */
  as(caller: Partial<Caller>): Asking;
  /** Asks without saying who. */
  asNobody(): Asking;
  deps: Deps;
  db: Db;
  app: ReturnType<typeof createApp>;
  /** The log so far, one object a line. */
  logged(): Record<string, unknown>[];
}

/** Opens the door for the test that runs; asked without a socket. */
export function givenDoor(others: Partial<Deps> = {}): Door {
  const db = others.db ?? givenDatabase();
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
  const clock = others.clock ?? mondayMorning;
  const deps: Deps = {
    clock,
    access: ownAccess(clock),
    log,
    programmes,
    templates,
    runs: noRuns,
    rates: anyRates,
    formGroups: async ({ region, seconds: _, ...asked }) =>
      formGroups(await groupingRows(db, region, asked.asOf), asked, deps.templates, () => false),
    ...others,
    db,
  };
  const app = createApp(deps);
  return {
    deps,
    db,
    app,
    logged: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    ...asked(async (path, init) => app.request(path, init), deps.access),
  };
}

/** Opens the door of a real server on a free port, closed when the test that runs ends. */
export async function givenServer(others: Partial<Deps> = {}): Promise<Door & { served: Served }> {
  const door = givenDoor(others);
  const served = await serve(door.deps, 0);
  onTestFinished(() => served.close());
  return { ...door, served, ...asked((path, init) => fetch(`${served.url}${path}`, init), door.deps.access) };
}

type Request = (path: string, init?: RequestInit) => Promise<Response>;

function asked(request: Request, access: Access): Asking & Pick<Door, 'as' | 'asNobody'> {
  const as = (caller: Partial<Caller>) => askingOf(request, shown({ ...anAdmin, ...caller }, access));
  return { ...as({}), as, asNobody: () => askingOf(request, null) };
}

/** What a caller shows at a door. The door has checked it before: what is asked at once comes in in the order of asking. */
function shown(caller: Caller, { callerOf }: Access): () => Promise<string> {
  let token: Promise<string> | undefined;
  const checked = async () => {
    const authorization = await bearer(caller);
    await callerOf(authorization.replace('Bearer ', ''));
    return authorization;
  };
  return () => {
    token ??= checked();
    return token;
  };
}

function askingOf(anyone: Request, authorization: (() => Promise<string>) | null): Asking {
  const request: Request = async (path, init) => {
    const headers = new Headers(init?.headers);
    if (authorization !== null && !headers.has('authorization'))
      headers.set('authorization', await authorization());
    return anyone(path, { ...init, headers });
  };
  const ask: Asking['ask'] = async (path, init) => answerOf(await request(path, init));
  return {
    ask,
    get: (path) => ask(path),
    send: (method, path, body) =>
      ask(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    upload: (path, texts) => {
      const form = new FormData();
      for (const [name, text] of Object.entries(texts)) form.append('files', new Blob([text]), name);
      return ask(path, { method: 'POST', body: form });
    },
  };
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const type = response.headers.get('content-type');
  const body: unknown = type?.includes('json') ? JSON.parse(text) : text;
  return { status: response.status, type, headers: response.headers, body };
}

/** Tests ask as fast as they can, and are not told to wait, but where that is what they are about. */
const endless = { requests: 1_000_000, seconds: 1 };
const anyRates: Rates = { caller: endless, starts: endless, failedSignIns: endless };

/** For tests in which nothing is solved. */
const noRuns = {
  workload: () => ({ running: 0, waiting: 0, ended: 0, endedSeconds: 0 }),
} as unknown as Deps['runs'];
