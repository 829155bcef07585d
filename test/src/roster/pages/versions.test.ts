import { describe, expect, it } from 'vitest';
import { givenDatabase } from '../../../given/database.ts';
import { type Door, givenDoor } from '../../../given/door.ts';
import { everyoneOnce, oneDayLeft } from '../../../given/one-day-left.ts';
import { readerAt } from '../../../given/page-reader.ts';
import type { GivenRegion } from '../../../given/region.ts';
import { givenJudgedDraft } from '../../../given/rostered.ts';
import { hackneyFriday, thursday, tuesday } from '../../../given/two-pdus.ts';

/** A draft in which everyone has a place, and a caseworker and a scheduler. */
async function givenVersions(add: (week: GivenRegion) => void = () => {}) {
  const db = givenDatabase();
  const week = oneDayLeft();
  add(week);
  await week.keep(db);
  const id = await givenJudgedDraft(db, everyoneOnce);
  const door = givenDoor({ db });
  return {
    ...{ door, db, id, at: `/rosters/${id}` },
    scheduler: door.as({ roles: ['scheduler'] }),
    caseworker: door.as({ roles: ['caseworker'] }),
  };
}

const publish = (door: Door, id: number) => door.ask(`/v1/rosters/${id}/publish`, { method: 'POST' });

/** The same with the first roster published, and a draft that replaces it in which two are elsewhere. */
async function givenNext(add?: (week: GivenRegion) => void) {
  const given = await givenVersions(add);
  await publish(given.door, given.id);
  const next = await givenJudgedDraft(
    given.db,
    [['X100001', thursday], ['X100002', thursday], ...everyoneOnce.slice(2, -1)],
    { replaces: given.id },
  );
  return { ...given, next, nextAt: `/rosters/${next}` };
}

describe('the page of what changed', () => {
  it('says plainly that nothing has been published yet', async () => {
    const { scheduler, caseworker, at } = await givenVersions();
    const { status, words, html } = await readerAt(scheduler).open(`${at}/changes`);
    expect(status).toBe(200);
    expect(words).toContain('Nothing has been published for this week yet');
    expect(html).toContain(`href="${at}/publish"`);
    expect((await readerAt(caseworker).open(`${at}/changes`)).html).not.toContain(`href="${at}/publish"`);
  });

  it('shows old and new side by side for each person, and what is stood down now', async () => {
    const { scheduler, nextAt } = await givenNext();
    const { words } = await readerAt(scheduler).open(`${nextAt}/changes`);
    expect(words).toContain('From version 1, published, to version 2, a draft');
    expect(words).toContain('people have another week 3');
    expect(words).toMatch(/X100001 .*Tuesday 1 December.* .*Thursday 3 December.* Moved/);
    expect(words).toMatch(/X100008 .*Friday 4 December.* none Taken off/);
    expect(words).toContain('Stood down now, with nobody booked: 1 session');
  });

  it('names a session that has been called off since', async () => {
    const { scheduler, door, id, at } = await givenVersions();
    await publish(door, id);
    await (await readerAt(scheduler).open(`${at}/sessions/${tuesday}/stand-down`)).send();
    const { words } = await readerAt(scheduler).open(`/rosters/${id + 1}/changes`);
    expect(words).toMatch(/Called off since: 1 session .*, Tuesday 1 December/);
  });

  it('compares with another version that is chosen, and a published one with the one before it', async () => {
    const { scheduler, at, next, nextAt, door } = await givenNext();
    const back = await readerAt(scheduler).open(`${at}/changes?with=${next}`);
    expect(back.words).toMatch(/X100008 none .*Friday 4 December.* Added/);
    expect(back.words).toContain('Run now: 1 session');
    await publish(door, next);
    const published = await readerAt(scheduler).open(`${nextAt}/changes`);
    expect(published.words).toContain('From version 1, superseded, to version 2, published');
    const same = await readerAt(scheduler).open(`${nextAt}/changes?with=${next}`);
    expect(same.words).toContain('Nothing changes for anybody');
  });

  it('of the first that is published says that there was none before', async () => {
    const { scheduler, at, door, id } = await givenVersions();
    await publish(door, id);
    expect((await readerAt(scheduler).open(`${at}/changes`)).words).toContain(
      'the first roster that has been published',
    );
  });

  it('tells no more than the CRN of restricted people, and is shown to schedulers and caseworkers', async () => {
    const { scheduler, caseworker, door, nextAt } = await givenNext((week) => {
      week.limitedTo('X100001', 'A. Named').limitedTo('X100008', 'A. Named');
    });
    const { words } = await readerAt(scheduler).open(`${nextAt}/changes`);
    expect(words).toContain('X100001: limited access');
    expect(words).toContain('X100008: limited access');
    expect((await readerAt(caseworker).open(`${nextAt}/changes`)).status).toBe(200);
    expect((await readerAt(door.as({ roles: ['supervisor'] })).open(`${nextAt}/changes`)).status).toBe(403);
  });
});

