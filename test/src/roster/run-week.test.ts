import { describe, expect, it } from 'vitest';
import type { Db } from '../../../db/connect.ts';
import { keepDraft } from '../../../db/drafts.ts';
import { rosterOf, seatPricesOf } from '../../../db/rosters.ts';
import type { RunRequest } from '../../../db/runs.ts';
import { standDownSession } from '../../../db/stand-down.ts';
import type { Booking } from '../../../solver/roster/problem.ts';
import { differenceBetween } from '../../../src/roster/difference.ts';
import { pinBooking } from '../../../src/roster/pin.ts';
import { publishRoster } from '../../../src/roster/publish.ts';
import { runWeek, work } from '../../../src/roster/run-week.ts';
import { rosterView } from '../../../src/roster/view.ts';
import { friday, fridayNoon, givenRunDraft, givenTwoPdus, onFriday } from '../../given/rostered.ts';
import {
  camden,
  hackney,
  hackneyFriday,
  hackneyTuesday,
  region,
  tuesday,
  wednesday,
  weekStart,
} from '../../given/two-pdus.ts';

const controls = { begin: () => {}, stop: () => false, onProgress: () => {}, onBest: () => {} };
const ask = (db: Db, others: Partial<RunRequest> = {}) => ({
  file: db.$client.name,
  request: { region, pdu: null, weekStart, around: null, seconds: 60, seed: 1, ...others },
  today: friday,
  from: null,
});

describe('a run of a week', () => {
  it('makes a roster that breaks no rule, with the points that the judge counts', async () => {
    const db = await givenTwoPdus();
    const id = await givenRunDraft(db);
    const view = await rosterView(db, id);
    expect(view).toMatchObject({ status: 'optimal', stale: false, breaches: [], replaces: null });
    expect(view!.pointsNow).toBe(view!.points);
    expect(view!.counts).toMatchObject({ peopleDue: 8, peoplePlaced: 8, peopleShort: 0 });
  });

  it('keeps a price for the seats of every session of its week', async () => {
    const db = await givenTwoPdus();
    const answer = await work(ask(db, { pdu: hackney }), controls);
    if (answer.end !== 'roster') throw new Error(answer.end);
    expect(answer.draft.prices.map(([session]) => session)).toEqual([hackneyTuesday, hackneyFriday]);
    const prices = await seatPricesOf(db, (await keepDraft(db, answer.draft, fridayNoon)).id);
    expect(prices).toEqual(answer.draft.prices);
    expect(prices.every(([, price]) => Number.isInteger(price))).toBe(true);
  });

  it('of a PDU has the people and sessions of that PDU only', async () => {
    const db = await givenTwoPdus();
    const roster = await rosterOf(db, await givenRunDraft(db, { pdu: hackney }));
    expect(roster?.pdu).toBe(hackney);
    expect(new Set(roster?.bookings.map(([, session]) => session.slice(0, 4)))).toEqual(new Set(['P003']));
    expect(roster?.bookings.every(([crn]) => crn >= 'X100005')).toBe(true);
  });

  it('of the same data and seed makes the same roster', async () => {
    const db = await givenTwoPdus();
    const [one, other] = [await givenRunDraft(db), await givenRunDraft(db)];
    const [first, second] = [await rosterOf(db, one), await rosterOf(db, other)];
    expect(second?.bookings).toEqual(first?.bookings);
    expect(second?.version).toBe(2);
    expect(second?.problemHash).toBe(first?.problemHash);
  });

  it('begins once the data are read, is told when to stop and tells of itself', async () => {
    const db = await givenTwoPdus();
    const told: string[] = [];
    const answer = await work(ask(db), {
      begin: () => told.push('begun'),
      stop: () => told.push('asked') > 0,
      onProgress: ({ phase }) => told.push(phase),
      onBest: () => {},
    });
    expect(answer.end).toBe('roster');
    expect(told[0]).toBe('begun');
    expect(told).toContain('asked');
    expect(told).toContain('prices');
  });

  it('tells of each better roster, with the points that the judge counts', async () => {
    const db = await givenTwoPdus();
    const told: { bookings: readonly Booking[]; points: number }[] = [];
    const answer = await work(ask(db), { ...controls, onBest: (best) => told.push(best()) });
    if (answer.end !== 'roster') throw new Error(answer.end);
    const { bookings, points } = answer.draft;
    expect(told.at(-1)).toEqual({ bookings, points });
    expect(told.map((best) => best.points)).toEqual(
      told.map((best) => best.points).toSorted((a, b) => a - b),
    );
  });

  it('begins from the roster that it is given, but for what the week has no more', async () => {
    const db = await givenTwoPdus((week) => {
      week.project('P009').session('P009', '2026-12-06', { capacity: 1 });
    });
    const best = await rosterOf(db, await givenRunDraft(db));
    const gone = [
      ['X100001', 'P009-2026-12-13'],
      ['X999999', tuesday],
    ] as const;
    const stoppedAtOnce = { ...controls, stop: () => true };
    const answer = await work({ ...ask(db), from: [...best!.bookings, ...gone] }, stoppedAtOnce);
    expect(answer).toMatchObject({ end: 'roster', draft: { points: best!.points } });
  });

  it('around a draft keeps its pins, also those that were not booked', async () => {
    const db = await givenTwoPdus((week) => {
      // On Wednesday there is a nearer place for everyone.
      week.project('P009').session('P009', '2026-12-02', { minAttendance: 1 }).travel('X100001', 'P009', 1);
    });
    const first = await givenRunDraft(db);
    expect((await rosterOf(db, first))?.bookings).not.toContainEqual(['X100001', wednesday]);
    await pinBooking(db, first, ['X100001', wednesday]);
    const second = await rosterOf(db, await givenRunDraft(db, { around: first }));
    expect(second?.bookings).toContainEqual(['X100001', wednesday]);
    expect(second?.pins).toEqual([['X100001', wednesday]]);
  });

  it('leaves out a pin on a session stood down since, and says so', async () => {
    const db = await givenTwoPdus();
    const first = await givenRunDraft(db);
    await pinBooking(db, first, ['X100001', tuesday]);
    await standDownSession(db, tuesday, fridayNoon);
    expect(await work(ask(db, { around: first }), controls)).toMatchObject({
      end: 'roster',
      draft: { pins: [] },
      notes: [{ code: 'pin-left-out', message: expect.stringContaining(tuesday) }],
    });
  });

  it('is infeasible where the pins break rules, and names each', async () => {
    const db = await givenTwoPdus((week) => {
      week.keepApart('X100001', 'X100002');
    });
    const first = await givenRunDraft(db);
    await pinBooking(db, first, ['X100001', tuesday]);
    await pinBooking(db, first, ['X100002', tuesday]);
    expect(await work(ask(db, { around: first }), controls)).toEqual({
      end: 'infeasible',
      conflicts: [
        { crn: 'X100001', session: tuesday, rules: ['keep-apart'] },
        { crn: 'X100002', session: tuesday, rules: ['keep-apart'] },
      ],
    });
  });

  it('of a week without people or sessions is a roster all the same', async () => {
    const db = await givenTwoPdus();
    expect(await work(ask(db, { region: 'wales' }), controls)).toMatchObject({
      end: 'roster',
      draft: { bookings: [], points: 0, status: 'optimal' },
    });
    expect(await work(ask(db, { weekStart: '2027-06-07' }), controls)).toMatchObject({
      end: 'roster',
      draft: { bookings: [] },
    });
  });

  it('knows where it is, for a thread to load it', () => {
    expect(runWeek.pathname).toMatch(/\/src\/roster\/run-week\.ts$/);
  });
});

