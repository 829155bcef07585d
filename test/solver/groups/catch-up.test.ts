import { describe, expect, it } from 'vitest';
import { alwaysOpen } from '../../../solver/groups/calendar/open-times.ts';
import { catchUpTimes, type Missed } from '../../../solver/groups/catch-up.ts';
import { groupSlot, individualSlot } from '../../given/slots.ts';
import { givenTemplate, sessionsOf } from '../../given/templates.ts';

/** Tuesdays from 5 January 2027, two modules of two sessions; session 1 missed; individual slots on Tuesday and Thursday. */
function given(
  change: Partial<Missed> = {},
  catchUp = { cap: 1, beforeNextModule: true, withinDays: 14 },
): Missed {
  return {
    template: givenTemplate({ sessions: sessionsOf('gg|gg'), catchUp }),
    missed: { number: 1, date: '2027-01-05' },
    caughtUp: 0,
    calendar: ['2027-01-05', '2027-01-12', '2027-01-19', '2027-01-26'].map((date, i) => ({
      number: i + 1,
      date,
    })),
    slots: [groupSlot(2), individualSlot(2, '10:00', '12:00'), individualSlot(4, '10:00', '14:00')],
    place: alwaysOpen,
    today: '2027-01-06',
    ...change,
  };
}
const days = (request: Missed) => {
  const answer = catchUpTimes(request);
  return answer.possible ? answer.times.map(({ date, from }) => `${date} ${from}`) : [answer.sentence];
};

describe('the catch-up of a missed session', () => {
  it('lies in an individual slot as long as the session, on no day of another', () => {
    // Two sessions of two hours fit into a Thursday; Tuesdays are taken by the group.
    expect(days(given())).toEqual([
      '2027-01-07 10:00',
      '2027-01-07 12:00',
      '2027-01-14 10:00',
      '2027-01-14 12:00',
    ]);
  });

  it('lies before the next module, where the template says so', () => {
    expect(catchUpTimes(given())).toMatchObject({ until: '2027-01-18', untilBecause: 'next-module' });
    const anyTime = { cap: 1, beforeNextModule: false, withinDays: 14 };
    expect(catchUpTimes(given({}, anyTime))).toMatchObject({
      until: '2027-01-19',
      untilBecause: 'within-days',
    });
  });

  it('lies within so many days', () => {
    expect(catchUpTimes(given({}, { cap: 1, beforeNextModule: true, withinDays: 3 }))).toMatchObject({
      from: '2027-01-06',
      until: '2027-01-08',
    });
  });

  it('of the last module has the days alone', () => {
    const missed = { number: 4, date: '2027-01-26' };
    expect(catchUpTimes(given({ missed, today: '2027-01-26' }))).toMatchObject({
      from: '2027-01-27',
      until: '2027-02-09',
    });
  });

  it('counts in the week, and as a day beside others', () => {
    const template = { ...given().template, sessionsAWeek: { min: 1, max: 1 } };
    // The week of 4 January lost its session; that of the 11th has its own.
    expect(days(given({ template }))).toEqual(['2027-01-07 10:00', '2027-01-07 12:00']);
    // The 14th is two days from the group session of the 12th.
    const apart = { ...given().template, leastDaysBetween: 3 };
    expect(days(given({ template: apart }))).toEqual(['2027-01-07 10:00', '2027-01-07 12:00']);
  });

  it('is refused beyond the cap, the deadline, and where no slot is free', () => {
    expect(days(given({ caughtUp: 1 }))).toEqual([
      'session 1 cannot be caught up: 1 of at most 1 catch-ups are used',
    ]);
    expect(days(given({ today: '2027-01-19' }))).toEqual([
      'session 1 cannot be caught up: the next module begins on 2027-01-19',
    ]);
    expect(days(given({ today: '2027-01-25' }, { cap: 1, beforeNextModule: false, withinDays: 14 }))).toEqual(
      ['session 1 cannot be caught up: more than 14 days have passed'],
    );
    const bankHolidays = new Set(['2027-01-07', '2027-01-14']);
    expect(days(given({ place: { ...alwaysOpen, bankHolidays } }))).toEqual([
      'session 1 cannot be caught up: no individual slot is free from 2027-01-06 to 2027-01-18',
    ]);
  });
});
