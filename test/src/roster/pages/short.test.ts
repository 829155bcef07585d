import { describe, expect, it } from 'vitest';
import { type Asking, givenDoor } from '../../../given/door.ts';
import { readerAt } from '../../../given/page-reader.ts';
import type { GivenRegion } from '../../../given/region.ts';
import { givenJudgedDraft, givenRunDraft, givenTwoPdus } from '../../../given/rostered.ts';
import { tuesday } from '../../../given/two-pdus.ts';

/** A draft with two people on Tuesday's session, which is full; two others are free on no day with a session. */
async function givenShort(add: (week: GivenRegion) => void = () => {}) {
  const db = await givenTwoPdus((week) => {
    week.session('P001', '2026-12-01', { capacity: 2, minAttendance: 2 });
    week.onlyFree('X100007', [7, '09:00', '17:00']).onlyFree('X100008', [7, '09:00', '17:00']);
    add(week);
  });
  const id = await givenJudgedDraft(db, [
    ['X100001', tuesday],
    ['X100002', tuesday],
  ]);
  const door = givenDoor({ db });
  return { door, id, at: `/rosters/${id}`, scheduler: door.as({ roles: ['scheduler'] }) };
}

const short = (asking: Asking, at: string, query = '') => readerAt(asking).open(`${at}/short${query}`);

describe('the page of who is short and why', () => {
  it('counts people by rule, and tells of each the hours given of hours due, the reason, and where to look next', async () => {
    const { scheduler, at } = await givenShort();
    const { status, words, html } = await short(scheduler, at);
    expect(status).toBe(200);
    expect(words).toContain('6 people have fewer hours than their weekly minimum');
    expect(words).toMatch(/Is not free for the whole session: 2 people/);
    expect(words).toContain('X100007 no hours of 7 hours X100007 has no hours of 7 hours: is not free');
    expect(html).toContain(`href="${at}/people/X100007/places"`);
    expect(html).toContain('href="#rule-available"');
  });

  it('shows those of one rule alone, or everyone', async () => {
    const { scheduler, at } = await givenShort();
    const ofRule = await short(scheduler, at, '?rule=available');
    expect(ofRule.words).toContain('X100008');
    expect(ofRule.words).not.toContain('X100003');
    const all = await short(scheduler, at, '?rule=all');
    for (const crn of ['X100003', 'X100008']) expect(all.words).toContain(crn);
    expect((await short(scheduler, at, '?rule=travel')).words).toContain('Nobody is short for this rule');
    expect((await short(scheduler, at, '?rule=lateness')).status).toBe(422);
  });

  it('leads on to all of a rule where it has more than a few, a page at a time', async () => {
    const { scheduler, at } = await givenShort((week) => {
      for (let n = 10; n < 40; n += 1)
        week.person(`X1000${n}`).requirement(`X1000${n}`).onlyFree(`X1000${n}`, [7, '09:00', '17:00']);
    });
    expect((await short(scheduler, at)).words).toContain('See all 32');
    const first = await short(scheduler, at, '?rule=available');
    expect(first.html).toContain('rule=available&amp;page=1');
    expect((await short(scheduler, at, '?rule=available&page=1')).words).toContain('Previous page');
  });

  it('tells no rule of a restricted person, but counts them', async () => {
    const { scheduler, at } = await givenShort((week) => {
      week.limitedTo('X100008', 'A. Named');
    });
    const { words } = await short(scheduler, at);
    expect(words).toContain('1 person with limited access is counted above and not told by rule');
    expect(words).not.toContain('X100008');
    expect((await short(scheduler, at, '?rule=all')).words).toContain('X100008: limited access');
  });

  it('says so where nobody is short, and what comes next', async () => {
    const db = await givenTwoPdus();
    const id = await givenRunDraft(db);
    const { words, html } = await short(givenDoor({ db }), `/rosters/${id}`);
    expect(words).toContain('Nobody is short');
    expect(html).toContain(`href="/rosters/${id}/changes"`);
  });

  it('is open to caseworkers, without what only schedulers do, and to nobody else', async () => {
    const { door, at } = await givenShort();
    const { status, words } = await short(door.as({ roles: ['caseworker'] }), at);
    expect(status).toBe(200);
    expect(words).not.toContain('Nearest places');
    expect((await short(door.as({ roles: ['caseworker'] }), at, '?rule=all')).status).toBe(200);
    expect((await short(door.as({ roles: ['supervisor'] }), at)).status).toBe(403);
  });
});

