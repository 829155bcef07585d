import { describe, expect, it } from 'vitest';
import { givenLife } from '../../../given/group-life.ts';
import { allKept } from '../../../given/kept.ts';
import { readerAt } from '../../../given/page-reader.ts';
import { checked, givenReadGroup, groupOf } from '../../../given/read-group.ts';

describe('Attendance of a session', () => {
  const path = '/groups/G1/sessions/G1-2/attendance';
  const line = (i: number, referral: string, outcome: string, more: Record<string, string> = {}) => ({
    [`members[${i}].referral`]: referral,
    [`members[${i}].outcome`]: outcome,
    ...more,
  });

  it('is recorded of all in one form, in which nothing is chosen before', async () => {
    const life = await givenReadGroup();
    life.on('2026-12-08');
    const { html, words } = await life.read(path);
    expect(html).not.toContain('checked');
    expect(words).toContain('Attended, failed to comply');
    const sent = await life.submit(path, {
      ...line(0, 'R1', 'attended-complied'),
      ...line(1, 'R2', 'unacceptable-absence', { 'members[1].note': 'No word from him' }),
      ...line(2, 'R3', ''),
    });
    expect(sent).toMatchObject({
      status: 200,
      address: '/groups/G1/sessions/G1-2',
      said: 'Attendance of 2 people recorded',
    });
    const { words: after } = await life.read(sent.address);
    expect(after).toContain('X100001 Attended, complied');
    expect(after).toContain('X100002 Unacceptable absence No word from him');
    expect(after).toContain('X100003 Nothing recorded');
  });

  it('is corrected where it has changed, and only there', async () => {
    const life = await givenReadGroup();
    life.on('2026-12-08');
    await life.submit(path, { ...line(0, 'R1', 'attended-complied'), ...line(1, 'R2', 'attended-complied') });
    const { html } = await life.read(path);
    const correctsOf = (i: number) =>
      new RegExp(`name="members\\[${i}\\]\\.corrects" value="(\\d+)"`).exec(html)![1]!;
    const standing = (i: number) => ({ [`members[${i}].corrects`]: correctsOf(i) });
    const correction = {
      ...line(0, 'R1', 'acceptable-absence', standing(0)),
      ...line(1, 'R2', 'attended-complied', standing(1)),
    };
    expect(await life.submit(path, correction)).toMatchObject({
      status: 200,
      said: 'Attendance of 1 person recorded',
    });
    // Whoever has not seen the correction is told at the field, and nothing is lost.
    const stale = await life.submit(path, {
      ...line(0, 'R1', 'unacceptable-absence', standing(0)),
      ...line(1, 'R2', 'attended-complied', standing(1)),
      ...line(2, 'R3', 'attended-complied'),
    });
    expect(stale.status).toBe(409);
    expect(stale.words).toContain('Something else is recorded');
    expect(stale.words).toContain('Recorded: acceptable absence, by A. Manager on Tuesday 8 December 2026');
    expect(stale.html).toContain('href="#members-0-outcome"');
    expect((await life.read('/groups/G1/sessions/G1-2')).words).toContain('X100003 Attended, complied');
  });

  it('asks for at least one person, and for an outcome with a note, at the field', async () => {
    const life = await givenReadGroup();
    life.on('2026-12-08');
    const none = await life.submit(path, line(0, 'R1', ''));
    expect(none).toMatchObject({ status: 422 });
    expect(none.words).toContain('Say what became of at least one person');
    const noted = await life.submit(path, line(1, 'R2', '', { 'members[1].note': 'Late' }));
    expect(noted.status).toBe(422);
    expect(noted.html).toContain('href="#members-1-outcome"');
    expect(noted.html).toContain('value="Late"');
  });

  it('waits for the day', async () => {
    const life = await givenReadGroup();
    expect((await life.read(path)).words).toContain('This session is to come. Record who came on Tuesday 8');
    const early = await life.submit(path, line(0, 'R1', 'attended-complied'));
    expect(early.status).toBe(409);
    expect(early.words).toContain('The session is to come: record who came on the day or after it');
  });
});

