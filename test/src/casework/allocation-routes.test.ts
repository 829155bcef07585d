import { describe, expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { type Asking, givenDoor } from '../../given/door.ts';
import { givenRegion } from '../../given/region.ts';
import { newAllocation } from '../../given/requests.ts';

const ofOrder = '/v1/people/X100001/requirements/1';
const address = `${ofOrder}/allocations`;
const id = 'X100001-1-1';

/** Forty hours to work: 2,400 minutes. */
const croydon = async () => {
  const door = givenDoor();
  await givenRegion()
    .pickUpPoint('east-croydon')
    .person('X100001')
    .requirement('X100001', { orderedMinutes: 2_400 })
    .project('P0001')
    .project('W0001', { sexPolicy: 'women-only' })
    .keep(door.db);
  return door;
};

const datesOf = async ({ get }: Asking) => {
  const { appointments } = (await get(ofOrder)).body as { appointments: { date: string }[] };
  return appointments.map(({ date }) => date);
};

describe('POST .../allocations', () => {
  it('keeps it, and plans the hours by it', async () => {
    const door = await croydon();
    const made = await door.send('POST', address, newAllocation);
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`/v1/allocations/${id}`);
    const allocation = {
      id,
      crn: 'X100001',
      eventNumber: 1,
      ...newAllocation,
      endDate: null,
      pickUpPoint: null,
      pickUpTime: null,
      version: 1,
    };
    // Tuesdays of seven hours, 420 minutes: five are 2,100, and 300 more on the sixth.
    expect(made.body).toEqual({
      allocation,
      plan: {
        made: 6,
        kept: 0,
        cancelled: 0,
        shortfallMinutes: 0,
        completesOn: '2027-01-05',
        clashes: [],
        sentence: '6 appointments made, 0 kept, 0 cancelled; the hours are done on 5 January 2027',
      },
    });
    expect(await datesOf(door)).toEqual([
      ...['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29', '2027-01-05'],
    ]);
    expect((await door.get(`/v1/allocations/${id}`)).body).toEqual(allocation);
    expect((await door.get(address)).body).toEqual({ content: [allocation] });
  });

  it('says what cannot be booked, and where two stand against each other', async () => {
    const { send } = await croydon();
    await send('POST', address, { ...newAllocation, endDate: '2026-12-08' });
    const second = { ...newAllocation, frequency: 'once', from: '12:00', to: '18:00' };
    // Two Tuesdays are 840 of 2,400 minutes; on the first of them another is at work already.
    expect((await send('POST', address, second)).body).toMatchObject({
      plan: {
        made: 0,
        kept: 2,
        shortfallMinutes: 1_560,
        completesOn: null,
        clashes: [{ date: '2026-12-01', kept: id, dropped: 'X100001-1-2' }],
        sentence:
          '0 appointments made, 2 kept, 0 cancelled; 26 hours cannot be booked; on 1 day an allocation is left out, since the time is taken',
      },
    });
  });

  it('takes the id that its sender gives, once', async () => {
    const { send } = await croydon();
    const given = { id: 'A-4711', ...newAllocation };
    expect((await send('POST', address, given)).headers.get('location')).toBe('/v1/allocations/A-4711');
    expectProblem(await send('POST', address, given), 409, { rule: 'already-kept' });
  });

  it.each([
    [{ weekday: 8 }, 'weekday', 'not-one-of'],
    [{ weekday: '2' }, 'weekday', 'not-one-of'],
    [{ frequency: 'monthly' }, 'frequency', 'not-one-of'],
    [{ to: '09:30' }, 'to', 'order'],
    [{ endDate: '2026-11-30' }, 'endDate', 'order'],
    [{ project: 'P9999' }, 'project', 'unknown'],
    [{ pickUpPoint: 'nowhere', pickUpTime: '08:45' }, 'pickUpPoint', 'unknown'],
    [{ pickUpPoint: 'east-croydon' }, 'pickUpTime', 'missing'],
    [{ pickUpTime: '08:45' }, 'pickUpPoint', 'missing'],
    [{ pickUpPoint: 'east-croydon', pickUpTime: '09:30' }, 'pickUpTime', 'order'],
    [{ crn: 'X100001' }, 'crn', 'unknown-field'],
  ])('refuses %j: %s is %s', async (change, path, code) => {
    const door = await croydon();
    const answer = await door.send('POST', address, { ...newAllocation, ...change });
    expectProblem(answer, 422, { faults: [{ code, path }] });
    expect((await door.get(address)).body).toEqual({ content: [] });
  });

  it('refuses a man a project for women', async () => {
    const { send } = await croydon();
    const answer = await send('POST', address, { ...newAllocation, project: 'W0001' });
    expectProblem(answer, 409, { rule: 'women-only' });
  });

  it('does not find a person or a requirement that is not kept', async () => {
    const { send, get } = await croydon();
    const noPerson = '/v1/people/X999999/requirements/1/allocations';
    const noRequirement = '/v1/people/X100001/requirements/2/allocations';
    expectProblem(await send('POST', noPerson, newAllocation), 404, {
      detail: 'There is no person X999999',
    });
    expectProblem(await send('POST', noRequirement, newAllocation), 404, {
      detail: 'There is no requirement 2 of a person X100001',
    });
    expectProblem(await get(noRequirement), 404);
    expectProblem(await get('/v1/allocations/A-1'), 404);
  });
});

