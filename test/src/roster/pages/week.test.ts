import { describe, expect, it } from 'vitest';
import { hackneyTuesday, thursday, tuesday } from '../../../given/two-pdus.ts';
import { givenReadRoster } from '../../../given/two-pdus-roster.ts';

describe('the page of a roster', () => {
  it('says what it comes to, and how near it is to the best', async () => {
    const { open, at } = await givenReadRoster();
    const page = await open(at);
    expect(page.status).toBe(200);
    const words = page.words;
    expect(words).toContain('London, week of Monday 30 November 2026');
    expect(words).toContain('Roster version 1');
    expect(words).toContain('Draft');
    expect(words).toMatch(/people placed, of 8 due 4/);
    expect(words).toMatch(/people short of their weekly minimum 4/);
    expect(words).toMatch(/hours offered, 56 due 35/);
    expect(words).toMatch(/sessions stood down, of 5 3/);
    expect(words).toContain('28 hours are missing under the weekly minimums');
    expect(words).toContain('no roster can do better: it is proven');
    expect(page.links).toEqual(
      expect.arrayContaining([
        `${at}/publish`,
        `${at}/short`,
        `${at}/left-out`,
        `${at}/bookings.csv`,
        '/rosters/new?region=london&weekStart=2026-11-30&around=1',
      ]),
    );
  });

  it('shows projects down and days across, each session with its places and what to look for', async () => {
    const { open, at } = await givenReadRoster();
    const page = await open(at);
    const words = page.words;
    expect(words).toContain('Mon 30 Nov Tue 1 Dec Wed 2 Dec');
    expect(words).toMatch(/2 of 10 places, P001, Tue 1 Dec [^P]*pm At minimum/);
    expect(words).toMatch(/3 of 10 places, P002, Thu 3 Dec/);
    expect(words).toMatch(/0 of 10 places, P003, Fri 4 Dec [^P]*pm Stood down/);
    expect(words).toContain('At minimum : one fewer and it could not run, 1 session');
    expect(words).toContain('Projects 1 to 3 of 3');
    expect(page.links).toEqual(
      expect.arrayContaining([`${at}/sessions/${tuesday}`, `${at}/projects/P001/sheet`]),
    );
  });

  it('marks a woman among men and a session that is full, in words', async () => {
    const { open, at } = await givenReadRoster((week) => {
      week.rows.people.find(({ crn }) => crn === 'X100001')!.sex = 'female';
      const ofTuesday = week.rows.sessions.find(({ id }) => id === tuesday)!;
      Object.assign(ofTuesday, { capacity: 2, supervisorSex: 'male' });
    });
    const words = (await open(at)).words;
    expect(words).toMatch(/2 of 2 places, P001, Tue 1 Dec [^P]*pm Lone woman At minimum Full/);
  });

  it('shows only the projects, day and sessions that are asked for, and says where there are none', async () => {
    const { open, at } = await givenReadRoster();
    expect((await open(`${at}?text=p002`)).words).toContain('Projects 1 to 1 of 1');
    const stoodDown = await open(`${at}?mark=stood-down&date=2026-12-01`);
    expect(stoodDown.links).toContain(`${at}/sessions/${hackneyTuesday}`);
    expect(stoodDown.links).not.toContain(`${at}/sessions/${tuesday}`);
    expect((await open(`${at}?mark=full`)).words).toContain(
      'No session of the week is what you ask for. Show all sessions',
    );
    expect((await open(`${at}?mark=odd`)).status).toBe(422);
  });

  it('says that the data have changed since, and what keeps it from being published', async () => {
    const { open, db, at } = await givenReadRoster();
    db.$client.prepare("update sessions set status = 'stood-down' where id = ?").run(thursday);
    const words = (await open(at)).words;
    expect(words).toContain('The data have changed since this roster was made');
    expect(words).toContain('3 things keep this roster from being published');
    expect(words).toContain(`X100001 on ${thursday}: ${thursday} takes nobody this week`);
    expect(words).toContain('how near it is to the best possible is not known');
  });

  it('lets a caseworker look, and change nothing', async () => {
    const { readAs, at } = await givenReadRoster();
    const page = await readAs({ roles: ['caseworker'] }).open(at);
    expect(page.status).toBe(200);
    const changes = page.links.filter((link) => /publish|rosters\/new/.test(link));
    expect(changes).toEqual([]);
    expect((await readAs({ roles: ['supervisor'] }).open(at)).status).toBe(403);
  });

  it('is not there for who may not see the area, nor for a roster that is not there', async () => {
    const { readAs, open, at } = await givenReadRoster();
    expect((await readAs({ roles: ['scheduler'], regions: ['wales'] }).open(at)).status).toBe(404);
    expect((await open('/rosters/99')).words).toContain('Page not found');
  });
});