describe('a run of a week that is published', () => {
  it('changes nothing if nothing has changed', async () => {
    const db = await givenTwoPdus();
    const first = await givenRunDraft(db);
    await publishRoster(db, first, onFriday);
    const second = await givenRunDraft(db);
    expect(await rosterOf(db, second)).toMatchObject({ replaces: first, version: 2 });
    expect(await differenceBetween(db, first, second)).toMatchObject({ added: [], dropped: [], moved: [] });
  });

  it('places the people of a session stood down elsewhere, and keeps all other bookings', async () => {
    const db = await givenTwoPdus((week) => {
      for (const date of ['2026-12-05', '2026-12-06']) week.session('P001', date, { capacity: 20 });
    });
    const first = await givenRunDraft(db);
    await publishRoster(db, first, onFriday);
    const stood = await standDownSession(db, tuesday, fridayNoon);
    if ('refused' in stood) throw new Error(stood.refused);
    expect(stood.freed.length).toBeGreaterThan(1);
    expect(stood.rosters).toEqual([{ id: first, state: 'published', people: stood.freed.length }]);

    const second = await givenRunDraft(db);
    const difference = await differenceBetween(db, first, second);
    if ('refused' in difference) throw new Error(difference.refused);
    const left = [
      ...difference.dropped.map(([, session]) => session),
      ...difference.moved.map(({ from }) => from),
    ];
    expect(new Set(left)).toEqual(new Set([tuesday]));
    expect(difference.points.after).toBeGreaterThan(difference.points.before);
    expect(await publishRoster(db, second, onFriday)).toMatchObject({ published: { id: second } });
  });

  it('of the PDUs leaves the other PDU as it is', async () => {
    const db = await givenTwoPdus();
    const [ofCamden, ofHackney] = [
      await givenRunDraft(db, { pdu: camden }),
      await givenRunDraft(db, { pdu: hackney }),
    ];
    await publishRoster(db, ofCamden, onFriday);
    expect(await publishRoster(db, ofHackney, onFriday)).toMatchObject({ published: { pdu: hackney } });
    const again = await givenRunDraft(db, { pdu: camden });
    expect(await rosterOf(db, again)).toMatchObject({ replaces: ofCamden });
    expect(await differenceBetween(db, ofCamden, again)).toMatchObject({ added: [], dropped: [], moved: [] });
    const whole = await givenRunDraft(db);
    expect(await publishRoster(db, whole, onFriday)).toEqual({ refused: 'other-kind-published' });
  });
});
