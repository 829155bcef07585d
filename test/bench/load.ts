import { join } from 'node:path';
import { connect } from '../../db/connect.ts';
import { regions } from '../../solver/policy/entry.ts';
import { accessByOwnIssuer } from '../../src/access/own-issuer.ts';
import { signingKeyIn } from '../../src/access/signing-key.ts';
import { GivenWrong } from '../../src/commands/io.ts';
import { aTest } from '../given/acting.ts';
import { askedOf } from './asked.ts';
import { inFolder } from './folder.ts';
import { type Asked, askedBy, loadMix, mixWith, type Subjects, subjectsIn } from './load-mix.ts';
import { inventedLondon, withServer } from './server.ts';

const usualPeople = 2_000;
const users = 60;
/** Of a hundred requests, those that record an outcome; each changes what a week is made of. */
const usualRecords = 2;
const loadSeconds = 30;
/** Not counted: the server has yet to warm up. */
const warmSeconds = 5;
const msASecond = 1_000;
/** How long a user looks at an answer before they ask again; 0 with `--full-speed`. */
const thinkMs = 1_000;
const firstRosterSeconds = 5;
const region = 'london';

interface Sample {
  kind: string;
  ms: number;
  failed: string | null;
}

/**
 * So many users at once ask a real server for lists, hours and rosters and record outcomes, while a week of the same people
 * is solved: a table in Markdown. The first argument is the number of people; `--full-speed`: nobody pauses between requests; `--records 20`: of a hundred requests
 * twenty record an outcome.
 */
export async function loadBench(args: string[]): Promise<void> {
  const fullSpeed = args.includes('--full-speed');
  const { words, options } = askedOf(
    args.filter((arg) => arg !== '--full-speed'),
    ['records'],
  );
  const mix = mixWith(Number(options.records ?? usualRecords));
  const people = Number(words[0] ?? usualPeople);
  const out = (line: string) => process.stdout.write(`${line}\n`);
  await inFolder(async (folder) => {
    const file = join(folder, 'load.sqlite');
    const weekStart = inventedLondon(file, people);
    await withServer(file, async (url) => {
      const tokens = await tokensOf(file, users);
      const service = serviceAt(url, tokens[0]!);
      const roster = await publishedRoster(service, weekStart);
      const db = connect(file, aTest);
      const subjects = subjectsIn(db, { roster, region });
      db.$client.close();
      const solving = keepSolving(service, weekStart);
      await load(url, tokens, subjects, { mix, seconds: warmSeconds, pauseMs: thinkMs });
      const samples = await load(url, tokens, subjects, {
        mix,
        seconds: loadSeconds,
        pauseMs: fullSpeed ? 0 : thinkMs,
      });
      const solved = await solving.stop();
      const pace = fullSpeed ? 'without a pause' : `with ${thinkMs / msASecond} s between requests`;
      out(
        `${users} users ${pace} for ${loadSeconds} s, while ${people} people are rostered (${solved} runs)\n`,
      );
      out('| asked | requests | a second | errors | ms: p50 | p95 | p99 | most |');
      out('|---|---|---|---|---|---|---|---|');
      for (const { kind } of loadMix)
        out(
          rowOf(
            kind,
            samples.filter((one) => one.kind === kind),
          ),
        );
      out(rowOf('all', samples));
      for (const why of new Set(samples.flatMap(({ failed }) => failed ?? []))) out(`\nfailed: ${why}`);
    });
  });
}

/** A token a user, as the service issues them itself. */
async function tokensOf(file: string, count: number): Promise<string[]> {
  const now = () => new Date().toISOString();
  const { issuer } = accessByOwnIssuer(() => signingKeyIn(`${file}.key.json`), {
    now,
    today: () => now().slice(0, 10),
  });
  const until = new Date(Date.now() + 3_600_000).toISOString();
  return Promise.all(
    Array.from({ length: count }, (_, i) =>
      issuer!.token({ name: `user-${i + 1}`, roles: ['admin'], regions, pdus: null }, now(), until),
    ),
  );
}

type Service = ReturnType<typeof serviceAt>;

function serviceAt(url: string, token: string) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return async (method: 'GET' | 'POST', path: string, body?: object) => {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${url}${path}`, { method, headers, ...init });
    const text = await response.text();
    if (!response.ok) throw new GivenWrong(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as { id: number; status: string; roster: number | null };
  };
}

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function ranThrough(service: Service, asked: object): Promise<number | null> {
  const { id } = await service('POST', '/v1/rosters', asked);
  for (;;) {
    const run = await service('GET', `/v1/runs/${id}`);
    if (run.status !== 'queued' && run.status !== 'running') return run.roster;
    await later(250);
  }
}

async function publishedRoster(service: Service, weekStart: string): Promise<number> {
  const roster = await ranThrough(service, { region, weekStart, seconds: firstRosterSeconds });
  if (roster === null) throw new GivenWrong('load: there is no roster of the week');
  await service('POST', `/v1/rosters/${roster}/publish`, {});
  return roster;
}

/** Solves the week again and again, from another seed each time. */
function keepSolving(service: Service, weekStart: string): { stop(): Promise<number> } {
  let [stopped, runs] = [false, 0];
  const solving = (async () => {
    while (!stopped) {
      const { id } = await service('POST', '/v1/rosters', { region, weekStart, seconds: 60, seed: runs + 2 });
      runs += 1;
      let status = 'queued';
      while (status === 'queued' || status === 'running') {
        if (stopped) await service('POST', `/v1/runs/${id}/stop`).catch(() => {});
        await later(250);
        ({ status } = await service('GET', `/v1/runs/${id}`));
      }
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      await solving;
      return runs;
    },
  };
}

/** All users at once, each with requests of the mix one after another. */
async function load(
  url: string,
  tokens: readonly string[],
  subjects: Subjects,
  { mix, seconds, pauseMs }: { mix: typeof loadMix; seconds: number; pauseMs: number },
): Promise<Sample[]> {
  const samples: Sample[] = [];
  const end = performance.now() + seconds * msASecond;
  const user = async (token: string, number: number) => {
    const requests = askedBy(mix, subjects, number);
    await later((pauseMs * number) / tokens.length);
    while (performance.now() < end) {
      samples.push(await sampleOf(url, token, requests.next().value));
      if (pauseMs > 0) await later(pauseMs * (0.5 + Math.random()));
    }
  };
  await Promise.all(tokens.map(user));
  return samples;
}

async function sampleOf(url: string, token: string, { kind, method, path, body }: Asked): Promise<Sample> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const began = performance.now();
  try {
    const response = await fetch(`${url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const ms = performance.now() - began;
    return { kind, ms, failed: response.ok ? null : `${method} ${path}: ${response.status} ${text}` };
  } catch (error) {
    return { kind, ms: performance.now() - began, failed: `${method} ${path}: ${String(error)}` };
  }
}

function rowOf(name: string, samples: readonly Sample[]): string {
  const ms = samples.map((sample) => sample.ms).sort((a, b) => a - b);
  const at = (share: number) => (ms[Math.min(ms.length - 1, Math.floor(ms.length * share))] ?? 0).toFixed(1);
  const failed = samples.filter((sample) => sample.failed !== null).length;
  const aSecond = (samples.length / loadSeconds).toFixed(1);
  return `| ${[name, samples.length, aSecond, failed, at(0.5), at(0.95), at(0.99), at(1)].join(' | ')} |`;
}
