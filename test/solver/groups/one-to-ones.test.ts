import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Weekday } from '../../../solver/calendar.ts';
import { groupSessionsOf, type LaidSession } from '../../../solver/groups/calendar/laid.ts';
import { alwaysOpen } from '../../../solver/groups/calendar/open-times.ts';
import { layOut } from '../../../solver/groups/layout.ts';
import { type Attending, fitOneToOnes, type OneToOneRequest } from '../../../solver/groups/one-to-ones.ts';
import { anyLayoutRequest } from '../../given/any-layout.ts';
import { brokenIn } from '../../given/calendar-checker.ts';
import { givenFacilitator } from '../../given/group-region.ts';
import { individualSlot } from '../../given/slots.ts';
import { givenTemplate, sessionsOf } from '../../given/templates.ts';

const anyTime = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, from: '00:00', to: '24:00' }));
/** Free on one weekday between two hours. */
const free = (weekday: Weekday, from: string, to: string) => ({ availability: [{ weekday, from, to }] });

/** Group sessions on Tuesdays 5 and 12 January 2027, a one-to-one between them. */
const member = (referral: string, change: Partial<Attending> = {}): Attending => ({
  referral,
  availability: anyTime,
  busy: [],
  mustFinishBy: '2027-12-31',
  numbers: [2],
  calendar: [
    { number: 1, date: '2027-01-05' },
    { number: 3, date: '2027-01-12' },
  ],
  ...change,
});

/** Two hours on Thursdays, one facilitator: two times, on 7 January. */
function given(members: Attending[], change: Partial<OneToOneRequest> = {}): OneToOneRequest {
  return {
    template: givenTemplate({ sessions: sessionsOf('gigg') }),
    from: '2027-01-04',
    members,
    slots: [individualSlot(4)],
    place: alwaysOpen,
    facilitators: [givenFacilitator('F1')],
    lastWithinWeeks: 4,
    ...change,
  };
}
const times = (request: OneToOneRequest) =>
  fitOneToOnes(request).fitted.map(({ referral, number, date, from, facilitators }) =>
    [referral, number, date.slice(5), from, ...facilitators].join(' '),
  );
const reasons = (request: OneToOneRequest) =>
  fitOneToOnes(request).notFitted.map(({ referral, number, because }) => `${referral} ${number} ${because}`);