describe('A catch-up', () => {
  const path = '/groups/G1/sessions/G1-2/catch-ups';
  const missed = async () => {
    const life = await givenReadGroup();
    life.on('2026-12-09');
    await life.post('/v1/groups/G1/sessions/G1-2/attendance', {
      members: ['R1', 'R2'].map((referral) => ({ referral, outcome: 'unacceptable-absence' })),
    });
    return life;
  };

  it('is chosen among times that are offered, checked, booked, and called off', async () => {
    const life = await missed();
    expect((await life.read(path)).words).toContain('For whom? X100001');
    const { words } = await life.read(`${path}?referral=R1`);
    expect(words).toContain('Book a catch-up for X100001');
    expect(words).toContain('before the next module begins');
    expect(words).toContain('Friday 11 December 2026, 9:30am to 11:30am');
    const filled = { time: '2026-12-11 09:30', referrals: ['R1', 'R2'] };
    const before = allKept(life.db);
    const check = await life.submit(path, filled);
    expect(check.words).toContain('Check the catch-up');
    expect(check.words).toContain('X100001, X100002');
    expect(allKept(life.db)).toEqual(before);
    expect(await life.submit(path, { ...filled, ...checked })).toMatchObject({
      status: 200,
      said: 'The catch-up is booked for Friday 11 December 2026, 9:30am',
    });
    expect((await life.read('/groups/G1/sessions/G1-2')).words).toContain(
      'Catch-up on Friday 11 December 2026',
    );
    const cancel = '/groups/G1/sessions/G1-catch-up-1/cancel';
    expect((await life.read(cancel)).words).toContain('Makes up for Session 2');
    expect(await life.submit(cancel)).toMatchObject({ status: 200, address: '/groups/G1' });
    const again = await life.submit(cancel);
    expect(again.status).toBe(409);
    expect(again.words).toContain('The catch-up is past, held or called off already');
  });

  it('at a time that cannot be is refused with every reason, and the form stays as it was', async () => {
    const life = await missed();
    const other = { time: 'other', date: '2026-12-30', from: '09:30', referrals: 'R1', ...checked };
    const { status, words, html } = await life.submit(path, other);
    expect(status).toBe(409);
    expect(words).toContain('There is a problem');
    expect(html).toContain('value="2026-12-30"');
    const none = await life.submit(path, { time: 'other', referrals: 'R1' });
    expect(none.status).toBe(422);
    expect(none.html).toContain('href="#date"');
  });

  it('says why no time is offered, and who was absent', async () => {
    const life = await missed();
    life.on('2026-12-20');
    const { words, status } = await life.read(`${path}?referral=R1`);
    expect(status).toBe(200);
    expect(words).toContain('No time is offered');
    expect((await life.read('/groups/G1/sessions/G1-3/catch-ups')).words).toContain(
      'Nobody is recorded as absent',
    );
  });
});

