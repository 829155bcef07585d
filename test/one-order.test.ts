import { expect, it } from 'vitest';
import { addDays, type IsoDate } from '../solver/calendar.ts';
import { expectProblem } from './given/answers.ts';
import { givenDatabase } from './given/database.ts';
import { givenServer } from './given/door.ts';
import { textsOf } from './given/files.ts';
import { isSound } from './given/kept.ts';
import { givenRegion } from './given/region.ts';
import { newAllocation, newPerson, newRequirement } from './given/requests.ts';
import { givenRuns, ranThrough } from './given/running.ts';

const region = 'kent-surrey-sussex';
const crn = newPerson.crn;
const order = `/v1/people/${crn}/requirements/1`;

/** Every second Tuesday from 1 December 2026 on: so many of them. */
const tuesdays = (many: number, from: IsoDate = '2026-12-01') =>
  Array.from({ length: many }, (_, i) => addDays(from, 14 * i));
const appointmentOn = (date: IsoDate) => `${crn}-1-1-${date}-0930`;

/** A churchyard in Surrey with a session of seven hours every second Tuesday until the end of 2027. */
function filesOfSurrey() {
  const surrey = givenRegion().pdu('surrey', { region }).project('P0001', { name: 'Churchyard' });
  for (const date of tuesdays(28)) surrey.session('P0001', date);
  return textsOf(surrey.rows);
}

interface Listed<Row> {
  content: Row[];
}

interface Line {
  creditedMinutes: number;
  creditedSoFarMinutes: number;
}

/** The service over a new file, on a day that the story sets. */
async function givenService() {
  let day: IsoDate = '';
  const db = givenDatabase();
  const clock = { today: () => day, now: () => `${day}T18:00:00.000Z` };
  const door = await givenServer({ db, clock, runs: await givenRuns(db) });
  const { get, send } = door;
  const read = async <Body>(path: string) => {
    const { status, body } = await get(path);
    expect({ path, status }).toEqual({ path, status: 200 });
    return body as Body;
  };
  return {
    ...door,
    read,
    post: (path: string, body: object = {}) => send('POST', path, body),
    patch: (body: object) => send('PATCH', order, body),
    today: (date: IsoDate) => {
      day = date;
    },
    hours: () => read<{ sentences: { code: string; sentence: string }[] }>(`${order}/hours`),
    lines: async () => (await read<Listed<Line>>(`${order}/ledger`)).content,
    atRisk: async () => (await read<Listed<object>>(`/v1/at-risk?region=${region}`)).content,
    reviewed: () => read(`/v1/reviews?region=${region}&due=6&from=2027-01-01&to=2027-01-31`),
    /** As a caseworker does: reads the version of the appointment, and says what became of it. */
    outcome: async (date: IsoDate, body: object) => {
      const id = appointmentOn(date);
      const { content } = await read<Listed<{ id: string; version: number }>>(`${order}/appointments`);
      const version = content.find((one) => one.id === id)?.version;
      return send('POST', `${order}/appointments/${id}/outcome`, { version, ...body });
    },
  };
}

