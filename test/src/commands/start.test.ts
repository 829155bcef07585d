import { spawn } from 'node:child_process';
import { expect, it, onTestFinished } from 'vitest';
import { givenFolder } from '../../given/database.ts';
import { givenTerminal } from '../../given/terminal.ts';

const bin = new URL('../../../src/scheduler.js', import.meta.url).pathname;

/** The program as a process of its own, from another folder, as a shell would start it. */
function givenProcess(database: string, ...args: string[]) {
  const process_ = spawn(process.execPath, [bin, ...args], {
    cwd: givenFolder(),
    env: { ...process.env, SCHEDULER_DB: database, PORT: '0', LOG_LEVEL: 'warn' },
  });
  onTestFinished(() => void process_.kill('SIGKILL'));
  let said = '';
  for (const stream of [process_.stdout, process_.stderr]) stream.on('data', (text) => (said += text));
  const ended = new Promise<number | null>((end) => process_.on('exit', end));
  return {
    said: () => said,
    ended,
    kill: () => process_.kill('SIGTERM'),
    async saying(pattern: RegExp): Promise<RegExpExecArray> {
      for (;;) {
        const found = pattern.exec(said);
        if (found) return found;
        await Promise.race([
          new Promise((later) => setTimeout(later, 25)),
          ended.then((code) => Promise.reject(new Error(`ended with ${code}: ${said}`))),
        ]);
      }
    },
  };
}

it('a first start invents a London, rosters the coming week, tells it and serves; the next finds it there', async () => {
  const database = `${givenFolder()}/first.sqlite`;
  const first = givenProcess(database, 'start', '--people', '80', '--seconds', '5');
  const [, url] = await first.saying(/Serving at (\S+);/);
  for (const words of [
    'people placed',
    'hours offered',
    'people short',
    'sessions stood down',
    'points',
    'bound',
  ])
    expect(first.said()).toContain(words);
  const [, link] = await first.saying(/Sign in once, within 60 minutes, at (\S+)/);
  const signedIn = await fetch(link!, { method: 'POST', headers: { origin: url! }, redirect: 'manual' });
  expect(signedIn.headers.get('location')).toBe('/');
  const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
  const get = (path: string) => fetch(`${url}${path}`, { headers: { cookie } });
  expect(await (await get('/v1/rosters')).json()).toMatchObject({ page: { totalElements: 1 } });
  expect((await get('/docs')).status).toBe(200);
  expect((await fetch(`${url}/docs`)).status).toBe(401);
  first.kill();
  expect(await first.ended).toBe(0);

  const second = givenProcess(database, 'start');
  await second.saying(/Serving at/);
  expect(second.said()).not.toContain('Inventing');
  expect(second.said()).toContain('Roster 1:');
  second.kill();
  expect(await second.ended).toBe(0);
});

it('serving ends when it is told to', async () => {
  const { run, end } = givenTerminal();
  const serving = run('serve');
  end();
  expect(await serving).toMatchObject({
    code: 0,
    err: expect.stringMatching(/Serving at http:\/\/127\.0\.0\.1:\d+/),
  });
});

it('a setting that makes no sense is one line and exit code 2', async () => {
  const wrong = spawn(process.execPath, [bin, 'policy'], { env: { ...process.env, PORT: 'eighty' } });
  let said = '';
  wrong.stderr.on('data', (text) => (said += text));
  expect(await new Promise((end) => wrong.on('exit', end))).toBe(2);
  expect(said.trim()).toBe('PORT: eighty is not a port from 0 to 65535');
});