describe('one-to-ones of members', () => {
  it('are back to back in the individual slot between the sessions around them', () => {
    expect(times(given([member('A'), member('B')]))).toEqual(['A 2 01-07 11:00 F1', 'B 2 01-07 10:00 F1']);
  });

  it('are when each member is free', () => {
    const late = member('A', free(4, '11:00', '13:00'));
    expect(times(given([late, member('B')]))).toEqual(['A 2 01-07 11:00 F1', 'B 2 01-07 10:00 F1']);
    expect(times(given([member('B'), late]))).toEqual(['B 2 01-07 10:00 F1', 'A 2 01-07 11:00 F1']);
  });

  it('are side by side where there are facilitators, each with one person at a time', () => {
    const facilitators = [givenFacilitator('F1'), givenFacilitator('F2')];
    const morning = free(4, '10:00', '11:00');
    expect(times(given([member('A', morning), member('B', morning)], { facilitators }))).toEqual([
      'A 2 01-07 10:00 F1',
      'B 2 01-07 10:00 F2',
    ]);
  });

  it('may lag as the template says, and those that nothing follows have some weeks', () => {
    const template = givenTemplate({ sessions: sessionsOf('gigg'), individualLagSessions: 1 });
    const calendar = [...member('A').calendar, { number: 4, date: '2027-01-19' }];
    const three = ['A', 'B', 'C'].map((id) => member(id, { calendar }));
    expect(
      times(given(three, { template }))
        .map((one) => one.slice(4, 9))
        .sort(),
    ).toEqual(['01-07', '01-07', '01-14']);
    const last = givenTemplate({ sessions: sessionsOf('gi') });
    const nothing = member('A', { calendar: [{ number: 1, date: '2027-01-05' }] });
    const closed = {
      ...alwaysOpen,
      closures: [{ fromDate: '2027-01-05', toDate: '2027-01-22', reason: 'flood' }],
    };
    expect(times(given([nothing], { template: last, place: closed }))).toEqual(['A 2 01-28 10:00 F1']);
    expect(reasons(given([nothing], { template: last, place: closed, lastWithinWeeks: 3 }))).toEqual([
      'A 2 no-slot',
    ]);
  });

  it('keep a facilitator from two things at once, over the numbers too', () => {
    const template = givenTemplate({ sessions: sessionsOf('iig') });
    const calendar = [{ number: 3, date: '2027-01-19' }];
    const both = ['A', 'B'].map((id) => member(id, { calendar, numbers: [1, 2] }));
    const found = times(given(both, { template }));
    expect(found.map((one) => one.slice(2, 9)).sort()).toEqual(['1 01-07', '1 01-07', '2 01-14', '2 01-14']);
  });

  it('let somebody choose first who would find no time for a later one otherwise', () => {
    // Two one-to-ones each before the group, one place a Thursday, and B must be done by the 14th. If A has the 14th for the
    // first, B has none for the second.
    const template = givenTemplate({ sessions: sessionsOf('iig') });
    const calendar = [{ number: 3, date: '2027-02-02' }];
    const a = member('A', { calendar, numbers: [1, 2] });
    const b = member('B', { calendar, numbers: [1, 2], mustFinishBy: '2027-01-14' });
    const slots = [individualSlot(4, '10:00', '11:00')];
    for (const members of [
      [a, b],
      [b, a],
    ]) {
      const request = given(members, { template, slots });
      expect(reasons(request)).toEqual([]);
      expect(times(request).filter((one) => one.startsWith('B'))).toEqual([
        'B 1 01-07 10:00 F1',
        'B 2 01-14 10:00 F1',
      ]);
    }
  });
});

describe('a member without a time', () => {
  it.each([
    ['not free then', member('A', free(4, '14:00', '18:00')), {}, 'available'],
    ['busy', member('A', { busy: [{ date: '2027-01-07', from: '09:00', to: '16:30' }] }), {}, 'busy'],
    ['to finish before', member('A', { mustFinishBy: '2027-01-06' }), {}, 'finish'],
    [
      'too soon after a session',
      member('A'),
      { template: givenTemplate({ sessions: sessionsOf('gigg'), leastDaysBetween: 3 }) },
      'calendar',
    ],
    ['with nobody to see them', member('A'), { facilitators: [] }, 'no-slot'],
    [
      'with nobody free to see them',
      member('A'),
      {
        facilitators: [
          givenFacilitator('F1', { booked: [{ date: '2027-01-07', from: '09:00', to: '17:00' }] }),
        ],
      },
      'no-slot',
    ],
  ])('is told so: one %s', (_, one, change, because) => {
    expect(reasons(given([one], change))).toEqual([`A 2 ${because}`]);
  });

  it('may be one too many', () => {
    const three = ['A', 'B', 'C'].map((id) => member(id));
    expect(fitOneToOnes(given(three)).notFitted).toMatchObject([
      { because: 'taken', sentence: 'one-to-one 2: others have all the times at which it could be held' },
    ]);
  });
});

