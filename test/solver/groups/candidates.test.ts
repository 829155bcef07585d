import { describe, expect, it } from 'vitest';
import type { CandidateRequest, RunningGroup } from '../../../solver/groups/candidates/nouns.ts';
import { candidates } from '../../../solver/groups/candidates.ts';
import {
  givenCandidateRequest,
  givenFacilitator,
  givenPattern,
  givenVenue,
  givenWaiting,
  men,
  waitingAt,
} from '../../given/group-region.ts';
import { groupSlot, individualSlot } from '../../given/slots.ts';
import { givenTemplate, sessionsOf, shipped } from '../../given/templates.ts';

const given = givenCandidateRequest;
const found = (change: Partial<CandidateRequest>) => candidates(given(change));
const ids = (change: Partial<CandidateRequest>) => found(change).candidates.map(({ id }) => id);
const atVenue = (...codes: string[]) => codes.map((code) => givenVenue(code));
/** Men who wait, each half an hour from the venues of the request. */
const asked = (many: number, change: Partial<CandidateRequest> = {}, man: Parameters<typeof men>[1] = {}) => {
  const venues = change.venues ?? given().venues;
  return { venues, waiting: waitingAt(venues, men(many, man)), ...change };
};

describe('a group that could start', () => {
  it('has its dates, its room and its facilitators', () => {
    const { candidates: list, details, conflicts } = found({});
    expect(list).toEqual([
      {
        id: 'SHORT-V1-R1-TUE-2026-12-08-male',
        programme: 'SHORT',
        venue: 'V1',
        sex: 'male',
        sessions: ['2026-12-08', '2026-12-15', '2026-12-22'].map((date) => ({
          date,
          from: '18:00',
          to: '20:00',
        })),
        members: 0,
        seats: 12,
        tags: [],
      },
    ]);
    expect(details).toMatchObject([
      {
        id: 'SHORT-V1-R1-TUE-2026-12-08-male',
        room: 'R1',
        pattern: 'TUE',
        startsOn: '2026-12-08',
        finishesOn: '2026-12-22',
        facilitators: ['F1', 'F2'],
        couldJoin: null,
      },
    ]);
    expect(conflicts).toEqual([]);
  });

  it('is one for each week, pattern and venue; those of one room at one time are in conflict', () => {
    const settings = { ...given().settings, startWithinWeeks: 2 };
    const two = found({ settings });
    expect(two.candidates.map(({ id }) => id)).toEqual([
      'SHORT-V1-R1-TUE-2026-12-08-male',
      'SHORT-V1-R1-TUE-2026-12-15-male',
    ]);
    expect(two.conflicts).toEqual([['SHORT-V1-R1-TUE-2026-12-08-male', 'SHORT-V1-R1-TUE-2026-12-15-male']]);
    const patterns = [givenPattern('TUE', groupSlot(2)), givenPattern('WED', groupSlot(3))];
    expect(ids({ patterns, venues: atVenue('V1', 'V2') })).toEqual([
      'SHORT-V1-R1-TUE-2026-12-08-male',
      'SHORT-V2-R1-TUE-2026-12-08-male',
      'SHORT-V1-R1-WED-2026-12-09-male',
      'SHORT-V2-R1-WED-2026-12-09-male',
    ]);
  });

  it('is laid out once where two patterns or two weeks come to the same', () => {
    const patterns = [givenPattern('A', groupSlot(2)), givenPattern('B', groupSlot(2))];
    expect(ids({ patterns })).toEqual(['SHORT-V1-R1-A-2026-12-08-male']);
    const venues = [
      givenVenue('V1', { closures: [{ fromDate: '2026-12-07', toDate: '2026-12-13', reason: 'flood' }] }),
    ];
    const settings = { ...given().settings, startWithinWeeks: 2 };
    expect(ids({ venues, settings })).toEqual(['SHORT-V1-R1-TUE-2026-12-15-male']);
  });

  it('is of the patterns that are for its programme', () => {
    expect(ids({ patterns: [{ ...givenPattern('TUE', groupSlot(2)), programme: 'BBR' }] })).toEqual([]);
  });

  it('is of a template that is in force on the first Monday', () => {
    expect(ids({ templates: [givenTemplate({ validUntil: '2026-12-06' })] })).toEqual([]);
    expect(ids({ templates: [givenTemplate({ validUntil: '2026-12-07' })] })).toHaveLength(1);
  });

  it('is for men, for women, or mixed as the template allows', () => {
    const sexes = ['male', 'female'] as const;
    const of = (mixed: boolean) =>
      found({ templates: [givenTemplate({ sexes, mixed })] }).candidates.map(({ sex, tags }) => [sex, tags]);
    expect(of(false)).toEqual(
      [
        ['male', []],
        ['female', ['women-only']],
      ].toSorted(),
    );
    expect(of(true)).toEqual(
      [
        ['mixed', []],
        ['female', ['women-only']],
      ].toSorted(),
    );
  });
});

