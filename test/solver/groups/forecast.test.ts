import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../solver/calendar.ts';
import { type ForecastRequest, forecast } from '../../../solver/groups/forecast.ts';
import { givenTemplate } from '../../given/templates.ts';

/** Wednesday 2 December 2026; three sessions take three days at least; groups of 4, best 8. */
const asOf = '2026-12-02';
const waits = (weeks: number, mustFinishBy = '2027-12-01') => ({
  referredOn: addDays(asOf, -7 * weeks),
  mustFinishBy,
});
const given = (change: Partial<ForecastRequest> = {}): ForecastRequest => ({
  asOf,
  template: givenTemplate(),
  waiting: [waits(3), waits(11)],
  referredOn: [],
  policy: { arrivalWeeksBack: 26, startWithinWeeks: 12 },
  ...change,
});
/** One referral each so many days, for half a year. */
const every = (days: number) =>
  Array.from({ length: Math.floor(182 / days) }, (_, i) => addDays(asOf, -days * (i + 1)));

describe('the forecast of a waiting list', () => {
  it('counts those who wait, and the longest wait in whole weeks', () => {
    expect(forecast(given())).toMatchObject({ waiting: 2, longestWaitWeeks: 11 });
    const days = { referredOn: addDays(asOf, -20), mustFinishBy: '2027-12-01' };
    expect(forecast(given({ waiting: [days] }))).toMatchObject({ waiting: 1, longestWaitWeeks: 2 });
    expect(forecast(given({ waiting: [] }))).toMatchObject({ waiting: 0, longestWaitWeeks: null });
  });

  it('counts arrivals over the weeks looked back on, today not yet', () => {
    // 26 weeks are 182 days.
    const referredOn = [asOf, addDays(asOf, -1), addDays(asOf, -182), addDays(asOf, -183)];
    expect(forecast(given({ referredOn })).arrivals).toEqual({ referrals: 2, weeks: 26 });
  });

  it('says when a group is viable, and when best, at that rate', () => {
    // 13 in 26 weeks: one in two weeks. Two more take four weeks, six more twelve.
    expect(forecast(given({ referredOn: every(14) }))).toMatchObject({
      weeksUntilViable: 4,
      weeksUntilOptimum: 12,
    });
    // 5 in 26 weeks: two more take 2 x 26 / 5 = 10.4 weeks, six more 31.2.
    expect(forecast(given({ referredOn: every(14).slice(0, 5) }))).toMatchObject({
      weeksUntilViable: 11,
      weeksUntilOptimum: 32,
    });
    expect(forecast(given({ waiting: [1, 2, 3, 4].map((weeks) => waits(weeks)) }))).toMatchObject({
      weeksUntilViable: 0,
      weeksUntilOptimum: null,
    });
  });

  it('says who could no longer finish in time', () => {
    // A group that opens on Monday 7 December ends on Wednesday the 9th; twelve weeks later on 3 March 2027.
    const waiting = ['2026-12-08', '2026-12-09', '2027-03-02', '2027-03-03'].map((date) => waits(1, date));
    expect(forecast(given({ waiting }))).toMatchObject({
      tooLateAlready: 1,
      missIfNothingOpens: { weeks: 12, people: 3 },
    });
  });

  it('is told in words', () => {
    expect(
      forecast(given({ referredOn: every(14), waiting: [waits(3), waits(11, '2027-01-01')] })).sentence,
    ).toBe(
      '2 people wait, the longest for 11 weeks. 13 referrals came in 26 weeks. The 4 that a group needs will be there in 4 weeks; the 8 that are best will be there in 12 weeks. If no group opens within 12 weeks, 1 person will not finish in time.',
    );
    expect(forecast(given({ waiting: [] })).sentence).toBe(
      'Nobody waits. 0 referrals came in 26 weeks. The 4 that a group needs will not be there at this rate; the 8 that are best will not be there at this rate.',
    );
    const four = [waits(1, '2026-12-08'), waits(1), waits(1), waits(1)];
    expect(forecast(given({ waiting: four, referredOn: [addDays(asOf, -1)] })).sentence).toBe(
      '4 people wait, the longest for 1 week. 1 referral came in 26 weeks. The 4 that a group needs are there now; the 8 that are best will be there in 104 weeks. 1 person can no longer finish in time. If no group opens within 12 weeks, 1 person will not finish in time.',
    );
  });

  it('has as many arriving in its weeks as it waits for, and fewer in one week less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 60 }), (people, arrivals) => {
        const waiting = Array.from({ length: people }, () => waits(1));
        const referredOn = Array.from({ length: arrivals }, (_, i) => addDays(asOf, -1 - (i % 180)));
        const { weeksUntilOptimum: weeks } = forecast(given({ waiting, referredOn }));
        const there = (after: number) => people * 26 + arrivals * after;
        expect(there(weeks!)).toBeGreaterThanOrEqual(8 * 26);
        if (weeks! > 0) expect(there(weeks! - 1)).toBeLessThan(8 * 26);
      }),
      { seed: 20_261_202, numRuns: 500 },
    );
  });
});
