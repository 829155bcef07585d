import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { connect, type Db } from '../../../db/connect.ts';
import { aTest } from '../../given/acting.ts';
import { givenDatabase, givenFolder } from '../../given/database.ts';
import { textsOf, writeTexts } from '../../given/files.ts';
import { allKept, isSound } from '../../given/kept.ts';
import { type GivenRegion, givenRegion } from '../../given/region.ts';

const child = fileURLToPath(new URL('./import-child.ts', import.meta.url));

/** 60 people and 100 projects, all ways between them of one length. */
function regionWithTravel(minutes: number): GivenRegion {
  const region = givenRegion();
  for (let i = 0; i < 60; i += 1) region.person(`X${100_000 + i}`, { directSupervision: minutes > 40 });
  for (let i = 0; i < 100; i += 1) region.project(`P${i}`);
  for (const { crn } of region.rows.people)
    for (const { code } of region.rows.projects) region.travel(crn, code, minutes);
  return region;
}

/** A database of the old state, the folder that brings the new one, and both states. */
async function givenOldAndNew() {
  const folder = givenFolder();
  const [old, renewed] = [givenDatabase(), givenDatabase()];
  await regionWithTravel(30).keep(old);
  await regionWithTravel(50).keep(renewed);
  old.$client.pragma('wal_checkpoint(truncate)');
  writeTexts(`${folder}/files`, textsOf(regionWithTravel(50).rows));
  return { folder, file: old.$client.name, states: { old: allKept(old), new: allKept(renewed) } };
}

/**
 * Starts an import of the new files into a copy of the old database and kills it: some milliseconds after it has begun,
 * or as soon as it says that it is writing. Answers with which state was found, and how long it had run.
 */
async function killed(
  { folder, file, states }: Awaited<ReturnType<typeof givenOldAndNew>>,
  when: { afterMs: number } | { whileWriting: true } | 'never',
) {
  const copy = `${folder}/copy-${crypto.randomUUID()}.sqlite`;
  copyFileSync(file, copy);
  const pause = typeof when === 'object' && 'whileWriting' in when ? ['X100030'] : [];
  const started = spawn(process.execPath, ['--import', 'tsx', child, copy, `${folder}/files`, ...pause], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(started, 'exit');
  const said: string[] = [];
  let begun = 0;
  for await (const word of createInterface({ input: started.stdout })) {
    said.push(word);
    if (word === 'begun') {
      begun = performance.now();
      if (typeof when === 'object' && 'afterMs' in when)
        setTimeout(() => started.kill('SIGKILL'), when.afterMs);
    }
    if (word === 'writing') started.kill('SIGKILL');
  }
  const ranMs = performance.now() - begun;
  await exit;
  return { said, ranMs, ...foundIn(copy, states) };
}

function foundIn(file: string, states: Record<'old' | 'new', ReturnType<typeof allKept>>) {
  const db: Db = connect(file, aTest);
  const now = JSON.stringify(allKept(db));
  const sound = isSound(db);
  db.$client.close();
  const state = (['old', 'new'] as const).find((name) => JSON.stringify(states[name]) === now) ?? 'neither';
  return { state, sound };
}

describe('An import that is killed', () => {
  it('at any moment leaves the old state or the new one, and a sound file', async () => {
    const given = await givenOldAndNew();
    const whole = await killed(given, 'never');
    expect(whole).toMatchObject({ said: ['begun', 'kept'], state: 'new', sound: true });

    const attempts = 12;
    const found: string[] = [];
    for (let i = 0; i < attempts; i += 1) {
      const { state, sound } = await killed(given, { afterMs: (whole.ranMs * i) / (attempts - 1) });
      expect(sound).toBe(true);
      found.push(state);
    }
    expect(found).not.toContain('neither');
    expect(found).toContain('old');
  });

  it('after some rows are written, before all are, leaves the old state', async () => {
    const given = await givenOldAndNew();
    const found = await killed(given, { whileWriting: true });
    expect(found).toMatchObject({ said: ['begun', 'writing'], state: 'old', sound: true });
  });
});
