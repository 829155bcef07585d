import { describe, expect, it } from 'vitest';
import {
  peopleForSchema,
  personScoreSchema,
  placesSchema,
  previewSchema,
  scarceSchema,
  sessionScoreSchema,
  whyHereSchema,
} from '../../../src/roster/suggest-schemas.ts';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { givenJudgedDraft, givenTwoPdus } from '../../given/rostered.ts';
import { hackneyTuesday, thursday, tuesday } from '../../given/two-pdus.ts';

/** A draft with two people on Tuesday's session, which is full; one person more owes nothing yet. */
async function givenDraftDoor() {
  const db = await givenTwoPdus((week) => {
    week.session('P001', '2026-12-01', { capacity: 2, minAttendance: 2 });
    week.person('X100009').requirement('X100009', { inductedDate: null });
  });
  const bookings = [
    ['X100001', tuesday],
    ['X100002', tuesday],
  ] as const;
  const id = await givenJudgedDraft(db, bookings, { prices: [[tuesday, 12_600]] });
  return { ...givenDoor({ db }), at: `/v1/rosters/${id}` };
}

describe('a roster that is asked', () => {
  it('tells the best places for a person, and what would lift the rules in the way', async () => {
    const { get, at } = await givenDraftDoor();
    const { status, body } = await get(`${at}/people/X100003/places`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ crn: 'X100003', minutes: 0, minMinutes: 420 });
    const { places } = body as { places: { session: string }[] };
    expect(places).toHaveLength(5);
    expect(places.find(({ session }) => session === tuesday)).toMatchObject({
      canBeBooked: false,
      obstacles: [
        {
          rule: 'capacity',
          sentence: 'the session has no place left',
          lift: expect.stringMatching(
            /^full: X10000[12] would lose least by leaving \(29,170 points lost\)$/,
          ),
        },
      ],
    });
    expect((await get(`${at}/people/X100003/places?most=1`)).body).toMatchObject({ places: [{}] });
  });

  it('tells the best people for a hole in a session', async () => {
    const { get, at } = await givenDraftDoor();
    expect(await get(`${at}/sessions/${tuesday}/people?most=2`)).toMatchObject({
      status: 200,
      body: { session: tuesday, booked: 2, capacity: 2, people: [{ obstacles: [{ rule: 'capacity' }] }, {}] },
    });
  });

  it('tells why a person is where they are', async () => {
    const { get, at } = await givenDraftDoor();
    expect(await get(`${at}/people/X100001/bookings/${tuesday}/why?most=1`)).toMatchObject({
      status: 200,
      body: {
        crn: 'X100001',
        session: tuesday,
        points: 29_170,
        sentence: expect.stringContaining('29,170 points won by the booking'),
        alternatives: [{ giveUp: [tuesday] }],
      },
    });
  });

  it('tells where places are lacking', async () => {
    const { get, at } = await givenDraftDoor();
    expect(await get(`${at}/scarce-seats`)).toMatchObject({
      status: 200,
      body: {
        seats: [{ area: 'camden', date: '2026-12-01', price: 12_600, sessions: [tuesday] }],
        unserved: [],
      },
    });
  });

  it('tells the points of a person and of a session, line by line', async () => {
    const { get, at } = await givenDraftDoor();
    expect(await get(`${at}/people/X100001/score`)).toMatchObject({
      status: 200,
      body: { crn: 'X100001', points: -30, lines: [{ line: 'travelMinute' }] },
    });
    expect(await get(`${at}/sessions/${tuesday}/score`)).toMatchObject({
      status: 200,
      body: { session: tuesday, people: 2, points: 2 * 29_170 + 3_000 },
    });
  });

  it('tells what a move would do before it is made', async () => {
    const { get, send, at } = await givenDraftDoor();
    const move = { crn: 'X100003', from: null, to: tuesday };
    const before = await get(at);
    expect(await send('POST', `${at}/moves/preview`, move)).toMatchObject({
      status: 200,
      body: { breaches: [{ rule: 'capacity', session: tuesday }], people: [{ crn: 'X100003' }] },
    });
    const { body } = await send('POST', `${at}/moves/preview`, move);
    expect(previewSchema.parse(body)).toEqual(body);
    const together = [{ crn: 'X100002', from: tuesday, to: null }];
    expect(await send('POST', `${at}/moves/preview`, { ...move, together })).toMatchObject({
      status: 200,
      body: { breaches: [], sessions: [{ session: tuesday, before: 2, after: 2 }] },
    });
    expect((await get(at)).body).toEqual(before.body);
    expectProblem(await send('POST', `${at}/moves/preview`, { ...move, from: thursday }), 409, {
      rule: 'not-booked',
    });
    expectProblem(await send('POST', '/v1/rosters/7/moves/preview', move), 404);
    expectFaultsAt(await send('POST', `${at}/moves/preview`, { crn: 'me' }), 'crn', 'from', 'to');
  });

  it.each([
    ['/people/X100003/places', placesSchema],
    [`/sessions/${tuesday}/people`, peopleForSchema],
    [`/people/X100001/bookings/${tuesday}/why`, whyHereSchema],
    ['/scarce-seats', scarceSchema],
    ['/people/X100001/score', personScoreSchema],
    [`/sessions/${tuesday}/score`, sessionScoreSchema],
  ])('answers with what is described and nothing else: %s', async (path, schema) => {
    const { get, at } = await givenDraftDoor();
    const { body } = await get(`${at}${path}`);
    expect(schema.parse(body)).toEqual(body);
  });

  it.each([
    [
      '/people/X100009/places',
      'The week of the roster has no such person: X100009 has nothing to book this week: not inducted',
    ],
    [
      '/people/X999999/score',
      'The week of the roster has no such person: X999999 has nothing to book this week',
    ],
    ['/sessions/nowhere/people', expect.stringContaining('The week of the roster has no such session')],
    ['/sessions/nowhere/score', expect.stringContaining('The week of the roster has no such session')],
    [`/people/X100001/bookings/${hackneyTuesday}/why`, 'The roster has no such booking'],
  ])('is 404 for what is not there: %s', async (path, detail) => {
    const { get, at } = await givenDraftDoor();
    expectProblem(await get(`${at}${path}`), 404, { detail });
  });

  it.each([
    '/people/X100001/places',
    `/sessions/${tuesday}/people`,
    `/people/X100001/bookings/${tuesday}/why`,
    '/scarce-seats',
    '/people/X100001/score',
    `/sessions/${tuesday}/score`,
  ])('is 404 for no roster: %s', async (path) => {
    const { get } = await givenDraftDoor();
    expectProblem(await get(`/v1/rosters/7${path}`), 404, { detail: 'There is no such roster' });
  });

  it('says what is wrong with what it is asked', async () => {
    const { get, at } = await givenDraftDoor();
    expectFaultsAt(await get(`${at}/people/me/places`), 'crn');
    expectFaultsAt(await get(`${at}/people/X100001/places?most=0`), 'most');
    expectFaultsAt(await get(`${at}/scarce-seats?most=101`), 'most');
  });
});
