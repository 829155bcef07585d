import { expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { type Door, givenDoor } from '../../given/door.ts';
import { orderUnderWay } from '../../given/order-under-way.ts';
import type { GivenRegion } from '../../given/region.ts';

const address = '/v1/people/X100001/requirements/1';

async function givenOrder(more: (region: GivenRegion) => void = () => {}): Promise<Door> {
  const door = givenDoor();
  const region = orderUnderWay();
  more(region);
  await region.keep(door.db);
  return door;
}

const sentenceOf = (body: unknown, code: string) =>
  (body as { sentences: { code: string; sentence: string }[] }).sentences.find((one) => one.code === code)
    ?.sentence;

it('the hours of a requirement are told in figures', async () => {
  const { get } = await givenOrder();
  const { status, body } = await get(`${address}/hours`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    crn: 'X100001',
    eventNumber: 1,
    asOf: '2026-11-30',
    orderedMinutes: 6_000,
    // Two sessions of 420, a course of 300 and an adjustment of 60.
    creditedMinutes: 1_200,
    leftMinutes: 4_800,
    adjustmentMinutes: 60,
    completedOn: null,
    booked: {
      minutes: 1_260,
      toCome: { appointments: 2, minutes: 840, lastDate: '2026-12-08' },
      awaitingOutcome: { appointments: 1, minutes: 420, firstDate: '2026-11-17' },
      // 4,800 - 3 x 420.
      notBookedMinutes: 3_540,
    },
    // London: 30 % of 6,000.
    ete: { mostMinutes: 1_800, creditedMinutes: 300, leftMinutes: 1_500 },
    state: 'on track',
    // Worked without the adjustment, 1,140, in the eight weeks from 5 October: 142.5 a week.
    pace: { soFarMinutes: 142 },
    // From 8 December 3,540 x 7 / 142 = 174.5, so 175 days, to 1 June, and eight bank holidays more.
    finish: { by: 'pace', date: '2027-06-09' },
    // 9 June to 13 September 2027.
    daysInHand: 96,
    attendance: { attended: 2, due: 3 },
    commencement: { by: '2026-09-30', firstWorked: '2026-10-06', late: true },
    absences: {
      state: 'warning',
      dates: ['2026-10-13'],
      leftBeforeEnforcement: 1,
      nextBrings: 'enforcement',
    },
    reviews: [
      { months: 6, date: '2027-03-14' },
      { months: 9, date: '2027-06-14' },
    ],
    // 28 days before 13 September 2027.
    applyToExtendBy: '2027-08-16',
    plan: null,
    incentive: null,
  });
  const { weeks } = body as { weeks: { weekStart: string; met: boolean | null }[] };
  expect(weeks).toHaveLength(9);
  expect(weeks[0]).toEqual({ weekStart: '2026-10-05', workedMinutes: 420, minimumMinutes: 420, met: true });
  expect(weeks.at(-1)).toMatchObject({ weekStart: '2026-11-30', met: null });
});

it('the hours of a requirement are told in sentences', async () => {
  const { get } = await givenOrder();
  const { body } = await get(`${address}/hours`);
  expect(sentenceOf(body, 'credited')).toBe('20 hours are credited of 100 hours ordered; 80 hours are left.');
  expect(sentenceOf(body, 'finish')).toContain('the hours will be done on 9 June 2027, 96 days before');
  expect(sentenceOf(body, 'review')).toBe('The 6-month review is on 14 March 2027.');
  expect(sentenceOf(body, 'status')).toBeUndefined();
});

it('the hours are told of a day that has passed as they stood then', async () => {
  const { get } = await givenOrder();
  // By 14 October one session was worked and one missed; the rest was still booked.
  expect((await get(`${address}/hours?on=2026-10-14`)).body).toMatchObject({
    asOf: '2026-10-14',
    creditedMinutes: 420,
    leftMinutes: 5_580,
    booked: { minutes: 1_680, toCome: { appointments: 4 }, awaitingOutcome: { appointments: 0 } },
    attendance: { attended: 1, due: 2 },
    absences: { state: 'warning' },
  });
  const today = (await get(`${address}/hours`)).body;
  expect((await get(`${address}/hours?on=2026-11-30`)).body).toEqual(today);
  expect((await get('/v1/people/X100001/hours?on=2026-10-14')).body).toMatchObject({
    content: [{ creditedMinutes: 420 }],
  });
});

it.each([
  ['2026-12-01', 'not-yet'],
  ['2026-09-13', 'before-sentence'],
])('the hours are not told of %s: %s', async (on, code) => {
  const { get } = await givenOrder();
  for (const path of [`${address}/hours`, '/v1/people/X100001/hours'])
    expectProblem(await get(`${path}?on=${on}`), 422, { faults: [{ path: 'on', code }] });
});