describe('PATCH /v1/allocations/{id}', () => {
  it('changes the day: what was planned goes, and is planned anew', async () => {
    const door = await croydon();
    await door.send('POST', address, newAllocation);
    const changed = await door.send('PATCH', `/v1/allocations/${id}`, { version: 1, weekday: 3 });
    expect(changed).toMatchObject({
      status: 200,
      body: {
        allocation: { weekday: 3, from: '09:30', version: 2 },
        plan: { made: 6, kept: 0, cancelled: 6, completesOn: '2027-01-06' },
      },
    });
    expect((await datesOf(door))[0]).toBe('2026-12-02');
  });

  it('is refused to whoever has not read the last change', async () => {
    const { send } = await croydon();
    await send('POST', address, newAllocation);
    await send('PATCH', `/v1/allocations/${id}`, { version: 1, to: '15:30' });
    const late = await send('PATCH', `/v1/allocations/${id}`, { version: 1, to: '17:30' });
    expectProblem(late, 409, { rule: 'stale-version' });
  });

  it('judges the allocation as it would be, and needs something to change', async () => {
    const { send } = await croydon();
    await send('POST', address, newAllocation);
    const patch = (body: object) => send('PATCH', `/v1/allocations/${id}`, body);
    expectFaultsAt(await patch({ version: 1, from: '16:30' }), 'to');
    expectFaultsAt(await patch({ to: '15:30' }), 'version');
    expectProblem(await patch({ version: 1 }), 422, { faults: [{ code: 'nothing-to-change' }] });
    expectProblem(await send('PATCH', '/v1/allocations/A-1', { version: 1, to: '15:30' }), 404);
  });
});

describe('POST /v1/allocations/{id}/end', () => {
  it('ends it with a date: later appointments go, and what they served is short', async () => {
    const door = await croydon();
    await door.send('POST', address, newAllocation);
    const ended = await door.send('POST', `/v1/allocations/${id}/end`, {
      version: 1,
      lastDate: '2026-12-14',
    });
    // Two Tuesdays are left: 840 of 2,400 minutes.
    expect(ended).toMatchObject({
      status: 200,
      body: {
        allocation: { endDate: '2026-12-14', version: 2 },
        plan: { made: 0, kept: 2, cancelled: 4, shortfallMinutes: 1_560, completesOn: null },
      },
    });
    expect(await datesOf(door)).toEqual(['2026-12-01', '2026-12-08']);
  });

  it('before its start date: it never falls', async () => {
    const door = await croydon();
    await door.send('POST', address, newAllocation);
    await door.send('POST', `/v1/allocations/${id}/end`, { version: 1, lastDate: '2026-11-30' });
    expect(await datesOf(door)).toEqual([]);
  });

  it('is refused where it cannot be', async () => {
    const { send } = await croydon();
    await send('POST', address, newAllocation);
    const end = (of: string, version: number) =>
      send('POST', `/v1/allocations/${of}/end`, { version, lastDate: '2026-12-14' });
    expectProblem(await end(id, 2), 409, { rule: 'stale-version' });
    expectProblem(await end('A-1', 1), 404);
  });
});
