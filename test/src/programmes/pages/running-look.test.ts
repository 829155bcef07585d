import { describe, expect, it } from 'vitest';
import { putNamesAllowed } from '../../../../db/limited-access.ts';
import { venueClosures } from '../../../../db/schema.ts';
import { type GivenLife, givenLife } from '../../../given/group-life.ts';
import { readerAt } from '../../../given/page-reader.ts';
import { givenReadGroup } from '../../../given/read-group.ts';

/** Groups on 8, 10, 15 and 17 December, one-to-ones on the 4th and the 18th. */

const asCaseworker = (life: GivenLife) => readerAt(life.as({ roles: ['caseworker'] }));

describe('The page of a group', () => {
  it('says what it is, and shows its calendar as months and as lists', async () => {
    const { read } = await givenReadGroup();
    const { status, words, html } = await read('/groups/G1');
    expect(status).toBe(200);
    for (const part of [
      'Group G1',
      'State Open',
      '4 people; the programme needs 4, is best with 8 and takes 12 at most',
      'Starts Friday 4 December 2026',
      'December 2026',
      'Tuesday 8 December 2026 6:00pm to 8:00pm Session 2: Module 1',
      '4 one-to-ones',
    ])
      expect(words).toContain(part);
    expect(html).toContain('href="/groups/G1/sessions/G1-2"');
    expect(html).toContain('href="/v1/groups/G1/sessions?format=csv"');
    expect(html).toContain('href="/groups/G1/close"');
  });

  it('tells at its top what stands against its plan, in the words of the API, and where to mend it', async () => {
    const { read, db } = await givenReadGroup();
    db.insert(venueClosures)
      .values({ venue: 'V1', fromDate: '2026-12-10', toDate: '2026-12-10', reason: 'flood' })
      .run();
    const { words, html } = await read('/groups/G1');
    expect(words).toContain('Sessions that cannot be held as they are planned');
    expect(words).toContain('flood');
    expect(html).toContain('href="/groups/G1/sessions/G1-3/reschedule"');
  });

  it('says that too few are left, and where to look for others', async () => {
    const { read, post } = await givenReadGroup();
    await post('/v1/groups/G1/members/R1/leave', { reason: 'Work', to: 'waiting' });
    const { words, html } = await read('/groups/G1');
    expect(words).toContain('3 people are left, and a group of SHORT needs 4');
    expect(html).toContain('href="/groups/G1/merge"');
  });

  it('of a proposal shows how it would open, and what keeps it from opening', async () => {
    const life = await givenLife();
    const { open: read } = readerAt(life);
    await life.post('/v1/groups', life.describe({ id: 'G2', state: 'proposed' }));
    expect((await read('/groups/G2')).words).toContain('4 group sessions and 8 one-to-ones');
    await life.open();
    const { words, html } = await read('/groups/G2');
    expect(words).toContain('State Proposed');
    expect(words).toContain('What keeps it from opening');
    expect(words).toContain('does not wait any more: is placed');
    expect(words).toMatch(/\d+ more reasons/);
    expect(html).toContain('href="/groups/G2/open"');
  });

  it('may be looked at by caseworkers, who change nothing, and by nobody else', async () => {
    const life = await givenReadGroup();
    const theirs = await asCaseworker(life).open('/groups/G1');
    expect(theirs.status).toBe(200);
    expect(theirs.html).not.toContain('href="/groups/G1/close"');
    // Nor are they led where they would be turned away.
    expect(theirs.html).not.toMatch(/href="\/(?:venues|facilitators)\//);
    expect((await life.read('/groups/G1')).html).toMatch(/href="\/venues\/[\s\S]*href="\/facilitators\//);
    const { open: read } = readerAt(life.as({ roles: ['scheduler'] }));
    expect((await read('/groups/G1')).status).toBe(403);
    expect((await asCaseworker(life).open('/groups/G1/close')).status).toBe(403);
    expect((await life.read('/groups/G9')).status).toBe(404);
  });
});

describe('The page of its members', () => {
  it('says of each how far they are, and where what is missing is put right', async () => {
    const { read, on, post } = await givenReadGroup();
    on('2026-12-09');
    await post('/v1/groups/G1/sessions/G1-2/attendance', {
      members: [
        { referral: 'R1', outcome: 'unacceptable-absence' },
        { referral: 'R2', outcome: 'attended-complied' },
      ],
    });
    const { words, html } = await read('/groups/G1/members');
    expect(words).toContain('4 people in the group');
    expect(words).toContain('1 session missed');
    expect(words).toContain('Something is missing');
    expect(words).toContain('1 of 6');
    expect(words).toContain('Catch up session 2 for X100001');
    expect(html).toContain('href="/groups/G1/sessions/G1-2/catch-ups?referral=R1"');
    expect(html).toContain('href="/groups/G1/members/R1/leave"');
  });

  it('shows who has left, and why', async () => {
    const { read, post } = await givenReadGroup();
    await post('/v1/groups/G1/members/R1/leave', { reason: 'Work', to: 'withdrawn' });
    const { words } = await read('/groups/G1/members');
    expect(words).toContain('3 people in the group');
    expect(words).toMatch(/Have left .*X100001 30 November 2026 Work Withdrawn/);
  });

  it('says that nobody is in it any more, and what comes next', async () => {
    const { read, post } = await givenReadGroup();
    for (const n of [1, 2, 3, 4])
      await post(`/v1/groups/G1/members/R${n}/leave`, { reason: 'Work', to: 'waiting' });
    expect((await read('/groups/G1/members')).words).toContain('Nobody is in this group');
  });

  it('tells of somebody with limited access no more than the CRN', async () => {
    const life = await givenReadGroup();
    await putNamesAllowed(life.db, 'X100001', ['Somebody Else']);
    const { words, status } = await life.read('/groups/G1/members');
    expect(status).toBe(200);
    expect(words).toContain('X100001: limited access');
    const owns = await life.read('/groups/G1/one-to-ones');
    expect(owns.words).toContain('X100001: limited access');
    const session = await life.read('/groups/G1/sessions/G1-2');
    expect(session.words).toContain('X100001: limited access');
    expect((await life.read('/groups/G1')).status).toBe(200);
    expect((await life.read('/groups/G1/members/R1/leave')).status).toBe(404);
  });
});

describe('The page of its one-to-ones', () => {
  it('shows them day by day', async () => {
    const { read } = await givenReadGroup();
    const { words } = await read('/groups/G1/one-to-ones');
    expect(words).toContain('Friday 4 December 2026');
    expect(words).toContain('One-to-one 1: Module 1 with X100001 on Friday 4 December 2026');
  });
});

describe('The page of a session', () => {
  it('shows who is expected, when and where', async () => {
    const { read } = await givenReadGroup();
    const { words, html } = await read('/groups/G1/sessions/G1-2');
    expect(words).toContain('Session 2: Module 1');
    expect(words).toContain('Tuesday 8 December 2026, 6:00pm to 8:00pm');
    expect(words).toContain('Who is expected: 4 people');
    expect(html).toContain('/reschedule');
    expect(html).not.toContain('/attendance"');
  });

  it('shows what was recorded of each, all entries, and where to book catch-ups', async () => {
    const { read, on, post } = await givenReadGroup();
    on('2026-12-08');
    expect((await read('/groups/G1/sessions/G1-2')).html).toContain(
      'href="/groups/G1/sessions/G1-2/attendance"',
    );
    await post('/v1/groups/G1/sessions/G1-2/attendance', {
      members: [{ referral: 'R1', outcome: 'acceptable-absence', note: 'Ill' }],
    });
    const { words, html } = await read('/groups/G1/sessions/G1-2');
    expect(words).toContain('X100001 Acceptable absence Ill Book a catch-up for X100001');
    expect(words).toContain('written down by A. Manager on Tuesday 8 December 2026');
    expect(html).toContain('href="/groups/G1/sessions/G1-2/catch-ups?referral=R1"');
    expect((await read('/groups/G1/sessions/G1-99')).status).toBe(404);
  });
});

describe('Pages of where groups are held and by whom', () => {
  it('show a venue with its rooms, hours and closures', async () => {
    const { read, db } = await givenReadGroup();
    db.insert(venueClosures)
      .values({ venue: 'V1', fromDate: '2027-03-10', toDate: '2027-03-11', reason: 'works' })
      .run();
    expect((await read('/venues')).html).toContain('href="/venues/V1"');
    const { words } = await read('/venues/V1');
    expect(words).toContain('Wednesday 10 March 2027 Thursday 11 March 2027 works');
    expect(words).toContain('Rooms');
    expect((await read('/venues/V9')).status).toBe(404);
  });

  it('show a facilitator with hours and leave', async () => {
    const { read } = await givenReadGroup();
    expect((await read('/facilitators')).html).toContain('href="/facilitators/F1"');
    const { words } = await read('/facilitators/F1');
    expect(words).toContain('Trained for SHORT');
    expect(words).toContain('No leave is known');
  });

  it('are for programme managers', async () => {
    const life = await givenReadGroup();
    for (const path of ['/venues', '/venues/V1', '/facilitators', '/facilitators/F1'])
      expect((await asCaseworker(life).open(path)).status).toBe(403);
  });
});
