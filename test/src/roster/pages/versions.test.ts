import { describe, expect, it } from 'vitest';
import { givenDatabase } from '../../../given/database.ts';
import { type Door, givenDoor } from '../../../given/door.ts';
import { postPage, readPage } from '../../../given/mending.ts';
import { everyoneOnce, oneDayLeft } from '../../../given/one-day-left.ts';
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
    const { status, text, html } = await readPage(scheduler, `${at}/changes`);
    expect(status).toBe(200);
    expect(text).toContain('Nothing has been published for this week yet');
    expect(html).toContain(`href="${at}/publish"`);
    expect((await readPage(caseworker, `${at}/changes`)).html).not.toContain(`href="${at}/publish"`);
  });

  it('shows old and new side by side for each person, and what is stood down now', async () => {
    const { scheduler, nextAt } = await givenNext();
    const { text } = await readPage(scheduler, `${nextAt}/changes`);
    expect(text).toContain('From version 1, published, to version 2, a draft');
    expect(text).toContain('people have another week 3');
    expect(text).toMatch(/X100001 .*Tuesday 1 December.* .*Thursday 3 December.* Moved/);
    expect(text).toMatch(/X100008 .*Friday 4 December.* none Taken off/);
    expect(text).toContain('Stood down now: 1 session');
  });

  it('compares with another version that is chosen, and a published one with the one before it', async () => {
    const { scheduler, at, next, nextAt, door } = await givenNext();
    const back = await readPage(scheduler, `${at}/changes?with=${next}`);
    expect(back.text).toMatch(/X100008 none .*Friday 4 December.* Added/);
    expect(back.text).toContain('Run now: 1 session');
    await publish(door, next);
    const published = await readPage(scheduler, `${nextAt}/changes`);
    expect(published.text).toContain('From version 1, superseded, to version 2, published');
    const same = await readPage(scheduler, `${nextAt}/changes?with=${next}`);
    expect(same.text).toContain('Nothing changes for anybody');
  });

  it('of the first that is published says that there was none before', async () => {
    const { scheduler, at, door, id } = await givenVersions();
    await publish(door, id);
    expect((await readPage(scheduler, `${at}/changes`)).text).toContain(
      'the first roster that has been published',
    );
  });

  it('tells no more than the CRN of restricted people, and is shown to schedulers and caseworkers', async () => {
    const { scheduler, caseworker, door, nextAt } = await givenNext((week) => {
      week.limitedTo('X100001', 'A. Named').limitedTo('X100008', 'A. Named');
    });
    const { text } = await readPage(scheduler, `${nextAt}/changes`);
    expect(text).toContain('X100001: limited access');
    expect(text).toContain('X100008: limited access');
    expect((await readPage(caseworker, `${nextAt}/changes`)).status).toBe(200);
    expect((await readPage(door.as({ roles: ['supervisor'] }), `${nextAt}/changes`)).status).toBe(403);
  });
});

