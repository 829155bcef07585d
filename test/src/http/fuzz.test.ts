import fc from 'fast-check';
import { expect, it } from 'vitest';
import { givenBusyServer } from '../../given/fuzz/busy-server.ts';
import { brokenBy } from '../../given/fuzz/checked.ts';
import { type Document, type Operation, operationsOf } from '../../given/fuzz/document.ts';
import { poolsOf } from '../../given/fuzz/pools.ts';
import { type Request, requestsFor } from '../../given/fuzz/requests.ts';
import { sealedDocument } from '../../given/fuzz/sealed.ts';

/** A share of the calls of `npm run bench -- http-fuzz`, which sets how many and from what seed. */
const calls = Number(process.env.FUZZ_CALLS ?? 4_000);
const seed = Number(process.env.FUZZ_SEED ?? 6);
/** Requests for one operation between two looks at what is kept by then; after two, on with a new service. */
const callsARound = 7;
const last = ['leaveGroup', 'mergeGroups', 'closeGroup'];
/** For a machine on which much else is going on. */
const mostMs = 3_600_000;

/** Groups come first, while where and by whom they are held is as it was told, and what ends them last. */
const turnOf = ({ operationId, path }: Operation) =>
  last.includes(operationId) ? 2 : path.includes('/groups') ? 0 : 1;

const toldOf = ({ operation, path, body = '' }: Request) =>
  `${operation.method} ${path.slice(0, 300)} ${body.slice(0, 400)}`;

it(`${calls} calls, some by the document and some against it, are answered as it says`, {
  timeout: mostMs,
}, async () => {
  let server = await givenBusyServer();
  const document = (await server.get('/openapi.json')).body as Document;
  const ofDocument = operationsOf(document);
  const operations = ofDocument.toSorted((a, b) => turnOf(a) - turnOf(b));
  const checks = sealedDocument(document);
  const byStatus: Record<number, number> = {};
  const done = new Set<string>();
  const broken: Record<string, string> = {};
  const bugs: object[] = [];
  const addBugs = () => bugs.push(...server.logged().filter(({ msg }) => msg === 'bug'));

  const call = async (request: Request) => {
    const { operation, path, headers, body } = request;
    const method = operation.method.toUpperCase();
    const answer = await server.ask(path, { method, headers, ...(body === undefined ? {} : { body }) });
    byStatus[answer.status] = (byStatus[answer.status] ?? 0) + 1;
    if (answer.status < 300) done.add(operation.operationId);
    for (const what of brokenBy(document, checks, request, answer))
      broken[`${operation.operationId}: ${what.replaceAll(/\/\d+\//g, '/n/')}`] ??=
        `${toldOf(request)} -> ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`;
  };

  const each = Math.ceil(calls / operations.length);
  let left = calls;
  for (let round = 0; left > 0; round += 1) {
    if (round > 0 && round % 2 === 0) {
      addBugs();
      server = await givenBusyServer();
    }
    const pools = poolsOf(server.db, server.calendars);
    for (const operation of operations) {
      const numRuns = Math.min(callsARound, each - round * callsARound, left);
      if (numRuns <= 0) continue;
      for (const request of fc.sample(requestsFor(document, pools, operation), {
        numRuns,
        seed: seed + round,
      }))
        await call(request);
      left -= numRuns;
    }
  }

  const never = operations.map(({ operationId }) => operationId).filter((id) => !done.has(id));
  process.stdout.write(
    `${calls} calls, by status: ${JSON.stringify(byStatus)}; never done: ${never.join(', ')}\n`,
  );
  addBugs();
  expect({ broken, bugs }).toEqual({ broken: {}, bugs: [] });
  expect(done.size).toBeGreaterThan(operations.length / 2);
});