describe('A one-to-one', () => {
  it('has its attendance recorded, corrected and caught up', async () => {
    const life = await givenReadGroup();
    const { oneToOnes } = await groupOf(life);
    const { id } = oneToOnes.find((own) => own.referral === 'R3' && own.number === 1)!;
    const path = `/groups/G1/one-to-ones/${id}`;
    expect((await life.read(path)).words).toContain('Nothing is recorded yet');
    expect((await life.read(`${path}/attendance`)).words).toContain('This one-to-one is to come');
    life.on('2026-12-05');
    expect(await life.submit(`${path}/attendance`, { outcome: 'acceptable-absence' })).toMatchObject({
      status: 200,
      address: path,
    });
    const after = await life.read(path);
    expect(after.words).toContain('Acceptable absence');
    expect(after.html).toContain(`href="${path}/catch-ups"`);
    // Without the number of the entry that it corrects.
    const blind = await life.submit(`${path}/attendance`, { outcome: 'attended-complied' });
    expect(blind.status).toBe(409);
    expect(blind.words).toContain('Something else is recorded');
    const { words } = await life.read(`${path}/catch-ups`);
    expect(words).toContain('Book a catch-up for X100003');
    const time = /value="(\d{4}-\d\d-\d\d \d\d:\d\d)"/.exec((await life.read(`${path}/catch-ups`)).html)?.[1];
    expect(time).toBeDefined();
    expect((await life.submit(`${path}/catch-ups`, { time: time! })).words).toContain('Is caught up on');
    expect(await life.submit(`${path}/catch-ups`, { time: time!, ...checked })).toMatchObject({
      status: 200,
    });
    expect((await life.read(path)).words).toContain('It is caught up on');
    const empty = await life.submit(`${path}/catch-ups`, { time: 'other' });
    expect(empty.status).toBe(422);
    expect((await life.read('/groups/G1/one-to-ones/none')).status).toBe(404);
  });

  it('that has no day is arranged by hand', async () => {
    const life = await givenLife({
      tell: ({ region }) => {
        region.onlyFree('X100004', [2, '17:00', '21:00'], [4, '17:00', '21:00'], [3, '09:00', '13:00']);
      },
    });
    expect((await life.open({ oneToOnes: 'those-that-fit' })).status).toBe(201);
    const { open: read, sendAlone: submit } = readerAt(life);
    const path = '/groups/G1/one-to-ones/new';
    const { words } = await read(`${path}?referral=R4&number=1`);
    expect(words).toContain('X100004: lacks 1, 6');
    const filled = { referral: 'R4', number: '1', date: '2026-12-02', from: '09:30' };
    expect((await submit(path, { ...filled, from: '' })).html).toContain('href="#from"');
    expect((await submit(path, filled)).words).toContain('Check the one-to-one');
    expect((await submit(path, { ...filled, _step: 'back' })).html).toContain('value="2026-12-02"');
    const past = await submit(path, { ...filled, date: '2026-11-25', ...checked });
    expect(past.status).toBe(409);
    expect(past.words).toContain('is past');
    expect(await submit(path, { ...filled, ...checked })).toMatchObject({
      status: 200,
      said: 'The one-to-one is booked for Wednesday 2 December 2026, 9:30am',
    });
  });

  it('that has a day is not arranged again', async () => {
    const life = await givenReadGroup();
    expect((await life.read('/groups/G1/one-to-ones/new')).words).toContain(
      'Everybody in this group has a day',
    );
  });
});

describe('A session that is given another time', () => {
  const path = '/groups/G1/sessions/G1-4/reschedule';
  const filled = { date: '2026-12-17', from: '18:00', follow: 'true' };

  it('shows old and new side by side before anything moves', async () => {
    const life = await givenReadGroup();
    expect((await life.read(path)).words).toContain('It is on Tuesday 15 December 2026, 6:00pm to 8:00pm');
    const before = allKept(life.db);
    const { words } = await life.submit(path, filled);
    expect(words).toContain(
      'Session 4 Tuesday 15 December 2026, 6:00pm to 8:00pm Thursday 17 December 2026, 6:00pm to 8:00pm',
    );
    expect(words).toContain('Session 5 Thursday 17 December 2026, 6:00pm to 8:00pm Tuesday 22 December 2026');
    expect(words).toContain('One-to-one 6 of X100001');
    expect(allKept(life.db)).toEqual(before);
    const moved = await life.submit(path, { ...filled, ...checked });
    expect(moved).toMatchObject({ status: 200, address: '/groups/G1/sessions/G1-4' });
    expect(moved.said).toContain('Session 4 moves from 15 December 2026, 18:00 to 17 December 2026, 18:00');
    expect(moved.said).toContain('5 other meetings move with it');
  });

  it('names who would finish too late', async () => {
    const life = await givenReadGroup({
      tell: ({ region }) => {
        region.rows.referrals[1]!.mustFinishBy = '2027-01-02';
      },
    });
    const { words } = await life.submit(path, filled);
    expect(words).toContain('Who would finish too late');
    expect(words).toContain('X100002 must finish by 2 January 2027 and would finish on 8 January 2027.');
  });

  it('is refused in words, at the field where there is one', async () => {
    const life = await givenReadGroup();
    expect((await life.submit(path, { ...filled, follow: '' })).html).toContain('href="#follow"');
    expect((await life.submit(path, { ...filled, date: '' })).html).toContain('href="#date"');
    const refused = await life.submit(path, { ...filled, date: '2026-12-16', follow: 'false' });
    expect(refused.status).toBe(409);
    expect(refused.words).toContain('There is a problem');
    expect(refused.html).toContain('value="2026-12-16"');
    expect((await life.submit(path, { ...filled, _step: 'back' })).html).toContain('value="2026-12-17"');
  });
});
