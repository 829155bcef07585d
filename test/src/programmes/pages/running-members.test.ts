import { describe, expect, it } from 'vitest';
import { givenLife, shortProgramme } from '../../../given/group-life.ts';
import { readerAt } from '../../../given/page-reader.ts';
import { checked, four, givenReadGroup, groupOf } from '../../../given/read-group.ts';

describe('A member who leaves', () => {
  const path = '/groups/G1/members/R1/leave';

  it('is asked why and what then, checked, and is out of the group', async () => {
    const life = await givenReadGroup();
    expect((await life.read(path)).words).toContain('Take X100001 out of the group');
    const empty = await life.submit(path, { to: 'waiting' });
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('href="#reason"');
    const filled = { reason: 'Work', to: 'waiting' };
    const check = await life.submit(path, filled);
    expect(check.words).toContain('Check before you go on');
    expect(check.words).toContain('Wait for another group');
    expect((await groupOf(life)).size.members).toBe(4);
    expect(await life.submit(path, { ...filled, ...checked })).toMatchObject({
      status: 200,
      address: '/groups/G1/members',
      said: 'X100001 has left group G1',
    });
    expect((await groupOf(life)).size.members).toBe(3);
    expect((await life.read(path)).status).toBe(404);
  });

  it('may be thought over', async () => {
    const life = await givenReadGroup();
    const { html } = await life.submit(path, { reason: 'Work', to: 'waiting', _step: 'back' });
    expect(html).toContain('value="Work"');
  });
});

describe('A group that ends early', () => {
  const filled = { reason: 'Too few', members: 'waiting' };

  it('closes after a check, once', async () => {
    const life = await givenReadGroup();
    expect((await life.submit('/groups/G1/close', filled)).words).toContain('called off');
    expect((await groupOf(life)).state).toBe('open');
    expect(await life.submit('/groups/G1/close', { ...filled, ...checked })).toMatchObject({
      said: 'Group G1 is closed',
    });
    expect((await groupOf(life)).state).toBe('closed');
    const again = await life.submit('/groups/G1/close', { ...filled, ...checked });
    expect(again.status).toBe(409);
    expect(again.words).toContain('The group is closed: this can only be done while it is open');
    expect((await life.read('/groups/G1')).words).toContain('Closed early');
  });

  it('is put aside where it was proposed only', async () => {
    const life = await givenLife();
    const { open: read, sendAlone: submit } = readerAt(life);
    await life.post('/v1/groups', life.describe({ id: 'G2', state: 'proposed' }));
    expect((await read('/groups/G2/close')).words).toContain('Put this proposal aside');
    expect(await submit('/groups/G2/close', { reason: 'Too few', ...checked })).toMatchObject({
      said: 'Proposal G2 is put aside',
    });
  });
});

describe('Somebody who waits', () => {
  it('joins after a look at what that would do', async () => {
    const life = await givenReadGroup();
    const path = '/groups/G1/join';
    expect((await life.read(path)).words).toContain('X100005 could join at session 2');
    expect((await life.submit(path)).html).toContain('href="#referral"');
    const check = await life.submit(path, { referral: 'R5' });
    expect(check.words).toContain('Add X100005 to the group');
    expect((await life.submit(path, { referral: 'R5', _step: 'back' })).words).toContain('Who joins');
    expect(await life.submit(path, { referral: 'R5', ...checked })).toMatchObject({
      status: 200,
      said: 'X100005 has joined group G1',
    });
    expect((await groupOf(life)).size.members).toBe(5);
    const again = await life.submit(path, { referral: 'R5', ...checked });
    expect(again.status).toBe(409);
    expect(again.words).toContain('There is a problem');
    expect((await life.read(path)).words).toContain('nobody who waits could join this group now');
  });
});

