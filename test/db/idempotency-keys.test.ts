import { describe, expect, it } from 'vitest';
import { claimKey, keepAnswer, releaseKey } from '../../db/idempotency-keys.ts';
import { givenDatabase } from '../given/database.ts';

const of = { key: 'K1', route: 'POST /v1/x', caller: 'a' };
const request = { ...of, bodyHash: 'one' };
const limits = { forgetBefore: '2026-11-26T12:00:00.000Z', abandonBefore: '2026-11-27T11:59:00.000Z' };
const noon = '2026-11-27T12:00:00.000Z';
const answer = { status: 201, body: '{}', location: '/v1/x/1' };

describe('a key of a request', () => {
  it('is claimed once, then gives the answer that was kept', async () => {
    const db = givenDatabase();
    expect(await claimKey(db, request, noon, limits)).toBe('claimed');
    expect(await claimKey(db, request, noon, limits)).toBe('in-progress');
    await keepAnswer(db, of, answer);
    expect(await claimKey(db, request, noon, limits)).toEqual(answer);
  });

  it('is not one for another body, but is another on another route', async () => {
    const db = givenDatabase();
    await claimKey(db, request, noon, limits);
    expect(await claimKey(db, { ...request, bodyHash: 'two' }, noon, limits)).toBe('other-body');
    expect(await claimKey(db, { ...request, route: 'POST /v1/y' }, noon, limits)).toBe('claimed');
  });

  it('released, abandoned or forgotten can be claimed again', async () => {
    const db = givenDatabase();
    await claimKey(db, request, noon, limits);
    await releaseKey(db, of);
    expect(await claimKey(db, request, '2026-11-27T11:58:00.000Z', limits)).toBe('claimed');
    expect(await claimKey(db, request, noon, limits)).toBe('claimed');
    await keepAnswer(db, of, answer);
    const nextDay = { ...limits, forgetBefore: '2026-11-27T12:00:00.001Z' };
    expect(await claimKey(db, request, '2026-11-28T12:00:00.001Z', nextDay)).toBe('claimed');
  });
});
