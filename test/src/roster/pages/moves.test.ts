import { describe, expect, it } from 'vitest';
import { givenDoor } from '../../../given/door.ts';
import { readerAt } from '../../../given/page-reader.ts';
import type { GivenRegion } from '../../../given/region.ts';
import { givenJudgedDraft, givenTwoPdus } from '../../../given/rostered.ts';
import { hackneyTuesday, thursday, tuesday, wednesday } from '../../../given/two-pdus.ts';

/** A draft with three people on Tuesday's session, which needs two, and four places on Thursday's. */
async function givenDraftPages(add: (week: GivenRegion) => void = () => {}) {
  const db = await givenTwoPdus((week) => {
    add(week);
  });
  const crns = ['X100001', 'X100002', 'X100003'];
  const id = await givenJudgedDraft(db, [
    ...crns.map((crn) => [crn, tuesday] as const),
    ['X100004', thursday],
    ['X100005', thursday],
  ]);
  const door = givenDoor({ db });
  const at = `/rosters/${id}`;
  const ofPerson = `${at}/people/X100001`;
  const bookedOn = async (crn: string) => {
    const { body } = await door.get(`/v1/rosters/${id}/bookings?by=person&crn=${crn}`);
    const { content } = body as { content: { bookings: { session: string; pinned: boolean }[] }[] };
    return content.flatMap(({ bookings }) => bookings);
  };
  return { door, id, at, ofPerson, bookedOn, scheduler: door.as({ roles: ['scheduler'] }) };
}

