import { describe, expect, it } from 'vitest';
import {
  claimKey,
  isBeingAnswered,
  keepAnswer,
  releaseKey,
  settleLeftKeys,
} from '../../db/idempotency-keys.ts';
import { givenAct } from '../given/audited.ts';
import { givenDatabase } from '../given/database.ts';
import { allKept } from '../given/kept.ts';

const of = { key: 'K1', route: 'POST /v1/x', caller: 'a' };
const request = { ...of, bodyHash: 'one', request: 'r1', process: 101 };
const limits = {
  forgetBefore: '2026-11-26T12:00:00.000Z',
  abandonBefore: '2026-11-27T11:59:00.000Z',
  isGone: () => false,
};
const noon = '2026-11-27T12:00:00.000Z';
const earlier = '2026-11-27T11:58:00.000Z';
const answer = {
  status: 201,
  headers: { 'content-type': 'application/json', etag: '"7"' },
  body: '{}',
  location: '/v1/x/1',
};
const gone = { ...limits, isGone: (process: number) => process === 101 };

describe('a key of a request', () => {
  it('is claimed once, then gives the answer that was kept', async () => {
    const db = givenDatabase();
    expect(await claimKey(db, request, noon, limits)).toBe('claimed');
    expect(await claimKey(db, request, noon, limits)).toBe('in-progress');
    expect(await isBeingAnswered(db, of, limits)).toBe(true);
    await keepAnswer(db, of, answer);
    expect(await isBeingAnswered(db, of, limits)).toBe(false);
    expect(await claimKey(db, request, noon, limits)).toEqual(answer);
  });

  it('gives an answer without a body or a location as it was', async () => {
    const db = givenDatabase();
    await claimKey(db, request, noon, limits);
    const none = { status: 204, headers: {}, body: null, location: null };
    await keepAnswer(db, of, none);
    expect(await claimKey(db, request, noon, limits)).toEqual(none);
  });

  it('is not one for another body, but is another on another route or of another caller', async () => {
    const db = givenDatabase();
    await claimKey(db, request, noon, limits);
    expect(await claimKey(db, { ...request, bodyHash: 'two' }, noon, limits)).toBe('other-body');
    expect(await claimKey(db, { ...request, route: 'POST /v1/y' }, noon, limits)).toBe('claimed');
    expect(await claimKey(db, { ...request, caller: 'b' }, noon, limits)).toBe('claimed');
  });

  it('released, abandoned or forgotten can be claimed again', async () => {
    const db = givenDatabase();
    await claimKey(db, request, noon, limits);
    expect(await releaseKey(db, of)).toBeNull();
    expect(await claimKey(db, request, earlier, limits)).toBe('claimed');
    expect(await isBeingAnswered(db, of, limits)).toBe(false);
    expect(await claimKey(db, request, noon, limits)).toBe('claimed');
    await keepAnswer(db, of, answer);
    const nextDay = { ...limits, forgetBefore: '2026-11-27T12:00:00.001Z' };
    expect(await claimKey(db, request, '2026-11-28T12:00:00.001Z', nextDay)).toBe('claimed');
  });
});

describe('a key whose process is gone', () => {
  it('can be claimed again if nothing was changed under its request', async () => {
    const db = givenDatabase();
    await claimKey(db, request, noon, limits);
    givenAct(db, { request: 'another', at: noon });
    givenAct(db, { request: 'r1', at: noon, onlyRead: true });
    expect(await isBeingAnswered(db, of, gone)).toBe(false);
    expect(await claimKey(db, { ...request, request: 'r2', process: 102 }, noon, gone)).toBe('claimed');
    expect(await claimKey(db, { ...request, request: 'r3', process: 103 }, noon, gone)).toBe('in-progress');
  });

  it('tells when it was carried out if something was, and is not given back', async () => {
    const db = givenDatabase();
    await claimKey(db, request, noon, limits);
    givenAct(db, { request: 'r1', at: '2026-11-27T12:00:01.000Z' });
    givenAct(db, { request: 'r1', at: '2026-11-27T12:00:02.000Z' });
    const carriedOut = { carriedOutAt: '2026-11-27T12:00:01.000Z' };
    const retry = { ...request, request: 'r2', process: 102 };
    expect(await claimKey(db, retry, noon, limits)).toBe('in-progress');
    expect(await claimKey(db, retry, noon, gone)).toEqual(carriedOut);
    expect(await releaseKey(db, of)).toEqual(carriedOut);
    expect(await claimKey(db, retry, noon, gone)).toEqual(carriedOut);
  });

  it('is not taken to be carried out by what an earlier request of that id changed', async () => {
    const db = givenDatabase();
    givenAct(db, { request: 'r1', at: earlier });
    await claimKey(db, request, noon, limits);
    expect(await claimKey(db, { ...request, process: 102 }, noon, gone)).toBe('claimed');
  });
});

describe('settling what a service left', () => {
  it('gives back the keys under which nothing was changed, and forgets those of a day ago', async () => {
    const db = givenDatabase();
    await claimKey(db, request, noon, limits);
    await claimKey(db, { ...request, key: 'changed', request: 'r2' }, noon, limits);
    await claimKey(db, { ...request, key: 'alive', process: 102 }, noon, limits);
    await claimKey(db, { ...request, key: 'answered' }, noon, limits);
    await keepAnswer(db, { ...of, key: 'answered' }, answer);
    givenAct(db, { request: 'r2', at: noon });

    expect(await settleLeftKeys(db, gone)).toBe(2);
    const never = { ...limits, isGone: () => false };
    const claimed = (key: string) => claimKey(db, { ...request, key, request: 'r9' }, noon, never);
    expect(await claimed('K1')).toBe('claimed');
    // Its process counts as gone from now on, whoever has that number.
    expect(await claimed('changed')).toEqual({ carriedOutAt: noon });
    expect(await claimed('alive')).toBe('in-progress');
    expect(await claimed('answered')).toEqual(answer);
    await settleLeftKeys(db, { ...never, forgetBefore: '2026-11-27T12:00:00.001Z' });
    expect(allKept(db).idempotency_keys).toEqual([]);
  });
});
