import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { verifyAudit } from '../../../db/audit/verify.ts';
import { connect, type Db } from '../../../db/connect.ts';
import { type Chance, chanceOf } from '../../../seed/chance.ts';
import { createApp } from '../../../src/app.ts';
import { aTest } from '../acting.ts';
import { allKept, isSound } from '../kept.ts';
import type { Serving, Told } from './serve-child.ts';
import { asked, depsOver, makeWorld, tuesday } from './world.ts';
import { programmeWork, unpaidWork, type Write } from './writes.ts';

/** What came of it all. */
export interface Tally {
  kills: number;
  /** Sequences of writes that a kill cut short. */
  sequences: number;
  /** Writes that were acknowledged: as done, and as refused by a rule. */
  acknowledged: number;
  refused: number;
  /** Writes that a kill cut off from their answer: found whole, and not at all. */
  whole: number;
  none: number;
  /** What was found that must not be; empty: every promise was kept. */
  broken: string[];
}

export interface Asked {
  folder: string;
  /** Each has its own sequence of writes, all of which every kill cuts short. */
  databases: number;
  kills: number;
  seed: number;
}

/** What must hold of a database at any moment; a line for what does not. */
export async function checked(db: Db): Promise<string[]> {
  const { faults } = await verifyAudit(db);
  const told = faults.map(({ message }) => message);
  return isSound(db) ? told : ['the file is not sound, or a row refers to what is not there', ...told];
}

/** The tables that the client of programmes writes to, and the other does not. */
const ofProgrammes =
  /^(?:group|session_facilitators|referral|one_to_one|facilitator|catch_up|partner|slot|venue|room)/;
/** Entries come in the order of two clients at once: what they say is checked by their chain. */
const notCompared = /^audit/;

type Kept = ReturnType<typeof allKept>;
type Client = 'unpaid work' | 'programmes';
const clients = { 'unpaid work': unpaidWork, programmes: programmeWork } as const;

/** One database with its sequence, and a second one in this process to which the same is done and nothing happens. */
class Story {
  readonly file: string;
  readonly mirror: Db;
  readonly #app: ReturnType<typeof createApp>;
  /** What each client has asked for and has no answer to. */
  readonly unanswered = new Map<Client, Write>();

  constructor(folder: string, world: string, number: number) {
    this.file = `${folder}/story-${number}.sqlite`;
    copyFileSync(world, this.file);
    copyFileSync(world, `${this.file}.mirror`);
    this.mirror = connect(`${this.file}.mirror`, aTest);
    this.mirror.$client.pragma('synchronous = OFF');
    this.#app = createApp(depsOver(this.mirror, tuesday));
  }

  async mirrored({ method, path, body }: Write): Promise<number> {
    return (await asked(this.#app, method, path, body)).status;
  }

  /** The tables of a client that hold other rows than those of the mirror. */
  different(now: Kept, client: Client): string[] {
    const mirror = allKept(this.mirror);
    return Object.keys(mirror).filter(
      (table) =>
        ofProgrammes.test(table) === (client === 'programmes') &&
        !notCompared.test(table) &&
        JSON.stringify(now[table]) !== JSON.stringify(mirror[table]),
    );
  }
}

const child = fileURLToPath(new URL('./serve-child.ts', import.meta.url));
/** Modules are loaded while the one before serves: what is waited for is the database alone. */
const standBy = () =>
  spawn(process.execPath, ['--import', 'tsx', child], { stdio: ['pipe', 'pipe', 'inherit'] });

async function served(process: ChildProcess, told: Told): Promise<Serving> {
  process.stdin!.write(`${JSON.stringify(told)}\n`);
  const [line] = (await once(createInterface({ input: process.stdout! }), 'line')) as [string];
  return JSON.parse(line) as Serving;
}

/**
 * Serves databases in a process, lets clients write to each, and kills the process with SIGKILL at a moment of chance; then
 * another opens what is left, all that was acknowledged is looked for, and the clients go on. The writes and the moments
 * are those of the seed.
 */
export async function killedSequences({ folder, databases, kills, seed }: Asked): Promise<Tally> {
  const tally: Tally = { kills, sequences: 0, acknowledged: 0, refused: 0, whole: 0, none: 0, broken: [] };
  const chance = chanceOf(`kills ${seed}`);
  const world = `${folder}/world.sqlite`;
  await makeWorld(world);
  const stories = Array.from({ length: databases }, (_, i) => new Story(folder, world, i));
  const told = { files: stories.map(({ file }) => file) };
  let next = standBy();
  for (let kill = 1; kill <= kills; kill += 1) {
    const running = next;
    const serving = await served(running, told);
    for (const story of stories) await checkStory(story, tally, `kill ${kill - 1}`);
    // What is looked for after the first broken promise is no longer what was promised.
    if (tally.broken.length > 0) {
      running.kill('SIGKILL');
      return tally;
    }
    next = standBy();
    await writtenUntilKilled(running, serving, stories, chance, tally);
  }
  next.kill('SIGKILL');
  for (const story of stories) {
    await checkStory(story, tally, `kill ${kills}`);
    story.mirror.$client.close();
  }
  return tally;
}

async function writtenUntilKilled(
  running: ChildProcess,
  { urls, authorization }: Serving,
  stories: readonly Story[],
  chance: Chance,
  tally: Tally,
): Promise<void> {
  const exit = once(running, 'exit');
  let left = chance.whole(1, stories.length * 10);
  const afterMs = chance.next() * 8;
  let killed = false;
  const kill = () => {
    killed = true;
    running.kill('SIGKILL');
  };
  const write = async (story: Story, url: string, client: Client, drawn: Chance) => {
    while (!killed) {
      const asked = drawn.weighted(clients[client])({ chance: drawn, kept: story.mirror });
      story.unanswered.set(client, asked);
      const { method, path, body } = asked;
      const headers = { 'content-type': 'application/json', authorization };
      const status = await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) })
        .then(async (answer) => {
          await answer.arrayBuffer();
          return answer.status;
        })
        .catch(() => null);
      if (status === null) return;
      story.unanswered.delete(client);
      tally[status < 300 ? 'acknowledged' : 'refused'] += 1;
      const mirrored = await story.mirrored(asked);
      if (mirrored !== status)
        tally.broken.push(`${method} ${path}: ${status}, and ${mirrored} where nothing is killed`);
      left -= 1;
      if (left === 0) setTimeout(kill, afterMs);
    }
  };
  await Promise.all(
    stories.flatMap((story, i) =>
      (Object.keys(clients) as Client[]).map((client) =>
        write(story, urls[i]!, client, chance.of(`${client} ${i} ${tally.sequences}`)),
      ),
    ),
  );
  await exit;
  tally.sequences += stories.length;
}

/** Looks for all that was acknowledged; a write without an answer may be there whole, and then is in the mirror too. */
async function checkStory(story: Story, tally: Tally, when: string): Promise<void> {
  const db = connect(story.file, aTest);
  try {
    tally.broken.push(...(await checked(db)).map((fault) => `${when}: ${fault}`));
    const now = allKept(db);
    for (const client of Object.keys(clients) as Client[]) {
      const write = story.unanswered.get(client);
      story.unanswered.delete(client);
      let different = story.different(now, client);
      if (write) tally[different.length > 0 ? 'whole' : 'none'] += 1;
      if (write && different.length > 0) {
        await story.mirrored(write);
        different = story.different(now, client);
      }
      if (different.length > 0)
        tally.broken.push(`${when}, ${write?.method} ${write?.path}: other rows in ${different.join(', ')}`);
    }
  } finally {
    db.$client.close();
  }
}
