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

it('an auth server is named whole, by an address that nobody can meddle with', () => {
  const named = {
    SCHEDULER_JWKS: 'https://sign-in.example/jwks',
    SCHEDULER_ISSUER: 'https://sign-in.example',
    SCHEDULER_AUDIENCE: 'scheduler',
  };
  const settings = (change: Record<string, string>) => ioOf(givenProcess({ ...named, ...change })).authServer;
  expect(ioOf(givenProcess()).authServer).toBeNull();
  expect(settings({})).toEqual({
    keys: new URL('https://sign-in.example/jwks'),
    issuer: 'https://sign-in.example',
    audience: 'scheduler',
  });
  expect(settings({ SCHEDULER_JWKS: 'http://localhost:9090/jwks' })).not.toBeNull();
  for (const name of Object.keys(named)) expect(() => settings({ [name]: '' })).toThrow(`${name}: say`);
  for (const address of [
    'sign-in',
    'http://sign-in.example/jwks',
    'file:///keys',
    'http://localhost.evil.example/',
  ])
    expect(() => settings({ SCHEDULER_JWKS: address })).toThrow('SCHEDULER_JWKS: is not an https address');
});
