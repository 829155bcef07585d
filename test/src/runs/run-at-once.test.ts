import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { givenTwoPdus } from '../../given/rostered.ts';
import { weekStart } from '../../given/two-pdus.ts';

const child = fileURLToPath(new URL('./run-at-once-child.ts', import.meta.url));

function givenProcess(file: string) {
  const started = spawn(process.execPath, ['--import', 'tsx', child, file, weekStart], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void started.kill('SIGKILL'));
  const lines = createInterface({ input: started.stdout })[Symbol.asyncIterator]();
  return {
    says: async () => JSON.parse((await lines.next()).value as string) as Record<string, unknown>,
    goOn: () => started.stdin.write('\n'),
    kill: () => started.kill('SIGKILL'),
  };
}

it('two processes that ask for one week at the same moment come to one run, and both see it end', async () => {
  const { $client } = await givenTwoPdus();
  const both = [givenProcess($client.name), givenProcess($client.name)];
  await Promise.all(both.map(({ says }) => says()));
  for (const { goOn } of both) goOn();
  const started = await Promise.all(both.map(({ says }) => says()));
  expect(started.toSorted((a, b) => Number(a.joined) - Number(b.joined))).toEqual([
    { id: 1, joined: false },
    { id: 1, joined: true },
  ]);
  const ended = await Promise.all(both.map(({ says }) => says()));
  expect(ended).toEqual([
    { status: 'done', roster: 1 },
    { status: 'done', roster: 1 },
  ]);
});

it('whoever has joined a run of a process that is killed is told that it failed, and a week is run anew after it', async () => {
  const { $client } = await givenTwoPdus();
  const [first, second] = [givenProcess($client.name), givenProcess($client.name)];
  await Promise.all([first.says(), second.says()]);
  first.goOn();
  expect(await first.says()).toEqual({ id: 1, joined: false });
  second.goOn();
  expect(await second.says()).toEqual({ id: 1, joined: true });
  first.kill();
  expect(await second.says()).toEqual({ status: 'failed', roster: null });
  const third = givenProcess($client.name);
  await third.says();
  third.goOn();
  expect(await third.says()).toEqual({ id: 2, joined: false });
});