it('one order is told from sentence to its last minute', async () => {
  const service = await givenService();
  const { db, get, ask, upload, post, patch, today, read } = service;
  const { hours, lines, atRisk, reviewed, outcome } = service;
  const sentenceOf = async (code: string) =>
    (await hours()).sentences.find((one) => one.code === code)?.sentence;

  // On 27 July 2026 the court orders 120 hours, to be worked within a year. He has a job, and Tuesdays free.
  today('2026-07-27');
  expect((await upload('/v1/import', filesOfSurrey())).status).toBe(200);
  const tuesdaysFree = [{ weekday: 2, from: '08:00', to: '18:00', fromDate: '2026-07-27' }];
  const man = {
    ...newPerson,
    pdu: 'surrey',
    sex: 'male',
    employment: 'employed',
    availability: tuesdaysFree,
  };
  expect((await post('/v1/people', man)).status).toBe(201);
  const sentenced = {
    ...newRequirement,
    orderedMinutes: 7_200,
    sentenceDate: '2026-07-27',
    deadline: '2027-07-26',
  };
  expect((await post(`/v1/people/${crn}/requirements`, sentenced)).status).toBe(201);
  expect(await hours()).toMatchObject({
    orderedMinutes: 7_200,
    creditedMinutes: 0,
    leftMinutes: 7_200,
    state: 'not started',
    // Out of London: 20 % of 7,200.
    ete: { mostMinutes: 1_440, creditedMinutes: 0, leftMinutes: 1_440 },
    commencement: { by: null, late: false },
    reviews: [
      { months: 6, date: '2027-01-27' },
      { months: 9, date: '2027-04-27' },
    ],
    // 28 days before 26 July 2027.
    applyToExtendBy: '2027-06-28',
  });
  expect(await atRisk()).toEqual([]);

  // Allocated a week later, he should start within seven working days, and is not assessed and inducted before November.
  today('2026-08-03');
  expect((await patch({ allocatedDate: '2026-08-03' })).status).toBe(200);
  expect(await hours()).toMatchObject({ commencement: { by: '2026-08-12', late: false } });
  today('2026-11-27');
  expect((await patch({ assessedDate: '2026-11-23', inductedDate: '2026-11-24' })).status).toBe(200);
  expect(await hours()).toMatchObject({ state: 'not started', commencement: { late: true } });
  expect(await atRisk()).toMatchObject([{ crn, state: 'not started' }]);

  // Every second Tuesday it shall be. To 13 July that is 17 times 420 = 7,140: an hour is left over.
  const everySecond = { ...newAllocation, frequency: 'fortnightly' };
  expect(await post(`${order}/allocations`, everySecond)).toMatchObject({
    status: 201,
    body: {
      allocation: { id: `${crn}-1-1` },
      plan: { made: 17, kept: 0, cancelled: 0, shortfallMinutes: 60, completesOn: null },
    },
  });
  expect(await hours()).toMatchObject({
    booked: {
      toCome: { appointments: 17, minutes: 7_140, lastDate: '2027-07-13' },
      notBookedMinutes: 60,
    },
    plan: { completesOn: null, shortfallMinutes: 60 },
  });

  // The first roster keeps his Tuesday, and is published: the appointment that he has is the roster's too.
  expect(await ranThrough(service, { region })).toMatchObject({ status: 'done', roster: 1 });
  expect((await post('/v1/rosters/1/publish')).body).toMatchObject({
    appointments: { made: 0, kept: 1, cancelled: 0 },
  });
  expect(await read('/v1/sessions/P0001-2026-12-01')).toMatchObject({
    appointments: [{ id: appointmentOn('2026-12-01'), crn, roster: 1, outcome: null }],
  });
  expect(await hours()).toMatchObject({ booked: { toCome: { appointments: 17 } } });

  // His own calendar reads them by a secret link.
  const link = await post(`/v1/people/${crn}/calendar-link`);
  const { address: calendar } = link.body as { address: string };
  const events = await read<string>(calendar);
  expect(events.match(/^BEGIN:VEVENT/gm)).toHaveLength(17);
  expect(events).toContain('DTSTART:20261201T093000Z');
  expect(events).not.toMatch(/unpaid|probation/i);
  expect(events).not.toContain(crn);

  // The first day is worked in full. 7,200 - 420 are left; 16 times 420 = 6,720 are booked, so 60 more are to be
  // worked after 13 July at the pace of the first week, 420: that takes one day.
  today('2026-12-01');
  expect((await outcome('2026-12-01', { outcome: 'ATTC' })).status).toBe(200);
  expect(await hours()).toMatchObject({
    creditedMinutes: 420,
    leftMinutes: 6_780,
    state: 'at risk',
    daysInHand: 12,
    finish: { date: '2027-07-14', by: 'pace' },
    commencement: { by: '2026-08-12', firstWorked: '2026-12-01', late: true },
    plan: { shortfallMinutes: 60 },
  });

  // On the second he comes half an hour late, which is taken off: 420 - 30. Now 6,390 - 15 x 420 = 90 are not booked;
  // in the two weeks before this one 420 were worked, 210 a week: 90 take three days.
  today('2026-12-15');
  expect((await outcome('2026-12-15', { outcome: 'ATTC', penaltyMinutes: 30 })).body).toMatchObject({
    entry: { penaltyMinutes: 30, creditedMinutes: 390 },
  });
  expect(await hours()).toMatchObject({
    creditedMinutes: 810,
    leftMinutes: 6_390,
    state: 'at risk',
    daysInHand: 10,
    finish: { date: '2027-07-16', by: 'pace' },
    absences: { state: 'none', nextBrings: 'warning' },
  });

  // On the third he is missed: a warning, and no minute more. 6,390 - 14 x 420 = 510 are not booked. 810 in four weeks
  // less Christmas and Boxing Day, 26 days, are 218 a week: 510 x 7 / 218 = 16.4, so 17 days, four too late.
  today('2026-12-29');
  expect((await outcome('2026-12-29', { outcome: 'UACP' })).status).toBe(200);
  expect(await hours()).toMatchObject({
    creditedMinutes: 810,
    leftMinutes: 6_390,
    state: 'off track',
    daysInHand: -4,
    finish: { date: '2027-07-30', by: 'pace' },
    attendance: { attended: 2, due: 3 },
    absences: {
      state: 'warning',
      dates: ['2026-12-29'],
      leftBeforeEnforcement: 1,
      nextBrings: 'enforcement',
    },
  });

  // On the fourth he is ill, and has a note: acceptable, so it counts towards nothing. Of 6,390, 13 x 420 are booked.
  today('2027-01-12');
  expect((await outcome('2027-01-12', { outcome: 'AAME', notes: 'Note of his doctor seen' })).status).toBe(
    200,
  );
  expect(await hours()).toMatchObject({
    creditedMinutes: 810,
    leftMinutes: 6_390,
    state: 'off track',
    booked: { toCome: { appointments: 13, minutes: 5_460 }, notBookedMinutes: 930 },
    attendance: { attended: 2, due: 4 },
    absences: { state: 'warning', dates: ['2026-12-29'], leftBeforeEnforcement: 1 },
  });

  // In bed he completes a course of 30 hours. 24 of them count: 810 + 1,440. Of 4,950, twelve Tuesdays serve all, so
  // the thirteenth goes; the last is 29 June, 27 days before the deadline.
  today('2027-01-14');
  const course = { reference: 'LS-1', date: '2027-01-14', minutes: 1_800, course: 'Site safety' };
  expect(await post(`${order}/course-completions`, course)).toMatchObject({
    status: 201,
    body: { plan: { made: 0, kept: 12, cancelled: 1, shortfallMinutes: 0, completesOn: '2027-06-29' } },
  });
  expect(await hours()).toMatchObject({
    creditedMinutes: 2_250,
    leftMinutes: 4_950,
    state: 'at risk',
    daysInHand: 27,
    ete: { mostMinutes: 1_440, creditedMinutes: 1_440, leftMinutes: 0 },
    finish: { date: '2027-06-29', by: 'plan' },
  });
  expect((await lines()).at(-1)).toMatchObject({
    kind: 'course',
    rawMinutes: 1_800,
    creditedMinutes: 1_440,
    creditedSoFarMinutes: 2_250,
    eteSoFarMinutes: 1_440,
    cappedBy: 'ete-share',
    sentence: 'Course completed: Site safety',
  });

  // His way to the churchyard in December is credited with 45 minutes, once, though the request comes twice.
  today('2027-01-15');
  const travel = {
    date: '2027-01-15',
    minutes: 45,
    reason: 'The train did not run',
    travelFor: appointmentOn('2026-12-15'),
  };
  const twice = [1, 2].map(() => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'travel-1' },
    body: JSON.stringify(travel),
  }));
  for (const request of twice) expect((await ask(`${order}/adjustments`, request)).status).toBe(201);
  expect(await hours()).toMatchObject({
    creditedMinutes: 2_295,
    leftMinutes: 4_905,
    adjustmentMinutes: 45,
    state: 'at risk',
    daysInHand: 27,
  });

  // The supervisor is ill and Tuesday stood down. He was not due, and another Tuesday is booked at the end.
  today('2027-01-25');
  expect((await post('/v1/sessions/P0001-2027-01-26/stand-down')).body).toMatchObject({
    freed: [crn],
    plan: { requirements: 1, made: 1, kept: 11, cancelled: 0, short: [] },
  });
  expect(await hours()).toMatchObject({
    creditedMinutes: 2_295,
    leftMinutes: 4_905,
    state: 'at risk',
    daysInHand: 13,
    finish: { date: '2027-07-13', by: 'plan' },
    attendance: { attended: 2, due: 4 },
  });
  expect((await read<string>(calendar)).match(/^STATUS:CANCELLED/gm)).toHaveLength(1);

  // The review after six months finds him, and so does the list of those at risk.
  today('2027-01-27');
  const inLists = { crn, leftMinutes: 4_905, state: 'at risk', daysInHand: 13 };
  expect(await reviewed()).toMatchObject({
    due: 1,
    notOnTrack: 1,
    content: [{ ...inLists, review: { months: 6, date: '2027-01-27' }, onTrack: false }],
  });
  expect(await atRisk()).toMatchObject([inLists]);
  expect(await hours()).toMatchObject({ state: 'at risk', daysInHand: 13, leftMinutes: 4_905 });
  expect(await sentenceOf('to-do')).toBe(
    'Bring appointments forward, so that they end well before 26 July 2027; ' +
      'if that cannot be, apply to extend the order by 28 June 2027.',
  );

  // The court extends the order by three months: 13 + 92 days in hand, and nobody at risk. What is booked stays.
  today('2027-02-05');
  expect((await patch({ deadline: '2027-10-26' })).status).toBe(200);
  expect(await hours()).toMatchObject({
    deadline: '2027-10-26',
    applyToExtendBy: '2027-09-28',
    state: 'on track',
    daysInHand: 105,
    booked: { toCome: { appointments: 12, lastDate: '2027-07-13' } },
  });
  expect(await sentenceOf('to-do')).toBeUndefined();
  expect(await atRisk()).toEqual([]);
  expect(await reviewed()).toMatchObject({ due: 1, notOnTrack: 0 });

  // The sheet of 29 December is found: he was there. All that is derived changes with the entry, and the old one stays.
  today('2027-02-08');
  const soFar = async () => (await lines()).map((line) => line.creditedSoFarMinutes);
  expect(await soFar()).toEqual([420, 810, 810, 810, 2_250, 2_295, 2_295]);
  expect((await outcome('2026-12-29', { outcome: 'ATTC' })).body).toMatchObject({
    // 4,905 - 420 = 4,485 are left: eleven Tuesdays.
    plan: { made: 0, kept: 11, cancelled: 1, shortfallMinutes: 0, completesOn: '2027-06-29' },
  });
  expect(await soFar()).toEqual([420, 810, 1_230, 1_230, 2_670, 2_715, 2_715]);
  expect(await hours()).toMatchObject({
    creditedMinutes: 2_715,
    leftMinutes: 4_485,
    state: 'on track',
    daysInHand: 119,
    finish: { date: '2027-06-29', by: 'plan' },
    attendance: { attended: 3, due: 4 },
    absences: { state: 'none', dates: [], leftBeforeEnforcement: 2, nextBrings: 'warning' },
  });
  expect(await read(`${order}/appointments/${appointmentOn('2026-12-29')}/outcomes`)).toMatchObject({
    content: [
      { outcome: 'UACP', creditedMinutes: 0, recordedAt: '2026-12-29T18:00:00.000Z' },
      { outcome: 'ATTC', creditedMinutes: 420, recordedAt: '2027-02-08T18:00:00.000Z' },
    ],
  });

  // He has lost his telephone: whoever finds it reads no calendar.
  expect((await ask(`/v1/people/${crn}/calendar-link`, { method: 'DELETE' })).status).toBe(204);
  expectProblem(await get(calendar), 404);

  // He comes to ten more Tuesdays, to 15 June: 4,485 - 4,200 = 285 are left for the last.
  const tenMore = tuesdays(10, '2027-02-09');
  for (const [i, date] of tenMore.entries()) {
    today(date);
    expect((await outcome(date, { outcome: 'ATTC' })).status).toBe(200);
    expect(await hours()).toMatchObject({ leftMinutes: 4_485 - 420 * (i + 1), state: 'on track' });
  }
  expect(await hours()).toMatchObject({
    creditedMinutes: 6_915,
    leftMinutes: 285,
    daysInHand: 119,
    booked: { toCome: { appointments: 1, lastDate: '2027-06-29' } },
  });

  // On 29 June he may go when they are worked, at a quarter past two: 09:30 and 285 minutes. He is done, to the minute.
  today('2027-06-29');
  expect((await outcome('2027-06-29', { outcome: 'ATTC', to: '14:15' })).status).toBe(200);
  expect((await lines()).at(-1)).toMatchObject({
    rawMinutes: 285,
    creditedMinutes: 285,
    creditedSoFarMinutes: 7_200,
    cappedBy: null,
  });
  expect(await hours()).toMatchObject({
    creditedMinutes: 7_200,
    leftMinutes: 0,
    state: 'complete',
    completedOn: '2027-06-29',
    booked: { minutes: 0, toCome: { appointments: 0 }, notBookedMinutes: 0 },
    finish: null,
    daysInHand: null,
  });
  expect(await sentenceOf('credited')).toBe(
    '120 hours are credited of 120 hours ordered; no hours are left.',
  );
  expect((await patch({ status: 'completed' })).status).toBe(200);
  expect(await hours()).toMatchObject({ status: 'completed', state: 'complete', leftMinutes: 0 });
  expect(isSound(db)).toBe(true);
});