it('a corrected outcome changes every figure at once', async () => {
  const { get, send } = await givenOrder();
  const outcome = { version: 1, outcome: 'ATTC', penaltyMinutes: 20 };
  const made = await send('POST', `${address}/appointments/X100001-P1-2026-10-13/outcome`, outcome);
  expect(made.status).toBe(200);
  expect((await get(`${address}/hours`)).body).toMatchObject({
    creditedMinutes: 1_600,
    leftMinutes: 4_400,
    attendance: { attended: 3, due: 3 },
    absences: { state: 'none', dates: [], nextBrings: 'warning' },
    finishAsAttended: { by: 'pace' },
  });
  const { content } = (await get(`${address}/ledger`)).body as { content: { date: string }[] };
  expect(content.find(({ date }) => date === '2026-10-13')).toMatchObject({
    rawMinutes: 400,
    creditedSoFarMinutes: 820,
    sentence: 'Attended, complied: Churchyard, 09:30 to 16:30, 20 minutes taken off',
  });
});

it('allocations that cannot serve what is left say how much', async () => {
  const { get } = await givenOrder((region) =>
    region.allocation('X100001', 'P1', { weekday: 2, startDate: '2026-12-15', endDate: '2026-12-22' }),
  );
  const { body } = await get(`${address}/hours`);
  expect(body).toMatchObject({ plan: { completesOn: null, clashes: [] } });
  // 4,800 less what waits for its outcome and two Tuesdays: the sessions to come are on other days than the allocation's.
  expect((body as { plan: { shortfallMinutes: number } }).plan.shortfallMinutes).toBe(4_800 - 3 * 420);
});

it('all requirements of a person stand in one answer, with the weekly minimum over all of them', async () => {
  const { get } = await givenOrder((region) =>
    region.requirement('X100001', { orderedMinutes: 2_400, deadline: '2026-11-20' }),
  );
  const { body } = await get('/v1/people/X100001/hours');
  const { content } = body as { content: { eventNumber: number; state: string; weeks: unknown[] }[] };
  expect(content.map(({ eventNumber, state }) => [eventNumber, state])).toEqual([
    [1, 'on track'],
    [2, 'expired'],
  ]);
  expect(content[1]!.weeks).toEqual(content[0]!.weeks);
});

it('the appointments are told by stage, each with what it came to', async () => {
  const { get } = await givenOrder();
  const { content } = (await get(`${address}/appointments`)).body as { content: { stage: string }[] };
  expect(content.map(({ stage }) => stage)).toEqual([
    ...['past', 'past', 'past'],
    'missing-outcome',
    ...['upcoming', 'upcoming'],
  ]);
  expect(content[1]).toMatchObject({
    outcome: 'UACP',
    outcomeName: 'Unacceptable absence',
    creditedMinutes: 0,
  });
  const missing = (await get(`${address}/appointments?stage=missing-outcome`)).body;
  expect(missing).toMatchObject({
    content: [{ date: '2026-11-17', version: 1 }],
    page: { totalElements: 1 },
  });
  expect((await get(`${address}/appointments?size=2&page=2`)).body).toMatchObject({
    content: [{ date: '2026-12-01' }, { date: '2026-12-08' }],
  });
});

it('every line of the ledger says what it came from', async () => {
  const { get } = await givenOrder();
  const { content } = (await get(`${address}/ledger`)).body as {
    content: { sentence: string; creditedSoFarMinutes: number }[];
  };
  expect(content.map(({ sentence, creditedSoFarMinutes }) => [creditedSoFarMinutes, sentence])).toEqual([
    [420, 'Attended, complied: Churchyard, 09:30 to 16:30'],
    [420, 'Unacceptable absence: Churchyard, 09:30 to 16:30'],
    [840, 'Attended, complied: Churchyard, 09:30 to 16:30'],
    [1_140, 'Course completed: Health and safety at work'],
    [1_200, 'Adjustment: A long way'],
  ]);
});

it('every list comes as a table too, and no cell of it is a formula', async () => {
  const { get, ask } = await givenOrder((region) =>
    region.adjustment('X100001', 'ADJ-2', { minutes: -30, reason: 'x' }).course('X100001', '=LRN', {
      course: '=HYPERLINK("http://x")',
    }),
  );
  const ledger = await ask(`${address}/ledger`, { headers: { accept: 'text/csv' } });
  expect(ledger.type).toBe('text/csv; charset=utf-8');
  expect(ledger.headers.get('content-disposition')).toBe('attachment; filename="ledger.csv"');
  const text = ledger.body as string;
  expect(text).toMatch(/^number,date,kind,source,/);
  expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
  expect(text).toContain(',ADJ-2,,-30,-30,');
  expect((await get(`${address}/appointments?format=csv&size=1`)).body).toMatch(/(?:.+\n){7}/);
  expect((await get('/v1/people/X100001/hours?format=csv')).body).toContain('\nX100001,1,2026-09-14,');
});

it('what is not kept is not found, and what is asked wrong is named', async () => {
  const { get } = await givenOrder();
  expectProblem(await get('/v1/people/X999999/hours'), 404);
  for (const what of ['hours', 'appointments', 'ledger'])
    expectProblem(await get(`/v1/people/X100001/requirements/2/${what}`), 404);
  expectFaultsAt(await get(`${address}/ledger?size=0&format=pdf`), 'size', 'format');
});
