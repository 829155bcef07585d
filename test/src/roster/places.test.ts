import { describe, expect, it } from 'vitest';
import { bestPlaces } from '../../../src/roster/places.ts';
import type { GivenRegion } from '../../given/region.ts';
import { givenJudgedDraft, givenTwoPdus } from '../../given/rostered.ts';
import { hackneyTuesday, thursday, tuesday, wednesday } from '../../given/two-pdus.ts';

/** The day on which it is asked. */
const beforeTheWeek = '2026-11-27';

/** Two on Tuesday and two on Wednesday of Camden. */
async function givenPlaces(crn: string, most = 10, add?: (week: GivenRegion) => void) {
  const db = await givenTwoPdus(add);
  const id = await givenJudgedDraft(db, [
    ['X100001', tuesday],
    ['X100002', tuesday],
    ['X100003', wednesday],
    ['X100004', wednesday],
  ]);
  const found = await bestPlaces(db, id, crn, most, beforeTheWeek);
  if ('refused' in found) throw new Error(found.refused);
  return found;
}

describe('the best places for a person', () => {
  it('are told with what they are, what they win and what stands in the way', async () => {
    const found = await givenPlaces('X100005');
    expect(found).toMatchObject({ crn: 'X100005', minutes: 0, minMinutes: 420 });
    expect(
      found.places
        .map(({ session }) => session)
        .slice(0, 2)
        .toSorted(),
    ).toEqual([tuesday, wednesday]);
    // Seven first hours, commenced, less half an hour of travel.
    const won = 420 * 60 + 4_000 - 30;
    expect(found.places.find(({ session }) => session === tuesday)).toEqual({
      session: tuesday,
      project: 'P001',
      projectName: 'P001',
      pduName: 'camden',
      date: '2026-12-01',
      from: '09:30',
      to: '16:30',
      creditMinutes: 420,
      canBeBooked: true,
      giveUp: [],
      points: won,
      lines: [
        {
          line: 'firstShortMinute',
          points: 25_200,
          sentence: '25,200 points won on the first hours of the week',
        },
        { line: 'notCommenced', points: 4_000, sentence: '4,000 points won on commencing in time' },
        { line: 'travelMinute', points: -30, sentence: '30 points lost on travel' },
      ],
      obstacles: [],
      travelMinutes: 30,
    });
    expect(found.places.find(({ session }) => session === thursday)).toMatchObject({
      canBeBooked: false,
      // It would run again as well.
      points: won + 3_000,
      obstacles: [
        {
          rule: 'min-attendance',
          session: thursday,
          sentence: 'the session would run with too few people',
          lift: 'needs 1 more person to run',
        },
      ],
    });
    expect(found.places).toHaveLength(5);
  });

  it('say what must be given up for them, and what then stands in the way there', async () => {
    const { places } = await givenPlaces('X100001');
    expect(places.find(({ session }) => session === hackneyTuesday)).toMatchObject({
      giveUp: [tuesday],
      obstacles: [
        { rule: 'min-attendance', session: tuesday, lift: `${tuesday}: needs 1 more person to run` },
        { rule: 'min-attendance', session: hackneyTuesday, lift: 'needs 1 more person to run' },
      ],
    });
  });

  it('may be ones with no known way there', async () => {
    const { places } = await givenPlaces('X100009', 10, (week) => {
      week.person('X100009', { homeLatitude: 55.9, homeLongitude: -3.2 }).requirement('X100009');
    });
    expect(places[0]).toMatchObject({
      travelMinutes: null,
      obstacles: [{ rule: 'travel', lift: 'no way there within 90 minutes is known' }],
    });
  });

  it('are as many as asked for, at most', async () => {
    expect((await givenPlaces('X100005', 2)).places).toHaveLength(2);
  });

  it('are none of a day that has passed', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, []);
    const sessionsOn = async (today: string) => {
      const found = await bestPlaces(db, id, 'X100001', 10, today);
      if ('refused' in found) throw new Error(found.refused);
      return found.places.map(({ session }) => session);
    };
    expect(await sessionsOn(beforeTheWeek)).toContain(tuesday);
    const onWednesday = await sessionsOn('2026-12-02');
    expect(onWednesday).toContain(wednesday);
    expect(onWednesday).not.toContain(tuesday);
  });

  it('are for somebody of the week', async () => {
    const db = await givenTwoPdus();
    expect(await bestPlaces(db, 1, 'X100001', 10, beforeTheWeek)).toEqual({ refused: 'unknown-roster' });
    const id = await givenJudgedDraft(db, []);
    expect(await bestPlaces(db, id, 'X999999', 10, beforeTheWeek)).toMatchObject({
      refused: 'person-not-in-week',
    });
  });
});
