import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import type { Clock } from '../../src/deps.ts';
import { runWeek } from '../../src/roster/run-week.ts';
import { createRuns } from '../../src/runs/runs.ts';
import { givenDatabase } from '../given/database.ts';
import { type Answer, type Door, givenServer } from '../given/door.ts';
import { textsOf } from '../given/files.ts';
import { givenRegion } from '../given/region.ts';

const friday: Clock = { today: () => '2026-11-27', now: () => '2026-11-27T12:00:00.000Z' };
const week = { region: 'london', weekStart: '2026-11-30' };
const men = ['X100001', 'X100002', 'X100003', 'X100004', 'X100005', 'X100006'];
const lone = 'X100007';
const notInducted = 'X100008';

/** Two projects in Croydon with two sessions each for six people; fewer than two and a session cannot run. */
function croydon() {
  const given = givenRegion().project('P001').project('P002');
  for (const crn of men) given.person(crn).requirement(crn);
  given.person(lone, { sex: 'female', avoidAllMale: true }).requirement(lone);
  given.person(notInducted).requirement(notInducted, { inductedDate: null });
  const small = { capacity: 6, minAttendance: 2 };
  given.session('P001', '2026-12-01', small).session('P001', '2026-12-03', small);
  given.session('P002', '2026-12-02', small).session('P002', '2026-12-04', small);
  for (const crn of [...men, lone, notInducted]) given.travel(crn, 'P001', 20).travel(crn, 'P002', 40);
  return given.keepApart('X100001', 'X100002');
}

interface Grouped {
  content: { key: string; bookings: { crn: string; session: string }[] }[];
}

/** A service on a real file, and the steps a scheduler takes at its door. */
async function givenScheduler() {
  const db = givenDatabase();
  const log = pino({ level: 'silent' });
  const runs = await createRuns({ db, clock: friday, log, work: runWeek, failInterrupted: true });
  const door: Door = await givenServer({ db, clock: friday, log, runs });
  onTestFinished(() => runs.close());

  const ok = (answer: Answer, status = 200): Record<string, unknown> => {
    expect(answer.body).toBeTypeOf('object');
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status });
    return answer.body as Record<string, unknown>;
  };
  const get = async (path: string) => ok(await door.get(path));

  return {
    door,
    ok,
    get,
    /** Starts a run, follows its location to the end, and gives the number of the draft. */
    run: async (around: number | null = null): Promise<number> => {
      const started = await door.send('POST', '/v1/rosters', { ...week, around });
      expect(started.status).toBe(202);
      const location = started.headers.get('location')!;
      for (;;) {
        const run = await get(location);
        if (run.status === 'done') return run.roster as number;
        expect(['queued', 'running']).toContain(run.status);
        await new Promise((later) => setTimeout(later, 20));
      }
    },
    bookings: async (roster: number): Promise<string[]> => {
      const groups = (await get(`/v1/rosters/${roster}/bookings?by=project&size=500`)) as unknown as Grouped;
      return groups.content
        .flatMap(({ bookings }) => bookings.map(({ crn, session }) => `${crn} ${session}`))
        .sort();
    },
  };
}

