import { describe, expect, it } from 'vitest';
import { putNamesAllowed } from '../../../../db/limited-access.ts';
import { readerAt } from '../../../given/page-reader.ts';
import { thursday, tuesday } from '../../../given/two-pdus.ts';
import { givenReadRoster } from '../../../given/two-pdus-roster.ts';

describe('the people of a roster', () => {
  it('are all who have hours to book, with what they are given and where they are', async () => {
    const { open, at } = await givenReadRoster();
    const page = await open(`${at}/people`);
    const words = page.words;
    expect(words).toContain('8 people, by CRN');
    expect(words).toContain('X100001 in this roster 14 hours 7 hours Tue 1 Dec, P001 Thu 3 Dec, P002');
    expect(words).toContain('X100005 in this roster no hours 7 hours None: see the best places for X100005');
    expect(page.links).toContain(`${at}/people/X100005/places`);
  });

  it('lead a caseworker nowhere that only schedulers may go', async () => {
    const { as, at } = await givenReadRoster();
    const page = await readerAt(as({ roles: ['caseworker'] })).open(`${at}/people`);
    expect(page.words).toContain('X100005 in this roster no hours 7 hours None');
    expect(page.links).not.toContain(`${at}/people/X100005/places`);
  });

  it('are those who are short where that is asked for, and nobody where nobody is', async () => {
    const { open, at } = await givenReadRoster((week) => {
      week.rows.people.splice(4);
      week.rows.requirements.splice(4);
      week.rows.availability = week.rows.availability.filter(({ crn }) => crn <= 'X100004');
      week.rows.travelMinutes = week.rows.travelMinutes.filter(({ crn }) => crn <= 'X100004');
    });
    expect((await open(`${at}/people?short=true`)).words).toContain(
      'Nobody is short of their weekly minimum',
    );
    expect((await open(`${at}/people?short=false`)).words).toContain('4 people, by CRN');
  });

  it('are found by CRN, however it is written', async () => {
    const { ask, open, at } = await givenReadRoster();
    const found = await ask(`${at}/people?crn=%20x100001`, { redirect: 'manual' });
    expect([found.status, found.headers.get('location')]).toEqual([303, `${at}/people/X100001`]);
    const page = await open(`${at}/people?crn=Smith`);
    expect(page.status).toBe(422);
    expect(page.words).toContain('There is a problem Enter a CRN of a letter and six digits, like X100001');
  });

  it('shows the CRN alone of whom the reader may not see', async () => {
    const { open, db, at } = await givenReadRoster();
    await putNamesAllowed(db, 'X100002', ['somebody else']);
    expect((await open(`${at}/people`)).words).toContain('X100002 Limited access');
    expect((await open(`${at}/people/X100002`)).status).toBe(200);
    const one = await open(`${at}/people/X100002`);
    expect(one.words).not.toContain('P001');
    // Nor is it said that they are not in the week, or led to a page that is not shown.
    expect(one.words).toContain('X100002 is not shown to you');
    expect(one.links).not.toContain('/people/X100002');
    expect((await open(`${at}/people/nobody`)).status).toBe(404);
  });
});

describe('a person in a roster', () => {
  it('is shown with their hours, where they are and why, and what their week is worth', async () => {
    const { open, at } = await givenReadRoster();
    const page = await open(`${at}/people/X100001`);
    const words = page.words;
    expect(words).toContain('given this week 14 hours');
    expect(words).toContain('They have all the hours of their weekly minimum');
    expect(words).toMatch(/Tuesday 1 December 2026, \S+ to \S+ P001 7 hours 30 minutes [^X]*by the booking/);
    expect(words).toContain('60 points lost on travel');
    expect(page.links).toEqual(
      expect.arrayContaining([
        `${at}/people/X100001/places`,
        `${at}/people/X100001/move?from=${tuesday}`,
        `${at}/people/X100001/pin?session=${tuesday}`,
        '/people/X100001',
      ]),
    );
  });

  it('is shown with why they are short, and what is pinned', async () => {
    const { open, send, at, id } = await givenReadRoster();
    const words = (await open(`${at}/people/X100005`)).words;
    expect(words).toContain('Short. X100005 has no hours of 7 hours');
    expect(words).toContain('They are booked on no session of this week');
    await send('POST', `/v1/rosters/${id}/pins`, { crn: 'X100003', session: thursday });
    expect((await open(`${at}/people/X100003`)).words).toContain(
      'it is pinned Pinned Move from P002 on Thursday 3 December Unpin',
    );
  });

  it('who has nothing to book is told of, and why', async () => {
    const { open, at } = await givenReadRoster((week) => {
      week.person('X100009').requirement('X100009', { inductedDate: null });
    });
    const words = (await open(`${at}/people/X100009`)).words;
    expect(words).toContain('X100009 is not in this week');
    expect(words).toContain('not inducted');
  });

  it('is told of bookings that the week has not any more; a caseworker has nothing to change', async () => {
    const { readAs, db, at } = await givenReadRoster();
    db.$client.prepare("update sessions set status = 'stood-down' where id = ?").run(thursday);
    const page = await readAs({ roles: ['caseworker'] }).open(`${at}/people/X100001`);
    expect(page.words).toContain(`${thursday} takes nobody this week`);
    expect(page.links.filter((link) => /move|pin\?|places/.test(link))).toEqual([]);
  });
});

describe('who is left out of a roster', () => {
  it('is grouped by why, and may be shown for one reason', async () => {
    const { open, db, at } = await givenReadRoster((week) => {
      week.person('X100009').requirement('X100009', { inductedDate: null });
      week.person('X100010').requirement('X100010', { inductedDate: null });
      week.person('X100011').requirement('X100011', { status: 'suspended' });
    });
    await putNamesAllowed(db, 'X100010', ['somebody else']);
    const page = await open(`${at}/left-out`);
    expect(page.words).toContain('Not inducted 2 Show them left out as not inducted');
    expect(page.words).toContain('3 requirements');
    expect(page.words).toContain('X100010 Limited access');
    const [link = ''] = page.links.filter((href) => href.endsWith('reason=not-inducted'));
    const words = (await open(link)).words;
    expect(words).toContain('2 requirements');
    expect(words).not.toContain('X100011');
  });

  it('is nobody where every requirement is looked at', async () => {
    const { open, at } = await givenReadRoster();
    expect((await open(`${at}/left-out`)).words).toContain('No requirement is left out');
  });
});
