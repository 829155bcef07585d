import { describe, expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { type Door, givenDoor } from '../../given/door.ts';
import type { GivenProgrammes } from '../../given/programmes.ts';
import { givenMenWaiting } from '../../given/waiting.ts';

interface Formed {
  id: number;
  points: number;
  groups: { candidate: string; startsOn: string; people: { referral: string; crn: string }[] }[];
}

async function givenFormed(men: number, add: (told: GivenProgrammes) => void = () => {}) {
  const door = givenDoor();
  const told = givenMenWaiting(men);
  add(told);
  await told.region.keep(door.db);
  return door;
}

async function form({ send }: Pick<Door, 'send'>, more: object = {}): Promise<Formed> {
  const { status, body } = await send('POST', '/v1/groupings', { region: 'london', ...more });
  expect(status).toBe(201);
  return body as Formed;
}

describe('groups formed from a waiting list', () => {
  it('are formed once where the same is asked for at the same moment, and anew after that', async () => {
    const plain = await givenFormed(8);
    const { formGroups } = plain.deps;
    let begun = 0;
    let bothBegun = () => {};
    const untilBoth = new Promise<void>((go) => {
      bothBegun = go;
    });
    // As long as it takes for all three to have asked: the last of them is the second that is formed.
    const slowly: typeof formGroups = async (asked) => {
      begun += 1;
      if (begun === 2) bothBegun();
      await untilBoth;
      return formGroups(asked);
    };
    const door = givenDoor({ db: plain.db, formGroups: slowly });
    const [first, second, other] = await Promise.all([form(door), form(door), form(door, { seconds: 7 })]);
    expect(second).toEqual(first);
    expect(other.id).not.toBe(first.id);
    expect((await form(door)).id).toBe(3);
  });

  it('are the best there are: eight men make one group of the best size, as early as it can start', async () => {
    const door = await givenFormed(8);
    const formed = await form(door);
    expect(formed).toMatchObject({
      region: 'london',
      asOf: '2026-11-30',
      status: 'optimal',
      counts: { eligible: 8, placed: 8, waiting: 0, notEligible: 0 },
      sentence: '1 group could open (1 of TSP): 8 people placed, 0 left waiting',
    });
    expect(formed.groups).toHaveLength(1);
    expect(formed.groups[0]).toMatchObject({
      programme: 'TSP',
      venue: 'V1',
      sex: 'male',
      size: { joiners: 8, min: 4, optimum: 8, max: 12, seats: 12 },
    });
    expect((await door.get(`/v1/groupings/${formed.id}`)).body).toEqual(formed);
    expect((await door.get('/v1/groupings')).body).toMatchObject({ content: [{ id: formed.id }] });
  });

  it('leave nobody waiting without a reason, and name who may not be placed', async () => {
    const door = await givenFormed(4, (told) => {
      told.fact('X100004-TSP', 'ogrsPercent', '10', { date: '2026-11-01' });
    });
    const { id, groups } = await form(door);
    expect(groups).toEqual([]);
    const waiting = (await door.get(`/v1/groupings/${id}/waiting`)).body;
    expect(waiting).toMatchObject({
      page: { totalElements: 3 },
      content: [
        {
          crn: 'X100001',
          because: [{ rule: 'size' }],
          sentence: expect.stringMatching(/^X100001 waits on: /),
        },
        {},
        {},
      ],
    });
    expect((await door.get(`/v1/groupings/${id}/not-eligible`)).body).toMatchObject({
      content: [
        {
          crn: 'X100004',
          failed: [{ check: 'ogrs-at-least' }],
          sentence: 'X100004 may not be placed: has an OGRS score under 25 %',
        },
      ],
    });
  });

  it('that lack people say what would make them run', async () => {
    const door = await givenFormed(3, (told) => {
      told.region.onlyFree('X100003', [2, '17:00', '21:00']);
    });
    const { id } = await form(door);
    const { body } = await door.get(`/v1/groupings/${id}/near`);
    expect(body).toMatchObject({
      content: [
        {
          programme: 'TSP',
          venue: 'V1',
          could: ['X100001-TSP', 'X100002-TSP'],
          lacking: 2,
          windows: [
            { weekday: 2, from: '18:00', to: '20:30' },
            { weekday: 4, from: '18:00', to: '20:30' },
          ],
          oneRuleAway: [{ referral: 'X100003-TSP', rule: 'available' }],
          sentence: expect.stringMatching(
            /^2 more men free on Tuesdays and Thursdays, 18:00 to 20:30 within 90 minutes of V1, from .* on, and TSP could run with 4$/,
          ),
        },
      ],
    });
  });

  it('may be asked otherwise than things are kept, and compared', async () => {
    const door = await givenFormed(4);
    const asIs = await form(door);
    const [{ candidate } = { candidate: '' }] = asIs.groups;
    const without = await form(door, { whatIf: { forbidden: [candidate] } });
    expect(without).toMatchObject({ whatIf: true });
    expect(without.groups.map((group) => group.candidate)).not.toContain(candidate);
    const { body } = await door.get(`/v1/groupings/${asIs.id}/difference?with=${without.id}`);
    expect(body).toMatchObject({
      with: without.id,
      points: asIs.points - without.points,
      opened: [candidate],
    });

    const small = await form(door, { whatIf: { seats: [{ venue: 'V1', code: 'room', seats: 3 }] } });
    expect(small.groups).toEqual([]);
    const room = { code: 'hall', name: 'Hall', seats: 12 };
    const hours = [2, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '22:00' }));
    const venue = { code: 'V9', name: 'Church', pdu: 'croydon', latitude: 51.374, longitude: -0.099 };
    const again = await form(door, {
      whatIf: {
        seats: [{ venue: 'V1', code: 'room', seats: 3 }],
        venues: [{ ...venue, rooms: [room], hours }],
      },
    });
    expect(again.groups).toMatchObject([{ venue: 'V9', size: { joiners: 4 } }]);
    expect((await door.get('/v1/venues/V9')).status).toBe(404);
  });

  it('name what a question has wrong', async () => {
    const door = await givenFormed(4);
    const ask = (whatIf: object) => door.send('POST', '/v1/groupings', { region: 'london', whatIf });
    expectFaultsAt(await ask({ seats: [{ venue: 'V1', code: 'attic', seats: 3 }] }), 'whatIf.seats[0].code');
    const seats = { venue: 'V1', code: 'room', seats: 3 };
    expectFaultsAt(await ask({ seats: [seats, seats] }), 'whatIf.seats[1].code');
    const backwards = { weekday: 2, from: '20:30', to: '18:00' };
    const room = { code: 'hall', name: 'Hall', seats: 12 };
    const place = { name: 'Church', pdu: 'croydon', latitude: 51.374, longitude: -0.099 };
    expectFaultsAt(
      await ask({
        venues: [{ code: 'V9', ...place, rooms: [room, room], hours: [backwards] }],
        patterns: [{ id: 'late', name: 'Late', slots: [{ kind: 'group', ...backwards }] }],
      }),
      'whatIf.venues[0].rooms[1].code',
      'whatIf.venues[0].hours[0].to',
      'whatIf.patterns[0].slots[0].to',
    );
    const nowhere = {
      code: 'V9',
      ...place,
      pdu: 'atlantis',
      rooms: [room],
      hours: [{ weekday: 2, from: '18:00', to: '20:30' }],
    };
    expectFaultsAt(await ask({ venues: [nowhere] }), 'whatIf.venues[0].pdu');
    expectFaultsAt(await ask({ pinned: [['nobody', 'nowhere']] }), 'pinned[0][0]', 'pinned[0][1]');
    expectFaultsAt(await door.send('POST', '/v1/groupings', { region: 'atlantis' }), 'region');
    expectProblem(await door.get('/v1/groupings/99'), 404);
    const { id } = await form(door);
    expectProblem(await door.get(`/v1/groupings/${id}/difference?with=99`), 404);
  });
});

