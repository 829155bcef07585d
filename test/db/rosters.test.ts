import { describe, expect, it } from 'vitest';
import { keepDraft } from '../../db/drafts.ts';
import { publishDraft } from '../../db/publish.ts';
import { bookedSessions, listRosters, rosterAndWeek, rosterOf, seatPricesOf } from '../../db/rosters.ts';
import { newDraft } from '../given/drafts.ts';
import { fridayNoon, givenDraft, givenTwoPdus } from '../given/rostered.ts';
import { camden, hackney, region, thursday, tuesday, wednesday, weekStart } from '../given/two-pdus.ts';

const all = { size: 50, number: 0 };
const published = { appointments: [], judged: {} };

describe('rosterOf', () => {
  it('reads a roster with its bookings and pins, by crn and then session', async () => {
    const db = await givenTwoPdus();
    const id = await givenDraft(
      db,
      [
        ['X100002', tuesday],
        ['X100001', thursday],
        ['X100001', tuesday],
      ],
      { pins: [['X100002', tuesday]], points: -12, bound: 3, seed: 9 },
    );
    expect(await rosterOf(db, id)).toEqual({
      id,
      region,
      pdu: null,
      weekStart,
      version: 1,
      state: 'draft',
      replaces: null,
      problemHash: 'none',
      status: 'feasible',
      points: -12,
      bound: 3,
      policyVersion: 1,
      seed: 9,
      createdAt: fridayNoon,
      publishedAt: null,
      bookings: [
        ['X100001', tuesday],
        ['X100001', thursday],
        ['X100002', tuesday],
      ],
      pins: [['X100002', tuesday]],
    });
  });

  it('finds nothing where there is nothing', async () => {
    expect(await rosterOf(await givenTwoPdus(), 7)).toBeNull();
  });
});

describe('rosterAndWeek', () => {
  it('reads the week with the pins of the roster and, as published, the bookings of the one that it replaces', async () => {
    const db = await givenTwoPdus();
    const first = await givenDraft(db, [['X100001', tuesday]]);
    await publishDraft(db, first, fridayNoon, () => published);
    const second = await givenDraft(db, [['X100002', tuesday]], {
      replaces: first,
      pins: [['X100002', tuesday]],
    });
    const found = await rosterAndWeek(db, second);
    expect(found?.roster.id).toBe(second);
    expect(found?.publishedNow).toBe(first);
    expect(found?.rows.published).toEqual([{ crn: 'X100001', session: tuesday }]);
    expect(found?.rows.pins).toEqual([{ crn: 'X100002', session: tuesday }]);
    expect(found?.rows.sessions).toHaveLength(5);
    expect(await rosterAndWeek(db, 7)).toBeNull();
  });

  it('reads for a roster of a PDU the people and sessions of that PDU', async () => {
    const db = await givenTwoPdus();
    const found = await rosterAndWeek(db, await givenDraft(db, [], { pdu: hackney }));
    expect(found?.rows.people.map((person) => person.pdu)).toEqual(Array(4).fill(hackney));
    expect(found?.rows.sessions).toHaveLength(2);
  });
});

describe('listRosters', () => {
  const ids = async (...asked: Parameters<typeof listRosters>) =>
    (await listRosters(...asked)).rows.map((row) => row.id);

  it('lists the latest week first and in it the latest made, a page at a time', async () => {
    const db = await givenTwoPdus();
    const first = await givenDraft(db, []);
    const nextWeek = await givenDraft(db, [], { weekStart: '2026-12-07' });
    const second = await givenDraft(db, []);
    expect(await ids(db, {}, all)).toEqual([nextWeek, second, first]);
    expect(await ids(db, {}, { size: 2, number: 1 })).toEqual([first]);
    expect((await listRosters(db, {}, { size: 2, number: 1 })).total).toBe(3);
  });

  it('filters by region, PDU, week and state', async () => {
    const db = await givenTwoPdus();
    const whole = await givenDraft(db, []);
    const ofCamden = await givenDraft(db, [], { pdu: camden, weekStart: '2026-12-07' });
    await publishDraft(db, whole, fridayNoon, () => published);
    expect(await ids(db, { region }, all)).toEqual([ofCamden, whole]);
    expect(await ids(db, { region: 'wales' }, all)).toEqual([]);
    expect(await ids(db, { pdu: camden }, all)).toEqual([ofCamden]);
    expect(await ids(db, { weekStart }, all)).toEqual([whole]);
    expect(await ids(db, { state: 'published' }, all)).toEqual([whole]);
    expect(await ids(db, { state: 'draft', weekStart }, all)).toEqual([]);
  });
});

describe('bookedSessions', () => {
  it('tells of the sessions that a roster has people on, whatever has become of them', async () => {
    const db = await givenTwoPdus((week) => {
      week.session('P002', '2026-12-05', {
        status: 'stood-down',
        from: '10:00',
        to: '12:00',
        breakMinutes: 15,
      });
    });
    const id = await givenDraft(db, [
      ['X100001', wednesday],
      ['X100002', wednesday],
      ['X100001', 'P002-2026-12-05'],
    ]);
    const found = await bookedSessions(db, id);
    expect(found.map((session) => session.id)).toEqual([wednesday, 'P002-2026-12-05']);
    expect(found[1]).toMatchObject({
      project: 'P002',
      date: '2026-12-05',
      from: '10:00',
      to: '12:00',
      creditMinutes: 105,
    });
    expect(await bookedSessions(db, await givenDraft(db, []))).toEqual([]);
  });
});

describe('seatPricesOf', () => {
  it('are the prices that the draft was kept with, by session', async () => {
    const db = await givenTwoPdus();
    const prices = [
      [wednesday, -120],
      [tuesday, 9_000],
    ] as const;
    const id = await givenDraft(db, [], { prices });
    expect(await seatPricesOf(db, id)).toEqual([
      [tuesday, 9_000],
      [wednesday, -120],
    ]);
    expect(await seatPricesOf(db, await givenDraft(db, []))).toEqual([]);
    expect(await seatPricesOf(db, 99)).toEqual([]);
  });
});

describe('versions', () => {
  it('count up from 1 in each area and week', async () => {
    const db = await givenTwoPdus();
    const keep = async (others: Parameters<typeof newDraft>[0]) =>
      (await keepDraft(db, newDraft(others), fridayNoon)).version;
    expect(await keep({})).toBe(1);
    expect(await keep({})).toBe(2);
    expect(await keep({ pdu: camden })).toBe(1);
    expect(await keep({ pdu: hackney })).toBe(1);
    expect(await keep({ weekStart: '2026-12-07' })).toBe(1);
    expect(await keep({})).toBe(3);
  });
});
