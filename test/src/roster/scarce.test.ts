import { describe, expect, it } from 'vitest';
import type { Booking } from '../../../solver/roster/problem.ts';
import type { SeatPrice } from '../../../solver/roster/roster.ts';
import { scarceIn } from '../../../src/roster/scarce.ts';
import type { GivenRegion } from '../../given/region.ts';
import { givenJudgedDraft, givenTwoPdus } from '../../given/rostered.ts';
import { hackneyFriday, people, tuesday } from '../../given/two-pdus.ts';

/** The day on which it is asked. */
const beforeTheWeek = '2026-11-27';

/** Two on Camden's Tuesday, which is full; nobody is free on another day. */
async function givenFullTuesday(
  add: (week: GivenRegion) => void = () => {},
  { prices = [], also = [] }: { prices?: SeatPrice[]; also?: Booking[] } = {},
) {
  const db = await givenTwoPdus((week) => {
    week.session('P001', '2026-12-01', { capacity: 2, minAttendance: 2 });
    week.pdu('lewisham', { name: 'Lewisham and Bromley' });
    for (const crn of [...people.camden, ...people.hackney]) week.onlyFree(crn, [2, '08:00', '18:00']);
    add(week);
  });
  const booked: Booking[] = [['X100001', tuesday], ['X100002', tuesday], ...also];
  const id = await givenJudgedDraft(db, booked, { prices });
  const found = await scarceIn(db, id, 10, beforeTheWeek);
  if ('refused' in found) throw new Error(found.refused);
  return found;
}

describe('scarce seats', () => {
  it('are told by area and day, with the price of a seat and whom more places would help', async () => {
    const { seats, unserved } = await givenFullTuesday(() => {}, { prices: [[tuesday, 12_600]] });
    expect(unserved).toEqual([]);
    expect(seats).toMatchObject([
      {
        area: 'camden',
        date: '2026-12-01',
        sessions: [tuesday],
        price: 12_600,
        places: Array.from({ length: 6 }, () => ({ session: tuesday, givesFirstHours: true })),
        sentence:
          '6 more places near camden on Tuesday 1 December would give 6 people their first 7 hours; ' +
          'the best of them is worth 29,170 points',
      },
    ]);
  });

  it('tell first hours from further ones', async () => {
    const { seats } = await givenFullTuesday(
      (week) => {
        // All of the order is due this week: a day on Friday is not enough.
        week.person('X100009').requirement('X100009', { deadline: '2026-12-06' });
        week.onlyFree('X100009', [2, '08:00', '18:00'], [5, '08:00', '18:00']).travel('X100009', 'P001', 30);
      },
      { also: [['X100009', hackneyFriday]] },
    );
    expect(seats[0]?.sentence).toMatch(
      /^6 more places near camden on Tuesday 1 December would give 6 people their first 7 hours, and 1 more place would give 1 person further hours; the best of them is worth [\d,]+ points$/,
    );
  });

  it('have no price where none was kept, and say "it" of one', async () => {
    const { seats } = await givenFullTuesday((week) => {
      for (const crn of people.hackney) week.onlyFree(crn, [7, '08:00', '18:00']);
      week.onlyFree('X100004', [7, '08:00', '18:00']);
    });
    expect(seats).toMatchObject([
      {
        price: null,
        sentence:
          '1 more place near camden on Tuesday 1 December would give 1 person their first 7 hours; ' +
          'it is worth 29,170 points',
      },
    ]);
  });

  it('are told apart from days on which there is nothing to be full', async () => {
    const { unserved } = await givenFullTuesday((week) => {
      for (const crn of ['X100003', 'X100005']) week.onlyFree(crn, [7, '08:00', '18:00']);
    });
    expect(unserved.map(({ sentence }) => sentence)).toEqual([
      '2 people near camden are short and free on Sunday 6 December, and no session is within their reach',
    ]);
  });

  it('must be of a roster that is there', async () => {
    expect(await scarceIn(await givenTwoPdus(), 99, 10, beforeTheWeek)).toEqual({
      refused: 'unknown-roster',
    });
  });
});