describe('publishing', () => {
  it('begins with a check of what is placed, short, stood down and broken', async () => {
    const { scheduler, at } = await givenVersions();
    const { status, words } = await readerAt(scheduler).open(`${at}/publish`);
    expect(status).toBe(200);
    expect(words).toContain('Week Monday 30 November 2026');
    expect(words).toContain('8 of 8 people with hours due, in 8 bookings');
    expect(words).toContain('56 hours given; 0 hours missing');
    expect(words).toContain('2 of 5 sessions: nobody is booked on them');
    expect(words).toContain('No rule is broken');
    expect(words).toContain('Nothing has been published for this week yet');
  });

  it('is done by its button, and told; the same form again does nothing more', async () => {
    const { scheduler, door, at, id } = await givenVersions();
    const check = await readerAt(scheduler).open(`${at}/publish`);
    expect((await check.send()).address).toBe(at);
    expect((await door.get(`/v1/rosters/${id}`)).body).toMatchObject({ state: 'published' });
    expect((await check.send()).address).toBe(at);
    const again = await readerAt(scheduler).open(`${at}/publish`);
    expect(again.words).toContain('This roster cannot be published It is published already');
    expect(again.html).not.toContain('<form method="post" novalidate');
  });

  it('says what changes for how many since the one that is published, and of that one that it is over', async () => {
    const { scheduler, at, nextAt } = await givenNext();
    const { words, html, send } = await readerAt(scheduler).open(`${nextAt}/publish`);
    expect(words).toContain(
      '3 people have another week than in version 1, which is published now: 2 moved, 0 added and 1 taken off',
    );
    expect(html).toContain(`href="${nextAt}/changes"`);
    await send();
    expect((await readerAt(scheduler).open(`${at}/publish`)).words).toContain(
      'It has been superseded by a later one',
    );
  });

  it('that changes nothing says so', async () => {
    const { scheduler, db, id, door } = await givenVersions();
    await publish(door, id);
    const same = await givenJudgedDraft(db, everyoneOnce, { replaces: id });
    expect((await readerAt(scheduler).open(`/rosters/${same}/publish`)).words).toContain(
      'Nothing changes for anybody',
    );
  });

  it('is not offered while rules are broken, which it names, and is refused for them', async () => {
    const { scheduler, door, at } = await givenVersions();
    await door.ask(`/v1/sessions/${tuesday}/stand-down`, { method: 'POST' });
    const check = await readerAt(scheduler).open(`${at}/publish`);
    expect(check.words).toContain('It cannot be published yet: 2 rules are broken');
    expect(check.words).toContain(`${tuesday} takes nobody this week`);
    expect(check.words).toContain('The data have changed since the roster was made');
    expect(check.html).not.toContain('<form method="post" novalidate');
    const refused = await readerAt(scheduler).sendAlone(`${at}/publish`);
    expect(refused.status).toBe(409);
    expect(refused.words).toContain('There is a problem');
  });

  it('is for schedulers alone', async () => {
    const { caseworker, at } = await givenVersions();
    expect((await readerAt(caseworker).open(`${at}/publish`)).status).toBe(403);
    expect((await readerAt(caseworker).sendAlone(`${at}/publish`)).status).toBe(403);
  });
});

