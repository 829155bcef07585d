import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alwaysOpen } from '../../../solver/groups/calendar/open-times.ts';
import {
  type BookedOneToOne,
  type BookedSession,
  type Reschedule,
  reschedule,
} from '../../../solver/groups/relayout.ts';
import { groupSlot } from '../../given/slots.ts';
import { givenTemplate, sessionsOf } from '../../given/templates.ts';

const evening = { from: '18:00', to: '20:00' };
const tuesdays = ['2027-01-05', '2027-01-12', '2027-01-19', '2027-01-26', '2027-02-02'];
const booked = (number: number, date: string, change: Partial<BookedSession> = {}): BookedSession => ({
  number,
  date,
  ...evening,
  status: 'planned',
  ...change,
});
const oneToOne = (
  id: string,
  number: number,
  date: string,
  change: Partial<BookedOneToOne> = {},
): BookedOneToOne => ({
  id,
  referral: `R${id}`,
  number,
  date,
  from: '10:00',
  to: '11:00',
  status: 'planned',
  catchUp: false,
  ...change,
});

/** Five Tuesday evenings, the first held; today is Thursday 7 January 2027; the second moves. */
function given(change: Partial<Reschedule> = {}): Reschedule {
  return {
    template: givenTemplate({ sessions: sessionsOf('ggggg') }),
    slots: [groupSlot(2)],
    place: alwaysOpen,
    today: '2027-01-07',
    sessions: tuesdays.map((date, i) => booked(i + 1, date, i === 0 ? { status: 'held' } : {})),
    oneToOnes: [],
    move: { number: 2, date: '2027-01-14', ...evening },
    laterFollow: false,
    mostWeeks: 52,
    ...change,
  };
}
const moves = (request: Reschedule) => {
  const answer = reschedule(request);
  return answer.moved
    ? answer.sessions.map((one) => `${one.number}: ${one.old.date} to ${one.new.date}`)
    : [`${answer.rule} ${answer.number}: ${answer.sentence}`];
};
const to = (number: number, date: string, window = evening) => ({ move: { number, date, ...window } });

describe('a session that moves alone', () => {
  it('is shown old and new side by side, the others as they are', () => {
    expect(reschedule(given())).toEqual({
      moved: true,
      sessions: [
        {
          number: 2,
          old: { date: '2027-01-12', ...evening },
          new: { date: '2027-01-14', ...evening },
        },
      ],
      oneToOnesOutOfPlace: [],
      finishesOn: '2027-02-02',
    });
  });

  it('may have another hour of its day', () => {
    expect(moves(given(to(2, '2027-01-12', { from: '17:00', to: '19:00' })))).toEqual([
      '2: 2027-01-12 to 2027-01-12',
    ]);
    expect(moves(given(to(2, '2027-01-12')))).toEqual([]);
  });

  it.each([
    ['of the past', to(1, '2027-01-08'), 'past 1: session 1 has been held: it cannot move'],
    ['to the past', to(2, '2027-01-06'), 'past 2: session 2 cannot be on 2027-01-06: that day is past'],
    ['that there is not', to(7, '2027-01-14'), 'unknown 7: session 7 is not a group session of this group'],
    [
      'to too short a time',
      to(2, '2027-01-14', { from: '18:00', to: '19:00' }),
      'length 2: session 2 must be 120 minutes long',
    ],
    [
      'beyond the next',
      to(2, '2027-01-20'),
      'order 3: session 3 would come before session 2: let later sessions follow',
    ],
    [
      'onto the day of the next',
      to(2, '2027-01-19', { from: '10:00', to: '12:00' }),
      'apart 3: session 3 would be on the same day as session 2: let later sessions follow',
    ],
    [
      'before the one that was held',
      { ...to(3, '2027-01-12') },
      'apart 3: session 3 would be on the same day as session 2',
    ],
  ])('is refused: one %s', (_, change, refusal) => {
    expect(moves(given(change))).toEqual([refusal]);
  });

  it('is refused where the place is closed, and where the week is full', () => {
    const closures = [{ fromDate: '2027-01-14', toDate: '2027-01-14', reason: 'flood' }];
    expect(moves(given({ place: { ...alwaysOpen, closures } }))).toEqual([
      'closed 2: session 2 cannot be on 2027-01-14: flood',
    ]);
    const template = givenTemplate({ sessions: sessionsOf('ggggg'), sessionsAWeek: { min: 1, max: 1 } });
    expect(moves(given({ template, ...to(2, '2027-01-18') }))).toEqual([
      'week 2: session 2 would be one of 2 in the week of 2027-01-18: at most 1',
    ]);
  });
});

