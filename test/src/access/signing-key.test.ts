import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { expect, it } from 'vitest';
import { NoSigningKey, signingKeyIn } from '../../../src/access/signing-key.ts';
import { givenFolder } from '../../given/database.ts';

it('a signing key is made once, for its owner only, and found again', async () => {
  const file = `${givenFolder()}/data/scheduler.sqlite.key.json`;
  const made = await signingKeyIn(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await signingKeyIn(file)).toEqual(made);
});

it('processes that start at once agree on one key, and leave nothing else beside it', async () => {
  const file = `${givenFolder()}/scheduler.sqlite.key.json`;
  const keys = await Promise.all(Array.from({ length: 20 }, () => signingKeyIn(file)));
  expect(new Set(keys.map(({ kid }) => kid)).size).toBe(1);
  expect(readdirSync(dirname(file))).toEqual([basename(file)]);
});

it('a file that holds no key is told, and left as it is', async () => {
  const file = `${givenFolder()}/key.json`;
  writeFileSync(file, '{"kty": "oct", "k": "c2VjcmV0"}');
  await expect(signingKeyIn(file)).rejects.toThrow(NoSigningKey);
  await expect(signingKeyIn(file)).rejects.toThrow('it is no signing key');
  expect(readFileSync(file, 'utf8')).toContain('c2VjcmV0');
});

it('a place where no file can be is told by its name', async () => {
  await expect(signingKeyIn('/dev/null/key.json')).rejects.toThrow(
    '/dev/null/key.json cannot be used (ENOTDIR)',
  );
});
