import { describe, expect, it } from 'vitest';
import { putNamesAllowed } from '../../../../db/limited-access.ts';
import { givenDoor } from '../../../given/door.ts';
import { readerAt } from '../../../given/page-reader.ts';
import { givenProgrammes } from '../../../given/programmes.ts';
import { givenRegion } from '../../../given/region.ts';

/** A man of Croydon who may attend, a woman whose facts are missing, and a man of Cardiff whose time is over. */
async function givenList() {
  const door = givenDoor();
  const region = givenRegion().person('X100001').person('X100002', { sex: 'female' });
  region.pdu('cardiff', { region: 'wales' }).person('X100003');
  givenProgrammes(region)
    .referral('X100001', { id: 'R1' })
    .fact('R1', 'dateOfBirth', '1990-05-17')
    .fact('R1', 'ogrsPercent', '60')
    .referral('X100002', { id: 'R2', readyFrom: '2027-01-04' })
    .referral('X100003', { id: 'R3', mustFinishBy: '2026-11-20' });
  await region.keep(door.db);
  return door;
}

describe('the waiting list as a page', () => {
  it('says of everyone who waits since when, until when, whether they are ready and whether they may attend', async () => {
    const { words, status } = await readerAt(await givenList()).open('/waiting-list');
    expect(status).toBe(200);
    expect(words).toContain('3 referrals, those who must finish first at the top');
    expect(words).toMatch(/X100003 .*20 November 2026 Past .*X100001 /);
    expect(words).toMatch(/X100001 , referral to TSP TSP Waiting Man croydon 12 October 2026 7 weeks Ready/i);
    expect(words).toMatch(/X100002 .* Woman .* From 4 January 2027/);
    expect(words).toContain('May not attend no date of birth is on file no OGRS score is on file');
  });

  it('leads to forming groups whoever may form them', async () => {
    const door = await givenList();
    expect((await readerAt(door).open('/waiting-list')).html).toContain('href="/groups/form"');
    const caseworker = readerAt(door.as({ roles: ['caseworker'] }));
    expect((await caseworker.open('/waiting-list')).html).not.toContain('href="/groups/form"');
    expect((await readerAt(door.as({ roles: ['supervisor'] })).open('/waiting-list')).status).toBe(403);
  });

  it('is narrowed down, and what it is narrowed down by goes with the table and further pages', async () => {
    const reader = readerAt(await givenList());
    const women = await reader.open('/waiting-list?region=london&state=&sex=female');
    expect(women.words).toContain('1 referral,');
    expect(women.html).toContain('/v1/referrals?region=london&amp;sex=female&amp;format=csv');
    expect((await reader.open('/waiting-list?text=100003')).words).toContain('1 referral,');
    expect((await reader.open('/waiting-list?region=wales&pdu=cardiff')).words).toContain('1 referral,');
  });

  it('says what comes next where nobody is on it', async () => {
    const { words } = await readerAt(await givenList()).open('/waiting-list?state=completed');
    expect(words).toContain('Nobody is on this list');
  });

  it('says what is wrong with what it is to be narrowed down by, at its field', async () => {
    const { status, html, words } = await readerAt(await givenList()).open('/waiting-list?text=Smith%20J');
    expect(status).toBe(422);
    expect(words).toContain('There is a problem');
    expect(html).toContain('href="#text"');
    expect(html).toContain('value="Smith J"');
  });

  it('tells only the CRN of somebody whose record has limited access', async () => {
    const door = await givenList();
    await putNamesAllowed(door.db, 'X100002', ['A. Named']);
    const { words, html } = await readerAt(door).open('/waiting-list?state=');
    expect(words).toContain('X100002 Limited access');
    expect(html).not.toContain('/waiting-list/R2');
  });
});

