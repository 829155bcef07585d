import { describe, expect, it } from 'vitest';
import type { Db } from '../../../db/connect.ts';
import { rosterOf } from '../../../db/rosters.ts';
import { appointments } from '../../../db/schema.ts';
import { standDownSession } from '../../../db/stand-down.ts';

import { publishRoster } from '../../../src/roster/publish.ts';
import { rosterInWeek } from '../../../src/roster/remembered.ts';
import { dayUnderWay, openPart } from '../../../src/roster/under-way.ts';
import { rosterView } from '../../../src/roster/view.ts';
import type { GivenRegion } from '../../given/region.ts';
import { fridayNoon, givenJudgedDraft, givenRunDraft, givenTwoPdus, onFriday } from '../../given/rostered.ts';
import { hackneyFriday, thursday, tuesday, twoPdus, wednesday } from '../../given/two-pdus.ts';

/** Three people, at most. */
const saturday = 'P001-2026-12-05';
const onWednesday = { today: () => '2026-12-02', now: () => '2026-12-02T09:00:00.000Z' };

/** Published: two on Tuesday, two on Thursday and two on Friday. */
async function givenPublished(add?: (week: GivenRegion) => void) {
  const db = await givenTwoPdus(add);
  const id = await givenJudgedDraft(db, [
    ['X100001', tuesday],
    ['X100002', tuesday],
    ['X100003', thursday],
    ['X100004', thursday],
    ['X100005', hackneyFriday],
    ['X100006', hackneyFriday],
  ]);
  await publishRoster(db, id, onFriday);
  return { db, id };
}

/** The problem of a run of the week. */
async function problemToday(db: Db) {
  const { week } = (await rosterInWeek(db, await givenRunDraft(db)))!;
  return week.problem;
}

describe('a week under way', () => {
  it('is one that has begun before today and is not over', () => {
    expect(dayUnderWay('2026-11-30', '2026-11-29')).toBeNull();
    expect(dayUnderWay('2026-11-30', '2026-11-30')).toBeNull();
    expect(dayUnderWay('2026-11-30', '2026-12-01')).toBe('2026-12-01');
    expect(dayUnderWay('2026-11-30', '2026-12-06')).toBe('2026-12-06');
    expect(dayUnderWay('2026-11-30', '2026-12-07')).toBeNull();
  });

  it('is to be decided whole before it begins and when it is over', async () => {
    const { db } = await givenPublished();
    const problem = await problemToday(db);
    for (const today of ['2026-11-27', '2026-11-30', '2026-12-07'])
      expect(openPart(problem, today)).toBe(problem);
  });

  it('keeps the days before today as they were published, and books nobody on them otherwise', async () => {
    const { db } = await givenPublished();
    const problem = openPart(await problemToday(db), '2026-12-02');
    expect(problem.pinned).toEqual([
      ['X100001', tuesday],
      ['X100002', tuesday],
    ]);
    const daysOf = (crn: string) =>
      problem.people.find((person) => person.crn === crn)!.availability.map((window) => window.date);
    expect(daysOf('X100001').slice(0, 2)).toEqual(['2026-12-01', '2026-12-02']);
    expect(daysOf('X100003')[0]).toBe('2026-12-02');
  });

  it('lets go of what was published for a day gone by and breaks a rule now, and of what then does', async () => {
    const { db } = await givenPublished();
    // One of the two cannot have been there: the session did not have its two people.
    await twoPdus().exception('X100001', '2026-12-01').keep(db);
    expect(openPart(await problemToday(db), '2026-12-02').pinned).toEqual([]);
  });

  it('lets go of no more people than a session gone by has places too few now', async () => {
    const { db } = await givenPublished((week) => week.session('P001', '2026-12-05', { capacity: 3 }));
    const problem = await problemToday(db);
    const published = ['X100001', 'X100002', 'X100003', 'X100004'].map((crn) => [crn, saturday] as const);
    expect(openPart({ ...problem, published }, '2026-12-06').pinned).toHaveLength(3);
  });

  it('is run again from today on, with the same points for the same bookings', async () => {
    const { db, id } = await givenPublished();
    await standDownSession(db, thursday, fridayNoon);
    const again = await givenRunDraft(db, {}, '2026-12-02');
    const roster = await rosterOf(db, again);
    const past = roster?.bookings.filter(([, session]) => session.endsWith('2026-12-01'));
    expect(past).toEqual([
      ['X100001', tuesday],
      ['X100002', tuesday],
    ]);
    expect(roster?.bookings).toContainEqual(['X100003', wednesday]);
    expect(roster).toMatchObject({ replaces: id, pins: [] });
    const view = await rosterView(db, again);
    expect(view).toMatchObject({ stale: false, breaches: [] });
    expect(view!.pointsNow).toBe(view!.points);
  });

  it('is published from today on: no appointment of a day gone by is taken back', async () => {
    const { db, id } = await givenPublished();
    const emptied = await givenJudgedDraft(db, [], { replaces: id });
    expect(await publishRoster(db, emptied, onWednesday)).toMatchObject({
      appointments: { made: 0, kept: 0, cancelled: 4 },
    });
    const left = db.select().from(appointments).orderBy(appointments.id).all();
    expect(left.map((row) => row.id)).toEqual([`X100001-${tuesday}`, `X100002-${tuesday}`]);
  });
});
