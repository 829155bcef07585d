import { describe, expect, it } from 'vitest';
import { bestPeople } from '../../../src/roster/people-for.ts';
import { givenJudgedDraft, givenTwoPdus } from '../../given/rostered.ts';
import { tuesday } from '../../given/two-pdus.ts';

/** The day on which it is asked. */
const beforeTheWeek = '2026-11-27';

async function givenHole(most = 10) {
  const db = await givenTwoPdus((week) => {
    week.exception('X100003', '2026-12-01').travel('X100004', 'P001', 45);
    week.person('X100009').requirement('X100009', { deadline: '2026-12-06' });
    for (const project of ['P001', 'P002', 'P003']) week.travel('X100009', project, 30);
  });
  const id = await givenJudgedDraft(db, [
    ['X100001', tuesday],
    ['X100002', tuesday],
  ]);
  const found = await bestPeople(db, id, tuesday, most, beforeTheWeek);
  if ('refused' in found) throw new Error(found.refused);
  return found;
}

describe('the best people for a hole in a session', () => {
  it('are those who win most by it, then those whom a rule keeps off it', async () => {
    const found = await givenHole();
    expect(found).toMatchObject({ session: tuesday, pduName: 'camden', booked: 2, capacity: 10 });
    const order = found.people.map(({ crn }) => crn);
    // The order that ends this week is the most urgent; the longer way loses; who is not free comes last.
    expect([order[0], order.at(-2), order.at(-1)]).toEqual(['X100009', 'X100004', 'X100003']);
    expect(order).toHaveLength(7);
    expect(found.people.at(-2)).toMatchObject({
      minutes: 0,
      minMinutes: 420,
      canBeBooked: true,
      points: 420 * 60 + 4_000 - 45,
      travelMinutes: 45,
    });
    expect(found.people.at(-1)).toMatchObject({
      canBeBooked: false,
      obstacles: [
        {
          rule: 'available',
          lift: 'not free that day: would need to be free from 09:30 to 16:30 on Tuesday 1 December',
        },
      ],
    });
  });

  it('are as many as asked for, at most', async () => {
    expect((await givenHole(1)).people.map(({ crn }) => crn)).toEqual(['X100009']);
  });

  it('are nobody once its day has passed', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, []);
    expect(await bestPeople(db, id, tuesday, 10, '2026-12-02')).toMatchObject({ people: [] });
  });

  it('are for a session of the week', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, []);
    expect(await bestPeople(db, id, 'nowhere', 10, beforeTheWeek)).toMatchObject({
      refused: 'session-not-in-week',
    });
  });
});
