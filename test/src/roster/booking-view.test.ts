import { describe, expect, it } from 'vitest';
import { standDownSession } from '../../../db/stand-down.ts';
import { bookingGroups } from '../../../src/roster/booking-view.ts';
import { fridayNoon, givenJudgedDraft, givenTwoPdus } from '../../given/rostered.ts';
import { hackneyTuesday, thursday, tuesday, wednesday } from '../../given/two-pdus.ts';

const all = { size: 50, number: 0 };

async function givenBooked() {
  const db = await givenTwoPdus((week) => {
    week.travel('X100002', 'P001', 45);
  });
  const id = await givenJudgedDraft(
    db,
    [
      ['X100001', tuesday],
      ['X100002', tuesday],
      ['X100001', thursday],
      ['X100002', thursday],
      ['X100005', hackneyTuesday],
      ['X100006', hackneyTuesday],
    ],
    { pins: [['X100002', tuesday]] },
  );
  return { db, id };
}

const keysOf = (groups: Awaited<ReturnType<typeof bookingGroups>>) => groups?.rows.map((group) => group.key);

describe('the bookings of a roster', () => {
  it('are shown by project, with times, travel and pins', async () => {
    const { db, id } = await givenBooked();
    const groups = await bookingGroups(db, id, 'project', {}, all);
    expect(groups?.total).toBe(3);
    expect(keysOf(groups)).toEqual(['P001', 'P002', 'P003']);
    expect(groups?.rows[0]).toEqual({
      key: 'P001',
      name: 'P001',
      people: 2,
      bookings: [
        {
          crn: 'X100001',
          session: tuesday,
          project: 'P001',
          projectName: 'P001',
          date: '2026-12-01',
          from: '09:30',
          to: '16:30',
          creditMinutes: 420,
          travelMinutes: 30,
          pinned: false,
          inWeek: true,
        },
        expect.objectContaining({ crn: 'X100002', travelMinutes: 45, pinned: true }),
      ],
    });
  });

  it('are shown by day, and by person in the order of the week', async () => {
    const { db, id } = await givenBooked();
    const days = await bookingGroups(db, id, 'day', {}, all);
    expect(keysOf(days)).toEqual(['2026-12-01', '2026-12-03']);
    expect(days?.rows[0]).toMatchObject({ name: null, people: 4, bookings: { length: 4 } });
    const people = await bookingGroups(db, id, 'person', {}, all);
    expect(keysOf(people)).toEqual(['X100001', 'X100002', 'X100005', 'X100006']);
    expect(people?.rows[0]?.bookings.map((booking) => booking.session)).toEqual([tuesday, thursday]);
  });

  it('can be asked for of a project, a date or a person, a page of groups at a time', async () => {
    const { db, id } = await givenBooked();
    expect(keysOf(await bookingGroups(db, id, 'person', { project: 'P003' }, all))).toEqual([
      'X100005',
      'X100006',
    ]);
    expect(keysOf(await bookingGroups(db, id, 'project', { date: '2026-12-03' }, all))).toEqual(['P002']);
    expect(keysOf(await bookingGroups(db, id, 'day', { crn: 'X100005' }, all))).toEqual(['2026-12-01']);
    const second = await bookingGroups(db, id, 'person', {}, { size: 3, number: 1 });
    expect(keysOf(second)).toEqual(['X100006']);
    expect(second?.total).toBe(4);
    expect(keysOf(await bookingGroups(db, id, 'day', { crn: 'X999999' }, all))).toEqual([]);
  });

  it('stay to be seen when their session is stood down, marked as out of the week', async () => {
    const { db, id } = await givenBooked();
    await standDownSession(db, tuesday, fridayNoon);
    const groups = await bookingGroups(db, id, 'project', { project: 'P001' }, all);
    expect(groups?.rows[0]?.bookings).toMatchObject([
      { crn: 'X100001', session: tuesday, from: '09:30', inWeek: false },
      { crn: 'X100002', session: tuesday, inWeek: false },
    ]);
  });

  it('are of a roster that is there', async () => {
    const db = await givenTwoPdus();
    expect(await bookingGroups(db, 99, 'day', {}, all)).toBeNull();
    const empty = await givenJudgedDraft(db, []);
    expect(await bookingGroups(db, empty, 'day', { date: wednesday }, all)).toEqual({ rows: [], total: 0 });
  });
});
