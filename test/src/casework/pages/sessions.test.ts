import { describe, expect, it } from 'vitest';
import { givenDoor } from '../../../given/door.ts';
import { readerAt } from '../../../given/page-reader.ts';
import { type GivenRegion, givenRegion } from '../../../given/region.ts';
import { camden, hackney, keepThreePdus } from '../../../given/three-pdus.ts';

const attendance = '/sessions/P1-2026-11-30/attendance';
const people = ['X100001', 'X100002', 'X100003'];

/** Three people expected today at the churchyard, and one session to come. */
async function givenToday(more: (region: GivenRegion) => void = () => {}) {
  const door = givenDoor();
  const region = givenRegion().project('P1', { name: 'Churchyard', host: 'St Anne' });
  region.session('P1', '2026-11-30', { supervisor: 'S. Okafor' }).session('P1', '2026-12-07', {
    supervisor: 'S. Okafor',
  });
  for (const crn of people) region.person(crn).requirement(crn).appointment(crn, 'P1-2026-11-30');
  more(region);
  await region.keep(door.db);
  const supervisor = door.as({ name: 'S. Okafor', roles: ['supervisor'] });
  return { door, supervisor, reader: readerAt(supervisor) };
}

const ofPerson = (i: number, field: string) => `appointments[${i}].${field}`;

describe('the sessions of a day', () => {
  it('are shown to their supervisor: where, when, and how many are expected', async () => {
    const { reader } = await givenToday();
    const { words, html } = await reader.open('/today');
    expect(words).toContain('Today Monday 30 November 2026');
    expect(words).toMatch(/Churchyard .*9:30am to 4:30pm , at St Anne 3 people expected, held by S. Okafor/);
    expect(words).toContain('Not recorded yet');
    expect(html).toContain(`href="${attendance}"`);
    expect(html).toContain('href="/today?date=2026-11-29"');
    expect(html).not.toContain('name="project"');
  });

  it('that are none say when the next is', async () => {
    const { reader } = await givenToday();
    const { words, html } = await reader.open('/today?date=2026-12-01');
    expect(words).toContain('No sessions on Tuesday 1 December 2026. The next is on Monday 7 December 2026');
    expect(html).toContain('href="/today?date=2026-12-07"');
    expect((await reader.open('/today?date=2026-12-08')).words).toContain('None is planned later either');
    expect((await reader.open('/today?date=soon')).words).toContain('Monday 30 November 2026');
  });

  it('say what of them is recorded', async () => {
    const { reader } = await givenToday((region) => {
      region.session('P1', '2026-11-23', { supervisor: 'S. Okafor' });
      region.session('P1', '2026-11-24', { supervisor: 'S. Okafor' });
      region.session('P1', '2026-11-25', { supervisor: 'S. Okafor', status: 'stood-down' });
      region.appointment('X100001', 'P1-2026-11-23');
      region.appointment('X100001', 'P1-2026-11-24', { outcome: 'ATTC', creditedMinutes: 420 });
    });
    expect((await reader.open('/today?date=2026-11-23')).html).toContain('govuk-tag--red">Not recorded');
    expect((await reader.open('/today?date=2026-11-24')).words).toContain('All recorded');
    expect((await reader.open('/today?date=2026-11-25')).words).toContain('Stood down');
    expect((await reader.open('/today?date=2026-12-07')).words).toContain('Nobody expected');
  });

  it('are those of an area or a project for a scheduler, and only their own for a supervisor', async () => {
    const door = givenDoor();
    await keepThreePdus(door.db);
    const { open } = readerAt(door);
    const day = '/today?date=2026-12-01';
    expect((await open(day)).words).toContain('3 sessions.');
    expect((await open(`${day}&pdu=${hackney.pdu}`)).words).toContain('1 session.');
    const one = await open(`${day}&project=${camden.project}`);
    expect(one.words).toContain('name-of-camden');
    expect(one.words).toContain('1 session.');
    const own = readerAt(door.as({ name: 'S. Camden', roles: ['supervisor'] }));
    expect((await own.open(day)).words).toContain('1 session.');
    expect((await own.open(`/sessions/${hackney.session}/attendance`)).status).toBe(404);
    expect((await readerAt(door.as({ roles: ['programme-manager'] })).open(day)).status).toBe(403);
  });
});

