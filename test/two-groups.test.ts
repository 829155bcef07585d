import { expect, it } from 'vitest';
import { bankHolidays } from '../db/bank-holidays.ts';
import { weekRows } from '../db/week.ts';
import { addDays, daysAWeek, overlaps, weekdayOf, weekStartOf } from '../solver/calendar.ts';
import { weekOf } from '../src/roster/in-week.ts';
import { givenDatabase } from './given/database.ts';
import { givenServer } from './given/door.ts';
import { textsOf } from './given/files.ts';
import { isSound } from './given/kept.ts';
import { givenProgrammes } from './given/programmes.ts';
import { givenRegion } from './given/region.ts';

const complied = 'attended-complied';
const people = 40;
const crnOf = (i: number) => `X${100_001 + i}`;
const evening = { from: '17:00', to: '21:00' };

/**
 * Forty people of Croydon: the first eight men are free on Tuesday and Thursday evenings and Friday mornings, the next seven on
 * Monday and Wednesday evenings and Friday afternoons, ten more as the first but at low risk, and the last fifteen at weekends
 * only. One venue with a room, four facilitators, slots on both pairs of evenings. Unpaid work on Tuesday evenings too.
 */
function filesOfCroydon() {
  const region = givenRegion().project('P1');
  for (let week = 0; week < 20; week += 1)
    region.session('P1', addDays('2026-12-01', week * daysAWeek), { from: '18:00', to: '21:00' });
  for (let i = 0; i < people; i += 1) {
    const crn = crnOf(i);
    region.person(crn);
    if (i < 8 || (15 <= i && i < 25))
      region.onlyFree(
        crn,
        [2, evening.from, evening.to],
        [4, evening.from, evening.to],
        [5, '09:00', '13:00'],
      );
    else if (i < 15)
      region.onlyFree(
        crn,
        [1, evening.from, evening.to],
        [3, evening.from, evening.to],
        [5, '13:00', '17:00'],
      );
    else region.onlyFree(crn, [6, '09:00', '17:00'], [7, '09:00', '17:00']);
  }
  region.requirement(crnOf(0));
  const told = givenProgrammes(region).venue('V1').pattern('tue-thu');
  for (const id of ['F1', 'F2', 'F3', 'F4']) told.facilitator(id);
  const { rows } = region;
  rows.slotPatterns.push({
    id: 'mon-wed',
    name: 'Mondays and Wednesdays',
    region: 'london',
    programme: null,
  });
  for (const weekday of [1, 3] as const)
    rows.slots.push({ pattern: 'mon-wed', kind: 'group', weekday, from: '18:00', to: '20:30' });
  rows.slots.push({ pattern: 'mon-wed', kind: 'individual', weekday: 5, from: '13:30', to: '16:30' });
  return textsOf(rows);
}

interface Meeting {
  id: string;
  number: number;
  date: string;
  from: string;
  to: string;
  status: string;
}
interface Group {
  state: string;
  finishesOn: string;
  members: { referral: string; crn: string }[];
  sessions: (Meeting & { catchUpFor: string | null; referrals: string[] | null })[];
  oneToOnes: (Meeting & { referral: string })[];
  notices: object[];
}

/** The service over a new file, on a day that the story sets. */
async function givenService() {
  let day = '2026-10-26';
  const db = givenDatabase();
  const clock = { today: () => day, now: () => `${day}T21:00:00.000Z` };
  const door = await givenServer({ db, clock });
  const { get, send } = door;
  const read = async <Body>(path: string) => {
    const { status, body } = await get(path);
    expect({ path, status, body }).toMatchObject({ path, status: 200 });
    return body as Body;
  };
  const post = async (path: string, body: object, status = 200) => {
    const answer = await send('POST', path, body);
    expect({ path, status: answer.status, body: answer.body }).toMatchObject({ path, status });
    return answer.body;
  };
  const group = (id: string) => read<Group>(`/v1/groups/${id}`);
  const today = (date: string) => {
    day = date;
  };
  return { ...door, db, read, post, group, today };
}

type Service = Awaited<ReturnType<typeof givenService>>;

/** Everyone attends everything that is planned from now on up to a day, but those named for a session. */
async function attend(
  { group, post, today }: Service,
  id: string,
  until: string,
  absent: Record<string, string> = {},
) {
  const { sessions, oneToOnes } = await group(id);
  const planned = [...sessions, ...oneToOnes]
    .filter(({ status, date }) => status === 'planned' && date <= until)
    .sort((a, b) => `${a.date} ${a.from}`.localeCompare(`${b.date} ${b.from}`));
  for (const meeting of planned) {
    today(meeting.date);
    if ('referral' in meeting) {
      await post(`/v1/groups/${id}/one-to-ones/${meeting.id}/attendance`, { outcome: complied });
      continue;
    }
    const { members } = await group(id);
    const expected = meeting.referrals ?? members.map(({ referral }) => referral);
    const recorded = await post(`/v1/groups/${id}/sessions/${meeting.id}/attendance`, {
      members: expected.map((referral) => ({
        referral,
        outcome: absent[meeting.id] === referral ? 'acceptable-absence' : complied,
      })),
    });
    expect(recorded).toMatchObject({ refused: 0 });
  }
}