describe('the room of a group', () => {
  const rooms = (...seats: number[]) => [
    givenVenue('V1', { rooms: seats.map((many, i) => ({ code: `R${i + 1}`, seats: many, booked: [] })) }),
  ];
  const roomIn = (venues: CandidateRequest['venues']) => found({ venues }).details.map(({ room }) => room);

  it('holds as many as the largest group if it can, and is no larger than that needs', () => {
    expect(roomIn(rooms(8, 20, 14))).toEqual(['R3']);
    expect(roomIn(rooms(6, 8))).toEqual(['R2']);
    expect(roomIn(rooms(3))).toEqual([]);
  });

  it('is another one where two groups could meet at one time, if it holds the best group', () => {
    const two = [givenTemplate(), givenTemplate({ code: 'OTHER' })];
    const facilitators = ['F1', 'F2', 'F3', 'F4'].map((id) =>
      givenFacilitator(id, { programmes: ['SHORT', 'OTHER'] }),
    );
    const of = (...seats: number[]) => found({ templates: two, facilitators, venues: rooms(...seats) });
    expect(
      of(12, 9)
        .details.map(({ room }) => room)
        .sort(),
    ).toEqual(['R1', 'R2']);
    expect(of(12, 9).conflicts).toEqual([]);
    expect(of(12, 7).details.map(({ room }) => room)).toEqual(['R1', 'R1']);
    expect(of(12, 7).conflicts).toHaveLength(1);
  });

  it('is free for every session', () => {
    const [venue] = rooms(12, 8);
    const booked = [{ date: '2026-12-22', from: '19:00', to: '21:00' }];
    const taken = [{ ...venue!, rooms: [{ ...venue!.rooms[0]!, booked }, venue!.rooms[1]!] }];
    expect(roomIn(taken)).toEqual(['R2']);
    const both = [{ ...venue!, rooms: venue!.rooms.map((room) => ({ ...room, booked })) }];
    expect(found({ venues: both }).leftOut).toMatchObject({ noRoom: 1 });
  });
});