describe('A group that cannot go on alone', () => {
  it('goes on in another after a look at what that would do', async () => {
    const life = await givenLife({
      people: 8,
      tell: (programmes) => {
        for (const id of ['F3', 'F4']) programmes.facilitator(id, { programmes: ['SHORT'] });
        programmes.venue('V2');
      },
    });
    const { open: read, sendAlone: submit } = readerAt(life);
    await life.open({ referrals: four });
    await life.open({
      id: 'G2',
      venue: 'V2',
      facilitators: ['F3', 'F4'],
      referrals: ['R5', 'R6', 'R7', 'R8'],
      startsOn: '2026-12-08',
    });
    life.on('2026-12-09');
    const outcome = 'attended-complied';
    for (const { id, number } of (await groupOf(life)).oneToOnes)
      if (number === 1) await life.post(`/v1/groups/G1/one-to-ones/${id}/attendance`, { outcome });
    await life.post('/v1/groups/G1/sessions/G1-2/attendance', {
      members: four.map((referral) => ({ referral, outcome })),
    });
    await life.post('/v1/groups/G1/members/R1/leave', { reason: 'Work', to: 'withdrawn' });
    const path = '/groups/G1/merge';
    expect((await read(path)).words).toContain(
      'Group G2 could take 3 people in from 17 December 2026, be 7 then',
    );
    const check = await submit(path, { into: 'G2' });
    expect(check.words).toContain('Merge into group G2');
    expect((await groupOf(life)).state).toBe('open');
    expect(await submit(path, { into: 'G2', ...checked })).toMatchObject({
      status: 200,
      address: '/groups/G2',
      said: 'Group G1 has gone on in group G2',
    });
    expect((await groupOf(life)).state).toBe('closed');
    expect((await groupOf(life, 'G2')).size.members).toBe(7);
  });

  it('says so where no other could take its members in', async () => {
    const life = await givenReadGroup();
    const { words } = await life.read('/groups/G1/merge');
    expect(words).toContain('No other group could take the members of this one in now');
    const itself = await life.submit('/groups/G1/merge', { into: 'G1', ...checked });
    expect(itself.status).toBe(409);
    expect(itself.words).toContain('A group cannot merge into itself');
  });
});

describe('A proposed group', () => {
  it('opens after a look at its dates, or says what keeps it', async () => {
    const life = await givenLife();
    const { open: read, sendAlone: submit } = readerAt(life);
    await life.post('/v1/groups', life.describe({ state: 'proposed' }));
    const { words } = await read('/groups/G1/open');
    expect(words).toContain('Check group G1 before it opens');
    expect(words).toContain('4 group sessions and 8 one-to-ones');
    expect((await submit('/groups/G1/open', { oneToOnes: 'some' })).html).toContain('href="#oneToOnes"');
    expect(await submit('/groups/G1/open', { oneToOnes: 'all', exception: '' })).toMatchObject({
      status: 200,
      address: '/groups/G1',
      said: 'Group G1 is open',
    });
    expect((await groupOf(life)).state).toBe('open');
    expect((await read('/groups/G1/open')).status).toBe(409);
  });
});

describe('Tasks of partner link workers', () => {
  const path = '/link-worker-tasks';

  it('are listed by what is asked, and marked as done', async () => {
    const life = await givenLife({ template: shortProgramme({ partnerLinkWorker: { leadDays: 7 } }) });
    await life.open({ startsOn: '2026-12-08' });
    const { open: read, sendAlone: submit } = readerAt(life);
    life.on('2026-12-05');
    const { words, html } = await read(path);
    expect(words).toContain('4 tasks');
    expect(words).toContain('Overdue');
    expect(words).toContain('was to be allocated by 4 December 2026: allocate one now');
    expect(html).toContain('href="/groups/G1"');
    const done = await submit(`${path}?state=open`, { group: 'G1', referral: 'R1' });
    expect(done).toMatchObject({
      status: 200,
      address: `${path}?state=open`,
      said: 'The partner link worker for X100001 is allocated',
    });
    expect((await read(path)).words).toContain('3 tasks');
    expect((await read(`${path}?state=done`)).words).toContain('5 December 2026, by A. Manager');
    expect((await read(`${path}?due=2026-12-03`)).words).toContain(
      'No partner link worker is to be allocated',
    );
    const again = await submit(path, { group: 'G1', referral: 'R1' });
    expect(again.status).toBe(409);
    expect(again.words).toContain('The partner link worker is allocated already');
  });

  it('are for programme managers', async () => {
    const life = await givenLife();
    expect((await readerAt(life.as({ roles: ['caseworker'] })).open(path)).status).toBe(403);
  });
});
