import { describe, expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { type Asking, givenDoor } from '../../given/door.ts';
import { allKept } from '../../given/kept.ts';
import { givenRegion } from '../../given/region.ts';
import { newAllocation } from '../../given/requests.ts';

/** Last Monday, today and next Monday, from half past nine to half past four with half an hour's break. */
const sessions = ['2026-11-23', '2026-11-30', '2026-12-07'];
const last = 'X100001-P0001-2026-11-23';
const next = 'X100001-P0001-2026-12-07';

const croydon = async (people = ['X100001']) => {
  const door = givenDoor();
  const region = givenRegion().project('P0001');
  for (const date of sessions) region.session('P0001', date, { breakMinutes: 30 });
  for (const crn of people) {
    region.person(crn).requirement(crn);
    for (const date of sessions) region.appointment(crn, `P0001-${date}`);
  }
  await region.keep(door.db);
  return door;
};

const ofOrder = '/v1/people/X100001/requirements/1';
const record = ({ send }: Asking, id: string, body: object) =>
  send('POST', `${ofOrder}/appointments/${id}/outcome`, { version: 1, outcome: 'ATTC', ...body });

describe('POST .../appointments/{id}/outcome', () => {
  it('credits the session less its break, and says what was written down', async () => {
    const door = await croydon();
    const answer = await record(door, last, {});
    // 09:30 to 16:30 is 420 minutes, less 30 of break.
    expect(answer).toMatchObject({
      status: 200,
      body: {
        entry: {
          appointment: last,
          outcome: 'ATTC',
          from: '09:30',
          to: '16:30',
          breakMinutes: 30,
          penaltyMinutes: 0,
          creditedMinutes: 390,
          notes: null,
          sensitive: false,
          hiVisWorn: null,
          workQuality: null,
          behaviour: null,
          recordedAt: '2026-11-30T09:00:00.000Z',
        },
        appointment: { id: last, crn: 'X100001', outcome: 'ATTC', creditedMinutes: 390, version: 2 },
        plan: null,
      },
    });
    expect((await door.get(ofOrder)).body).toMatchObject({
      appointments: [{ id: last, outcome: 'ATTC', creditedMinutes: 390 }, {}, {}],
    });
  });

  it('takes the time really worked, a penalty, and how the work was', async () => {
    const door = await croydon();
    const told = {
      from: '10:00',
      to: '15:00',
      penaltyMinutes: 20,
      notes: 'Came late.\nWorked < 5 hours.',
      sensitive: true,
      hiVisWorn: true,
      workQuality: 'good',
      behaviour: 'not-applicable',
    };
    // 10:00 to 15:00 is 300 minutes, less 30 of break and 20 of penalty.
    expect((await record(door, last, told)).body).toMatchObject({ entry: { ...told, creditedMinutes: 250 } });
  });

  it('corrects by a further entry; the one before stays readable, and sensitive stays sensitive', async () => {
    const door = await croydon();
    await record(door, last, { sensitive: true, notes: 'Seen by S. Okafor' });
    const corrected = await record(door, last, { version: 2, outcome: 'UACP', sensitive: false });
    expect(corrected.body).toMatchObject({
      entry: { outcome: 'UACP', creditedMinutes: 0, sensitive: true },
      appointment: { outcome: 'UACP', creditedMinutes: 0, version: 3 },
    });
    expect((await door.get(`${ofOrder}/appointments/${last}/outcomes`)).body).toMatchObject({
      content: [
        { outcome: 'ATTC', creditedMinutes: 390, notes: 'Seen by S. Okafor' },
        { outcome: 'UACP', creditedMinutes: 0, notes: null },
      ],
    });
  });

  it('is refused to whoever has not read the last change', async () => {
    const door = await croydon();
    await record(door, last, {});
    const before = allKept(door.db);
    expectProblem(await record(door, last, { outcome: 'UACP' }), 409, { rule: 'stale-version' });
    expect(allKept(door.db)).toEqual(before);
  });

  it('plans again where the requirement is allocated, and says what that changed', async () => {
    const door = givenDoor();
    await givenRegion()
      .project('P0001')
      .person('X100001')
      .requirement('X100001', { orderedMinutes: 2_400 })
      .keep(door.db);
    await door.send('POST', `${ofOrder}/allocations`, newAllocation);
    // Six Tuesdays, the last of 300 minutes. Without the first, 420 minutes are left for a seventh.
    expect((await record(door, 'X100001-1-1-2026-12-01-0930', { outcome: 'AAME' })).body).toMatchObject({
      plan: {
        made: 1,
        kept: 5,
        cancelled: 0,
        shortfallMinutes: 0,
        completesOn: '2027-01-12',
        sentence: '1 appointment made, 5 kept, 0 cancelled; the hours are done on 12 January 2027',
      },
    });
  });

  it('takes an absence that is known ahead, but nobody can have come or failed to yet', async () => {
    const door = await croydon();
    for (const outcome of ['ATTC', 'UACP'])
      expectProblem(await record(door, next, { outcome }), 422, {
        faults: [{ code: 'not-yet', path: 'outcome' }],
      });
    expect((await record(door, next, { outcome: 'AAME' })).status).toBe(200);
    expect((await record(door, 'X100001-P0001-2026-11-30', {})).status).toBe(200);
  });

  it.each([
    [{ outcome: 'GONE' }, 'outcome', 'not-one-of'],
    [{ from: '16:30' }, 'to', 'times'],
    [{ penaltyMinutes: 391 }, 'penaltyMinutes', 'penalty-too-long'],
    [{ penaltyMinutes: -1 }, 'penaltyMinutes', 'out-of-range'],
    [{ notes: 'x'.repeat(4_001) }, 'notes', 'out-of-range'],
    [{ notes: 'a bell \u0007' }, 'notes', 'not-plain-text'],
    [{ notes: ' ' }, 'notes', 'missing'],
    [{ workQuality: 'superb' }, 'workQuality', 'not-one-of'],
    [{ hiVisWorn: 'yes' }, 'hiVisWorn', 'wrong-type'],
    [{ version: 0 }, 'version', 'out-of-range'],
    [{ creditedMinutes: 390 }, 'creditedMinutes', 'unknown-field'],
  ])('refuses %j: %s is %s', async (body, path, code) => {
    const door = await croydon();
    expectProblem(await record(door, last, body), 422, { faults: [{ code, path }] });
  });

  it('counts nothing from before the sentence', async () => {
    const door = givenDoor();
    await givenRegion()
      .person('X100001')
      .requirement('X100001', { sentenceDate: '2026-11-24' })
      .project('P0001')
      .session('P0001', '2026-11-23')
      .appointment('X100001', 'P0001-2026-11-23')
      .keep(door.db);
    expectProblem(await record(door, last, {}), 409, { rule: 'before-sentence' });
  });

  it('does not find the appointment of another requirement', async () => {
    const door = await croydon(['X100001', 'X100002']);
    const others = 'X100002-P0001-2026-11-23';
    expectProblem(await record(door, others, {}), 404);
    expectProblem(await door.get(`${ofOrder}/appointments/${others}/outcomes`), 404);
    expectProblem(await door.get(`/v1/people/X999999/requirements/1/appointments/${last}/outcomes`), 404);
  });
});

describe('POST /v1/sessions/{id}/outcomes', () => {
  const address = '/v1/sessions/P0001-2026-11-23/outcomes';
  const at = (crn: string, more: object = {}) => ({ id: `${crn}-P0001-2026-11-23`, version: 1, ...more });

  it('records one outcome for all, with what is otherwise of each, and a result for each in that order', async () => {
    const { send } = await croydon(['X100001', 'X100002', 'X100003']);
    const answer = await send('POST', address, {
      outcome: 'ATTC',
      to: '15:30',
      appointments: [
        at('X100003'),
        at('X100002', { outcome: 'UACP' }),
        at('X100001', { version: 7 }),
        { id: 'X100001-P0001-2026-11-30', version: 1 },
      ],
    });
    // 09:30 to 15:30 is 360 minutes, less 30 of break.
    expect(answer).toMatchObject({
      status: 200,
      body: {
        recorded: 2,
        refused: 2,
        content: [
          { recorded: { appointment: { crn: 'X100003', creditedMinutes: 330 } }, refused: null },
          { recorded: { appointment: { crn: 'X100002', creditedMinutes: 0 } }, refused: null },
          { recorded: null, refused: { rule: 'stale-version' } },
          { appointment: 'X100001-P0001-2026-11-30', refused: { rule: 'unknown-appointment' } },
        ],
      },
    });
  });

  it('records one named twice once', async () => {
    const { send } = await croydon();
    const twice = { outcome: 'ATTC', appointments: [at('X100001'), at('X100001')] };
    expect((await send('POST', address, twice)).body).toMatchObject({ recorded: 1, refused: 1 });
  });

  it('names what is wrong with the request, and does not find a session that is not kept', async () => {
    const { send } = await croydon();
    expectFaultsAt(await send('POST', address, { outcome: 'ATTC', appointments: [] }), 'appointments');
    expectFaultsAt(
      await send('POST', address, { appointments: [at('X100001', { penaltyMinutes: 1.5 })] }),
      'outcome',
      'appointments[0].penaltyMinutes',
    );
    const nobody = { outcome: 'ATTC', appointments: [at('X100001')] };
    expectProblem(await send('POST', '/v1/sessions/P9999/outcomes', nobody), 404);
  });
});

describe('GET /v1/outcomes', () => {
  it('lists the codes of the case system, and what each means', async () => {
    const { get } = givenDoor();
    const { content } = (await get('/v1/outcomes')).body as { content: { code: string }[] };
    const of = (code: string) => content.find((outcome) => outcome.code === code);
    expect(of('ATTC')).toEqual({
      code: 'ATTC',
      name: 'Attended, complied',
      attended: true,
      enforceable: false,
      alertsEnforcement: false,
    });
    expect(of('UACP')).toMatchObject({ attended: false, enforceable: true, alertsEnforcement: true });
  });
});
