import { describe, expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { allKept } from '../../given/kept.ts';
import { givenRegion } from '../../given/region.ts';
import { newAllocation } from '../../given/requests.ts';

const ofOrder = '/v1/people/X100001/requirements/1';
const session = 'X100001-P0001-2026-11-23';
const training = 'X100001-E0001-2026-11-24';
const travel = { date: '2026-11-24', minutes: 45, reason: 'Travel to the site', travelFor: session };
const course = { reference: 'LS-1', date: '2026-11-24', minutes: 120, course: 'Food hygiene, level 2' };

/** A person who attended a group session and a training session last week. */
const croydon = async () => {
  const door = givenDoor();
  const attended = { outcome: 'ATTC', creditedMinutes: 420 };
  await givenRegion()
    .person('X100001')
    .requirement('X100001')
    .project('P0001')
    .session('P0001', '2026-11-23')
    .session('P0001', '2026-12-07')
    .project('E0001', { type: 'ete' })
    .session('E0001', '2026-11-24')
    .appointment('X100001', 'P0001-2026-11-23', attended)
    .appointment('X100001', 'E0001-2026-11-24', attended)
    .appointment('X100001', 'P0001-2026-12-07')
    .keep(door.db);
  return door;
};

describe('POST .../adjustments', () => {
  const address = `${ofOrder}/adjustments`;

  it('credits travel to a session that was attended', async () => {
    const { send } = await croydon();
    expect(await send('POST', address, travel)).toMatchObject({
      status: 201,
      body: {
        adjustment: {
          id: expect.any(String),
          crn: 'X100001',
          eventNumber: 1,
          ...travel,
          recordedAt: '2026-11-30T09:00:00.000Z',
        },
        plan: null,
      },
    });
  });

  it('takes minutes back, under an id that its sender gives', async () => {
    const { send } = await croydon();
    const back = { id: 'A-17', date: '2026-11-30', minutes: -60, reason: 'Credited twice' };
    expect(await send('POST', address, back)).toMatchObject({
      status: 201,
      body: { adjustment: { ...back, travelFor: null } },
    });
    expectProblem(await send('POST', address, back), 409, { rule: 'duplicate-id' });
  });

  it('cancels what is not needed any more, and says so', async () => {
    const door = givenDoor();
    await givenRegion()
      .project('P0001')
      .person('X100001')
      .requirement('X100001', { orderedMinutes: 2_400 })
      .keep(door.db);
    await door.send('POST', `${ofOrder}/allocations`, newAllocation);
    // Five Tuesdays of 420 minutes and a sixth of 300: these are given.
    const given = { date: '2026-11-30', minutes: 300, reason: 'Worked elsewhere' };
    expect((await door.send('POST', address, given)).body).toMatchObject({
      plan: { made: 0, kept: 5, cancelled: 1, completesOn: '2026-12-29' },
    });
  });

  it.each([
    [{ minutes: 0, travelFor: null }, 'minutes', 'no-minutes'],
    [{ minutes: 30.5 }, 'minutes', 'wrong-type'],
    [{ minutes: 181 }, 'minutes', 'travel-out-of-range'],
    [{ minutes: -1 }, 'minutes', 'travel-out-of-range'],
    [{ date: '2026-09-13' }, 'date', 'before-sentence'],
    [{ date: '2026-12-01' }, 'date', 'not-yet'],
    [{ travelFor: 'gone' }, 'travelFor', 'unknown-appointment'],
    [{ reason: '' }, 'reason', 'missing'],
    [{ hours: 1 }, 'hours', 'unknown-field'],
  ])('refuses %j: %s is %s', async (change, path, code) => {
    const { send, db } = await croydon();
    const before = allKept(db);
    const answer = await send('POST', address, { ...travel, ...change });
    expectProblem(answer, 422, { faults: [{ code, path }] });
    expect(allKept(db)).toEqual(before);
  });

  it.each([training, 'X100001-P0001-2026-12-07'])('credits no travel for %s', async (travelFor) => {
    const { send } = await croydon();
    expectProblem(await send('POST', address, { ...travel, travelFor }), 409, {
      rule: 'travel-not-attended',
    });
  });

  it('does not find a requirement that is not kept', async () => {
    const { send } = await croydon();
    expectProblem(await send('POST', '/v1/people/X100001/requirements/2/adjustments', travel), 404);
  });
});

describe('POST .../course-completions', () => {
  const address = `${ofOrder}/course-completions`;

  it('writes down a course, each once by the reference of the learning site', async () => {
    const { send } = await croydon();
    expect(await send('POST', address, course)).toMatchObject({
      status: 201,
      body: { courseCompletion: { crn: 'X100001', eventNumber: 1, ...course }, plan: null },
    });
    expectProblem(await send('POST', address, course), 409, { rule: 'duplicate-reference' });
  });

  it.each([
    [{ minutes: 0 }, 'minutes', 'out-of-range'],
    [{ date: '2026-09-13' }, 'date', 'before-sentence'],
    [{ date: '2026-12-01' }, 'date', 'not-yet'],
    [{ course: undefined }, 'course', 'missing'],
  ])('refuses %j: %s is %s', async (change, path, code) => {
    const { send } = await croydon();
    const answer = await send('POST', address, { ...course, ...change });
    expectProblem(answer, 422, { faults: [{ code, path }] });
  });

  it('names every missing field, and does not find a requirement that is not kept', async () => {
    const { send } = await croydon();
    expectFaultsAt(await send('POST', address, {}), 'reference', 'date', 'minutes', 'course');
    expectProblem(await send('POST', '/v1/people/X100002/requirements/1/course-completions', course), 404);
  });
});
