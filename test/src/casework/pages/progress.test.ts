import { describe, expect, it } from 'vitest';
import { givenDoor } from '../../../given/door.ts';
import { readerAt } from '../../../given/page-reader.ts';
import { type GivenRegion, givenRegion } from '../../../given/region.ts';

/** One whose time is over, one who has worked a session and has one booked well before the deadline. */
async function givenTwo(more: (region: GivenRegion) => void = () => {}) {
  const door = givenDoor();
  const region = givenRegion().project('P1').session('P1', '2026-10-06').session('P1', '2026-12-01');
  const order = { orderedMinutes: 840, sentenceDate: '2026-06-01' };
  const attended = { outcome: 'ATTC', creditedMinutes: 420 };
  region.person('X100001').requirement('X100001', { ...order, deadline: '2026-11-20' });
  region.person('X100002').requirement('X100002', { ...order, deadline: '2027-05-31' });
  region.appointment('X100001', 'P1-2026-10-06', attended).appointment('X100002', 'P1-2026-10-06', attended);
  region.appointment('X100002', 'P1-2026-12-01');
  more(region);
  await region.keep(door.db);
  return door;
}

describe('who is at risk', () => {
  it('is listed with why, and what to do', async () => {
    const { words, html } = await readerAt(await givenTwo()).open('/at-risk');
    expect(words).toContain('1 requirement');
    expect(words).toMatch(/X100001 requirement 1 Expired croydon 20 November 2026 7 hours/i);
    expect(words).toContain(
      'The deadline, 20 November 2026, has passed and 7 hours are left: they cannot be worked until the court extends the order. Apply to the court to extend the order.',
    );
    expect(html).toContain('href="/people/X100001/requirements/1"');
    expect(html).toContain('href="/v1/at-risk?format=csv"');
  });

  it('is nobody where all is well', async () => {
    const { open } = readerAt(await givenTwo());
    expect((await open('/at-risk?region=wales')).words).toContain('Nobody is at risk here');
  });

  it('is told by CRN alone of whom access is limited', async () => {
    const door = await givenTwo((region) => region.limitedTo('X100001', 'A. Named'));
    const { words } = await readerAt(door).open('/at-risk');
    expect(words).toContain('X100001 Limited access');
    expect(words).not.toContain('20 November 2026');
  });

  it('is for caseworkers and schedulers', async () => {
    const door = await givenTwo();
    for (const path of ['/at-risk', '/reviews']) {
      expect((await readerAt(door.as({ roles: ['caseworker'] })).open(path)).status).toBe(200);
      expect((await readerAt(door.as({ roles: ['supervisor'] })).open(path)).status).toBe(403);
    }
  });
});

describe('reviews', () => {
  it('of the month that begins today are listed by date, and how many are not on track', async () => {
    const { words, html } = await readerAt(await givenTwo()).open('/reviews');
    expect(words).toContain('reviews fall due 2 of them not on track 1');
    expect(words).toMatch(/X100001 requirement 1 6 months 1 December 2026 Expired/);
    expect(words).toMatch(/X100002 requirement 1 6 months 1 December 2026 On track/);
    expect(html).toContain('href="/v1/reviews?from=2026-11-30&amp;to=2026-12-30&amp;format=csv"');
  });

  it('are narrowed down', async () => {
    const { open } = readerAt(await givenTwo());
    const off = await open('/reviews?onTrack=false&due=6');
    expect(off.words).toContain('X100001 requirement 1');
    expect(off.words).not.toContain('X100002 requirement 1');
    expect((await open('/reviews?from=2028-01-01')).words).toContain('No reviews fall due in this time.');
  });

  it('of dates that cannot be are asked about again', async () => {
    const page = await readerAt(await givenTwo()).open('/reviews?from=2026-12-02&to=2026-12-01');
    expect(page.status).toBe(422);
    expect(page.html).toContain('id="to-error"');
    expect((await readerAt(await givenTwo()).open('/reviews?from=soon')).html).toContain('id="from-error"');
  });

  it('are told by CRN alone of whom access is limited', async () => {
    const door = await givenTwo((region) => region.limitedTo('X100002', 'A. Named'));
    expect((await readerAt(door).open('/reviews')).words).toContain('X100002 Limited access');
  });
});
