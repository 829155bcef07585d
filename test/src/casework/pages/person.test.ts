import { describe, expect, it } from 'vitest';
import { givenDoor } from '../../../given/door.ts';
import { orderUnderWay } from '../../../given/order-under-way.ts';
import { readerAt } from '../../../given/page-reader.ts';
import { givenRegion } from '../../../given/region.ts';
import { camden, keepThreePdus } from '../../../given/three-pdus.ts';

const order = '/people/X100001/requirements/1';

async function givenOrder() {
  const door = givenDoor();
  await orderUnderWay().keep(door.db);
  return door;
}

describe('finding a person', () => {
  it('goes to the person whose CRN is entered, however it is written', async () => {
    const { open } = readerAt(await givenOrder());
    const found = await open('/people?crn=x100%20001');
    expect(found).toMatchObject({ status: 200, address: '/people/X100001' });
  });

  it.each([
    ['X1', 'Enter a CRN: a letter and six digits, like X100001'],
    ['X999999', 'There is no person X999999 whose record you may see. Check the CRN'],
  ])('says of %s at the field what is wrong', async (crn, words) => {
    const page = await readerAt(await givenOrder()).open(`/people?crn=${crn}`);
    expect(page.status).toBe(422);
    expect(page.words).toContain(`Error: ${words}`);
    expect(page.html).toContain(`value="${crn}"`);
  });

  it('says no more of a person whose record is limited than of one who is not there', async () => {
    const door = givenDoor();
    await orderUnderWay().limitedTo('X100001', 'A. Named').keep(door.db);
    const { open } = readerAt(door);
    expect((await open('/people?crn=X100001')).words).toContain(
      'There is no person X100001 whose record you may see',
    );
    expect((await open('/people')).words).toContain('X100001 Limited access');
    expect((await open('/people/X100001')).status).toBe(404);
  });

  it('lists the people of an area', async () => {
    const door = givenDoor();
    await keepThreePdus(door.db);
    const { open } = readerAt(door);
    const { words } = await open(`/people?pdu=${camden.pdu}`);
    expect(words).toContain('2 people, in order of CRN.');
    expect(words).toContain(camden.person);
    expect((await open('/people?region=east-midlands')).words).toContain('Nobody fits');
  });

  it('turns the page', async () => {
    const door = givenDoor();
    const region = givenRegion();
    for (let n = 0; n < 51; n++) region.person(`X1${String(n).padStart(5, '0')}`);
    await region.keep(door.db);
    const { open } = readerAt(door);
    expect((await open('/people?employment=unemployed')).html).toContain('employment=unemployed&amp;page=1');
    expect((await open('/people?page=1')).words).toContain('X100050');
  });

  it('is not for supervisors', async () => {
    const door = await givenOrder();
    const { open } = readerAt(door.as({ roles: ['supervisor'] }));
    expect((await open('/people')).status).toBe(403);
    expect((await open('/people/X100001')).status).toBe(403);
  });
});

