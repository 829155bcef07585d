import { statSync } from 'node:fs';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import type { AuthServer } from '../../../src/access/access.ts';
import { accessOf } from '../../../src/commands/access.ts';
import { givenTerminal, type Ran } from '../../given/terminal.ts';

const elsewhere: AuthServer = {
  keys: new URL('https://sign-in.example/jwks'),
  issuer: 'https://sign-in.example',
  audience: 'scheduler',
};
const wrong = (ran: Ran, words: string) => {
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toContain(words);
  expect(ran.err.split('\n')).toHaveLength(1);
};

describe('scheduler token', () => {
  it('prints a token and nothing else, which this service takes', async () => {
    const { run, ran, folder } = givenTerminal();
    const given = ['--role', 'scheduler', '--role', 'caseworker', '--region', 'london', '--region', 'wales'];
    const { code, out, err } = await run('token', ...given, '--name', 'A. Scheduler', '--pdu', 'LDN-01');
    expect({ code, err, lines: out.split('\n').length }).toEqual({ code: 0, err: '', lines: 1 });
    await ran(async (io) => {
      expect(await accessOf(io).callerOf(out)).toEqual({
        caller: {
          name: 'A. Scheduler',
          roles: ['scheduler', 'caseworker'],
          regions: ['london', 'wales'],
          pdus: ['LDN-01'],
        },
      });
      return 0;
    });
    expect(statSync(`${folder}/scheduler.sqlite.key.json`).mode & 0o777).toBe(0o600);
  });

  it('is for all regions if asked to, and for so many hours', async () => {
    const { run } = givenTerminal();
    const { out } = await run('token', '--role', 'admin', '--region', 'all', '--hours', '2');
    const { iat, exp, regions } = decodeJwt(out);
    expect(exp! - iat!).toBe(7_200);
    expect(regions).toHaveLength(12);
  });

  it.each([
    [['--role', 'king', '--region', 'london'], '--role: king is not one of scheduler, '],
    [['--role', 'admin', '--region', 'mars'], '--region: mars is not one of all, '],
    [['--role', 'admin', '--region', 'all', '--hours', '0'], '--hours: 0 is not a whole number'],
    [['--role', 'admin', '--region', 'all', '--name', ' '], '--name: '],
    [['--role', 'admin', '--region', 'all', '--pdu', 'a b'], '--pdu: a b is not a code'],
    [['--region', 'all'], '--role'],
    [['--role', 'admin'], '--region'],
  ])('with %j is one line and exit code 2', async (given, words) => {
    wrong(await givenTerminal().run('token', ...given), words);
  });

  it('is refused where an auth server issues tokens, and so is a sign-in link', async () => {
    const { run } = givenTerminal({ authServer: elsewhere });
    const given = ['--role', 'admin', '--region', 'all'];
    const words = 'tokens are issued by https://sign-in.example (SCHEDULER_ISSUER), not here';
    wrong(await run('token', ...given), words);
    wrong(await run('sign-in-link', ...given), words);
  });

  it('where no key can be kept says so', async () => {
    const { run } = givenTerminal({ databaseFile: '/dev/null/scheduler.sqlite' });
    wrong(await run('token', '--role', 'admin', '--region', 'all'), '/dev/null/scheduler.sqlite.key.json');
  });
});

it('scheduler sign-in-link prints an address of the service', async () => {
  const { run } = givenTerminal({ port: 3_000 });
  const given = ['--role', 'admin', '--region', 'all', '--name', 'B. Reader'];
  const { code, out } = await run('sign-in-link', ...given);
  expect(code).toBe(0);
  expect(out).toMatch(/^http:\/\/127\.0\.0\.1:3000\/sign-in\/[\w-]{43}$/);
  const elsewhere = await run('sign-in-link', ...given, '--address', 'https://scheduler.example');
  expect(elsewhere.out).toMatch(/^https:\/\/scheduler\.example\/sign-in\/[\w-]{43}$/);
  wrong(await run('sign-in-link', ...given, '--address', 'here'), '--address: here is not an address');
});
