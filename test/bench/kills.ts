import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killedSequences } from '../given/killed/kills.ts';

const usual = { kills: 200, databases: 5, seed: 2 };

/** `npm run bench -- kills [KILLS] [DATABASES] [SEED]`: a service killed so often, with so many databases under way. */
export async function killsBench(args: string[]): Promise<void> {
  const [kills = usual.kills, databases = usual.databases, seed = usual.seed] = args.map(Number);
  const folder = mkdtempSync(join(tmpdir(), 'scheduler-kills-'));
  try {
    const { broken, ...tally } = await killedSequences({ folder, kills, databases, seed });
    process.stdout.write(`${JSON.stringify({ ...tally, broken: broken.length })}\n`);
    for (const line of broken) process.stdout.write(`${line}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