describe('a referral as a page', () => {
  it('says what the programme asks, what that rests on and what is missing', async () => {
    const { words } = await readerAt(await givenList()).open('/waiting-list/R1');
    expect(words).toContain('Thinking Skills Programme (TSP) Referral of X100001');
    expect(words).toContain('Is 18 or over Met 17 May 1990 Date of birth, OASys, 5 October 2026');
    expect(words).toContain('The programme is for men and women Met The record of the person');
    expect(words).toContain('Has an OGRS score of 25 % or more Met 60');
    const missing = await readerAt(await givenList()).open('/waiting-list/R2');
    expect(missing.words).toContain('Missing no OGRS score is on file No OGRS score is on file');
    expect(missing.words).toContain('put on file: date of birth OGRS score');
    expect(missing.words).toContain('On Monday 4 January 2027');
  });

  it('takes a fact on file, and reads what the programme asks again', async () => {
    const reader = readerAt(await givenList());
    const address = '/waiting-list/R2/facts';
    const fact = (name: string, value: string) => [`content[0].${name}`, value] as const;
    const filled = Object.fromEntries([
      fact('fact', 'ogrsPercent'),
      fact('value', '12'),
      fact('source', 'OASys'),
      fact('date', '2026-11-20'),
    ]);
    const done = await reader.fill(address, filled);
    expect(done.address).toBe('/waiting-list/R2');
    expect(done.words).toContain('The fact is on file');
    expect(done.words).toContain('Not met has an OGRS score under 25 %');
    const refused = await reader.fill(address, { ...filled, 'content[0].date': '2026-12-24' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#content-0-date"');
    expect(refused.html).toContain('value="12"');
  });

  it('goes from one state into another, with why', async () => {
    const reader = readerAt(await givenList());
    const address = '/waiting-list/R1/state';
    const choices = await reader.open(address);
    expect(choices.words).toContain('Offered Withdrawn');
    const nothing = await reader.fill(address, { reason: 'Moved' });
    expect(nothing.status).toBe(422);
    expect(nothing.html).toContain('value="Moved"');
    const done = await reader.fill(address, { state: 'withdrawn', reason: 'Moved away' });
    expect(done.words).toContain('The referral is withdrawn.');
    expect(done.words).toContain('30 November 2026 A. Admin Moved away');
    expect(done.words).toContain('A referral that is withdrawn stays so');
    const again = await reader.fill(address, { state: 'offered' });
    expect([again.status, again.words]).toEqual([409, expect.stringContaining('refer the person anew')]);
  });

  it('is changed, unless somebody has changed it since the form was opened', async () => {
    const door = await givenList();
    const reader = readerAt(door);
    const address = '/waiting-list/R1/change';
    const filled = {
      referredOn: '2026-10-12',
      readyFrom: '2026-12-07',
      mustFinishBy: '2027-10-01',
      basis: 'licence',
      eventNumber: '',
      needs: 'step-free, hearing-loop',
    };
    const done = await reader.fill(address, filled);
    expect(done.words).toContain('The referral has been changed.');
    expect(done.words).toContain('Condition of a licence');
    expect(done.words).toContain('hearing-loop, step-free');
    const late = await reader.fill(address, { ...filled, mustFinishBy: '2026-10-01' });
    expect([late.status, late.html]).toEqual([422, expect.stringContaining('href="#mustFinishBy"')]);
    const wrong = await reader.fill(address, { ...filled, eventNumber: 'one' });
    expect([wrong.status, wrong.html]).toEqual([422, expect.stringContaining('href="#eventNumber"')]);
    const stale = await reader.fill(address, { ...filled, _version: '"0000"' });
    expect(stale.status).toBe(409);
  });

  it('says that its programme is not in force', async () => {
    const door = await givenList();
    const reader = readerAt({ ask: givenDoor({ db: door.db, templates: [] }).ask });
    const { words } = await reader.open('/waiting-list/R1');
    expect(words).toContain('The programme TSP is not in force today');
    expect((await reader.open('/waiting-list/R1/facts')).words).toContain(
      'Its name, for example ogrsPercent',
    );
  });

  it('is not there for who may not see the person', async () => {
    const door = await givenList();
    await putNamesAllowed(door.db, 'X100002', ['A. Named']);
    expect((await readerAt(door).open('/waiting-list/R2')).status).toBe(404);
  });
});

describe('travel to venues', () => {
  async function givenVenues() {
    const door = givenDoor();
    const region = givenRegion().person('X100001');
    givenProgrammes(region)
      .venue('V1')
      .venue('V2')
      .referral('X100001', { id: 'R1' })
      .travel('X100001', 'V2', 40);
    await region.keep(door.db);
    return door;
  }

  it('is kept for the venues that a time is given for', async () => {
    const reader = readerAt(await givenVenues());
    expect((await reader.open('/waiting-list/R1')).words).toContain('V2 40 minutes');
    const done = await reader.fill('/waiting-list/R1/travel', {
      'content[0].minutes': '25',
      'content[1].minutes': '',
    });
    expect(done.words).toContain('The travel times have been saved.');
    expect(done.words).toContain('V1 25 minutes');
    expect(done.words).not.toContain('40 minutes');
    const none = await reader.fill('/waiting-list/R1/travel', { 'content[0].minutes': '' });
    expect(none.words).toContain('No travel time is known');
  });

  it('says at its field what is no time, though those before it are empty', async () => {
    const reader = readerAt(await givenVenues());
    const refused = await reader.fill('/waiting-list/R1/travel', {
      'content[0].minutes': '',
      'content[1].minutes': '9999',
    });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#content-1-minutes"');
  });

  it('is told by a caseworker, who names venues by their codes', async () => {
    const door = await givenVenues();
    const reader = readerAt(door.as({ roles: ['caseworker'] }));
    expect((await reader.open('/waiting-list/R1')).words).toContain('V2 40 minutes');
    const done = await reader.fill('/waiting-list/R1/travel', {
      'content[0].minutes': '40',
      'content[1].venue': 'V1',
      'content[1].minutes': '15',
    });
    expect(done.words).toContain('V1 15 minutes');
  });
});