describe('the page of where more places would help', () => {
  it('says on which sessions and for whom', async () => {
    const { scheduler, at } = await givenShort((week) => {
      for (const date of ['2026-12-02', '2026-12-03', '2026-12-04'])
        for (const crn of ['X100003', 'X100004']) week.exception(crn, date, { available: false });
    });
    const { words, status } = await readerAt(scheduler).open(`${at}/short/places`);
    expect(status).toBe(200);
    expect(words).toContain('Full sessions, the dearest first');
    expect(words).toMatch(/more places? near .* on Tuesday 1 December would give/);
  });

  it('says where only another session would help, or that nothing would', async () => {
    const { scheduler, at } = await givenShort();
    expect((await readerAt(scheduler).open(`${at}/short/places`)).words).toContain(
      'Where only another session would help',
    );
    const db = await givenTwoPdus();
    const id = await givenRunDraft(db);
    const { words } = await readerAt(givenDoor({ db })).open(`/rosters/${id}/short/places`);
    expect(words).toContain('No more places would help');
  });
});

describe('the page of places for a person', () => {
  it('ranks them, says what each would break and what would lift that, and leads to the move', async () => {
    const { scheduler, at } = await givenShort();
    const { status, words, html } = await readerAt(scheduler).open(`${at}/people/X100003/places`);
    expect(status).toBe(200);
    expect(words).toContain('hours given no hours hours due 7 hours');
    expect(words).toContain('The 5 that would come nearest, the best first');
    expect(words).toContain('30 minutes each way');
    expect(words).toMatch(/the session has no place left full: X10000[12] would lose least by leaving/);
    expect(words).toContain('Add here');
    expect(html).toContain(`href="${at}/people/X100003/move?from=none&amp;to=${tuesday}"`);
  });

  it('says which booking would be left for a place', async () => {
    const { scheduler, at } = await givenShort();
    const { words, html } = await readerAt(scheduler).open(`${at}/people/X100001/places`);
    expect(words).toContain('Would leave');
    expect(html).toContain(`move?from=${tuesday}&amp;to=`);
  });

  it('offers more where there are more, and says so where there is none', async () => {
    const { scheduler, at } = await givenShort((week) => {
      for (let day = 10; day < 16; day += 1) {
        const code = `P0${day}`;
        week.project(code).session(code, '2026-12-02', { minAttendance: 2 });
        week.travel('X100003', code, 30);
      }
    });
    expect((await readerAt(scheduler).open(`${at}/people/X100003/places`)).words).toContain(
      'Show up to 30 places',
    );
    const db = await givenTwoPdus();
    const id = await givenRunDraft(db, { weekStart: '2027-01-11' });
    const none = await readerAt(givenDoor({ db })).open(`/rosters/${id}/people/X100003/places`);
    expect(none.words).toContain('The week has no other session for them');
  });

  it('is not there for a person whom the week has not, nor for other roles', async () => {
    const { door, scheduler, at } = await givenShort();
    expect((await readerAt(scheduler).open(`${at}/people/X999999/places`)).status).toBe(404);
    expect(
      (await readerAt(door.as({ roles: ['caseworker'] })).open(`${at}/people/X100003/places`)).status,
    ).toBe(403);
  });
});

describe('the page of people for a free place', () => {
  it('ranks them and leads to the move', async () => {
    const { scheduler, at } = await givenShort();
    const { status, words, html } = await readerAt(scheduler).open(`${at}/sessions/P002-2026-12-03/people`);
    expect(status).toBe(200);
    expect(words).toContain('Who could take a free place');
    expect(words).toContain('no hours of 7 hours due');
    expect(html).toContain(`/people/X100003/move?from=none&amp;to=P002-2026-12-03`);
  });

  it('says that a full session needs somebody to leave first, and tells no more than the CRN of restricted people', async () => {
    const { scheduler, at } = await givenShort((week) => {
      week.limitedTo('X100003', 'A. Named');
    });
    const { words } = await readerAt(scheduler).open(`${at}/sessions/${tuesday}/people`);
    expect(words).toContain('The session is full');
    expect(words).toContain('X100003: limited access');
  });

  it('says so where everyone is on it already, and offers more where there are more', async () => {
    const { scheduler, at, door } = await givenShort((week) => {
      for (let n = 10; n < 20; n += 1) week.person(`X1000${n}`).requirement(`X1000${n}`);
    });
    const many = await readerAt(scheduler).open(`${at}/sessions/P002-2026-12-03/people`);
    expect(many.words).toContain('Show up to 30 people');
    expect(
      (await readerAt(door.as({ roles: ['caseworker'] })).open(`${at}/sessions/${tuesday}/people`)).status,
    ).toBe(403);
    const db = await givenTwoPdus();
    const everyone = Array.from({ length: 8 }, (_, i) => [`X10000${i + 1}`, tuesday] as const);
    const id = await givenJudgedDraft(db, everyone);
    const full = await readerAt(givenDoor({ db })).open(`/rosters/${id}/sessions/${tuesday}/people`);
    expect(full.words).toContain('Everyone with hours to book this week is on this session already');
  });
});
