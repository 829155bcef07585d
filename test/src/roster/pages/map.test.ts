import { describe, expect, it } from 'vitest';
import { givenDoor } from '../../../given/door.ts';
import { readerAt } from '../../../given/page-reader.ts';
import { givenJudgedDraft, givenTwoPdus } from '../../../given/rostered.ts';
import { camden, people, tuesday } from '../../../given/two-pdus.ts';

async function givenMapPage() {
  const db = await givenTwoPdus((week) => {
    week.person('X100009', { pdu: camden }).requirement('X100009').travel('X100009', 'P001', 50);
  });
  const crns = [...people.camden, 'X100009', people.hackney[0]];
  const id = await givenJudgedDraft(
    db,
    crns.map((crn) => [crn, tuesday]),
  );
  const door = givenDoor({ db });
  return { door, at: `/rosters/${id}/map`, scheduler: door.as({ roles: ['scheduler'] }) };
}

describe('the map of a roster', () => {
  it('is drawn, and tables say the same', async () => {
    const { scheduler, at } = await givenMapPage();
    const { status, words, html } = await readerAt(scheduler).open(at);
    expect(status).toBe(200);
    expect(html).toMatch(
      /<svg[^>]*role="img"[^>]*aria-label="Map of 1 area, 3 projects and 1 way between them/,
    );
    expect(html.match(/<line [^>]*stroke-width="8"/g)).toHaveLength(1);
    expect(words).toContain('Areas and ways of fewer than 5 people are not drawn');
    expect(words).toContain('4 people of small areas, and 1 person on ways of few');
    expect(words).toMatch(/1 camden 5 5 1 34 minutes/i);
    expect(words).toMatch(/2 20 6 30%/);
  });

  it('shows who travels to one project', async () => {
    const { scheduler, at } = await givenMapPage();
    const { words, html } = await readerAt(scheduler).open(`${at}?project=P002`);
    expect(words).toContain('Who travels to');
    expect(words).toContain('show all projects');
    expect(html).not.toContain('stroke-width="8"');
    expect(html.match(/app-map__chosen/g)).toHaveLength(1);
    expect(words).not.toMatch(/1 camden 5 5/i);
  });

  it('says so where there is nothing to draw', async () => {
    const db = await givenTwoPdus();
    const id = await givenJudgedDraft(db, [], { weekStart: '2027-01-11' });
    const { words } = await readerAt(givenDoor({ db })).open(`/rosters/${id}/map`);
    expect(words).toContain('There is nothing to draw');
  });

  it('is shown to caseworkers, and not to supervisors', async () => {
    const { door, at } = await givenMapPage();
    expect((await readerAt(door.as({ roles: ['caseworker'] })).open(at)).status).toBe(200);
    expect((await readerAt(door.as({ roles: ['supervisor'] })).open(at)).status).toBe(403);
  });
});