describe('sessions that follow', () => {
  const following = { laterFollow: true };

  it('move on to the next slots, in the order of the template', () => {
    expect(moves(given({ ...following, ...to(2, '2027-01-20') }))).toEqual([
      '2: 2027-01-12 to 2027-01-20',
      '3: 2027-01-19 to 2027-01-26',
      '4: 2027-01-26 to 2027-02-02',
      '5: 2027-02-02 to 2027-02-09',
    ]);
  });

  it('stay where they may', () => {
    expect(moves(given({ ...following }))).toEqual(['2: 2027-01-12 to 2027-01-14']);
    expect(moves(given({ ...following, ...to(2, '2027-01-08') }))).toEqual(['2: 2027-01-12 to 2027-01-08']);
  });

  it('pass over what is closed, and leave a day that has been closed since', () => {
    const place = { ...alwaysOpen, bankHolidays: new Set(['2027-01-26']) };
    // Session 4 cannot stay on the 26th, and takes the place of session 5.
    expect(moves(given({ ...following, place }))).toEqual([
      '2: 2027-01-12 to 2027-01-14',
      '4: 2027-01-26 to 2027-02-02',
      '5: 2027-02-02 to 2027-02-09',
    ]);
  });

  it('keep the gaps', () => {
    const sessions = sessionsOf('ggggg').map((one) =>
      one.number === 5 ? { ...one, phase: 'review' as const } : one,
    );
    const template = givenTemplate({ sessions, gaps: { weeksAfterFirst: 0, weeksBeforeReview: 3 } });
    const dates = [...tuesdays.slice(0, 4), '2027-02-16'].map((date, i) => booked(i + 1, date));
    // Session 4 a week later, on 2 February: three weeks from it is the 23rd.
    expect(moves(given({ template, sessions: dates, ...following, ...to(4, '2027-02-02') }))).toEqual([
      '4: 2027-01-26 to 2027-02-02',
      '5: 2027-02-16 to 2027-02-23',
    ]);
  });

  it('are refused where one finds no slot in time', () => {
    const closures = [{ fromDate: '2027-01-21', toDate: '2030-01-01', reason: 'sold' }];
    expect(
      moves(
        given({ ...following, mostWeeks: 8, place: { ...alwaysOpen, closures }, ...to(2, '2027-01-20') }),
      ),
    ).toEqual(['no-date 3: session 3 finds no slot within 8 weeks of 2027-01-19']);
  });

  it('take no notice of sessions that were called off', () => {
    const sessions = [...given().sessions, booked(3, '2027-01-13', { status: 'cancelled' })];
    expect(moves(given({ sessions }))).toEqual(['2: 2027-01-12 to 2027-01-14']);
  });
});

describe('one-to-ones of a calendar that changes', () => {
  const template = givenTemplate({ sessions: sessionsOf('gigggg') });
  const sessions = [1, 3, 4, 5, 6].map((number, i) =>
    booked(number, tuesdays[i]!, i === 0 ? { status: 'held' } : {}),
  );
  const outOfPlace = (oneToOnes: BookedOneToOne[], change = to(3, '2027-01-09')) => {
    const answer = reschedule(given({ template, sessions, oneToOnes, ...change }));
    return answer.moved ? answer.oneToOnesOutOfPlace : [answer.sentence];
  };

  it('are named where they would come after the group session that waits for them', () => {
    expect(outOfPlace([oneToOne('a', 2, '2027-01-08'), oneToOne('b', 2, '2027-01-11')])).toEqual(['b']);
  });

  it('are named where a group session comes to their day', () => {
    expect(outOfPlace([oneToOne('a', 2, '2027-01-09')])).toEqual(['a']);
    const catchUp = { catchUp: true };
    expect(
      outOfPlace([oneToOne('c', 1, '2027-01-09', catchUp), oneToOne('d', 1, '2027-01-10', catchUp)]),
    ).toEqual(['c']);
  });

  it('stand in the way where they have been held', () => {
    const held = oneToOne('a', 2, '2027-01-07', { status: 'held' });
    expect(outOfPlace([held], to(3, '2027-01-07'))).toEqual([
      'session 3 would be on the same day as session 2',
    ]);
    expect(outOfPlace([oneToOne('a', 2, '2027-01-09', { status: 'cancelled' })])).toEqual([]);
  });
});

describe('any session moved to any later day, with those that follow', () => {
  it('leaves a calendar in order, days apart, on Tuesdays or where it was told, the past as it was', () => {
    const anyDay = fc
      .integer({ min: 7, max: 90 })
      .map((day) => new Date(Date.UTC(2027, 0, day)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5 }),
        anyDay,
        fc.array(anyDay, { maxLength: 6 }),
        fc.integer({ min: 1, max: 3 }),
        (number, date, holidays, leastDaysBetween) => {
          const template = givenTemplate({
            sessions: sessionsOf('ggggg'),
            leastDaysBetween,
            sessionsAWeek: { min: 1, max: 1 },
          });
          const bankHolidays = new Set(holidays);
          const request = given({
            template,
            laterFollow: true,
            place: { ...alwaysOpen, bankHolidays },
            ...to(number, date),
          });
          const answer = reschedule(request);
          if (!answer.moved) return;
          const dates = tuesdays.map(
            (old, i) => answer.sessions.find((one) => one.number === i + 1)?.new.date ?? old,
          );
          expect(dates[0]).toBe(tuesdays[0]);
          expect(dates.slice(0, number - 1)).toEqual(tuesdays.slice(0, number - 1));
          expect(dates[number - 1]).toBe(date);
          const times = dates.map((one) => Date.parse(one) / 86_400_000);
          times.slice(1).forEach((time, i) => {
            expect(time - times[i]!).toBeGreaterThanOrEqual(leastDaysBetween);
          });
          // 1 January 1970 was a Thursday: weeks from the Monday before.
          expect(new Set(times.map((time) => Math.floor((time + 3) / 7))).size).toBe(5);
          dates.slice(number).forEach((one, i) => {
            expect(new Date(one).getUTCDay()).toBe(2);
            expect(bankHolidays.has(one)).toBe(false);
            expect(one >= tuesdays[number + i]!).toBe(true);
          });
        },
      ),
      { seed: 20_270_107, numRuns: 500 },
    );
  });
});
