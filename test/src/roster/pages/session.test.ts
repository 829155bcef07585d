import { describe, expect, it } from 'vitest';
import { putNamesAllowed } from '../../../../db/limited-access.ts';
import { hackneyFriday, tuesday } from '../../../given/two-pdus.ts';
import { givenReadRoster } from '../../../given/two-pdus-roster.ts';

describe('the page of a session in a roster', () => {
  it('says who is there, how far they come and why each is there, and what the session is worth', async () => {
    const { open, at } = await givenReadRoster();
    const page = await open(`${at}/sessions/${tuesday}`);
    const words = page.words;
    expect(words).toContain('When Tuesday 1 December 2026');
    expect(words).toContain('2 of 10 filled; it runs with 2 or more');
    expect(words).toContain('At minimum one fewer and it could not run');
    expect(words).toMatch(
      /X100001 in this roster 30 minutes None 14 hours of 7 hours [^X]*won by the booking/,
    );
    expect(words).toContain('points by this session running');
    expect(words).toContain('points won on keeping sessions running');
    expect(words).toContain('Find people for 8 free places');
    expect(page.links).toEqual(
      expect.arrayContaining([
        `${at}/people/X100001`,
        `${at}/people/X100001/move?from=${tuesday}`,
        `${at}/people/X100001/pin?session=${tuesday}`,
        `${at}/sessions/${tuesday}/people`,
        `${at}/sessions/${tuesday}/stand-down`,
        `${at}/sessions/${tuesday}/sheet`,
      ]),
    );
  });

  it('marks who is pinned', async () => {
    const { open, send, at, id } = await givenReadRoster();
    await send('POST', `/v1/rosters/${id}/pins`, { crn: 'X100002', session: tuesday });
    const words = (await open(`${at}/sessions/${tuesday}`)).words;
    expect(words).toMatch(
      /X100002 on P001-2026-12-01: is pinned [^X]*; it is pinned Pinned Move X100002 Unpin/,
    );
  });

  it('says where nobody is booked, and which bookings the week has not any more', async () => {
    const { open, db, at } = await givenReadRoster();
    expect((await open(`${at}/sessions/${hackneyFriday}`)).words).toContain(
      'Nobody is booked: the session is stood down.',
    );
    db.$client.prepare("update requirements set status = 'suspended' where crn = 'X100002'").run();
    expect((await open(`${at}/sessions/${tuesday}`)).words).toContain(
      `Warning X100002 on ${tuesday}: X100002 has nothing to book this week`,
    );
  });

  it('shows the CRN alone of whom the reader may not see', async () => {
    const { open, db, at } = await givenReadRoster();
    await putNamesAllowed(db, 'X100002', ['somebody else']);
    const page = await open(`${at}/sessions/${tuesday}`);
    expect(page.words).toContain('X100002 Limited access');
    expect(page.links).not.toContain(`${at}/people/X100002`);
  });

  it('offers a caseworker nothing to change', async () => {
    const { readAs, at } = await givenReadRoster();
    const page = await readAs({ roles: ['caseworker'] }).open(`${at}/sessions/${tuesday}`);
    expect(page.links.filter((link) => /move|pin|stand-down/.test(link))).toEqual([]);
    expect(page.words).toContain('won by the booking');
  });

  it('is not there for a session that the week has not', async () => {
    const { open, at } = await givenReadRoster();
    const page = await open(`${at}/sessions/P009-2026-12-01`);
    expect(page.status).toBe(404);
    expect(page.words).toContain('takes nobody this week');
  });
});

describe('the sign-in sheet of a session', () => {
  it('has a line for everyone expected, and says that it is of a draft', async () => {
    const { open, db, at } = await givenReadRoster();
    await putNamesAllowed(db, 'X100002', ['somebody else']);
    const page = await open(`${at}/sessions/${tuesday}/sheet`);
    const words = page.words;
    expect(words).toContain('Sign-in sheet, camden P001');
    expect(words).toContain('Tuesday 1 December 2026');
    expect(words).toContain('2 people expected');
    expect(words).toContain('No CRN Name Arrived Left Signature 1 X100001 2 X100002 3 4');
    expect(words).toContain('This is a draft: people may not have been told of it');
    expect(words).not.toContain('Sign out');
  });
});

describe('the week sheet of a project', () => {
  it('says day by day who is there', async () => {
    const { open, at } = await givenReadRoster();
    const words = (await open(`${at}/projects/P001/sheet`)).words;
    expect(words).toMatch(/Tuesday 1 December 2026, .* 2 people of 10 places: X100001 X100002/);
    expect(words).toMatch(/Wednesday 2 December 2026, [^:]*:\S* to \S* Stood down: nobody is booked/);
  });

  it('is not there for a project without a session in the week', async () => {
    const { open, at } = await givenReadRoster();
    const page = await open(`${at}/projects/P009/sheet`);
    expect(page.status).toBe(404);
    expect(page.words).toContain('P009 has no session in this week');
  });
});

describe('the bookings of a roster as a file', () => {
  it('are a table for a spreadsheet', async () => {
    const { ask, at } = await givenReadRoster();
    const file = await ask(`${at}/bookings.csv`);
    expect(file.type).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).toContain('roster-1-bookings.csv');
    expect(String(file.body).split('\n')).toHaveLength(7);
    expect((await ask('/rosters/99/bookings.csv')).status).toBe(404);
  });
});
