import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { ioOf } from '../../src/main.ts';

function givenProcess(env: Record<string, string> = {}) {
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  return Object.assign(new EventEmitter(), streams, { env }) as unknown as NodeJS.Process;
}

it('a command ends at once when told to, unless it waits to be told, as the service does', async () => {
  const shell = givenProcess();
  const io = ioOf(shell);
  expect([shell.listenerCount('SIGINT'), shell.listenerCount('SIGTERM')]).toEqual([0, 0]);

  const told = io.toldToEnd();
  shell.emit('SIGTERM', 'SIGTERM');
  await told;
});

it('settings that are no port and no level are refused', () => {
  expect(() => ioOf(givenProcess({ PORT: '70000' }))).toThrow('PORT: 70000 is not a port from 0 to 65535');
  expect(() => ioOf(givenProcess({ LOG_LEVEL: 'loud' }))).toThrow('LOG_LEVEL: loud is not one of');
});