describe('a person', () => {
  it('with one requirement is shown with its hours, in the words of the API', async () => {
    const { words, html } = await readerAt(await givenOrder()).open('/people/X100001');
    expect(words).toContain('On track');
    expect(words).toContain('20 hours are credited of 100 hours ordered; 80 hours are left.');
    expect(words).toContain('Without an outcome yet: 1 past appointment');
    expect(words).toContain('6-month review: Sunday 14 March 2027');
    expect(words).toContain('Mondays, 8:00am to 6:00pm');
    expect(html).toContain(`href="${order}/appointments"`);
  });

  it('with several is shown with each, and a link to it', async () => {
    const door = givenDoor();
    await orderUnderWay().requirement('X100001', { orderedMinutes: 2_400 }).keep(door.db);
    const { words, html } = await readerAt(door).open('/people/X100001');
    expect(words).toContain('Requirement 1: 100 hours');
    expect(words).toContain('Requirement 2: 40 hours');
    expect(html).toContain('href="/people/X100001/requirements/2"');
  });

  it('with none is shown as that', async () => {
    const door = givenDoor();
    await givenRegion().person('X100001').keep(door.db);
    expect((await readerAt(door).open('/people/X100001')).words).toContain(
      'No hours of unpaid work have been ordered',
    );
  });

  it('is shown with when they are free and not, and from whom they are kept apart', async () => {
    const door = givenDoor();
    await keepThreePdus(door.db);
    const { words, html } = await readerAt(door).open(`/people/${camden.person}`);
    expect(words).toContain('Wednesday 9 December 2026');
    expect(words).toContain('Thursday 10 December 2026');
    expect(words).toMatch(new RegExp(`Kept apart from ${camden.otherPerson}`));
    expect(html).toContain(`href="/rosters/${camden.roster}/people/${camden.person}"`);
    expect(words).toContain('Programme sessions');
    // Rosters of other PDUs are none of theirs.
    expect(html.match(/href="\/rosters\/\d+\/people/g)).toHaveLength(1);
  });
});

describe('the hours of a requirement', () => {
  it('are drawn against the deadline, and told by a table that says the same', async () => {
    const { words, html } = await readerAt(await givenOrder()).open(order);
    expect(html).toMatch(/<svg[^>]*role="img"[^>]*aria-labelledby="burn-1-title"/);
    expect(html).toContain('<title id="burn-1-title">Hours left over time</title>');
    expect(words).toContain(
      'From 100 hours at the sentence down to 80 hours on Monday 30 November 2026; the deadline is Monday 13 September 2027, and the hours will be done on Wednesday 9 June 2027.',
    );
    // One session of seven hours was worked before 1 October; none: it is the 6th and the 20th.
    expect(words).toContain('1 October 2026 Done so far 100 hours');
    expect(words).toMatch(/30 November 2026 Today 80 hours/);
    // 80 hours less three appointments of seven.
    expect(words).toContain('8 December 2026 If all that is booked is attended 59 hours');
    expect(words).toContain('9 June 2027 Then at the pace so far no hours');
    expect(words).toMatch(/13 September 2027 Deadline, at .* a week no hours/);
    for (const line of ['done', 'booked', 'projected', 'needed'])
      expect(html).toMatch(new RegExp(`app-burn__line--${line}" d="M[\\d.]+ `));
  });

  it('that are done have no line to come', async () => {
    const door = givenDoor();
    const region = givenRegion().project('P1').session('P1', '2026-10-06').person('X100001');
    region.requirement('X100001', { orderedMinutes: 420 });
    await region
      .appointment('X100001', 'P1-2026-10-06', { outcome: 'ATTC', creditedMinutes: 420 })
      .keep(door.db);
    const { words, html } = await readerAt(door).open(order);
    expect(words).toContain('Complete');
    expect(words).toContain('The hours were completed on 6 October 2026.');
    expect(html).not.toContain('app-burn__line--needed" d="M');
  });

  it('stand line by line on a page of their own', async () => {
    const { open } = readerAt(await givenOrder());
    const { words, html } = await open(`${order}/ledger`);
    expect(words).toContain(
      '6 October 2026 Attended, complied: Churchyard, 09:30 to 16:30 7 hours 7 hours 7 hours',
    );
    expect(html).toContain(`href="/v1${order}/ledger?format=csv"`);
    const door = givenDoor();
    await givenRegion().person('X100001').requirement('X100001').keep(door.db);
    expect((await readerAt(door).open(`${order}/ledger`)).words).toContain('Nothing has been credited yet');
  });

  it.each(['adjustment', 'course', 'allocations/new'])(
    'are asked for nothing, by the form %s, where there is no such requirement',
    async (form) => {
      const { open } = readerAt(await givenOrder());
      expect((await open(`/people/X100001/requirements/9/${form}`)).status).toBe(404);
      expect((await open(`${order}/${form}`)).status).toBe(200);
    },
  );

  it('of a requirement that is not there are not found', async () => {
    expect((await readerAt(await givenOrder()).open('/people/X100001/requirements/9')).status).toBe(404);
  });
});

describe('credit that no appointment brings', () => {
  it('is given for a reason, and told', async () => {
    const { fill } = readerAt(await givenOrder());
    const done = await fill(`${order}/adjustment`, {
      date: '2026-11-30',
      minutes: '60',
      reason: 'By decision',
    });
    expect(done).toMatchObject({ status: 200, address: order });
    expect(done.words).toContain('1 hour given.');
    expect(done.words).toContain('21 hours are credited');
    const back = await fill(`${order}/adjustment`, {
      date: '2026-11-30',
      minutes: '-60',
      reason: 'In error',
    });
    expect(back.words).toContain('1 hour taken back.');
  });

  it('is given for travel to a session', async () => {
    const { open, fill } = readerAt(await givenOrder());
    const address = `${order}/adjustment?travelFor=X100001-P1-2026-10-06`;
    expect((await open(address)).words).toContain(
      'For Tuesday 6 October 2026, 9:30am to 4:30pm, Churchyard.',
    );
    const done = await fill(address, { date: '2026-10-06', minutes: '30', reason: 'Travel to the site' });
    expect(done.words).toContain('30 minutes given.');
  });

  it('is refused at the field that is wrong', async () => {
    const { fill } = readerAt(await givenOrder());
    const page = await fill(`${order}/adjustment`, {
      date: '2027-01-01',
      minutes: 'an hour',
      reason: 'Decision',
    });
    expect(page.status).toBe(422);
    expect(page.html).toContain('id="minutes-error"');
    expect(page.html).toContain('value="an hour"');
    const later = await fill(`${order}/adjustment`, {
      date: '2027-01-01',
      minutes: '60',
      reason: 'Decision',
    });
    expect(later.words).toContain('Error: Enter a date that is not to come');
  });

  it('is given for a course that was completed', async () => {
    const { fill } = readerAt(await givenOrder());
    const course = { course: 'Food hygiene', reference: 'LRN-2', date: '2026-11-20', minutes: '120' };
    const done = await fill(`${order}/course`, course);
    expect(done).toMatchObject({ address: order });
    expect(done.words).toContain('Food hygiene: 2 hours written down.');
    expect((await fill(`${order}/course`, { ...course, minutes: '0' })).html).toContain('id="minutes-error"');
  });

  it('is for caseworkers', async () => {
    const door = await givenOrder();
    const scheduler = readerAt(door.as({ roles: ['scheduler'] }));
    expect((await scheduler.open(`${order}/adjustment`)).status).toBe(403);
    expect((await scheduler.open(order)).html).not.toContain(`${order}/course`);
    expect((await readerAt(door).open(order)).html).toContain(`${order}/course`);
  });
});
