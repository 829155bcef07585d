import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../../db/connect.ts';
import { rosterOf, seatPricesOf } from '../../../db/rosters.ts';
import { sessions } from '../../../db/schema.ts';
import { standDownSession } from '../../../db/stand-down.ts';
import { publishRoster } from '../../../src/roster/publish.ts';
import { type RepairAsked, repairRoster } from '../../../src/roster/repair-week.ts';
import { rosterView } from '../../../src/roster/view.ts';
import { givenDatabase } from '../../given/database.ts';
import { allKept } from '../../given/kept.ts';
import { everyoneOnce, oneDayLeft } from '../../given/one-day-left.ts';
import { type GivenRegion, givenRegion } from '../../given/region.ts';
import { fridayNoon, givenJudgedDraft, onFriday } from '../../given/rostered.ts';
import { hackneyFriday, hackneyTuesday, thursday, tuesday, wednesday } from '../../given/two-pdus.ts';

async function givenPublished(
  add: (week: GivenRegion) => void = () => {},
  others: Parameters<typeof givenJudgedDraft>[2] = {},
): Promise<{ db: Db; id: number }> {
  const db = givenDatabase();
  const week = oneDayLeft();
  add(week);
  await week.keep(db);
  const id = await givenJudgedDraft(db, everyoneOnce, others);
  const published = await publishRoster(db, id, onFriday);
  if ('refused' in published) throw new Error(published.refused);
  return { db, id };
}

const onWednesday = { today: () => '2026-12-02', now: () => '2026-12-02T09:00:00.000Z' };
const asIs: RepairAsked = { keepOthers: false, place: [], whatIf: [] };

async function repaired(db: Db, id: number, change: Partial<RepairAsked> = {}, clock = onFriday) {
  const repair = await repairRoster(db, id, { ...asIs, ...change }, clock);
  if ('refused' in repair) throw new Error(repair.refused);
  return repair;
}

const movesOf = ({ moves }: { moves: { crn: string; from: string | null; to: string | null }[] }) =>
  moves.map(({ crn, from, to }) => [crn, from, to]);

