import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wholeGiven } from '../../src/commands/given.ts';
import { askedOf } from './asked.ts';
import { casesOf } from './cases.ts';
import { type CpuProfile, type CpuShare, cpuShares } from './cpu-shares.ts';
import { inFolder } from './folder.ts';
import { markdown, markdownHead } from './row.ts';
import { makeFile, solveFile } from './run-case.ts';

const usual = ['5000', 'scarce'];
const mostRows = 12;
const mostSeconds = 3_600;

/**
 * Where the time of a case goes (the 5,000 one, if no words name another), by function and by file: two tables in Markdown.
 * `--seconds` gives another wall time than the case's.
 */
export async function profileBench(args: string[]): Promise<void> {
  const { words, options } = askedOf(args, ['seconds']);
  const { variant, people, seconds: listed } = casesOf(words.length > 0 ? words : usual)[0]!;
  const seconds =
    options.seconds === undefined ? listed : wholeGiven(options.seconds, '--seconds', 1, mostSeconds);
  const shares = await inFolder(async (folder) => {
    const file = join(folder, 'week.json');
    await makeFile({ file, week: { variant, people, seed: 1 } });
    await solveFile({ file, seconds, highsSeconds: 0 }, ['--cpu-prof', `--cpu-prof-dir=${folder}`]);
    return cpuShares(await profileIn(folder));
  });
  const out = (line: string) => process.stdout.write(`${line}\n`);
  out(markdownHead(['file', 'function', 'share of the time']));
  for (const { file, name, share } of shares.slice(0, mostRows))
    out(markdown([shown(file), name, percentOf(share)]));
  out('');
  out(markdownHead(['file', 'share of the time']));
  for (const [file, share] of byFile(shares).slice(0, mostRows))
    out(markdown([shown(file), percentOf(share)]));
}

/** The profile of the thread that solved: Node writes one for each, the loader's too. */
async function profileIn(folder: string): Promise<CpuProfile> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'));
  const profiles = await Promise.all(
    files.map(async (name): Promise<CpuProfile> => JSON.parse(await readFile(join(folder, name), 'utf8'))),
  );
  return profiles.reduce((a, b) => (solverNodes(b) > solverNodes(a) ? b : a));
}

const solverNodes = ({ nodes }: CpuProfile) =>
  nodes.filter(({ callFrame }) => callFrame.url.includes('/solver/')).length;

function byFile(shares: readonly CpuShare[]): [string | null, number][] {
  const sums = new Map<string | null, number>();
  for (const { file, share } of shares) sums.set(file, (sums.get(file) ?? 0) + share);
  return [...sums].sort(([, a], [, b]) => b - a);
}

const shown = (file: string | null) => file ?? 'Node itself';
const percentOf = (share: number) => `${(share * 100).toFixed(1)} %`;