describe('standing a session down', () => {
  const page = (at: string, session: string = tuesday) => `${at}/sessions/${session}/stand-down`;

  it('shows first who loses a place, where the repair would put them and who would be short', async () => {
    const { scheduler, door, id, at } = await givenVersions((week) => {
      week.onlyFree('X100002', [2, '09:00', '17:00']);
      for (const project of ['P003']) week.travel('X100002', project, 30);
      week.session('P003', '2026-12-01', { capacity: 1, minAttendance: 2 });
    });
    await publish(door, id);
    const { status, words } = await readerAt(scheduler).open(page(at));
    expect(status).toBe(200);
    expect(words).toContain('Booked 2 people');
    expect(words).toContain('2 people are affected');
    expect(words).toMatch(
      /X100001 .*Tuesday 1 December.* .*(Wednesday 2|Thursday 3|Friday 4) December.* X100001 goes from/,
    );
    expect(words).toContain('Who would be short X100002 has no hours');
    expect((await door.get(`/v1/sessions/${tuesday}`)).body).toMatchObject({ status: 'planned' });
  });

  it('is done and the week repaired by its button, once however often it is sent, and leads to the new version', async () => {
    const { scheduler, door, id, at } = await givenVersions();
    await publish(door, id);
    const check = await readerAt(scheduler).open(page(at));
    const done = await check.send();
    expect(done.address).toBe(`/rosters/${id + 1}`);
    expect((await door.get(`/v1/sessions/${tuesday}`)).body).toMatchObject({ status: 'stood-down' });
    expect((await door.get(`/v1/rosters/${id + 1}`)).body).toMatchObject({ state: 'draft', replaces: id });
    expect((await check.send()).address).toBe(`/rosters/${id + 1}`);
    expect((await door.get('/v1/rosters')).body).toMatchObject({ page: { totalElements: 2 } });
  });

  it('tells in words what was done', async () => {
    const { scheduler, door, id, at } = await givenVersions();
    await publish(door, id);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = 'does=stand-down&keepOthers=yes';
    const answer = await scheduler.ask(page(at), { method: 'POST', headers, body });
    const told = /scheduler-said=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
    expect(Buffer.from(told, 'base64url').toString()).toMatch(
      /^P001-2026-12-01 is stood down: 2 appointments are called off\. 2 people are affected.*nobody else moves.*\. This is the new version: check what changed, then publish it$/,
    );
  });

  it('may keep all others where they are', async () => {
    const { scheduler, door, id, at } = await givenVersions();
    await publish(door, id);
    const { words, html } = await readerAt(scheduler).open(`${page(at)}?keepOthers=yes`);
    expect(words).toContain('nobody else moves');
    expect(html).toContain('name="keepOthers" value="yes"');
  });

  it('while nothing is published shows what the draft would lose, and leads to the week', async () => {
    const { scheduler, door, at } = await givenVersions();
    const check = await readerAt(scheduler).open(page(at));
    expect(check.words).toContain('Nothing is published for this week, so nobody has been told');
    expect(check.words).toContain('X100001 would have no hours instead of 7 hours');
    expect((await check.send()).address).toBe(at);
    expect((await door.get(`/v1/sessions/${tuesday}`)).body).toMatchObject({ status: 'stood-down' });
    expect((await readerAt(scheduler).open(page(at))).words).toContain(
      'Nothing is published for this week: run it again to place its people elsewhere',
    );
  });

  it('that nobody is on loses nothing', async () => {
    const { scheduler, at } = await givenVersions();
    const { words } = await readerAt(scheduler).open(page(at, 'P001-2026-12-02'));
    expect(words).toContain('Nobody is booked on it in this roster');
  });

  it('that was stood down already lets the published week be repaired, and is refused twice', async () => {
    const { scheduler, door, id, at } = await givenVersions();
    await publish(door, id);
    await door.ask(`/v1/sessions/${tuesday}/stand-down`, { method: 'POST' });
    const refused = await readerAt(scheduler).sendAlone(page(at), { does: 'stand-down' });
    expect(refused.status).toBe(409);
    expect(refused.words).toContain('The session is stood down already');
    const check = await readerAt(scheduler).open(page(at));
    expect(check.words).toContain('Repair the published week');
    expect((await check.send()).address).toBe(`/rosters/${id + 1}`);
  });

  it('tells no more than the CRN of restricted people', async () => {
    const { scheduler, door, id, at } = await givenVersions((week) => {
      week.limitedTo('X100001', 'A. Named');
    });
    await publish(door, id);
    expect((await readerAt(scheduler).open(page(at))).words).toContain('X100001: limited access');
  });

  it('is for schedulers, and for sessions of the week', async () => {
    const { scheduler, caseworker, at } = await givenVersions((week) => {
      week.session('P003', '2026-12-11');
    });
    expect((await readerAt(caseworker).open(page(at, hackneyFriday))).status).toBe(403);
    expect((await readerAt(scheduler).open(page(at, 'P003-2026-12-11'))).words).toContain(
      'The week of the roster has no such session',
    );
    expect((await readerAt(scheduler).open(page(at, 'P009-2026-12-01'))).status).toBe(404);
  });

  it('has nothing to do once it has run', async () => {
    const { scheduler, at } = await givenVersions((week) => {
      week.session('P002', '2026-12-02', { status: 'run' });
    });
    expect((await readerAt(scheduler).open(page(at, 'P002-2026-12-02'))).words).toContain(
      'This session has run',
    );
  });
});
