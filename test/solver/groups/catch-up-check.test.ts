import { describe, expect, it } from 'vitest';
import { alwaysOpen } from '../../../solver/groups/calendar/open-times.ts';
import { catchUpBreach } from '../../../solver/groups/catch-up-check.ts';
import { givenTemplate, sessionsOf } from '../../given/templates.ts';

/** Two modules of two; the first session was missed on Tuesday 5 January 2027, the next module begins on the 19th. */
const request = {
  template: givenTemplate({
    sessions: sessionsOf('gg|gg'),
    sessionsAWeek: { min: 1, max: 2 },
    leastDaysBetween: 2,
  }),
  missed: { number: 1, date: '2027-01-05' },
  caughtUp: 0,
  calendar: [
    { number: 1, date: '2027-01-05' },
    { number: 2, date: '2027-01-12' },
    { number: 3, date: '2027-01-19' },
    { number: 4, date: '2027-01-21' },
  ],
  place: alwaysOpen,
  today: '2027-01-06',
};
const on = (date: string, to = '12:00') => ({ date, from: '10:00', to });

describe('A chosen time of a catch-up', () => {
  it('will do between today and the next module, whether there is a slot or not', () => {
    for (const date of ['2027-01-07', '2027-01-10', '2027-01-17'])
      expect(catchUpBreach(request, on(date))).toBeNull();
  });

  it.each([
    ['cap', { caughtUp: 1 }, on('2027-01-07'), '1 of at most 1 catch-ups are used'],
    ['deadline', { today: '2027-01-19' }, on('2027-01-19'), 'the next module begins on 2027-01-19'],
    ['deadline', {}, on('2027-01-05'), 'that is before 2027-01-06'],
    ['deadline', {}, on('2027-01-19'), 'it must be before the next module begins, by 2027-01-18'],
    [
      'deadline',
      { template: { ...request.template, catchUp: { cap: 1, beforeNextModule: false, withinDays: 7 } } },
      on('2027-01-13'),
      'it must be within 7 days, by 2027-01-12',
    ],
    ['length', {}, on('2027-01-07', '11:00'), 'it must be 120 minutes long'],
    [
      'closed',
      { place: { ...alwaysOpen, bankHolidays: new Set(['2027-01-07']) } },
      on('2027-01-07'),
      'bank holiday',
    ],
    ['apart', {}, on('2027-01-13'), 'they have another session less than 2 days from it'],
    [
      'week',
      { calendar: [...request.calendar, { number: 4, date: '2027-01-16' }] },
      on('2027-01-14'),
      'that week would have more than 2 of their sessions',
    ],
  ])('breaks %s', (rule, change, time, sentence) => {
    const breach = catchUpBreach({ ...request, ...change }, time);
    expect(breach?.rule).toBe(rule);
    expect(breach?.sentence).toContain(sentence);
  });
});
