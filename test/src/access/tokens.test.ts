import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { type CryptoKey, exportSPKI, importJWK, type JWTPayload, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { regions } from '../../../solver/policy/entry.ts';
import type { Access } from '../../../src/access/access.ts';
import { accessByOwnIssuer, ownAudience, ownIssuer } from '../../../src/access/own-issuer.ts';
import { newSigningKey, publicPartOf, type SigningKey } from '../../../src/access/signing-key.ts';
import { mondayMorning } from '../../given/door.ts';

const now = Date.parse(mondayMorning.now()) / 1_000;
const hour = 3_600;
const good = {
  iss: ownIssuer,
  aud: ownAudience,
  exp: now + hour,
  user_name: 'ann',
  authorities: ['ROLE_SCHEDULER'],
  regions: ['london'],
};

const signingKey = await newSigningKey();
const access: Access = accessByOwnIssuer(async () => signingKey, mondayMorning);

async function signed(claims: JWTPayload, by: SigningKey = signingKey, kid: string | null = by.kid) {
  const { kid: _, ...jwk } = by;
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', ...(kid === null ? {} : { kid }) })
    .sign(await importJWK(jwk, 'ES256'));
}

const asked = async (claims: object) => access.callerOf(await signed({ ...good, ...claims }));
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token whose signature, issuer, audience and time hold', () => {
  it('says who asks, as the auth server of the probation world writes it', async () => {
    expect(await asked({})).toEqual({
      caller: { name: 'ann', roles: ['scheduler'], regions: ['london'], pdus: null },
    });
    expect(
      await asked({
        authorities: ['ROLE_PROBATION', 'ROLE_PROGRAMME_MANAGER', 'ROLE_SCHEDULER'],
        regions: ['wales', 'mars', 'london'],
        pdus: ['LDN-01'],
      }),
    ).toEqual({
      caller: {
        name: 'ann',
        roles: ['scheduler', 'programme-manager'],
        regions: ['london', 'wales'],
        pdus: ['LDN-01'],
      },
    });
  });

  it('may say roles in our own words, all regions in one, and a client by its sub', async () => {
    const claims = { user_name: undefined, sub: 'a-client', authorities: undefined };
    expect(await asked({ ...claims, roles: ['supervisor', 'juggler'], regions: ['all'] })).toEqual({
      caller: { name: 'a-client', roles: ['supervisor'], regions: [...regions], pdus: null },
    });
  });

  it.each([
    ['no role', { authorities: [] }, 'the token names no role of scheduler, '],
    ['roles of others only', { authorities: ['ROLE_JUGGLER', 'scheduler'] }, 'the token names no role of '],
    ['no region', { regions: undefined }, 'the token names no region'],
    ['regions of others only', { regions: ['mars'] }, 'the token names no region'],
    ['an empty name', { user_name: ' ' }, 'the claim user_name '],
    ['a name of many lines', { user_name: 'ann\nbob' }, 'the claim user_name '],
    ['a huge name', { user_name: 'a'.repeat(201) }, 'the claim user_name '],
    ['a name that is a number', { user_name: 7 }, 'the claim user_name '],
    ['no name at all', { user_name: undefined }, 'the claim sub '],
    ['roles that are one word', { roles: 'admin' }, 'the claim roles '],
    [
      'authorities that are objects',
      { authorities: [{ authority: 'ROLE_ADMIN' }] },
      'the claim authorities ',
    ],
    ['regions that are a table', { regions: { london: true } }, 'the claim regions '],
    ['no PDU of a list', { pdus: [] }, 'the claim pdus '],
    ['PDUs that are none', { pdus: ["' or 1=1"] }, 'the claim pdus '],
  ])('is refused with %s', async (_, claims, words) => {
    expect(await asked(claims)).toEqual({ refused: expect.stringContaining(words) });
  });
});

