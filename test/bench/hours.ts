import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { connect } from '../../db/connect.ts';
import { aTest } from '../given/acting.ts';
import { askedOf } from './asked.ts';
import { inFolder } from './folder.ts';
import { appointmentsEach, crnOf, makeHoursDatabase } from './hours-database.ts';
import { withServer } from './server.ts';

const bin = new URL('../../src/scheduler.js', import.meta.url).pathname;
const usualRequirements = 50_000;
const secondsEach = 20;
/** People asked for in turn: more than any cache keeps warm. */
const peopleAsked = 5_000;
/** The rate that the door is to keep up with, and how many ask at once. */
const ratePerSecond = 500;
const connections = 4;
const looks = 15;
const region = 'london';
const asAdmin = ['token', '--role', 'admin', '--region', 'all'];

interface Answered {
  rate: number;
  p50Ms: number;
  p99Ms: number;
  failed: number;
}

/**
 * The hours of one requirement and the list of those at risk, asked of a real server: a table in Markdown. The first
 * argument is the number of requirements; each has a hundred appointments.
 */
export async function hoursBench(args: string[]): Promise<void> {
  const { words } = askedOf(args, []);
  const requirements = Number(words[0] ?? usualRequirements);
  const out = (line: string) => process.stdout.write(`${line}\n`);
  await inFolder(async (folder) => {
    const file = join(folder, 'hours.sqlite');
    const today = new Date().toISOString().slice(0, 10);
    const began = performance.now();
    await makeHoursDatabase(file, requirements, today);
    const seconds = Math.round((performance.now() - began) / 1_000);
    out(`${requirements} requirements of ${appointmentsEach} appointments, made in ${seconds} s\n`);
    const work = async (url: string) => {
      const headers = tokenOf(file);
      out('| asked | times a second | ms: median | p99 | failed |');
      out('|---|---|---|---|---|');
      const paths = hoursPaths(requirements);
      out(rowOf(`hours, ${ratePerSecond} a second`, await asked({ url, headers }, paths, ratePerSecond)));
      out(rowOf(`hours, ${connections} at once`, await asked({ url, headers }, paths)));
      const atRisk = { url: `${url}/v1/at-risk?region=${region}`, headers };
      out(rowOf(`at risk in ${region}, data changed`, await looked(atRisk, () => touch(file))));
      out(rowOf(`at risk in ${region}, again`, await looked(atRisk)));
    };
    // The bench is one caller, and asks as much as it can.
    await withServer(file, work, { SCHEDULER_REQUESTS_A_SECOND: '1000000' });
  });
}

function hoursPaths(requirements: number): string[] {
  const step = Math.max(1, Math.floor(requirements / peopleAsked));
  return Array.from(
    { length: Math.min(requirements, peopleAsked) },
    (_, i) => `/v1/people/${crnOf(i * step)}/requirements/1/hours`,
  );
}

interface At {
  url: string;
  /** Who asks. */
  headers: { authorization: string };
}

async function asked(at: At, paths: readonly string[], overallRate?: number): Promise<Answered> {
  const requests = paths.map((path) => ({ path }));
  const rate = overallRate === undefined ? {} : { overallRate };
  const {
    requests: sent,
    latency,
    non2xx,
    errors,
  } = await autocannon({
    ...{ ...at, requests, connections, duration: secondsEach },
    ...rate,
  });
  return { rate: sent.average, p50Ms: latency.p50, p99Ms: latency.p99, failed: non2xx + errors };
}

/** Changes a row, so that nothing which is remembered of the data holds any more. A row written as it is would not do. */
function touch(file: string): void {
  const { $client } = connect(file, aTest);
  $client.prepare("update pdus set name = name || '.'").run();
  $client.close();
}

/** One after another; the first look is not counted: the server has yet to warm up. */
async function looked({ url, headers }: At, before?: () => void): Promise<Answered> {
  const ms: number[] = [];
  let failed = 0;
  for (let i = 0; i <= looks; i += 1) {
    before?.();
    const began = performance.now();
    const response = await fetch(url, { headers });
    await response.arrayBuffer();
    if (i > 0) ms.push(performance.now() - began);
    if (!response.ok) failed += 1;
  }
  ms.sort((a, b) => a - b);
  const sum = ms.reduce((all, one) => all + one, 0);
  return { rate: (looks * 1_000) / sum, p50Ms: ms[Math.floor(looks / 2)]!, p99Ms: ms.at(-1)!, failed };
}

function rowOf(name: string, { rate, p50Ms, p99Ms, failed }: Answered): string {
  return `| ${[name, rate.toFixed(1), p50Ms.toFixed(1), p99Ms.toFixed(1), failed].join(' | ')} |`;
}

/** What the bench shows at the door of the service over a file. */
function tokenOf(file: string): At['headers'] {
  const env = { ...process.env, SCHEDULER_DB: file };
  const token = execFileSync(process.execPath, [bin, ...asAdmin], { env, encoding: 'utf8' });
  return { authorization: `Bearer ${token.trim()}` };
}