describe('attendance', () => {
  it('is asked of everyone who is expected, in one form', async () => {
    const { reader } = await givenToday();
    const { words } = await reader.open(attendance);
    expect(words).toContain('Monday 30 November 2026 Churchyard');
    expect(words).toContain('3 people expected.');
    for (const crn of people) expect(words).toContain(`What became of ${crn}`);
  });

  it('is recorded at once for all, but for whom something else is said', async () => {
    const { reader, door } = await givenToday();
    const done = await reader.fill(attendance, {
      outcome: 'ATTC',
      [ofPerson(1, 'outcome')]: 'UACP',
      [ofPerson(2, 'to')]: '15:30',
      [ofPerson(2, 'workQuality')]: 'good',
      [ofPerson(2, 'hiVisWorn')]: 'true',
    });
    expect(done).toMatchObject({ status: 200, address: '/today?date=2026-11-30' });
    expect(done.words).toContain('the attendance of 3 people is recorded');
    expect(done.words).toContain('All recorded');
    const { body } = await door.get('/v1/sessions/P1-2026-11-30');
    expect(body).toMatchObject({
      appointments: [
        { outcome: 'ATTC', creditedMinutes: 420 },
        { outcome: 'UACP', creditedMinutes: 0 },
        // An hour less.
        { outcome: 'ATTC', creditedMinutes: 360 },
      ],
    });
  });

  it('may be recorded for some now, for others later, and corrected', async () => {
    const { reader } = await givenToday();
    await reader.fill(attendance, { [ofPerson(0, 'outcome')]: 'ATTC' });
    const half = await reader.open('/today');
    expect(half.words).toContain('1 of 3 recorded');
    const form = await reader.open(attendance);
    expect(form.words).toContain('Attended, complied 7 hours worked');
    expect(form.words).toContain('Correct X100001');
    // What is said for everyone is not said of whom something stands already.
    await reader.fill(attendance, { outcome: 'UACP' });
    expect((await reader.open(attendance)).words).toMatch(/Attended, complied .*(Unacceptable absence.*){2}/);
    const corrected = await reader.fill(attendance, { [ofPerson(0, 'penaltyMinutes')]: '30' });
    expect(corrected.words).toContain('the attendance of 1 person is recorded');
    expect((await reader.open(attendance)).words).toContain('6 hours 30 minutes worked');
  });

  it('asks again where nothing is said, or something without what became of the person', async () => {
    const { reader } = await givenToday();
    expect((await reader.fill(attendance, {})).words).toContain('Choose what became of at least one person');
    const half = await reader.fill(attendance, { [ofPerson(1, 'notes')]: 'Left early' });
    expect(half.status).toBe(422);
    expect(half.words).toContain('Choose what became of X100002');
    expect(half.html).toContain('Left early');
  });

  it('tells what is wrong at the person of whom it is said', async () => {
    const { reader } = await givenToday();
    const wrong = await reader.fill(attendance, {
      [ofPerson(2, 'outcome')]: 'ATTC',
      [ofPerson(2, 'penaltyMinutes')]: 'some',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('id="appointments-2-penaltyMinutes-error"');
    expect(wrong.html).toContain('href="#appointments-2-penaltyMinutes"');
  });

  it('records those it can, and says why not the others', async () => {
    const { reader } = await givenToday();
    const some = await reader.fill(attendance, {
      outcome: 'ATTC',
      [ofPerson(1, 'penaltyMinutes')]: '999',
    });
    expect(some.status).toBe(422);
    expect(some.words).toContain('X100002: Enter penalty minutes of no more than the time worked');
    expect(some.words).toContain('The attendance of 2 people is recorded');
    expect(some.html).toContain('value="999"');
    expect((await reader.open('/today')).words).toContain('2 of 3 recorded');
  });

  it('is refused to whoever has not seen what another recorded meanwhile', async () => {
    const { reader } = await givenToday();
    await reader.fill(attendance, { [ofPerson(0, 'outcome')]: 'UACP' });
    const stale = await reader.fill(attendance, {
      [ofPerson(0, 'outcome')]: 'ATTC',
      [ofPerson(0, 'version')]: '1',
    });
    expect(stale.words).toContain('X100001: The appointment has been changed since you read it');
  });

  it('is not asked of a person whose record is limited', async () => {
    const { reader } = await givenToday((region) => region.limitedTo('X100002', 'A. Named'));
    const page = await reader.open(attendance);
    expect(page.words).toContain('X100002 Limited access');
    expect(page.words).not.toContain('What became of X100002');
    const done = await reader.fill(attendance, { outcome: 'ATTC' });
    expect(done.words).toContain('the attendance of 2 people is recorded');
  });

  it('of a session without anybody says when they will stand there', async () => {
    const { reader } = await givenToday();
    expect((await reader.open('/sessions/P1-2026-12-07/attendance')).words).toContain(
      'Nobody has an appointment here yet.',
    );
  });
});