describe('the one-to-ones of any members', () => {
  const hours = ['09:00', '10:00', '11:00', '12:00', '13:00', '14:00'];
  const anyMember = fc.record({
    days: fc.subarray([3, 4] as Weekday[]),
    first: fc.integer({ min: 0, max: 4 }),
    length: fc.integer({ min: 1, max: 2 }),
  });

  /** The most people who can have a time, by trying everything. */
  function mostFitted(options: string[][], taken: ReadonlySet<string> = new Set()): number {
    const [first, ...rest] = options;
    if (!first) return 0;
    const without = mostFitted(rest, taken);
    return first
      .filter((time) => !taken.has(time))
      .reduce((most, time) => Math.max(most, 1 + mostFitted(rest, new Set([...taken, time]))), without);
  }

  it('are as many as can be, each when the member is free, no facilitator twice at once', () => {
    fc.assert(
      fc.property(fc.array(anyMember, { maxLength: 6 }), fc.integer({ min: 1, max: 2 }), (list, staff) => {
        const members = list.map(({ days, first, length }, i) =>
          member(`M${i}`, {
            availability: days.map((weekday) => ({
              weekday,
              from: hours[first]!,
              to: hours[Math.min(5, first + length)]!,
            })),
          }),
        );
        const facilitators = Array.from({ length: staff }, (_, i) => givenFacilitator(`F${i}`));
        const slots = [individualSlot(3, '09:00', '11:00'), individualSlot(4, '11:00', '13:00')];
        const { fitted, notFitted } = fitOneToOnes(given(members, { slots, facilitators }));
        expect(fitted.length + notFitted.length).toBe(members.length);
        const seats = fitted.flatMap((one) => one.facilitators.map((id) => `${one.date} ${one.from} ${id}`));
        expect(new Set(seats).size).toBe(seats.length);
        for (const one of fitted) {
          const weekday = one.date === '2027-01-06' ? 3 : 4;
          const { availability } = members.find(({ referral }) => referral === one.referral)!;
          expect(
            availability.some(
              (time) => time.weekday === weekday && time.from <= one.from && one.to <= time.to,
            ),
          ).toBe(true);
        }
        const options = members.map(({ availability }) =>
          availability.flatMap(({ weekday, from, to }) => {
            const starts = weekday === 3 ? ['09:00', '10:00'] : ['11:00', '12:00'];
            return starts
              .filter((start) => from <= start && `${Number(start.slice(0, 2)) + 1}:00` <= to)
              .flatMap((start) => facilitators.map(({ id }) => `${weekday} ${start} ${id}`));
          }),
        );
        expect(fitted.length).toBe(mostFitted(options));
      }),
      { seed: 20_270_105, numRuns: 300 },
    );
  });

  it('are all there in any calendar that was laid out for as many, if they are always free', () => {
    fc.assert(
      fc.property(anyLayoutRequest, (request) => {
        const layout = layOut(request);
        if (!layout.laid) return;
        const { template, slots, place, people, oneToOnesAtOnce, startsOn } = request;
        const calendar = groupSessionsOf(layout).map(({ number, date }) => ({ number, date }));
        const numbers = template.sessions
          .filter(({ kind }) => kind === 'individual')
          .map((one) => one.number);
        const members = Array.from({ length: people }, (_, i) =>
          member(`M${i}`, { calendar, numbers, mustFinishBy: layout.finishesOn }),
        );
        const facilitators = Array.from({ length: oneToOnesAtOnce }, (_, i) =>
          givenFacilitator(`F${i}`, { hours: anyTime }),
        );
        const answer = fitOneToOnes({
          template,
          from: startsOn,
          members,
          slots,
          place,
          facilitators,
          lastWithinWeeks: 30,
        });
        expect(answer.notFitted).toEqual([]);
        for (const { referral } of members) {
          const own = answer.fitted.filter((one) => one.referral === referral);
          const laid = template.sessions.map(({ number, kind }): LaidSession => {
            const { date, from, to } = [...own, ...groupSessionsOf(layout)].find(
              (one) => one.number === number,
            )!;
            return kind === 'group'
              ? { number, kind, date, from, to }
              : { number, kind, places: [{ date, from, to }] };
          });
          const broken = brokenIn({ ...request, people: 1 }, { ...layout, sessions: laid });
          expect(broken.filter((sentence) => !sentence.includes(': only '))).toEqual([]);
        }
      }),
      { seed: 20_270_105, numRuns: 100 },
    );
  });
});