describe('a token is refused', () => {
  it.each([
    ['once it has expired', { exp: now - hour }, 'the token has expired'],
    ['before it is valid: a clock that is an hour off', { nbf: now + hour }, 'the token is not valid yet'],
    ['without an expiry', { exp: undefined }, 'the token does not say when it expires'],
    ['with an expiry that is no time', { exp: 'soon' }, 'the token does not say when it expires'],
    ['of another issuer', { iss: 'https://elsewhere' }, 'the token is of another issuer'],
    ['of no issuer', { iss: undefined }, 'the token is of another issuer'],
    ['for another service', { aud: 'elsewhere' }, 'the token is for another service'],
    ['for no service', { aud: undefined }, 'the token is for another service'],
  ])('%s', async (_, claims, words) => {
    expect(await asked(claims)).toEqual({ refused: expect.stringContaining(words) });
  });

  it('only if the time differs by more than clocks do', async () => {
    expect(await asked({ exp: now - 20 })).toHaveProperty('caller');
    expect(await asked({ nbf: now + 20 })).toHaveProperty('caller');
    expect(await asked({ exp: now - 40 })).toHaveProperty('refused');
  });

  it('when its words were changed after it was signed, or another key signed it', async () => {
    const [header, , signature] = (await signed(good)).split('.');
    const forged = [header, part({ ...good, authorities: ['ROLE_ADMIN'] }), signature].join('.');
    const hold = { refused: 'the signature of the token does not hold' };
    expect(await access.callerOf(forged)).toEqual(hold);
    expect(await access.callerOf(await signed(good, await newSigningKey(), signingKey.kid))).toEqual(hold);
    const unknown = { refused: 'the token names no key that is known here' };
    expect(await access.callerOf(await signed(good, await newSigningKey()))).toEqual(unknown);
  });

  it('without a signature, or signed with what everyone may know', async () => {
    const words = { refused: 'the token is signed in a way that is not taken here' };
    for (const alg of ['none', 'None', 'HS256']) {
      const unsigned = `${part({ alg, kid: signingKey.kid })}.${part(good)}`;
      const publicKey = await importJWK(publicPartOf(signingKey), 'ES256', { extractable: true });
      const secrets = [
        '',
        JSON.stringify(publicPartOf(signingKey)),
        await exportSPKI(publicKey as CryptoKey),
      ];
      for (const secret of secrets) {
        const signature = createHmac('sha256', secret).update(unsigned).digest('base64url');
        expect(await access.callerOf(`${unsigned}.${signature}`)).toEqual(words);
      }
      expect(await access.callerOf(`${unsigned}.`)).toHaveProperty('refused');
    }
  });

  it('by a key that it brings along or points to, or with what must be understood and is not', async () => {
    const { kid, ...own } = await newSigningKey();
    const brought = publicPartOf({ kid, ...own });
    for (const more of [{ jwk: brought }, { jku: 'http://127.0.0.1:9/keys' }]) {
      const token = await new SignJWT(good)
        .setProtectedHeader({ alg: 'ES256', kid, ...more })
        .sign(await importJWK(own, 'ES256'));
      expect(await access.callerOf(token)).toEqual({ refused: 'the token names no key that is known here' });
    }
    const header = { alg: 'ES256', kid: signingKey.kid, crit: ['of-ours'], 'of-ours': true };
    const token = `${part(header)}.${part(good)}.AAAA`;
    expect(await access.callerOf(token)).toEqual({ refused: 'the token cannot be read' });
  });

  it('whatever else is sent in its place, and nothing of it is repeated', async () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.array(fc.base64String({ maxLength: 60 }), { maxLength: 5 }).map((parts) => parts.join('.')),
      fc
        .tuple(fc.json(), fc.json(), fc.base64String({ maxLength: 90 }))
        .map(([header, claims, end]) =>
          [Buffer.from(header).toString('base64url'), Buffer.from(claims).toString('base64url'), end].join(
            '.',
          ),
        ),
      fc.constant('x'.repeat(10_000)),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect(await access.callerOf(text)).toEqual({ refused: expect.any(String) });
      }),
      { numRuns: 300 },
    );
  });

  it('or says who asks: whatever its claims are, it is one of the two', async () => {
    const claim = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(['all'], ['ROLE_ADMIN'], ['admin'], 'ann'),
    );
    const claims = fc.record(
      { user_name: claim, sub: fc.string(), authorities: claim, roles: claim, regions: claim, pdus: claim },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(claims, async (others) => {
        const who = await asked(others as object);
        expect(Object.keys(who).every((key) => key === 'caller' || key === 'refused')).toBe(true);
        if ('caller' in who) {
          expect(who.caller.name).not.toBe('');
          expect(who.caller.roles.length * who.caller.regions.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });
});