describe('the facilitators of a group', () => {
  const of = (...facilitators: CandidateRequest['facilitators']) =>
    found({ facilitators }).details.map((one) => one.facilitators.join(' '))[0] ?? 'none';
  const [one, two] = [givenFacilitator('F1'), givenFacilitator('F2')];

  it('are trained for it, work in its area and at its hours', () => {
    expect(of(one, two)).toBe('F1 F2');
    expect(of(one, { ...two, programmes: ['BBR'] })).toBe('none');
    expect(of(one, { ...two, pdus: ['hackney'] })).toBe('none');
    expect(of(one, { ...two, pdus: ['hackney', 'camden'] })).toBe('F1 F2');
    expect(of(one, { ...two, hours: [{ weekday: 2, from: '08:00', to: '19:00' }] })).toBe('none');
    expect(found({ facilitators: [one] }).leftOut).toMatchObject({ noFacilitator: 1 });
  });

  it('are covered by another when one is on leave or booked, if there for most of it', () => {
    // Away on one evening of three: 66 % is under the 75 % of a regular one.
    const away = { ...one, leave: [{ fromDate: '2026-12-14', toDate: '2026-12-18' }] };
    expect(of(away, two)).toBe('none');
    const four = [givenTemplate({ sessions: sessionsOf('gggg') })];
    // On one of four: 75 %.
    const covered = (facilitators: CandidateRequest['facilitators']) =>
      found({ templates: four, facilitators }).details.map(({ facilitators: regulars, sessions }) => [
        regulars.join(' '),
        sessions.map((session) => session.facilitators.join(' ')),
      ]);
    const third = givenFacilitator('F3', {
      hours: [{ weekday: 2, from: '08:00', to: '21:00' }],
      leave: [{ fromDate: '2026-12-22', toDate: '2027-01-05' }],
    });
    expect(covered([away, two, third])).toEqual([['F1 F2', ['F1 F2', 'F2 F3', 'F1 F2', 'F1 F2']]]);
    expect(covered([away, two])).toEqual([]);
    const booked = { ...two, booked: [{ date: '2026-12-15', from: '19:30', to: '20:30' }] };
    expect(covered([one, booked, third])).toEqual([['F1 F2', ['F1 F2', 'F1 F3', 'F1 F2', 'F1 F2']]]);
  });

  it('are others where two groups could meet at one time, as long as there are enough', () => {
    const four = ['F1', 'F2', 'F3', 'F4'].map((id) => givenFacilitator(id));
    const apart = found({ venues: atVenue('V1', 'V2'), facilitators: four });
    expect(apart.details.map(({ facilitators }) => facilitators)).toEqual([
      ['F1', 'F2'],
      ['F3', 'F4'],
    ]);
    expect(apart.conflicts).toEqual([]);
    const shared = found({ venues: atVenue('V1', 'V2'), facilitators: four.slice(0, 3) });
    expect(shared.conflicts).toEqual([
      ['SHORT-V1-R1-TUE-2026-12-08-male', 'SHORT-V2-R1-TUE-2026-12-08-male'],
    ]);
  });

  it('have groups in turn', () => {
    const four = ['F1', 'F2', 'F3', 'F4'].map((id) => givenFacilitator(id));
    const patterns = [givenPattern('TUE', groupSlot(2)), givenPattern('WED', groupSlot(3))];
    expect(
      found({ patterns, facilitators: four }).details.map(({ facilitators }) => facilitators.join(' ')),
    ).toEqual(['F1 F2', 'F3 F4']);
  });

  it('hold the one-to-ones, side by side', () => {
    const templates = [
      givenTemplate({
        sessions: sessionsOf('gig'),
        groupSize: { min: 2, optimum: 3, max: 4, exception: null },
      }),
    ];
    const patterns = [givenPattern('TUE', groupSlot(2), individualSlot(4))];
    const [detail] = found({ templates, patterns }).details;
    expect(detail?.oneToOnes).toEqual([
      {
        number: 2,
        places: [
          { date: '2026-12-10', from: '10:00', to: '11:00', facilitators: ['F1'] },
          { date: '2026-12-10', from: '10:00', to: '11:00', facilitators: ['F2'] },
          { date: '2026-12-10', from: '11:00', to: '12:00', facilitators: ['F1'] },
          { date: '2026-12-10', from: '11:00', to: '12:00', facilitators: ['F2'] },
        ],
      },
    ]);
    const evenings = ['F1', 'F2'].map((id) =>
      givenFacilitator(id, { hours: [{ weekday: 2, from: '17:00', to: '21:00' }] }),
    );
    expect(found({ templates, patterns, facilitators: evenings }).leftOut).toMatchObject({
      noFacilitator: 1,
    });
  });
});

