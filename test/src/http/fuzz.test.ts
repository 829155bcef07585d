import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenBusyServer } from '../../given/fuzz/busy-server.ts';
import { brokenBy } from '../../given/fuzz/checked.ts';
import { type Document, operationsOf } from '../../given/fuzz/document.ts';
import { poolsOf } from '../../given/fuzz/pools.ts';
import { requestsFor } from '../../given/fuzz/requests.ts';
import { sealedDocument } from '../../given/fuzz/sealed.ts';

const calls = Number(process.env.FUZZ_CALLS ?? 20_000);
const seed = Number(process.env.FUZZ_SEED ?? 6);
/** Requests for one operation between two looks at what is kept by then. */
const callsARound = 12;

describe('the API, asked whatever its document allows and much that it does not', () => {
  it(`answers ${calls} requests as the document says, and never breaks`, { timeout: 3_600_000 }, async () => {
    const server = await givenBusyServer();
    const document = (await server.get('/openapi.json')).body as Document;
    const operations = operationsOf(document);
    const checks = sealedDocument(document);
    const byStatus: Record<number, number> = {};
    const slow: Record<string, number> = {};
    const broken = new Map<string, string>();
    const each = Math.ceil(calls / operations.length);
    let sent = 0;
    let gen = 0;
    const good = new Set<string>();
    let chk = 0;
    for (let round = 0; round * callsARound < each; round += 1) {
      const pools = poolsOf(server.db, server.calendars);
      for (const operation of operations) {
        const numRuns = Math.min(callsARound, each - round * callsARound, calls - sent);
        if (numRuns <= 0) break;
        const t0 = performance.now();
        const requests = fc.sample(requestsFor(document, pools, operation), { numRuns, seed: seed + round });
        gen += performance.now() - t0;
        for (const request of requests) {
          const { path, headers, body } = request;
          const method = operation.method.toUpperCase();
          const began = performance.now();
          const answer = await server.ask(path, { method, headers, ...(body === undefined ? {} : { body }) });
          slow[operation.operationId] = (slow[operation.operationId] ?? 0) + performance.now() - began;
          sent += 1;
          if (answer.status < 300) good.add(operation.operationId);
          byStatus[answer.status] = (byStatus[answer.status] ?? 0) + 1;
          const t1 = performance.now();
          const bb = brokenBy(document, checks, request, answer);
          chk += performance.now() - t1;
          for (const what of bb) {
            const key = `${operation.operationId}: ${what.replaceAll(/\/\d+\//g, '/n/')}`;
            const told = `${method} ${path.slice(0, 300)} ${body?.slice(0, 400) ?? ''} -> ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`;
            if (!broken.has(key)) broken.set(key, told);
          }
        }
      }
    }
    process.stdout.write(`${sent} calls, answered: ${JSON.stringify(byStatus)}\n`);
    if (process.env.FUZZ_SLOW) {
      const slowest = Object.entries(slow).sort(([, a], [, b]) => b - a);
      process.stdout.write(`never: ${operations.map((o) => o.operationId).filter((o) => !good.has(o))}\n`);
      process.stdout.write(`gen ${gen} chk ${chk} ask ${Object.values(slow).reduce((a, b) => a + b, 0)}\n`);
      process.stdout.write(`${JSON.stringify(slowest.slice(0, 25).map(([k, v]) => [k, Math.round(v)]))}\n`);
    }
    const bugs = server.logged().filter(({ msg }) => msg === 'bug');
    expect({ broken: Object.fromEntries(broken), bugs: bugs.slice(0, 20) }).toEqual({ broken: {}, bugs: [] });
  });
});
