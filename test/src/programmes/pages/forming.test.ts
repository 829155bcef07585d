import { describe, expect, it } from 'vitest';
import { putNamesAllowed } from '../../../../db/limited-access.ts';
import { type Door, givenDoor } from '../../../given/door.ts';
import { givenGroup } from '../../../given/groups.ts';
import { readerAt } from '../../../given/page-reader.ts';
import type { GivenProgrammes } from '../../../given/programmes.ts';
import { givenMenWaiting } from '../../../given/waiting.ts';

async function givenMen(many: number, add: (told: GivenProgrammes) => void = () => {}): Promise<Door> {
  const door = givenDoor();
  const told = givenMenWaiting(many);
  add(told);
  await told.region.keep(door.db);
  return door;
}

const asked = { region: 'london', seconds: '1' };

/** Groups formed by a manager; the address of the run. */
async function formed(
  door: Door,
  address = '/groups/form',
  fields: Record<string, string | string[]> = asked,
) {
  return readerAt(door).fill(address, fields);
}

async function firstCandidate({ get }: Door, run = 1): Promise<string> {
  const { body } = await get(`/v1/groupings/${run}`);
  return (body as { groups: { candidate: string }[] }).groups[0]!.candidate;
}

describe('forming groups', () => {
  it('asks for region, day, weeks and seconds, and says that nothing is opened', async () => {
    const { words, html } = await readerAt(await givenMen(0)).open('/groups/form');
    expect(words).toContain('Nothing is opened, and nobody is told');
    expect(words).toContain('Left empty: as the policy says, 12 weeks');
    expect(html).toContain('value="2026-11-30"');
    expect(html).toContain('data-prevent-double-click="true"');
  });

  it('leads to what is proposed: where, when, by whom, how large against what its programme asks', async () => {
    const done = await formed(await givenMen(9));
    expect(done.address).toBe('/groupings/1');
    expect(done.words).toContain('1 group is proposed for 9 people. Nothing is opened yet.');
    expect(done.words).toContain('TSP at V1');
    expect(done.html).toContain('aria-label="9 people: at least 4, best 8, at most 12"');
    expect(done.words).toContain('Tuesdays and Thursdays, 6:00pm to 8:30pm: 15 group sessions');
    expect(done.words).toContain('One-to-ones Fridays, 9:30am to 12:30pm');
    expect(done.words).toContain('V1, Room');
    expect(done.words).toContain('F1 and F2');
    expect(done.words).toMatch(/X100001 : the referral , \d+ minutes? away, has waited 7 weeks/);
    expect(done.words).toContain('Proven best Nothing better can be found.');
  });

  it('says at its field what cannot be read, and keeps what was filled in', async () => {
    const refused = await formed(await givenMen(0), '/groups/form', {
      ...asked,
      seconds: 'long',
      asOf: '2026-12-01',
    });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#seconds"');
    expect(refused.html).toContain('value="long"');
    expect(refused.html).toContain('value="2026-12-01"');
  });

  it('is for programme managers', async () => {
    const door = await givenMen(0);
    const caseworker = readerAt(door.as({ roles: ['caseworker'] }));
    for (const address of ['/groups/form', '/groupings/1', '/forecast'])
      expect([address, (await caseworker.open(address)).status]).toEqual([address, 403]);
    expect((await readerAt(door).open('/groupings/1')).status).toBe(404);
  });
});

describe('what a run proposes', () => {
  it('says what comes next where it proposes nothing', async () => {
    const { words, html } = await formed(await givenMen(0));
    expect(words).toContain('No group is proposed.');
    expect(html).toContain('href="/groupings/1/near"');
    const reader = readerAt(await givenMen(0));
    await reader.fill('/groups/form', asked);
    expect((await reader.open('/groupings/1/waiting')).words).toContain(
      'Nobody who may attend is left waiting',
    );
    expect((await reader.open('/groupings/1/not-eligible')).words).toContain(
      'Everyone who waits may attend.',
    );
    expect((await reader.open('/groupings/1/near')).words).toContain('No group lacks only people');
  });

  it('says who is left waiting and why, by reason', async () => {
    const door = await givenMen(3);
    await formed(door);
    const reader = readerAt(door);
    const all = await reader.open('/groupings/1/waiting');
    expect(all.words).toContain('the group is full, or too few could be in it 3');
    expect(all.words).toContain('3 people.');
    expect(all.html).toContain('/groupings/1/what-if/pinned?crn=X100001');
    const one = await reader.open('/groupings/1/waiting?reason=size');
    expect(one.words).toContain('Those of whom it is said: the group is full, or too few could be in it');
    expect((await reader.open('/groupings/1/waiting?reason=none&page=9')).words).toContain(
      'Everyone 3 people',
    );
  });

  it('says who may not attend, and what to do', async () => {
    const door = await givenMen(2, (told) => {
      told.fact('X100001-TSP', 'ogrsPercent', '10', { date: '2026-11-01' });
      told.region.person('X100009');
      told.referral('X100009');
    });
    await formed(door);
    const { words, html } = await readerAt(door).open('/groupings/1/not-eligible');
    expect(words).toContain('X100001 : the referral TSP has an OGRS score under 25 % Check what is on file');
    expect(words).toMatch(/X100009 .* Put what is missing on file/);
    expect(html).toContain('href="/waiting-list/X100009-TSP/facts"');
  });

  it('says what would make the near groups run, and who is kept from them by one rule', async () => {
    const door = await givenMen(3, (told) => told.region.onlyFree('X100003', [2, '17:00', '21:00']));
    await formed(door);
    const { words, html } = await readerAt(door).open('/groupings/1/near');
    expect(words).toContain('2 more men free on Tuesdays and Thursdays');
    expect(words).toContain('X100001 : the referral , X100002 : the referral');
    expect(words).toContain('is not free for every session: X100003');
    expect(html).toContain('aria-label="2 people: at least 4, best 8, at most 12"');
  });

  it('tells of a person whose record has limited access the CRN alone', async () => {
    const door = await givenMen(9, (told) => told.region.onlyFree('X100009', [2, '17:00', '21:00']));
    await formed(door);
    await putNamesAllowed(door.db, 'X100001', ['A. Named']);
    await putNamesAllowed(door.db, 'X100009', ['A. Named']);
    const reader = readerAt(door);
    const run = await reader.open('/groupings/1');
    expect(run.words).toContain('X100001 Limited access');
    const candidate = await firstCandidate(door);
    expect((await reader.open(`/groupings/1/groups/${candidate}`)).words).toContain('X100001 Limited access');
    expect((await reader.open('/groupings/1/waiting')).words).toContain('X100009 Limited access');
    expect([run.html, run.words].join()).not.toContain('X100001-TSP');
  });
});