describe('the repair of a published week', () => {
  it('finds a place for the people of a session stood down, and is kept as a draft that can be published', async () => {
    const { db, id } = await givenPublished(undefined, { prices: [[thursday, 40]] });
    await standDownSession(db, tuesday, fridayNoon);
    const repair = await repaired(db, id);
    expect(repair).toMatchObject({ affected: ['X100001', 'X100002'], unplaced: [], pinsLetGo: [] });
    expect(repair.sentence).toMatch(/^2 people are affected; nobody else moves; [\d,]+ points won by it$/);
    expect(repair.moves.map(({ crn, from, because }) => [crn, from, because])).toEqual([
      ['X100001', tuesday, 'stood-down'],
      ['X100002', tuesday, 'stood-down'],
    ]);
    expect(repair.points.after).toBeGreaterThan(repair.points.before);

    const draft = await rosterView(db, repair.roster!);
    expect(draft).toMatchObject({
      state: 'draft',
      replaces: id,
      stale: false,
      status: 'feasible',
      bound: null,
      breaches: [],
      points: repair.points.after,
      pointsNow: repair.points.after,
      counts: { peopleShort: 0 },
    });
    expect(await seatPricesOf(db, repair.roster!)).toEqual([[thursday, 40]]);
    expect(await publishRoster(db, repair.roster!, onFriday)).toMatchObject({
      appointments: { made: 2, kept: 6 },
    });
  });

  it('leaves everyone where they are when nothing has happened, and keeps nothing', async () => {
    const { db, id } = await givenPublished();
    const before = allKept(db);
    expect(await repaired(db, id)).toMatchObject({
      roster: null,
      sentence: 'Every booking can stand: nobody moves',
      affected: [],
      moves: [],
    });
    expect(allKept(db)).toEqual(before);
  });

  it('is told and not kept where it is only asked', async () => {
    const { db, id } = await givenPublished();
    const before = allKept(db);
    const asked = await repaired(db, id, { whatIf: [{ kind: 'session-stood-down', session: tuesday }] });
    expect(asked).toMatchObject({ roster: null, affected: ['X100001', 'X100002'] });
    expect(allKept(db)).toEqual(before);

    // It is what the repair is once it has happened.
    await standDownSession(db, tuesday, fridayNoon);
    const { roster, ...done } = await repaired(db, id);
    expect({ roster: null, ...done }).toEqual(asked);
    expect(roster).not.toBeNull();
  });

  it('may be asked of several events at once', async () => {
    const { db, id } = await givenPublished();
    const asked = await repaired(db, id, {
      whatIf: [
        { kind: 'person-unavailable', crn: 'X100005', date: '2026-12-04' },
        { kind: 'capacity-changed', session: hackneyFriday, capacity: 2 },
      ],
    });
    expect(asked.affected).toHaveLength(2);
    expect(asked.affected).toContain('X100005');
    expect(asked.moves.find(({ crn }) => crn === 'X100005')).toMatchObject({
      from: hackneyFriday,
      because: 'available',
    });
  });

  it('moves nobody but those affected if it must not', async () => {
    const { db, id } = await givenPublished();
    const asked = await repaired(db, id, {
      keepOthers: true,
      whatIf: [{ kind: 'session-stood-down', session: tuesday }],
    });
    expect(asked.moves.map(({ crn }) => crn)).toEqual(['X100001', 'X100002']);
  });

  it('finds a place for somebody new, who is named or must commence', async () => {
    const { db, id } = await givenPublished();
    const late = givenRegion()
      .pdu('camden')
      .person('X100009')
      .requirement('X100009', { orderedMinutes: 420 });
    for (const project of ['P001', 'P002', 'P003']) late.travel('X100009', project, 30);
    await late.keep(db);
    const repair = await repaired(db, id);
    expect(repair.affected).toEqual(['X100009']);
    expect(repair.moves[0]).toMatchObject({ crn: 'X100009', from: null, because: 'must-commence' });
  });

  it('takes off those whom the week has no more, and says why', async () => {
    const { db, id } = await givenPublished();
    await givenRegion().pdu('camden').requirement('X100001', { status: 'terminated' }).keep(db);
    const repair = await repaired(db, id);
    expect(repair.affected[0]).toBe('X100001');
    expect(repair.moves[0]).toEqual({
      crn: 'X100001',
      from: tuesday,
      to: null,
      because: 'not-in-week',
      sentence: `X100001 leaves ${tuesday}: X100001 has nothing to book this week: not in force`,
    });
    expect((await rosterView(db, repair.roster!))?.breaches).toEqual([]);
  });

  it('keeps pins that can be kept, and lets go of the others', async () => {
    const { db, id } = await givenPublished(undefined, {
      pins: [
        ['X100001', tuesday],
        ['X100003', thursday],
      ],
    });
    await givenRegion().exception('X100001', '2026-12-01').keep(db);
    const repair = await repaired(db, id);
    expect(repair.pinsLetGo).toEqual([
      {
        rule: 'available',
        crn: 'X100001',
        session: tuesday,
        by: 1,
        sentence: `X100001 on ${tuesday}: is not free for the whole session`,
      },
    ]);
    expect((await rosterOf(db, repair.roster!))?.pins).toEqual([['X100003', thursday]]);
    expect((await rosterView(db, repair.roster!))?.breaches).toEqual([]);
  });

  it('leaves the days that have passed as they were', async () => {
    const { db, id } = await givenPublished();
    await standDownSession(db, thursday, fridayNoon);
    const repair = await repaired(db, id, {}, onWednesday);
    expect(repair.affected).toEqual(['X100003', 'X100004']);
    const days = movesOf(repair).map(([, , to]) => to);
    expect(days).not.toContain(tuesday);
    expect(days).not.toContain(hackneyTuesday);
    expect((await rosterOf(db, repair.roster!))?.bookings).toContainEqual(['X100001', tuesday]);
  });

  it('is not asked about a day that has passed', async () => {
    const { db, id } = await givenPublished();
    const whatIf = [
      { kind: 'session-stood-down', session: tuesday } as const,
      { kind: 'person-unavailable', crn: 'X100001', date: '2026-12-01' } as const,
    ];
    for (const event of whatIf)
      expect(await repairRoster(db, id, { ...asIs, whatIf: [event] }, onWednesday)).toMatchObject({
        refused: 'not-in-week',
        breaches: [{ sentence: 'Tuesday 1 December has passed' }],
      });
  });

  it('takes someone away for the week off the days still to come', async () => {
    const { db, id } = await givenPublished();
    const away = (crn: string) =>
      repaired(db, id, { whatIf: [{ kind: 'person-unavailable', crn, date: null }] }, onWednesday);
    expect((await away('X100001')).moves).toEqual([]);
    expect(movesOf(await away('X100003'))).toContainEqual(['X100003', thursday, null]);
  });

  it('leaves what has been worked alone', async () => {
    const { db, id } = await givenPublished();
    db.update(sessions).set({ status: 'run' }).where(eq(sessions.id, tuesday)).run();
    expect(await repaired(db, id, {}, onWednesday)).toMatchObject({ roster: null, affected: [], moves: [] });
  });

  it('says who has no place in the end, and why', async () => {
    const { db, id } = await givenPublished((week) => {
      week.onlyFree('X100001', [2, '08:00', '18:00']);
    });
    const asked = await repaired(db, id, {
      whatIf: [
        { kind: 'session-stood-down', session: tuesday },
        { kind: 'session-stood-down', session: hackneyTuesday },
      ],
    });
    expect(asked.unplaced).toMatchObject([
      {
        crn: 'X100001',
        minutes: 0,
        sentence: 'X100001 has no hours of 7 hours: is not free for the whole session (3 sessions)',
      },
    ]);
    expect(asked.sentence).toMatch(/^2 people are affected, 1 of whom stays under the weekly minimum; /);
  });

  it('is of the published roster alone', async () => {
    const { db, id } = await givenPublished();
    expect(await repairRoster(db, 99, asIs, onFriday)).toEqual({ refused: 'unknown-roster' });
    const draft = await givenJudgedDraft(db, everyoneOnce, { replaces: id });
    expect(await repairRoster(db, draft, asIs, onFriday)).toEqual({ refused: 'not-published' });
    await publishRoster(db, draft, onFriday);
    expect(await repairRoster(db, id, asIs, onFriday)).toEqual({ refused: 'not-published' });
  });

  it('is refused of what the week has not', async () => {
    const { db, id } = await givenPublished((week) => {
      week.person('X100009').requirement('X100009', { inductedDate: null });
    });
    const refusal = async (change: Partial<RepairAsked>) => {
      const answer = await repairRoster(db, id, { ...asIs, ...change }, onFriday);
      return 'refused' in answer ? [answer.refused, answer.breaches?.[0]?.sentence] : answer;
    };
    expect(await refusal({ place: ['X100009'] })).toEqual([
      'not-in-week',
      'X100009 has nothing to book this week: not inducted',
    ]);
    const twice = { kind: 'session-stood-down', session: wednesday } as const;
    expect(await refusal({ whatIf: [twice, twice] })).toEqual([
      'not-in-week',
      expect.stringContaining(`${wednesday} takes nobody this week`),
    ]);
    expect(
      await refusal({ whatIf: [{ kind: 'person-unavailable', crn: 'X100001', date: '2026-12-07' }] }),
    ).toEqual(['not-in-week', '2026-12-07 is not a day of the week']);
    expect(await refusal({ whatIf: [{ kind: 'person-unavailable', crn: 'X999999', date: null }] })).toEqual([
      'not-in-week',
      'X999999 has nothing to book this week',
    ]);
  });
});