describe('groups for those who wait', () => {
  it('are those that enough could join', () => {
    expect(found(asked(4)).details).toMatchObject([{ couldJoin: 4 }]);
    // Three men: kept, since it is the nearest to running.
    expect(found(asked(3)).details).toMatchObject([{ couldJoin: 3 }]);
    expect(found(asked(0))).toMatchObject({ candidates: [], leftOut: { tooFew: 1 } });
  });

  it('are left out where those who could join are too few, but for the nearest of each venue', () => {
    const settings = { ...given().settings, startWithinWeeks: 3 };
    const { candidates: list, leftOut } = found(asked(3, { settings }));
    expect(list).toHaveLength(1);
    expect(leftOut.tooFew).toBe(2);
  });

  it.each([
    ['ready later', { readyFrom: '2026-12-09' }],
    ['to finish sooner', { mustFinishBy: '2026-12-21' }],
    ['not free on Tuesday evenings', { availability: [{ weekday: 2 as const, from: '09:00', to: '19:59' }] }],
    ['busy on one of the evenings', { busy: [{ date: '2026-12-15', from: '19:00', to: '22:00' }] }],
    ['in need of what the venue has not', { needs: ['step-free'] }],
    ['a woman', { sex: 'female' as const }],
    ['of another programme', { programme: 'BBR' }],
  ])('are not asked of somebody who is %s', (_, change) => {
    const referrals = [...men(4), givenWaiting('R900001', change)];
    const venues = atVenue('V1');
    expect(found({ venues, waiting: waitingAt(venues, referrals) }).details).toMatchObject([
      { couldJoin: 4 },
    ]);
  });

  it('are not asked of somebody too far away', () => {
    const venues = atVenue('V1');
    const waiting = waitingAt(venues, men(5));
    const [first, ...others] = waiting.travel;
    const far = [first![0], first![1], 91] as const;
    expect(found({ venues, waiting: { ...waiting, travel: [far, ...others] } }).details).toMatchObject([
      { couldJoin: 4 },
    ]);
    expect(found({ venues, waiting: { ...waiting, travel: others } }).details).toMatchObject([
      { couldJoin: 4 },
    ]);
  });

  it('are two at one time and place where the people would fill both, and there are rooms', () => {
    const two = [givenVenue('V1', { rooms: ['R1', 'R2'].map((code) => ({ code, seats: 12, booked: [] })) })];
    const facilitators = ['F1', 'F2', 'F3', 'F4'].map((id) => givenFacilitator(id));
    expect(ids({ ...asked(8, { venues: two }), facilitators })).toHaveLength(2);
    expect(ids({ ...asked(7, { venues: two }), facilitators })).toHaveLength(1);
    expect(found({ ...asked(8, { venues: two }), facilitators }).conflicts).toEqual([]);
  });

  it('are of women only beside mixed ones, for a woman who needs that', () => {
    const templates = [givenTemplate({ sexes: ['male', 'female'], mixed: true })];
    const venues = atVenue('V1');
    const women = (needs: string[]) => waitingAt(venues, men(5, { sex: 'female', needs }));
    const sexesFor = (needs: string[]) =>
      found({ templates, venues, waiting: women(needs) }).candidates.map(({ sex }) => sex);
    expect(sexesFor([])).toEqual(['mixed']);
    expect(sexesFor(['women-only'])).toEqual(['female']);
  });

  it('are at most so many, everyone having some choice before anyone has much', () => {
    const venues = atVenue('V1', 'V2');
    const settings = { ...given().settings, startWithinWeeks: 12, mostCandidates: 2 };
    const facilitators = ['F1', 'F2', 'F3', 'F4'].map((id) => givenFacilitator(id));
    // Ten can get to the first venue only, and four, who have waited less, to the second only.
    const near = waitingAt([venues[0]!], men(10));
    const others = Array.from({ length: 4 }, (_, i) => givenWaiting(`R20000${i}`, { weeksWaiting: 0 }));
    const far = waitingAt([venues[1]!], others);
    const waiting = {
      ...near,
      referrals: [...near.referrals, ...far.referrals],
      travel: [...near.travel, ...far.travel],
    };
    const answer = found({ venues, settings, facilitators, waiting });
    expect(answer.candidates.map(({ venue }) => venue)).toEqual(['V1', 'V2']);
    // Twelve weeks at two venues, but two.
    expect(answer.leftOut.beyondMost).toBe(22);
  });
});

describe('a running group', () => {
  const course = shipped('DRINK-DRIVE');
  const group: RunningGroup = {
    id: 'G7',
    programme: 'DRINK-DRIVE',
    venue: 'V1',
    room: 'R1',
    sex: 'mixed',
    pattern: 'TUE',
    facilitators: ['F1'],
    members: 5,
    seats: 10,
    tags: [],
    sessions: [7, 6, 5, 4, 3].map((number) => ({
      number,
      date: `2026-12-${10 + number}`,
      from: '18:00',
      to: '20:00',
    })),
  };
  const join = (change: Partial<RunningGroup>) =>
    found({ templates: [course], patterns: [], running: [{ ...group, ...change }] });

  it('can be joined at its next entry point, with the sessions from it on', () => {
    // Entry points are sessions 1, 4 and 6.
    const { candidates: list, details } = join({});
    expect(list).toMatchObject([{ id: 'G7', members: 5, seats: 10 }]);
    expect(list[0]?.sessions.map(({ date }) => date)).toEqual([
      '2026-12-14',
      '2026-12-15',
      '2026-12-16',
      '2026-12-17',
    ]);
    expect(details).toMatchObject([
      { id: 'G7', startsOn: '2026-12-14', finishesOn: '2026-12-17', room: 'R1' },
    ]);
  });

  it('can not where no entry point is planned', () => {
    expect(join({ sessions: group.sessions.filter(({ number }) => number === 7) }).candidates).toEqual([]);
    expect(join({ programme: 'TSP' }).candidates).toEqual([]);
  });
});
