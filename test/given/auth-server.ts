import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { onTestFinished } from 'vitest';
import type { AuthServer } from '../../src/access/access.ts';

const alg = 'RS256';

/** An auth server elsewhere: an HTTP server that tells its keys, and signs tokens by the latest. */
export async function givenAuthServer() {
  let answer: { status: number; body: string; afterMs?: number } = { status: 200, body: '{"keys": []}' };
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    setTimeout(() => {
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    }, answer.afterMs ?? 0);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const close = () =>
    new Promise<void>((closed) => {
      server.closeAllConnections();
      server.close(() => closed());
    });
  onTestFinished(close);
  const settings: AuthServer = {
    keys: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/.well-known/jwks.json`),
    issuer: 'https://sign-in.example/auth/issuer',
    audience: 'probation-scheduler',
  };
  let latest: { kid: string; privateKey: Parameters<SignJWT['sign']>[0] };
  /** Takes a new key in place of those before. */
  async function rotate(kid: string) {
    const { publicKey, privateKey } = await generateKeyPair(alg);
    latest = { kid, privateKey };
    const jwk = { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' };
    answer = { status: 200, body: JSON.stringify({ keys: [jwk] }) };
  }
  await rotate('first');
  return {
    settings,
    rotate,
    close,
    /** What is answered from now on where keys are asked for. */
    answers: (other: typeof answer) => {
      answer = other;
    },
    asked: () => asked,
    token: (claims: JWTPayload = {}) =>
      new SignJWT({
        iss: settings.issuer,
        aud: settings.audience,
        exp: Date.parse('2026-11-30T09:30:00Z') / 1_000,
        sub: 'ANN_ADM',
        user_name: 'ANN_ADM',
        authorities: ['ROLE_SCHEDULER'],
        regions: ['london'],
        ...claims,
      })
        .setProtectedHeader({ alg, kid: latest.kid, typ: 'JWT' })
        .sign(latest.privateKey),
  };
}