describe('one proposal', () => {
  it('is laid out session by session, and says why each person is in it', async () => {
    const door = await givenMen(8);
    await formed(door);
    const { words } = await readerAt(door).open(`/groupings/1/groups/${await firstCandidate(door)}`);
    expect(words).toMatch(/X100001 has waited 7 weeks and is \d+ minutes? away; they could join \d+ groups/);
    expect(words).toMatch(/ 2 (?:Tuesday|Thursday) \d+ December 2026 6:00pm to 8:30pm .* F1 and F2/);
    expect(words).toContain('Session 1, Introduction: 12 times');
    expect((await readerAt(door).open('/groupings/1/groups/none')).status).toBe(404);
  });

  it('is opened after its answers are checked, under a code of its own', async () => {
    const door = await givenMen(8);
    await formed(door);
    const candidate = await firstCandidate(door);
    const address = `/groupings/1/groups/${candidate}/open`;
    const reader = readerAt(door);
    const check = await reader.open(address);
    expect(check.words).toContain('Check before you open this group');
    expect(check.words).toContain('X100001, X100002');
    const wrong = await reader.fill(address, { id: 'not a code' });
    expect([wrong.status, wrong.html]).toEqual([422, expect.stringContaining('href="#id"')]);
    expect(wrong.html).toContain('value="not a code"');
    const opened = await reader.fill(address, { id: 'croydon-1' });
    expect(opened.address).toBe('/groups/croydon-1');
    expect((await door.get('/v1/groups/croydon-1')).body).toMatchObject({ state: 'open' });
    // The same people cannot be placed twice: every rule that is in the way is told.
    const again = await reader.fill(address, { id: 'croydon-2' });
    expect(again.status).toBe(409);
    expect(again.words).toContain('There is a problem');
    expect(again.words).toContain('X100001');
  });
});

describe('groups as a list', () => {
  it('begins with forming some, and says what comes next', async () => {
    const { words, html } = await readerAt(await givenMen(0)).open('/groups');
    expect(html).toContain('href="/groups/form"');
    expect(words).toContain('There are no groups here.');
    expect(words).toContain('Nobody has formed groups yet');
  });

  it('has the groups that there are and the runs that proposed some, with what came of them', async () => {
    const door = await givenMen(8);
    givenGroup(door.db, 'G1');
    await formed(door);
    const { words, html } = await readerAt(door).open('/groups?programme=TSP');
    expect(words).toContain('G1 TSP Open Men 1 December 2026 V1 By hand');
    expect(html).toContain('href="/v1/groups?programme=TSP&amp;format=csv"');
    expect(words).toMatch(/Run 1 London Mon 30 Nov 30 November 2026 (?:Proven best|Best found) \d 8/);
    expect((await readerAt(door).open('/groups?state=closed')).words).toContain('There are no groups here.');
    const wrong = await readerAt(door).open('/groups?programme=%20%2F');
    expect([wrong.status, wrong.html]).toEqual([422, expect.stringContaining('href="#programme"')]);
  });

  it('is read by caseworkers, who open none', async () => {
    const door = await givenMen(8);
    givenGroup(door.db, 'G1');
    const { words, html } = await readerAt(door.as({ roles: ['caseworker'] })).open('/groups');
    expect(words).toContain('G1 TSP Open');
    expect(html).not.toContain('/groups/form');
    expect(words).not.toContain('Recent runs');
    const none = await readerAt(door.as({ roles: ['caseworker'] })).open('/groups?state=closed');
    expect(none.words).toContain('A programme manager opens them from the waiting list');
  });
});