it('forty referrals come in, two groups form and run to the end', async () => {
  const service = await givenService();
  const { upload, read, post, send, group, today, db } = service;
  const imported = await upload('/v1/import', filesOfCroydon());
  expect({ status: imported.status, body: imported.body }).toMatchObject({ status: 200 });

  // Eight a week, in five weeks.
  for (let i = 0; i < people; i += 1) {
    today(['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'][Math.floor(i / 8)]!);
    const referredOn = ['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'][
      Math.floor(i / 8)
    ]!;
    const ogrs = 15 <= i && i < 25 ? '15' : '55';
    await post(
      '/v1/referrals',
      {
        ...{ id: `R${i}`, crn: crnOf(i), programme: 'TSP', basis: 'requirement', referredOn },
        ...{ readyFrom: '2026-11-30', mustFinishBy: '2027-11-01' },
        facts: [
          { fact: 'dateOfBirth', value: '1990-05-01', source: 'Delius', date: referredOn },
          { fact: 'ogrsPercent', value: ogrs, source: 'OASys', date: referredOn },
        ],
      },
      201,
    );
  }

  today('2026-11-30');
  const { content: forecast } = await read<{ content: object[] }>(
    '/v1/forecasts?region=london&programme=TSP',
  );
  expect(forecast[0]).toMatchObject({ waiting: 30, arrivals: { referrals: 40 }, weeksUntilOptimum: 0 });

  // Two groups, of eight and of seven; whoever waits on has a reason, and so has whoever may not be placed.
  const formed = (await post('/v1/groupings', { region: 'london' }, 201)) as {
    id: number;
    groups: { candidate: string; pattern: string; people: object[] }[];
  };
  expect(formed).toMatchObject({ status: 'optimal', counts: { placed: 15, waiting: 15, notEligible: 10 } });
  expect(formed.groups.map((one) => [one.pattern, one.people.length]).sort()).toEqual([
    ['mon-wed', 7],
    ['tue-thu', 8],
  ]);
  const { content: waiting } = await read<{ content: { because: { rule: string }[] }[] }>(
    `/v1/groupings/${formed.id}/waiting`,
  );
  for (const { because } of waiting) expect(because.map(({ rule }) => rule)).toContain('available');
  for (const { candidate, pattern } of formed.groups)
    await post(
      `/v1/groupings/${formed.id}/groups/${candidate}/open`,
      { id: pattern === 'tue-thu' ? 'G1' : 'G2' },
      201,
    );

  // Nobody meets on a bank holiday, and nobody twice a day.
  const holidays = bankHolidays(2026, 2027);
  for (const id of ['G1', 'G2']) {
    const { sessions, oneToOnes } = await group(id);
    expect(sessions).toHaveLength(15);
    expect([...sessions, ...oneToOnes].filter(({ date }) => holidays.has(date))).toEqual([]);
  }

  // A member's Tuesday evening is never offered to unpaid work.
  const tuesday = (await group('G1')).sessions.find(({ date }) => weekdayOf(date) === 2)!;
  const rows = await weekRows(db, {
    area: { region: 'london', pdu: null },
    weekStart: weekStartOf(tuesday.date),
    replaces: null,
    pinsOf: null,
  });
  const mine = weekOf(rows).problem.people.find(({ crn }) => crn === crnOf(0))!;
  expect(mine.availability.length).toBeGreaterThan(0);
  expect(mine.availability.filter((free) => free.date === tuesday.date && overlaps(free, tuesday))).toEqual(
    [],
  );

  // One man misses a session of the second module, catches it up, and one leaves.
  const missed = (await group('G1')).sessions.find(({ number }) => number === 9)!;
  await attend(service, 'G1', missed.date, { [missed.id]: 'R0' });
  const times = await read<{ times: { date: string; from: string; to: string }[] }>(
    `/v1/groups/G1/sessions/${missed.id}/catch-up-times?referral=R0`,
  );
  const [time] = times.times;
  await post(
    `/v1/groups/G1/sessions/${missed.id}/catch-ups`,
    { referrals: ['R0'], date: time!.date, from: time!.from },
    201,
  );
  await post('/v1/groups/G1/members/R7/leave', { reason: 'Moved to Leeds', to: 'withdrawn' });
  expect(await group('G1')).toMatchObject({ size: { members: 7 }, notices: [] });
  expect(await read('/v1/referrals/R7')).toMatchObject({ state: 'withdrawn' });

  // A flood closes the venue for two evenings: what was to be held there moves on, in order.
  const next = (await group('G1')).sessions.filter(
    ({ status, catchUpFor, date }) => status === 'planned' && catchUpFor === null && date > time!.date,
  )[2]!;
  const closed = { fromDate: next.date, toDate: addDays(next.date, 2), reason: 'Flood' };
  expect((await send('PUT', '/v1/venues/V1/closures', { content: [closed] })).status).toBe(200);
  const trouble = await read<{ content: object[] }>('/v1/groups/G1/trouble');
  expect(trouble.content.length).toBeGreaterThan(0);
  const after = addWeek(addWeek(next.date));
  const moved = (await post(`/v1/groups/G1/sessions/${next.id}/reschedule`, {
    ...{ date: after, from: next.from, follow: true },
  })) as { sessions: { old: { date: string }; new: { date: string } }[] };
  expect(moved.sessions[0]).toMatchObject({ old: { date: next.date }, new: { date: after } });
  for (const { new: time } of moved.sessions)
    expect(closed.fromDate <= time.date && time.date <= closed.toDate).toBe(false);
  expect(await read('/v1/groups/G1/trouble')).toMatchObject({ content: [] });

  // Everyone else completes.
  const end = '2027-12-31';
  await attend(service, 'G1', end);
  for (const referral of ['R0', 'R1', 'R6'])
    expect(await read(`/v1/referrals/${referral}`)).toMatchObject({ state: 'completed' });
  expect(await group('G1')).toMatchObject({ state: 'completed' });
  expect(await group('G2')).toMatchObject({ state: 'open', members: { length: 7 } });
  expect(isSound(db)).toBe(true);
});

const addWeek = (date: string) => addDays(date, daysAWeek);
