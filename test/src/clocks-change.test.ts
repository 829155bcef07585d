import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCalendarLink } from '../../db/calendar-links.ts';
import { localTime } from '../../db/local-time.ts';
import type { Clock } from '../../src/deps.ts';
import { calendarSecretHash, newCalendarSecret } from '../../src/http/calendar-secret.ts';
import { ioOf } from '../../src/main.ts';
import { expectProblem } from '../given/answers.ts';
import { givenDoor } from '../given/door.ts';
import { givenRegion } from '../given/region.ts';

/** On 25 October 2026 the clocks go back at 01:00 UTC, on 28 March 2027 they go forward at 01:00 UTC: both are Sundays. */
const autumn = '2026-10-25';
const spring = '2027-03-28';

/** A clock of London that can be set to an instant, and may be wrong. */
function givenClock(instant: string) {
  let at = instant;
  const clock: Clock = { today: () => localTime(at).slice(0, 10), now: () => at };
  return { clock, setTo: (later: string) => (at = later) };
}

/** Somebody with a session from half past nine on each of these dates. */
async function givenSessions(clock: Clock, dates: readonly string[]) {
  const door = givenDoor({ clock });
  const region = givenRegion().person('X100001').requirement('X100001').project('P1');
  for (const date of dates) region.session('P1', date).appointment('X100001', `P1-${date}`);
  await region.keep(door.db);
  const record = (date: string, version = 1, more: object = {}) =>
    door.send('POST', `/v1/people/X100001/requirements/1/appointments/X100001-P1-${date}/outcome`, {
      version,
      outcome: 'ATTC',
      ...more,
    });
  return { ...door, record };
}

describe('today', () => {
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['2026-10-24T22:59:59.999Z', '2026-10-24'],
    ['2026-10-24T23:00:00.000Z', autumn],
    ['2026-10-25T00:59:00.000Z', autumn],
    ['2026-10-25T01:00:00.000Z', autumn],
    ['2026-10-25T23:59:59.999Z', autumn],
    ['2026-10-26T00:00:00.000Z', '2026-10-26'],
    ['2027-03-27T23:59:59.999Z', '2027-03-27'],
    ['2027-03-28T00:00:00.000Z', spring],
    ['2027-03-28T22:59:59.999Z', spring],
    ['2027-03-28T23:00:00.000Z', '2027-03-29'],
  ])('at %s is %s in London', (instant, date) => {
    vi.useFakeTimers({ now: new Date(instant), toFake: ['Date'] });
    const { clock } = ioOf(process);
    expect({ today: clock.today(), now: clock.now() }).toEqual({ today: date, now: instant });
    expect(localTime(clock.now()).slice(0, 10)).toBe(date);
  });
});

describe('an attendance on the day that the clocks change', () => {
  it.each([
    [autumn, '2026-10-24T22:59:00.000Z', '2026-10-24T23:00:00.000Z'],
    [spring, '2027-03-27T23:59:00.000Z', '2027-03-28T00:00:00.000Z'],
  ])('%s is recorded from that day on by the clocks of London', async (date, before, from) => {
    const { clock, setTo } = givenClock(before);
    const { record } = await givenSessions(clock, [date]);
    expectProblem(await record(date), 422, { faults: [{ code: 'not-yet', path: 'outcome' }] });
    setTo(from);
    expect(await record(date)).toMatchObject({
      status: 200,
      body: { entry: { from: '09:30', to: '16:30', creditedMinutes: 420, recordedAt: from } },
    });
  });

  it.each([
    [autumn, '2026-10-24T22:30:00.000Z', 422],
    [autumn, '2026-10-24T23:30:00.000Z', 200],
    [autumn, '2026-10-25T00:30:00.000Z', 200],
    ['2027-03-29', '2027-03-28T21:30:00.000Z', 422],
    ['2027-03-29', '2027-03-28T22:30:00.000Z', 422],
    ['2027-03-29', '2027-03-28T23:30:00.000Z', 200],
  ])(
    'of %s, by a clock that says %s and may be wrong by an hour, is answered %i',
    async (date, at, status) => {
      const { clock } = givenClock(at);
      const { record } = await givenSessions(clock, [date]);
      const answer = await record(date);
      expect(answer.status).toBe(status);
      if (status === 422) expectProblem(answer, 422, { faults: [{ code: 'not-yet', path: 'outcome' }] });
    },
  );

  it('keeps the order in which entries were written, though the clock was put back between them', async () => {
    const { clock, setTo } = givenClock('2026-10-25T12:30:00.000Z');
    const { record, get } = await givenSessions(clock, [autumn]);
    expect((await record(autumn)).status).toBe(200);
    setTo('2026-10-25T11:30:00.000Z');
    expect((await record(autumn, 2, { penaltyMinutes: 30 })).status).toBe(200);
    const path = `/v1/people/X100001/requirements/1/appointments/X100001-P1-${autumn}/outcomes`;
    const { content } = (await get(path)).body as { content: { number: number; penaltyMinutes: number }[] };
    expect(content.map(({ penaltyMinutes }) => penaltyMinutes)).toEqual([0, 30]);
    expect(await get(`/v1/people/X100001/requirements/1/hours`)).toMatchObject({ status: 200 });
  });
});

describe('a calendar', () => {
  it('tells the same hour of each Sunday as the instant that it is, before and after the clocks change', async () => {
    const { clock } = givenClock('2026-10-20T09:00:00.000Z');
    const dates = ['2026-10-18', autumn, '2026-11-01', '2027-03-21', spring, '2027-04-04'];
    const { db, get } = await givenSessions(clock, dates);
    const secret = newCalendarSecret();
    await createCalendarLink(db, 'X100001', calendarSecretHash(secret), clock.now());
    const text = (await get(`/v1/calendars/${secret}.ics`)).body as string;
    expect([...text.matchAll(/^DTSTART:(.+)\r$/gm)].map((match) => match[1]).sort()).toEqual([
      '20261018T083000Z',
      '20261025T093000Z',
      '20261101T093000Z',
      '20270321T093000Z',
      '20270328T083000Z',
      '20270404T083000Z',
    ]);
  });
});

describe('an idempotency key', () => {
  const day = { region: 'london', date: '2026-12-24', reason: 'Closed' };

  it.each([
    ['2026-10-24T12:00:00.000Z', '2026-10-25T12:00:00.000Z'],
    ['2027-03-27T12:00:00.000Z', '2027-03-28T12:00:00.000Z'],
  ])('from %s is kept for 24 hours, however long the day is', async (at, until) => {
    const { clock, setTo } = givenClock(at);
    const { ask } = givenDoor({ clock });
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'k1' };
    const post = () => ask('/v1/non-working-dates', { method: 'POST', headers, body: JSON.stringify(day) });
    expect((await post()).status).toBe(201);
    // A clock that is put back by an hour, once or for good, forgets nothing.
    setTo(new Date(Date.parse(at) - 3_600_000).toISOString());
    expect((await post()).status).toBe(201);
    setTo(until);
    expect((await post()).headers.get('idempotency-replayed')).toBe('true');
    setTo(new Date(Date.parse(until) + 1).toISOString());
    expect((await post()).headers.get('idempotency-replayed')).toBeNull();
  });
});
