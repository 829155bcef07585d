import { describe, expect, it } from 'vitest';
import { publishRoster } from '../../../../src/roster/publish.ts';
import { givenDoor } from '../../../given/door.ts';
import { readerAt } from '../../../given/page-reader.ts';
import { givenJudgedDraft, onFriday } from '../../../given/rostered.ts';
import { givenRuns } from '../../../given/running.ts';
import { camden, region, weekStart } from '../../../given/two-pdus.ts';
import { fiveBookings, givenReadRoster } from '../../../given/two-pdus-roster.ts';

describe('the weeks of an area', () => {
  it('are this and the next four, each with what is due, placed and short, and what comes next', async () => {
    const { open, at } = await givenReadRoster();
    const page = await open('/weeks?region=london');
    const words = page.words;
    expect(words).toContain('Mon 23 Nov to Sun 29 Nov');
    expect(words).toContain('Mon 21 Dec to Sun 27 Dec');
    expect(words).toMatch(
      /Mon 30 Nov to Sun 6 Dec 5 sessions planned Draft Look at the roster [^8]*2026 8 4 4 3 35 of 56/,
    );
    expect(words).toMatch(/Mon 23 Nov to Sun 29 Nov 0 sessions planned Nothing planned/);
    expect(words).toContain('Nothing is left to plan');
    expect(words).toContain('Bring in its sessions first');
    expect(page.links).toEqual(expect.arrayContaining([at, `${at}/publish`]));
  });

  it('offer to start a roster where there is none', async () => {
    const { open, db } = await givenReadRoster();
    db.$client.prepare('delete from bookings').run();
    db.$client.prepare('delete from rosters').run();
    const page = await open('/weeks?region=london');
    expect(page.words).toContain('No roster');
    expect(page.links).toContain('/rosters/new?region=london&weekStart=2026-11-30');
  });

  it('count the published roster, and name a draft made since', async () => {
    const { open, db, id } = await givenReadRoster();
    await publishRoster(db, id, onFriday);
    const draft = await givenJudgedDraft(db, fiveBookings, { replaces: id });
    const page = await open('/weeks?region=london');
    expect(page.words).toMatch(/Published Look at the roster .* version 2 [^8]*2026 8 4 4 3/);
    expect(page.words).toContain('Look at the newer draft, version 2');
    expect(page.links).toContain(`/rosters/${draft}`);
  });

  it('say of a PDU its own, and of the region which PDUs have theirs', async () => {
    const { open, db } = await givenReadRoster();
    await givenJudgedDraft(db, [], { pdu: camden });
    const page = await open('/weeks?region=london');
    expect(page.words).toContain('Camden: draft');
    expect(page.links).toContain('/weeks?region=london&pdu=camden');
    const words = (await open('/weeks?region=london&pdu=camden')).words;
    expect(words).toMatch(/3 sessions planned Draft Look at the roster .*2026 4 0 4 3 0 of 28/);
  });

  it('tell of a roster that is being made, to who may watch it', async () => {
    const { db } = await givenReadRoster();
    const work = new URL('../../../given/work/patient.ts', import.meta.url);
    const door = givenDoor({ db, clock: onFriday, runs: await givenRuns(db, work) });
    await door.send('POST', '/v1/rosters', { region, weekStart: '2026-12-07', seconds: 60 });
    const page = await readerAt(door).open('/weeks?region=london');
    expect(page.words).toContain('Being made');
    expect(page.links).toContain('/runs/1');
    const caseworker = readerAt(door.as({ roles: ['caseworker'] }));
    expect((await caseworker.open('/weeks?region=london')).links).not.toContain('/runs/1');
  });

  it('can be stepped through; where nothing is planned, what comes next is said', async () => {
    const { open } = await givenReadRoster();
    const page = await open('/weeks?region=london');
    expect(page.links).toContain('/weeks?region=london&from=2026-12-28');
    const later = await open('/weeks?region=london&from=2026-12-28');
    expect(later.words).toContain('No sessions are planned in these weeks');
    expect(later.links).toEqual(expect.arrayContaining(['/import', '/weeks?region=london']));
  });

  it('are those of the reader’s own areas', async () => {
    const { readAs } = await givenReadRoster();
    const ofCamden = readAs({ roles: ['scheduler'], regions: ['london'], pdus: [camden] });
    const words = (await ofCamden.open('/weeks')).words;
    expect(words).toContain('Camden Weeks');
    expect(words).not.toContain('Hackney');
    expect((await readAs({ roles: ['programme-manager'] }).open('/weeks')).status).toBe(403);
  });
});

describe('starting a roster', () => {
  it('asks for the week first, then how it is made, around pins if there are rosters', async () => {
    const { open, at: _, id } = await givenReadRoster();
    const first = (await open('/rosters/new?region=london')).words;
    expect(first).toContain('Week that begins on');
    expect(first).toContain('The region as a whole camden croydon hackney');
    const second = await open(`/rosters/new?region=london&pdu=&weekStart=${weekStart}&around=${id}`);
    const words = second.words;
    expect(words).toContain('London, the region as a whole');
    expect(words).toContain('Begins on Monday 30 November 2026');
    expect(words).toContain('The pins of version 1, a draft');
    expect(second.html).toMatch(/value="1" checked/);
  });

  it('starts it and leads to where it can be watched; who asks again joins it', async () => {
    const { db } = await givenReadRoster();
    const work = new URL('../../../given/work/patient.ts', import.meta.url);
    const door = givenDoor({ db, clock: onFriday, runs: await givenRuns(db, work) });
    const { sendAlone } = readerAt(door);
    const fields = { region, pdu: '', weekStart, seconds: '60', around: '' };
    expect(await sendAlone('/rosters/new', fields)).toMatchObject({ status: 200, address: '/runs/1' });
    const again = await sendAlone('/rosters/new', fields);
    expect(again.address).toBe('/runs/1');
    expect(again.words).toContain('A roster of this week is being made already: this is it.');
    const pinned = await sendAlone('/rosters/new', { ...fields, around: '1' });
    expect(pinned.status).toBe(409);
    expect(pinned.words).toContain('The week is being run around other pins');
  });

  it('says what is wrong with what is filled in, and keeps it', async () => {
    const { sendAlone } = await givenReadRoster();
    const { status, html } = await sendAlone('/rosters/new', {
      region,
      pdu: '',
      weekStart,
      seconds: '9999',
      around: '',
    });
    expect(status).toBe(422);
    expect(html).toContain('href="#seconds"');
    expect(html).toContain('value="9999"');
  });

  it('is for schedulers', async () => {
    const { readAs } = await givenReadRoster();
    expect((await readAs({ roles: ['caseworker'] }).open('/rosters/new')).status).toBe(403);
  });
});
