import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { connect } from '../../../db/connect.ts';
import { listRosters, rosterOf } from '../../../db/rosters.ts';
import { publishRoster } from '../../../src/roster/publish.ts';
import { aTest } from '../../given/acting.ts';
import { givenFolder } from '../../given/database.ts';
import { allKept, isSound } from '../../given/kept.ts';
import { givenDraft, givenTwoPdus, onFriday } from '../../given/rostered.ts';
import { hackneyFriday, thursday, tuesday, wednesday } from '../../given/two-pdus.ts';

const child = fileURLToPath(new URL('./publish-child.ts', import.meta.url));

/** A week published, and a draft to replace it that drops a session, keeps another and adds two. */
async function givenReplacement() {
  const db = await givenTwoPdus();
  const first = await givenDraft(db, [
    ['X100001', tuesday],
    ['X100002', tuesday],
    ['X100003', wednesday],
    ['X100004', wednesday],
  ]);
  await publishRoster(db, first, onFriday);
  const second = await givenDraft(
    db,
    [
      ['X100001', tuesday],
      ['X100002', tuesday],
      ['X100003', thursday],
      ['X100004', thursday],
      ['X100005', hackneyFriday],
      ['X100006', hackneyFriday],
    ],
    { replaces: first },
  );
  db.$client.pragma('wal_checkpoint(truncate)');
  return { file: db.$client.name, roster: second, old: allKept(db) };
}

type Given = Awaited<ReturnType<typeof givenReplacement>>;

/** Publishes in a process of its own that is killed once so many rows are written, or not at all. */
async function publishedAndKilled({ file, roster, old }: Given, folder: string, afterRows: number) {
  const copy = `${folder}/copy-${afterRows}.sqlite`;
  copyFileSync(file, copy);
  const args = ['--import', 'tsx', child, copy, String(roster), String(afterRows)];
  const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(started, 'exit');
  let said = '';
  for await (const word of createInterface({ input: started.stdout })) {
    said = word;
    started.kill('SIGKILL');
  }
  await exit;
  const db = connect(copy, aTest);
  const now = allKept(db);
  const sound = isSound(db);
  db.$client.close();
  return { said, sound, isOld: JSON.stringify(now) === JSON.stringify(old), now };
}

describe('publishing that is killed', () => {
  it('after any row that it writes leaves the old roster and its appointments, or the new one and its', async () => {
    const given = await givenReplacement();
    const folder = givenFolder();
    const never = 0;
    const { now: renewed, ...whole } = await publishedAndKilled(given, folder, never);
    expect(whole).toEqual({ said: 'published', sound: true, isOld: false });

    // One superseded, two cancelled, two kept, of which each is counted a version further, four made, one published.
    const rowsWritten = 1 + 2 + 2 * 2 + 4 + 1;
    for (let row = 1; row <= rowsWritten; row += 1) {
      const { now: _, ...found } = await publishedAndKilled(given, folder, row);
      expect({ row, ...found }).toEqual({ row, said: 'writing', sound: true, isOld: true });
    }
    const { now, said } = await publishedAndKilled(given, folder, rowsWritten + 1);
    expect(said).toBe('published');
    expect(now).toEqual(renewed);
  });
});

describe('two processes that publish versions of one week at the same moment', () => {
  it('are told apart: one publishes, the other is refused', async () => {
    const { file, roster } = await givenReplacement();
    const rival = await givenRival(file, roster);
    const answers = await Promise.all([roster, rival].map((id) => publishedBy(file, id)));
    expect(answers.toSorted()).toEqual(['published', 'refused']);
    const db = connect(file, aTest);
    const states = (await listRosters(db, {}, { size: 9, number: 0 })).rows.map((row) => row.state);
    expect(states.toSorted()).toEqual(['draft', 'published', 'superseded']);
    expect(isSound(db)).toBe(true);
    db.$client.close();
  });
});

/** Another draft to replace what the given one would. */
async function givenRival(file: string, roster: number): Promise<number> {
  const db = connect(file, aTest);
  const replaces = (await rosterOf(db, roster))?.replaces ?? null;
  const id = await givenDraft(db, [], { replaces });
  db.$client.close();
  return id;
}

/** What a process says that publishes a roster. */
async function publishedBy(file: string, roster: number): Promise<string> {
  const started = spawn(process.execPath, ['--import', 'tsx', child, file, String(roster)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const word of createInterface({ input: started.stdout })) said = word;
  return said;
}
