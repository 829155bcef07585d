import { describe, expect, it } from 'vitest';
import { givenDoor } from '../../../given/door.ts';
import { readerAt } from '../../../given/page-reader.ts';
import { givenMenWaiting } from '../../../given/waiting.ts';

async function givenMen(many: number) {
  const door = givenDoor();
  await givenMenWaiting(many).region.keep(door.db);
  return door;
}

describe('the forecast as a page', () => {
  it('shows for each area who waits and when a group can run, and says the same in a table', async () => {
    const door = await givenMen(5);
    const { words, html, status } = await readerAt(door).open('/forecast?region=london&programme=TSP');
    expect(status).toBe(200);
    expect(words).toContain('Thinking Skills Programme: men');
    expect(words).toContain('5 people wait, the longest for 7 weeks.');
    expect(html).toMatch(
      /aria-label="A group can run now, one of the best size in \d+ weeks \(\d+ \w+ 202\d\)"/,
    );
    expect(html).toContain('aria-label="5 people wait"');
    expect(words).toMatch(/Whole region 5 5 in 26 weeks now in \d+ weeks/);
    expect(words).toMatch(/croydon 5/i);
    expect(html).toContain('/v1/forecasts?region=london&amp;programme=TSP&amp;format=csv');
  });

  it('says that nobody will be there at this rate where nobody comes', async () => {
    const door = await givenMen(1);
    const { words } = await readerAt(door).open('/forecast?region=london&pdu=croydon&programme=BBR');
    expect(words).toContain('not at this rate');
    expect(words).toContain('Nobody waits');
  });

  it('says where there is nothing to forecast, and what is wrong with what is asked', async () => {
    const door = await givenMen(1);
    const reader = readerAt(door);
    expect((await reader.open('/forecast?region=london&programme=CHESS')).words).toContain(
      'There is nothing to forecast',
    );
    const wrong = await reader.open('/forecast?region=london&programme=%2F');
    expect([wrong.status, wrong.html]).toEqual([422, expect.stringContaining('href="#programme"')]);
  });

  it('is for programme managers', async () => {
    const door = await givenMen(1);
    expect((await readerAt(door.as({ roles: ['caseworker'] })).open('/forecast')).status).toBe(403);
  });
});
