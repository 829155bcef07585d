import { describe, expect, it } from 'vitest';
import { keepRows } from '../../../db/intake.ts';
import { personHours } from '../../../src/casework/hours-of.ts';
import { progressList } from '../../../src/casework/progress-list.ts';
import { expectFaultsAt } from '../../given/answers.ts';
import { givenDoor, mondayMorning } from '../../given/door.ts';
import { givenInventedRegion } from '../../given/invented-region.ts';
import { givenRegion } from '../../given/region.ts';

interface Row {
  crn: string;
  state: string;
  daysInHand: number | null;
  onTrack?: boolean;
  review?: { months: number; date: string };
}

/** One person a state, each by one session worked in the autumn and one to come that ends the order. */
async function givenPeople() {
  const door = givenDoor();
  const region = givenRegion().project('P1');
  const attended = { outcome: 'ATTC', creditedMinutes: 420 };
  for (const date of ['2026-10-06', '2026-12-01']) region.session('P1', date);
  const person = (crn: string, deadline: string, sentenceDate = '2026-06-01') =>
    region
      .person(crn)
      .requirement(crn, { orderedMinutes: 840, sentenceDate, deadline })
      .appointment(crn, 'P1-2026-10-06', attended);
  person('X100001', '2026-11-20');
  person('X100002', '2026-12-20').appointment('X100002', 'P1-2026-12-01');
  person('X100003', '2026-12-05').appointment('X100003', 'P1-2026-12-01');
  person('X100004', '2027-05-31').appointment('X100004', 'P1-2026-12-01');
  region.person('X100005').requirement('X100005', { allocatedDate: '2026-11-27' });
  await region.keep(door.db);
  return door;
}

const contentOf = (body: unknown) => (body as { content: Row[] }).content;

describe('GET /v1/at-risk', () => {
  it('lists who will not be done well in time: those without a finish, then the least days in hand', async () => {
    const { get } = await givenPeople();
    const { body } = await get('/v1/at-risk?region=london');
    expect(contentOf(body).map(({ crn, state, daysInHand }) => [crn, state, daysInHand])).toEqual([
      ['X100001', 'expired', null],
      // 1 December to 5 and to 20 December.
      ['X100003', 'at risk', 4],
      ['X100002', 'at risk', 19],
    ]);
    expect((await get('/v1/at-risk?page=1&size=2')).body).toMatchObject({
      content: [{ crn: 'X100002' }],
      page: { totalElements: 3, totalPages: 2 },
    });
    expect(contentOf((await get('/v1/at-risk?region=wales')).body)).toEqual([]);
    expect((await get('/v1/at-risk?format=csv&size=1')).body).toMatch(
      /^region,pdu,crn,.+\n(?:london,.+\n){3}$/,
    );
  });
});

describe('GET /v1/reviews', () => {
  it('lists the reviews that fall due, by date, and who of them is not on track', async () => {
    const { get } = await givenPeople();
    // Sentenced on 1 June: six months after it is 1 December. X100005 was sentenced on 14 September.
    const { body } = await get('/v1/reviews?due=6&from=2026-12-01&to=2026-12-31');
    expect(body).toMatchObject({ due: 4, notOnTrack: 3 });
    expect(contentOf(body).map(({ crn, onTrack, review }) => [crn, onTrack, review])).toEqual(
      ['X100001', 'X100002', 'X100003', 'X100004'].map((crn) => [
        crn,
        crn === 'X100004',
        { months: 6, date: '2026-12-01' },
      ]),
    );
    const both = await get('/v1/reviews?from=2026-12-01&to=2027-03-14&onTrack=false');
    expect(contentOf(both.body).map(({ crn, review }) => [crn, review!.months])).toEqual([
      ...['X100001', 'X100002', 'X100003'].map((crn) => [crn, 6]),
      ...['X100001', 'X100002', 'X100003'].map((crn) => [crn, 9]),
      ['X100005', 6],
    ]);
    expect((await get('/v1/reviews?from=2026-12-01&to=2026-12-01&format=csv')).body).toContain(
      '\n6,2026-12-01,true,london,croydon,X100004,',
    );
  });

  it('names what is asked wrong', async () => {
    const { get } = await givenPeople();
    expectFaultsAt(await get('/v1/reviews?due=7&from=2026-12-01'), 'due', 'to');
    expectFaultsAt(await get('/v1/reviews?from=2026-12-02&to=2026-12-01'), 'to');
  });
});

describe('a list', () => {
  it('says of each requirement what the answer for it alone says', async () => {
    const { db } = givenDoor();
    await keepRows(db, givenInventedRegion(80));
    const list = await progressList(db, mondayMorning, {});
    expect(list.length).toBeGreaterThan(50);
    for (const { row } of list) {
      const { region: _, pdu: __, bookedMinutes, why, toDo, ...figures } = row;
      const all = await personHours(db, mondayMorning, row.crn);
      if (!Array.isArray(all)) throw new Error(`${row.crn} has no hours today`);
      const alone = all.find(({ eventNumber }) => eventNumber === row.eventNumber);
      expect(alone).toMatchObject(figures);
      expect(alone!.booked.minutes).toBe(bookedMinutes);
      const said = (code: string) => alone!.sentences.find((one) => one.code === code)?.sentence ?? null;
      expect(why).toBe(row.state === 'complete' ? 'All hours are credited.' : said('finish'));
      expect(toDo).toBe(said('to-do'));
    }
  });
});
