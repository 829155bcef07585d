import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { z } from 'zod';

/** How the program signs the tokens that it issues itself. */
export const signingAlgorithm = 'ES256';

const keySchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});

/** A private key as a JWK, with an id made from its public part. */
export type SigningKey = z.infer<typeof keySchema> & { kid: string };

/** The signing key can neither be read nor made; the message names the file and says why. */
export class NoSigningKey extends Error {}

/** A key that nobody has had before. */
export async function newSigningKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair(signingAlgorithm, { extractable: true });
  return identified(keySchema.parse(await exportJWK(privateKey)));
}

/**
 * The key that a file keeps, made if there is none; only its owner can read it. Processes that start at once agree: the
 * file appears whole, and never in place of another. Throws `NoSigningKey`.
 */
export async function signingKeyIn(file: string): Promise<SigningKey> {
  try {
    const kept = await readFile(file, 'utf8').catch(unlessMissing);
    if (kept !== null) return await keyOf(kept);
    await mkdir(dirname(file), { recursive: true });
    await keep(file, JSON.stringify(await newSigningKey()));
    return await keyOf(await readFile(file, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = typeof code === 'string' ? code : 'it is no signing key';
    throw new NoSigningKey(`the signing key ${file} cannot be used (${why})`, { cause: error });
  }
}

/** The half that checks signatures and cannot make them. */
export function publicPartOf({ kty, crv, x, y, kid }: SigningKey): JWK {
  return { kty, crv, x, y, kid, alg: signingAlgorithm, use: 'sig' };
}

const keyOf = (text: string) => identified(keySchema.parse(JSON.parse(text)));

async function identified(key: z.infer<typeof keySchema>): Promise<SigningKey> {
  return { ...key, kid: await calculateJwkThumbprint(key) };
}

/** Written beside its place and linked there, which fails where another process was first. */
async function keep(file: string, text: string): Promise<void> {
  const beside = `${file}.${randomUUID()}.part`;
  const handle = await open(beside, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
    await link(beside, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await handle.close();
    await unlink(beside);
  }
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code !== 'ENOENT') throw error;
  return null;
}