it('a week from files to a published roster, and its repair when a site falls through', async () => {
  const { door, ok, get, run, bookings } = await givenScheduler();

  // Thursday's files come in: checked first, then kept.
  const files = textsOf(croydon().rows);
  ok(await door.upload('/v1/import?dryRun=true', files));
  expect((await get('/v1/people')).page).toMatchObject({ totalElements: 0 });
  ok(await door.upload('/v1/import', files));
  expect((await get('/v1/people')).page).toMatchObject({ totalElements: 8 });

  // The first run: those kept apart never meet; the lone woman is on no all-male session.
  const first = await run();
  expect(await get(`/v1/rosters/${first}`)).toMatchObject({
    state: 'draft',
    version: 1,
    replaces: null,
    stale: false,
    breaches: [],
    counts: { peopleDue: 7, peopleShort: 1, requirementsLeftOut: 1 },
  });
  const booked = await bookings(first);
  for (const session of ['P001-2026-12-01', 'P001-2026-12-03', 'P002-2026-12-02', 'P002-2026-12-04'])
    expect(
      booked.filter((booking) => men.slice(0, 2).some((crn) => booking === `${crn} ${session}`)).length,
    ).toBeLessThan(2);
  expect(booked.some((booking) => booking.startsWith(lone))).toBe(false);
  expect(await get(`/v1/rosters/${first}/short`)).toMatchObject({
    content: [{ crn: lone, because: [{ rule: 'all-male' }] }],
  });
  expect(await get(`/v1/rosters/${first}/left-out`)).toMatchObject({
    content: [{ crn: notInducted, reason: 'not-inducted' }],
  });

  // A move that breaks rules is refused and named; one that frees a place is made, and its points told.
  const [crn, session] = booked[0]!.split(' ') as [string, string];
  const refused = await door.send('POST', `/v1/rosters/${first}/moves`, {
    crn: lone,
    from: null,
    to: session,
  });
  expect(refused).toMatchObject({ status: 409, type: expect.stringContaining('problem+json') });
  expect((refused.body as { breaches: { rule: string }[] }).breaches.map(({ rule }) => rule)).toContain(
    'all-male',
  );
  expect(await bookings(first)).toEqual(booked);
  const moved = ok(await door.send('POST', `/v1/rosters/${first}/moves`, { crn, from: session, to: null }));
  const { before, after } = moved.points as { before: number; after: number };
  expect(after).toBeLessThan(before);
  expect(await bookings(first)).toEqual(booked.slice(1));

  // A pin, and a run around it: the booking is back, and stays.
  ok(await door.send('POST', `/v1/rosters/${first}/pins`, { crn, session }));
  const second = await run(first);
  expect(await bookings(second)).toContain(`${crn} ${session}`);
  expect(await get(`/v1/rosters/${second}`)).toMatchObject({
    version: 2,
    pins: [{ crn, session, booked: true }],
  });

  // Two publish at once: one wins.
  const both = await Promise.all([
    door.send('POST', `/v1/rosters/${second}/publish`, {}),
    door.send('POST', `/v1/rosters/${second}/publish`, {}),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const published = await bookings(second);
  const appointments = (await get(`/v1/people/${crn}/requirements/1`)).appointments as { session: string }[];
  expect(appointments.map((appointment) => `${crn} ${appointment.session}`).sort()).toEqual(
    published.filter((booking) => booking.startsWith(crn)),
  );
  expect(
    (await door.send('POST', `/v1/rosters/${second}/moves`, { crn, from: session, to: null })).status,
  ).toBe(409);
  expect((await door.send('POST', `/v1/rosters/${first}/publish`, {})).status).toBe(409);

  // The site falls through: its people are free, and the run again places them, keeping everyone else's day.
  const lost = 'P002-2026-12-04';
  const freed = ok(await door.send('POST', `/v1/sessions/${lost}/stand-down`, {})).freed as string[];
  expect(freed).toEqual(
    published.filter((booking) => booking.endsWith(lost)).map((booking) => booking.split(' ')[0]),
  );
  expect(await get(`/v1/rosters/${second}`)).toMatchObject({ state: 'published', stale: true });
  const third = await run();
  const repaired = await bookings(third);
  expect(repaired.some((booking) => booking.endsWith(lost))).toBe(false);
  const kept = published.filter((booking) => !booking.endsWith(lost));
  expect(kept.filter((booking) => !repaired.includes(booking))).toEqual([]);
  expect(await get(`/v1/rosters/${third}/difference?with=${second}`)).toMatchObject({ moved: [] });

  // And it takes the place of the one before.
  ok(await door.send('POST', `/v1/rosters/${third}/publish`, {}));
  expect(await get(`/v1/rosters/${second}`)).toMatchObject({ state: 'superseded' });
  expect(await get(`/v1/rosters/${third}`)).toMatchObject({
    state: 'published',
    replaces: second,
    stale: false,
  });
  expect((await get(`/v1/rosters?region=london&state=published`)).page).toMatchObject({ totalElements: 1 });
});