describe('moving a person', () => {
  it('begins with which booking to leave and which session to take, the nearest first', async () => {
    const { scheduler, ofPerson } = await givenDraftPages();
    const { status, words, html } = await readerAt(scheduler).open(`${ofPerson}/move`);
    expect(status).toBe(200);
    expect(words).toContain('Which booking to leave');
    expect(words).toContain('Which session to take The places that come nearest stand first.');
    expect(words).toContain('30 minutes away');
    expect(html).toContain(`<option value="${hackneyTuesday}"`);
    expect(html).toContain('/assets/drag.js');
    expect(html).toContain(`data-move="X100001" data-from="${tuesday}"`);
  });

  it('is shown with what it would do before anything is done', async () => {
    const { scheduler, ofPerson, bookedOn } = await givenDraftPages();
    const { status, words } = await readerAt(scheduler).open(
      `${ofPerson}/move?from=${tuesday}&to=${thursday}`,
    );
    expect(status).toBe(200);
    expect(words).toContain('Day Tuesday 1 December Thursday 3 December');
    expect(words).toContain('No rule stands in the way');
    expect(words).toContain('X100001 would have 7 hours as before');
    expect(words).toContain(`${tuesday} would have 2 people instead of 3`);
    expect(words).toContain('points now');
    expect(await bookedOn('X100001')).toMatchObject([{ session: tuesday }]);
  });

  it('is done by the button of that page, and told; the same form again does nothing more', async () => {
    const { scheduler, ofPerson, bookedOn } = await givenDraftPages();
    const preview = await readerAt(scheduler).open(`${ofPerson}/move?from=${tuesday}&to=${thursday}`);
    const done = await preview.send();
    expect(done.address).toBe(ofPerson);
    expect(await bookedOn('X100001')).toMatchObject([{ session: thursday }]);
    const again = await preview.send();
    expect(again.address).toBe(ofPerson);
    expect(await bookedOn('X100001')).toHaveLength(1);
  });

  it('tells what was done in words', async () => {
    const { scheduler, ofPerson } = await givenDraftPages();
    const said = async (query: string) => {
      const preview = await readerAt(scheduler).open(`${ofPerson}/move?${query}`);
      const fields = [...preview.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
      const body = new URLSearchParams();
      for (const [, name = '', value = ''] of fields) body.append(name, value);
      const { headers } = await scheduler.ask(`${ofPerson}/move`, { method: 'POST', body });
      const told = /scheduler-said=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '';
      return Buffer.from(told, 'base64url').toString();
    };
    expect(await said(`from=${tuesday}&to=${thursday}`)).toMatch(
      /^X100001 is moved from .*, Tuesday 1 December, .* to .*, Thursday 3 December, .*: .*points (won|lost)$/,
    );
    expect(await said(`from=none&to=${wednesday}&leave=${thursday}`)).toBe('');
    expect(await said(`from=${thursday}&to=none`)).toMatch(/^X100001 is taken off .*: .*points (won|lost)$/);
    expect(await said(`from=none&to=${thursday}`)).toMatch(/^X100001 is added to .*: .*points (won|lost)$/);
  });

  it('that would break a rule says which, and has no button', async () => {
    const { scheduler, at } = await givenDraftPages();
    const preview = await readerAt(scheduler).open(
      `${at}/people/X100004/move?from=${thursday}&to=${tuesday}`,
    );
    expect(preview.words).toContain('This cannot be done as it is: the roster would break a rule');
    expect(preview.words).toContain(`${thursday}: the session would run with too few people`);
    expect(preview.html).not.toContain('<form method="post" novalidate');
  });

  it('is refused with the rules that it breaks where the week has changed since it was looked at', async () => {
    const { scheduler, at, bookedOn } = await givenDraftPages();
    const path = `${at}/people/X100004/move`;
    const refused = await readerAt(scheduler).sendAlone(path, { from: thursday, to: tuesday });
    expect(refused.status).toBe(409);
    expect(refused.words).toContain('There is a problem');
    expect(refused.words).toContain(`${thursday}: the session would run with too few people`);
    expect(await bookedOn('X100004')).toMatchObject([{ session: thursday }]);
  });

  it('asks again where nothing is chosen, or a booking is not there', async () => {
    const { scheduler, ofPerson } = await givenDraftPages();
    const nothing = await readerAt(scheduler).open(`${ofPerson}/move?from=none&to=none`);
    expect(nothing.status).toBe(422);
    expect(nothing.words).toContain('Which booking to leave');
    const gone = await readerAt(scheduler).open(
      `${ofPerson}/move?from=${wednesday}&to=other&other=${thursday}`,
    );
    expect(gone.status).toBe(409);
    expect(gone.words).toContain('The person is not booked on the session to leave');
    expect(gone.html).toMatch(/value="P001-2026-12-02"|value="other"/);
  });

  it('leaves every booking that stands in its way, in one step', async () => {
    const { scheduler, ofPerson, bookedOn, door, id } = await givenDraftPages();
    await door.send('POST', `/v1/rosters/${id}/moves`, { crn: 'X100001', from: null, to: thursday });
    const query = `from=${tuesday}&to=${wednesday}&leave=${thursday}`;
    const preview = await readerAt(scheduler).open(`${ofPerson}/move?${query}`);
    expect(preview.words).toContain('too few people');
    const other = `from=${tuesday}&to=none&leave=${thursday}`;
    await (await readerAt(scheduler).open(`${ofPerson}/move?${other}`)).send();
    expect(await bookedOn('X100001')).toEqual([]);
  });

  it('says that a published roster stays as it is, and shows what a move would do all the same', async () => {
    const { scheduler, ofPerson, door, id } = await givenDraftPages();
    await door.ask(`/v1/rosters/${id}/publish`, { method: 'POST' });
    const preview = await readerAt(scheduler).open(`${ofPerson}/move?from=${tuesday}&to=${thursday}`);
    expect(preview.words).toContain('This roster is published, so it stays as it is');
    expect(preview.html).not.toContain('<form method="post" novalidate');
    for (const part of ['move', 'places', 'pin', `pin?session=${tuesday}`])
      expect((await readerAt(scheduler).open(`${ofPerson}/${part}`)).words).toContain(
        'This roster is published',
      );
    const people = await readerAt(scheduler).open(`/rosters/${id}/sessions/${thursday}/people`);
    expect(people.words).toContain('This roster is published');
  });

  it('is for schedulers alone, and tells nothing of restricted people', async () => {
    const { door, scheduler, ofPerson } = await givenDraftPages((week) => {
      week.limitedTo('X100001', 'A. Named');
    });
    expect((await readerAt(door.as({ roles: ['caseworker'] })).open(`${ofPerson}/move`)).status).toBe(403);
    expect((await readerAt(scheduler).open(`${ofPerson}/move`)).status).toBeGreaterThanOrEqual(403);
  });
});

describe('pinning', () => {
  it('lists the bookings of a person, and says so where there is none', async () => {
    const { scheduler, at, ofPerson } = await givenDraftPages();
    const { words, html } = await readerAt(scheduler).open(`${ofPerson}/pin`);
    expect(words).toContain('Not pinned Pin');
    expect(html).toContain(`href="${ofPerson}/pin?session=${tuesday}"`);
    expect((await readerAt(scheduler).open(`${at}/people/X100008/pin`)).words).toContain(
      'X100008 has no booking in this roster',
    );
  });

  it('says what it means, then does it, and takes it back the same way', async () => {
    const { scheduler, ofPerson, bookedOn } = await givenDraftPages();
    const check = await readerAt(scheduler).open(`${ofPerson}/pin?session=${tuesday}`);
    expect(check.words).toContain('Pin X100001 to this session?');
    expect(check.words).toContain('Every run of the week around this roster keeps this booking');
    expect((await check.send()).address).toBe(ofPerson);
    expect(await bookedOn('X100001')).toMatchObject([{ pinned: true }]);
    expect((await readerAt(scheduler).open(`${ofPerson}/pin`)).words).toContain('Take the pin back');
    const back = await readerAt(scheduler).open(`${ofPerson}/pin?session=${tuesday}`);
    expect(back.words).toContain('Take the pin of X100001 back?');
    expect((await back.send()).address).toBe(ofPerson);
    expect(await bookedOn('X100001')).toMatchObject([{ pinned: false }]);
  });

  it('says that a run places them where they are not booked yet', async () => {
    const { scheduler, ofPerson } = await givenDraftPages();
    const { words } = await readerAt(scheduler).open(`${ofPerson}/pin?session=${wednesday}`);
    expect(words).toContain('no: run the week around this roster to place them there');
  });

  it('is refused with the rules against it', async () => {
    const { scheduler, ofPerson } = await givenDraftPages((week) => {
      week.onlyFree('X100001', [2, '09:00', '17:00']);
    });
    const check = await readerAt(scheduler).open(`${ofPerson}/pin?session=${wednesday}`);
    const refused = await check.send();
    expect(refused.status).toBe(409);
    expect(refused.words).toContain('There is a problem');
    expect(refused.words).toContain('is not free for the whole session');
  });
});