describe('publishing', () => {
  it('begins with a check of what is placed, short, stood down and broken', async () => {
    const { scheduler, at } = await givenVersions();
    const { status, text } = await readPage(scheduler, `${at}/publish`);
    expect(status).toBe(200);
    expect(text).toContain('Week Monday 30 November 2026');
    expect(text).toContain('8 of 8 people with hours due, in 8 bookings');
    expect(text).toContain('56 hours given; 0 hours missing');
    expect(text).toContain('2 of 5 sessions: nobody is booked on them');
    expect(text).toContain('No rule is broken');
    expect(text).toContain('Nothing has been published for this week yet');
  });

  it('is done by its button, and told; the same form again does nothing more', async () => {
    const { scheduler, door, at, id } = await givenVersions();
    const check = await readPage(scheduler, `${at}/publish`);
    expect((await check.send()).path).toBe(at);
    expect((await door.get(`/v1/rosters/${id}`)).body).toMatchObject({ state: 'published' });
    expect((await check.send()).path).toBe(at);
    const again = await readPage(scheduler, `${at}/publish`);
    expect(again.text).toContain('This roster cannot be published It is published already');
    expect(again.html).not.toContain('<form method="post" novalidate');
  });

  it('says what changes for how many since the one that is published, and of that one that it is over', async () => {
    const { scheduler, at, nextAt } = await givenNext();
    const { text, html, send } = await readPage(scheduler, `${nextAt}/publish`);
    expect(text).toContain(
      '3 people have another week than in version 1, which is published now: 2 moved, 0 added and 1 taken off',
    );
    expect(html).toContain(`href="${nextAt}/changes"`);
    await send();
    expect((await readPage(scheduler, `${at}/publish`)).text).toContain(
      'It has been superseded by a later one',
    );
  });

  it('that changes nothing says so', async () => {
    const { scheduler, db, id, door } = await givenVersions();
    await publish(door, id);
    const same = await givenJudgedDraft(db, everyoneOnce, { replaces: id });
    expect((await readPage(scheduler, `/rosters/${same}/publish`)).text).toContain(
      'Nothing changes for anybody',
    );
  });

  it('is not offered while rules are broken, which it names, and is refused for them', async () => {
    const { scheduler, door, at } = await givenVersions();
    await door.ask(`/v1/sessions/${tuesday}/stand-down`, { method: 'POST' });
    const check = await readPage(scheduler, `${at}/publish`);
    expect(check.text).toContain('It cannot be published yet: 2 rules are broken');
    expect(check.text).toContain(`${tuesday} takes nobody this week`);
    expect(check.text).toContain('The data have changed since the roster was made');
    expect(check.html).not.toContain('<form method="post" novalidate');
    const refused = await postPage(scheduler, `${at}/publish`, []);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('There is a problem');
  });

  it('is for schedulers alone', async () => {
    const { caseworker, at } = await givenVersions();
    expect((await readPage(caseworker, `${at}/publish`)).status).toBe(403);
    expect((await postPage(caseworker, `${at}/publish`, [])).status).toBe(403);
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
    const { status, text } = await readPage(scheduler, page(at));
    expect(status).toBe(200);
    expect(text).toContain('Booked 2 people');
    expect(text).toContain('2 people are affected');
    expect(text).toMatch(
      /X100001 .*Tuesday 1 December.* .*(Wednesday 2|Thursday 3|Friday 4) December.* X100001 goes from/,
    );
    expect(text).toContain('Who would be short X100002 has no hours');
    expect((await door.get(`/v1/sessions/${tuesday}`)).body).toMatchObject({ status: 'planned' });
  });

  it('is done and the week repaired by its button, once however often it is sent, and leads to the new version', async () => {
    const { scheduler, door, id, at } = await givenVersions();
    await publish(door, id);
    const check = await readPage(scheduler, page(at));
    const done = await check.send();
    expect(done.path).toBe(`/rosters/${id + 1}`);
    expect((await door.get(`/v1/sessions/${tuesday}`)).body).toMatchObject({ status: 'stood-down' });
    expect((await door.get(`/v1/rosters/${id + 1}`)).body).toMatchObject({ state: 'draft', replaces: id });
    expect((await check.send()).path).toBe(`/rosters/${id + 1}`);
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
    const { text, html } = await readPage(scheduler, `${page(at)}?keepOthers=yes`);
    expect(text).toContain('nobody else moves');
    expect(html).toContain('name="keepOthers" value="yes"');
  });

  it('while nothing is published shows what the draft would lose, and leads to the week', async () => {
    const { scheduler, door, at } = await givenVersions();
    const check = await readPage(scheduler, page(at));
    expect(check.text).toContain('Nothing is published for this week, so nobody has been told');
    expect(check.text).toContain('X100001 would have no hours instead of 7 hours');
    expect((await check.send()).path).toBe(at);
    expect((await door.get(`/v1/sessions/${tuesday}`)).body).toMatchObject({ status: 'stood-down' });
    expect((await readPage(scheduler, page(at))).text).toContain(
      'Nothing is published for this week: run it again to place its people elsewhere',
    );
  });

  it('that nobody is on loses nothing', async () => {
    const { scheduler, at } = await givenVersions();
    const { text } = await readPage(scheduler, page(at, 'P001-2026-12-02'));
    expect(text).toContain('Nobody is booked on it in this roster');
  });

  it('that was stood down already lets the published week be repaired, and is refused twice', async () => {
    const { scheduler, door, id, at } = await givenVersions();
    await publish(door, id);
    await door.ask(`/v1/sessions/${tuesday}/stand-down`, { method: 'POST' });
    const refused = await postPage(scheduler, page(at), [['does', 'stand-down']]);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('The session is stood down already');
    const check = await readPage(scheduler, page(at));
    expect(check.text).toContain('Repair the published week');
    expect((await check.send()).path).toBe(`/rosters/${id + 1}`);
  });

  it('tells no more than the CRN of restricted people', async () => {
    const { scheduler, door, id, at } = await givenVersions((week) => {
      week.limitedTo('X100001', 'A. Named');
    });
    await publish(door, id);
    expect((await readPage(scheduler, page(at))).text).toContain('X100001: limited access');
  });

  it('is for schedulers, and for sessions of the week', async () => {
    const { scheduler, caseworker, at } = await givenVersions((week) => {
      week.session('P003', '2026-12-11');
    });
    expect((await readPage(caseworker, page(at, hackneyFriday))).status).toBe(403);
    expect((await readPage(scheduler, page(at, 'P003-2026-12-11'))).text).toContain(
      'The week of the roster has no such session',
    );
    expect((await readPage(scheduler, page(at, 'P009-2026-12-01'))).status).toBe(404);
  });

  it('has nothing to do once it has run', async () => {
    const { scheduler, at } = await givenVersions((week) => {
      week.session('P002', '2026-12-02', { status: 'run' });
    });
    expect((await readPage(scheduler, page(at, 'P002-2026-12-02'))).text).toContain('This session has run');
  });
});
