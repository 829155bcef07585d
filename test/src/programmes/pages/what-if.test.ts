import { describe, expect, it } from 'vitest';
import { putNamesAllowed } from '../../../../db/limited-access.ts';
import { type Door, givenDoor } from '../../../given/door.ts';
import { readerAt } from '../../../given/page-reader.ts';
import { givenMenWaiting } from '../../../given/waiting.ts';

/** Groups of so many men formed by run 1, and what it proposes first. */
async function givenRun(men = 8): Promise<{ door: Door; candidate: string }> {
  const door = givenDoor();
  await givenMenWaiting(men).region.keep(door.db);
  const { body } = await door.send('POST', '/v1/groupings', { region: 'london', seconds: 1 });
  return { door, candidate: (body as { groups: { candidate: string }[] }).groups[0]?.candidate ?? '' };
}

const seconds = '1';

describe('what if', () => {
  it('offers what can be asked otherwise', async () => {
    const { door } = await givenRun();
    const { words, html } = await readerAt(door).open('/groupings/1/what-if');
    for (const kind of ['pinned', 'forbidden', 'seats', 'venues', 'patterns'])
      expect(html).toContain(`href="/groupings/1/what-if/${kind}"`);
    expect(words).toContain('Nothing is changed by asking');
  });

  it('a group did not open: the two runs stand beside each other, with who is placed otherwise', async () => {
    const { door, candidate } = await givenRun();
    const address = `/groupings/1/what-if/forbidden?candidate=${candidate}`;
    const reader = readerAt(door);
    expect((await reader.open(address)).html).toContain('checked=""');
    const done = await reader.fill(address, { forbidden: candidate, seconds });
    expect(done.address).toBe('/groupings/2/difference?with=1');
    expect(done.words).toContain('What run 2 has over run 1');
    expect(done.words).toMatch(/TSP at V1 from \d+ \w+ 202\d must not open/);
    expect(done.words).toContain('People placed 8 8 0');
    expect(done.words).toMatch(/X100001 .* TSP at V1 from .* TSP at V1 from/);
    expect((await reader.open('/groupings/2')).words).toContain(
      'In run 2 some things are not as they are kept',
    );
    expect((await reader.open('/groups')).words).toContain('Run 2 (what if)');
  });

  it('nothing is chosen: the same is proposed, and everybody is where they were', async () => {
    const { door } = await givenRun();
    const done = await readerAt(door).fill('/groupings/1/what-if/forbidden', { seconds });
    expect(done.words).toContain('Everybody is where they were.');
    expect(done.words).toContain('Every group of run 1 is in the other, too.');
  });

  it('a room had fewer seats, and on top of it there were another venue', async () => {
    const { door } = await givenRun();
    const reader = readerAt(door);
    const rooms = await reader.open('/groupings/1/what-if/seats');
    expect(rooms.words).toContain('V1, Room: 12 seats');
    const few = { 'whatIf.seats[0].code': 'V1 room', 'whatIf.seats[0].seats': '3', seconds };
    const none = await reader.fill('/groupings/1/what-if/seats', few);
    expect(none.words).toContain('Room at V1 seats 3');
    expect(none.words).toContain('Left waiting');
    const venue = (name: string) => `whatIf.venues[0].${name}`;
    const church = {
      [venue('name')]: 'Church',
      [venue('code')]: 'V9',
      [venue('pdu')]: 'croydon',
      [venue('latitude')]: '51.374',
      [venue('longitude')]: '-0.099',
      [venue('hours')]: ['2', '4', '5'],
      [venue('hours[0].from')]: '09:00',
      [venue('tags')]: 'step-free',
      seconds,
    };
    const further = await reader.open('/groupings/2/what-if/venues');
    expect(further.words).toContain('All of that is asked again, with what you fill in here.');
    const both = await reader.fill('/groupings/2/what-if/venues', church);
    expect(both.address).toBe('/groupings/3/difference?with=2');
    expect(both.words).toContain('TSP at Church');
    expect(both.words).toContain('Room at V1 seats 3');
    expect(both.words).toContain('a venue Church with Room (12 seats), open Tuesdays, Thursdays and Fridays');
    const wrong = await reader.fill('/groupings/2/what-if/venues', {
      ...church,
      [venue('latitude')]: 'north',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#whatIf-venues-0-latitude"');
    expect(wrong.html).toContain('value="Church"');
  });

  it('groups met at other times', async () => {
    const { door } = await givenRun();
    const slots = (name: string) => `whatIf.patterns[0].${name}`;
    const reader = readerAt(door);
    const address = '/groupings/1/what-if/patterns';
    const days = {
      [slots('slots')]: ['5'],
      [slots('slots[0].from')]: '13:00',
      [slots('slots[0].to')]: '15:30',
    };
    const fridays = { [slots('name')]: 'Fridays', [slots('id')]: 'fridays', ...days, seconds };
    const own = { 'oneToOnes.weekday': '5', 'oneToOnes.from': '09:00', 'oneToOnes.to': '12:00' };
    const done = await reader.fill(address, { ...fridays, ...own });
    expect(done.words).toContain('there are weekly slots Fridays: Fridays, 1:00pm to 3:30pm');
    const none = await reader.fill(address, { ...fridays, [slots('slots')]: [] });
    expect(none.status).toBe(422);
    expect(none.html).toContain('href="#whatIf-patterns-0-slots"');
  });

  it('somebody were in a certain group', async () => {
    const { door, candidate } = await givenRun();
    const reader = readerAt(door);
    const address = '/groupings/1/what-if/pinned';
    expect((await reader.open(`${address}?crn=X100002`)).html).toContain('value="X100002"');
    const pin = { 'pinned[0][0]': 'x100002', 'pinned[0][1]': candidate, seconds };
    const done = await reader.fill(address, pin);
    expect(done.words).toMatch(/referral X100002-TSP must be in TSP at V1 from/);
    const unknown = await reader.fill(address, { ...pin, 'pinned[0][0]': 'X999999' });
    expect(unknown.status).toBe(422);
    expect(unknown.html).toContain('href="#pinned-0-0"');
    // What has been asked is carried on without the pin of somebody whom the reader may not see any more.
    await putNamesAllowed(door.db, 'X100002', ['A. Named']);
    const hidden = await reader.open('/groupings/2');
    expect(hidden.words).toContain('is pinned to a group (limited access)');
    const again = await reader.fill('/groupings/2/what-if/forbidden', { seconds });
    expect(again.address).toBe('/groupings/3/difference?with=2');
    expect(again.words).not.toContain('is pinned to a group');
  });

  it('cannot keep a pin: it says by which rule', async () => {
    const door = givenDoor();
    const told = givenMenWaiting(9);
    told.region.onlyFree('X100009', [2, '17:00', '21:00']);
    await told.region.keep(door.db);
    const { body } = await door.send('POST', '/v1/groupings', { region: 'london', seconds: 1 });
    const [group] = (body as { groups: { candidate: string }[] }).groups;
    const pin = { 'pinned[0][0]': 'X100009', 'pinned[0][1]': group!.candidate, seconds };
    const reader = readerAt(door);
    await reader.fill('/groupings/1/what-if/pinned', pin);
    const { words } = await reader.open('/groupings/2');
    expect(words).toContain('Impossible No answer keeps what is pinned.');
    expect(words).toContain('X100009-TSP cannot be in');
    expect(words).toContain('is not free for every session');
  });
});

describe('a run compared with another', () => {
  it('is one of the same region that there is', async () => {
    const { door } = await givenRun();
    const reader = readerAt(door);
    expect((await reader.open('/groupings/1/difference?with=99')).status).toBe(404);
    expect((await reader.open('/groupings/1/difference')).status).toBe(422);
  });

  it('tells of somebody whose record has limited access only that they are placed otherwise', async () => {
    const { door, candidate } = await givenRun();
    const reader = readerAt(door);
    await reader.fill('/groupings/1/what-if/forbidden', { forbidden: candidate, seconds });
    await putNamesAllowed(door.db, 'X100001', ['A. Named']);
    const { words } = await reader.open('/groupings/2/difference?with=1');
    expect(words).toContain('Referral X100001-TSP Limited access');
  });
});
