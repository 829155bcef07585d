import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { regions } from '../../solver/policy/entry.ts';
import { accessByOwnIssuer } from '../../src/access/own-issuer.ts';
import { signingKeyIn } from '../../src/access/signing-key.ts';
import { allPages } from '../../src/all-pages.ts';
import { GivenWrong } from '../../src/commands/io.ts';
import { thousands } from '../../src/commands/table.ts';
import { addressesOf } from '../given/page-addresses.ts';
import { makePageSubjects } from '../given/page-subjects.ts';
import { askedOf } from './asked.ts';
import { inFolder } from './folder.ts';
import { markdown, markdownHead } from './row.ts';
import { inventedLondon, withServer } from './server.ts';

const usualPeople = 2_000;
const usualTimes = 20;
/** Not counted: the server has yet to warm up. */
const warmTimes = 5;
const rosterSeconds = 10;
const target = { ms: 200, bytes: 150_000 };

/** One answer: the time until its last byte, and its bytes as they travel. */
interface Got {
  ms: number;
  bytes: number;
}

/**
 * Every page and file of an invented London whose week is rostered, asked as an admin of a real server one after another:
 * a table in Markdown. The first argument is the number of people, the second how many times each page is asked.
 */
export async function pagesBench(args: string[]): Promise<void> {
  const [people = usualPeople, times = usualTimes] = askedOf(args, []).words.map(Number);
  const out = (line: string) => process.stdout.write(`${line}\n`);
  await inFolder(async (folder) => {
    const file = join(folder, 'pages.sqlite');
    const weekStart = inventedLondon(file, people);
    await withServer(
      file,
      async (url) => {
        const ask = askingAt(url, await adminToken(file));
        const subjects = await makePageSubjects(ask, { region: 'london', weekStart, seconds: rosterSeconds });
        out(`${thousands(people)} people, each page asked ${times} times, compressed\n`);
        out(markdownHead(['page', 'median ms', 'most ms', 'bytes', '']));
        let missed = 0;
        const addresses = allPages
          .filter(({ get }) => get)
          .flatMap((page) => addressesOf(page, subjects))
          .filter(({ kind }) => kind !== 'events');
        for (const { address } of addresses) {
          for (let i = 0; i < warmTimes; i += 1) await ask.timed(address);
          const all: Got[] = [];
          for (let i = 0; i < times; i += 1) all.push(await ask.timed(address));
          const ms = all.map((got) => got.ms).sort((a, b) => a - b);
          const median = ms[Math.floor(ms.length / 2)]!;
          const bytes = Math.max(...all.map((got) => got.bytes));
          const isMissed = median > target.ms || bytes > target.bytes;
          if (isMissed) missed += 1;
          const figures = [median.toFixed(1), ms.at(-1)!.toFixed(1), thousands(bytes)];
          out(markdown([address, ...figures, isMissed ? 'over' : '']));
        }
        out(
          `\n${addresses.length} addresses, ${missed} over ${target.ms} ms or ${thousands(target.bytes)} bytes`,
        );
      },
      { LOG_LEVEL: 'warn', SCHEDULER_REQUESTS_A_SECOND: '1000000' },
    );
  });
}

async function adminToken(file: string): Promise<string> {
  const now = () => new Date().toISOString();
  const today = () => now().slice(0, 10);
  const { issuer } = accessByOwnIssuer(() => signingKeyIn(`${file}.key.json`), { now, today });
  const until = new Date(Date.now() + 3_600_000).toISOString();
  return issuer!.token({ name: 'A. Reader', roles: ['admin'], regions, pdus: null }, now(), until);
}

function askingAt(url: string, token: string) {
  const authorization = `Bearer ${token}`;
  const agent = new Agent({ keepAlive: true });
  const send = async (method: string, path: string, body?: unknown) => {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { authorization, 'content-type': 'application/json' };
    const answer = await fetch(`${url}${path}`, { method, headers, ...init });
    const { status, headers: answered } = answer;
    const text = await answer.text();
    return {
      status,
      type: answered.get('content-type'),
      headers: answered,
      body: text === '' ? null : JSON.parse(text),
    };
  };
  return {
    get: (path: string) => send('GET', path),
    send,
    /** As a browser asks: without the browser's time to unpack and draw it. */
    timed: async (address: string): Promise<Got> => {
      const began = performance.now();
      const headers = { authorization, accept: 'text/html', 'accept-encoding': 'gzip' };
      const sent = request(`${url}${address}`, { headers, agent }).end();
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      let bytes = 0;
      for await (const chunk of answer) bytes += (chunk as Buffer).byteLength;
      if (answer.statusCode !== 200) throw new GivenWrong(`${address}: ${answer.statusCode}`);
      return { ms: performance.now() - began, bytes };
    },
  };
}