describe('a group that a run proposes', () => {
  it('is opened with the people placed in it, once', async () => {
    const door = await givenFormed(8);
    const { id, groups } = await form(door);
    const address = `/v1/groupings/${id}/groups/${groups[0]!.candidate}/open`;
    const opened = await door.send('POST', address, { id: 'G1' });
    expect(opened).toMatchObject({ status: 201, body: { id: 'G1', state: 'open' } });
    expect((await door.get('/v1/referrals/X100001-TSP')).body).toMatchObject({ state: 'placed' });
    // They are in a group now: the same run cannot place them twice, and a further run has nobody.
    expectProblem(await door.send('POST', address, {}), 409);
    expect(await form(door)).toMatchObject({ counts: { eligible: 0, placed: 0 } });
  });

  it('is one of the run', async () => {
    const door = await givenFormed(8);
    const { id } = await form(door);
    expectProblem(await door.send('POST', `/v1/groupings/${id}/groups/none/open`, {}), 404);
    expectProblem(await door.send('POST', '/v1/groupings/99/groups/none/open', {}), 404);
    expectFaultsAt(await door.send('POST', `/v1/groupings/${id}/groups/none/open`, { by: 'A' }), 'by');
  });
});

describe('a group that a run proposes, in full', () => {
  it('has every session, and says of each person why they are in it', async () => {
    const door = await givenFormed(8);
    const { id, groups } = await form(door);
    const { body, status } = await door.get(`/v1/groupings/${id}/groups/${groups[0]!.candidate}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      grouping: id,
      region: 'london',
      candidate: groups[0]!.candidate,
      byLine: { placed: 8_000 },
      people: groups[0]!.people,
    });
    const told = body as {
      points: number;
      byLine: Record<string, number>;
      people: { couldJoin: number; sentence: string }[];
      calendar: { number: number; module: string; facilitators: string[] }[];
      oneToOnes: { number: number; places: unknown[] }[];
    };
    expect(Object.values(told.byLine).reduce((sum, points) => sum + points, 0)).toBe(told.points);
    expect(told.calendar).toHaveLength(15);
    expect(told.calendar[0]).toMatchObject({ number: 2, module: 'Self Control', facilitators: ['F1', 'F2'] });
    expect(told.oneToOnes.map(({ number }) => number)).toEqual([1, 7, 13, 19]);
    expect(told.people[0]!.sentence).toMatch(
      /^X100001 has waited 7 weeks and is \d+ minutes? away; they could join \d+ groups; free for every session/,
    );
  });

  it('says who could be nowhere else, and for whom no start after the weeks looked at would do', async () => {
    const door = await givenFormed(8, ({ region }) => {
      for (const referral of region.rows.referrals) referral.mustFinishBy = '2027-03-05';
    });
    const firstOf = async (more: object) => {
      const { id, groups } = await form(door, more);
      const { body } = await door.get(`/v1/groupings/${id}/groups/${groups[0]!.candidate}`);
      return (body as { people: { couldJoin: number; lastChance: boolean; sentence: string }[] }).people[0]!;
    };
    const soon = await firstOf({ horizonWeeks: 1 });
    expect(soon).toMatchObject({ couldJoin: 1, lastChance: false });
    expect(soon.sentence).toContain('this is the one group they could join; free for every session');
    const last = await firstOf({});
    expect(last.lastChance).toBe(true);
    expect(last.sentence).toContain('and none that starts after the weeks looked at would finish in time');
  });

  it('is one of the run', async () => {
    const door = await givenFormed(8);
    const { id } = await form(door);
    expectProblem(await door.get(`/v1/groupings/${id}/groups/none`), 404);
    expectProblem(await door.get('/v1/groupings/99/groups/none'), 404);
  });

  it('stands in a list of runs with what came of each', async () => {
    const door = await givenFormed(8);
    const { groups } = await form(door);
    await form(door, { whatIf: { forbidden: [groups[0]!.candidate] } });
    expect((await door.get('/v1/groupings')).body).toMatchObject({
      content: [
        { id: 2, whatIf: true },
        { id: 1, status: 'optimal', groups: 1, placed: 8, whatIf: false },
      ],
    });
    expect((await door.get('/v1/groupings/2')).body).toMatchObject({
      asked: { forbidden: [groups[0]!.candidate], pinned: [], venues: [], patterns: [], seats: [] },
    });
    expect((await door.get('/v1/groupings/1')).body).toMatchObject({ asked: null });
  });
});
