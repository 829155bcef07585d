import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { settleKeysLeft } from '../../../src/http/idempotency.ts';
import { expectProblem } from '../../given/answers.ts';
import { givenDoor, givenServer } from '../../given/door.ts';
import { allKept } from '../../given/kept.ts';

const child = fileURLToPath(new URL('./keyed-child.ts', import.meta.url));

/** Another process over the same file, which is at a request with a key. */
function givenOther(file: string) {
  const started = spawn(process.execPath, ['--import', 'tsx', child, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void started.kill('SIGKILL'));
  const lines = createInterface({ input: started.stdout })[Symbol.asyncIterator]();
  return {
    says: async () => (await lines.next()).value as string,
    goOn: () => started.stdin.write('\n'),
    kill: async () => {
      const exit = once(started, 'exit');
      started.kill('SIGKILL');
      await exit;
    },
  };
}

/** The application in this process over the file, whose address counts how often it is carried out here. */
function givenHere(door = givenDoor()) {
  let times = 0;
  door.app.post('/v1/slow', (c) => c.json({ carriedOutHere: ++times }, 201));
  const post = () =>
    door.ask('/v1/slow', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'first' },
      body: '{}',
    });
  return { door, post, times: () => times };
}

describe('a request whose process is killed', () => {
  it('before it has changed anything is carried out when it is sent again', async () => {
    const { door, post } = givenHere();
    const other = givenOther(door.db.$client.name);
    expect(await other.says()).toBe('begun');
    await other.kill();
    expect(await post()).toMatchObject({ status: 201, body: { carriedOutHere: 1 } });
  });

  it('between the change and the answer is not carried out again, and the sender is told so', async () => {
    const { door, post, times } = givenHere();
    const other = givenOther(door.db.$client.name);
    expect(await other.says()).toBe('begun');
    other.goOn();
    expect(await other.says()).toBe('changed');
    await other.kill();
    const lost = await post();
    expectProblem(lost, 409, {
      rule: 'carried-out',
      detail:
        'This was carried out at 2026-11-30T09:00:00.000Z, but the answer was lost: look at what is kept',
    });
    expect((await post()).body).toEqual(lost.body);
    expect(times()).toBe(0);
    expect(allKept(door.db).pdus).toHaveLength(1);
  });

  it('is settled when the service starts again', async () => {
    const { db } = givenDoor();
    const other = givenOther(db.$client.name);
    expect(await other.says()).toBe('begun');
    await settleKeysLeft({ db, clock: givenDoor({ db }).deps.clock });
    expect(allKept(db).idempotency_keys).toHaveLength(1);
    await other.kill();
    await givenServer({ db });
    expect(allKept(db).idempotency_keys).toHaveLength(0);
  });
});

describe('a request that another process is at', () => {
  it('is waited for, and answered as it was there', async () => {
    const { door, post, times } = givenHere();
    const other = givenOther(door.db.$client.name);
    expect(await other.says()).toBe('begun');
    const here = Promise.all([post(), post()]);
    other.goOn();
    expect(await other.says()).toBe('changed');
    other.goOn();
    expect(await other.says()).toBe('201');
    for (const answer of await here)
      expect(answer).toMatchObject({ status: 201, body: { carriedOutBy: 'the other process' } });
    expect(times()).toBe(0);
  });

  it('is taken up by those who wait if that process dies', async () => {
    const { door, post } = givenHere();
    const other = givenOther(door.db.$client.name);
    expect(await other.says()).toBe('begun');
    const here = Promise.all([post(), post()]);
    await other.kill();
    for (const { body } of await here) expect(body).toEqual({ carriedOutHere: 1 });
  });
});
