import { describe, expect, it } from 'vitest';
import { type Asking, givenDoor } from '../../../given/door.ts';
import { readerAt } from '../../../given/page-reader.ts';
import { givenRegion } from '../../../given/region.ts';

async function givenTwo() {
  const door = givenDoor();
  await givenRegion().person('X100001').person('X100002').keep(door.db);
  return door;
}

/** Sends files by the form of the page, with one of its buttons. */
async function sendFiles({ ask }: Asking, step: string, files: Readonly<Record<string, string>>) {
  const body = new FormData();
  body.append('step', step);
  for (const [name, text] of Object.entries(files)) body.append('files', new File([text], name));
  const answer = await ask('/import', { method: 'POST', body, headers: { accept: 'text/html' } });
  const html = String(answer.body);
  return { status: answer.status, html, words: html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ') };
}

const apart = { 'keep-apart.csv': 'crn,otherCrn\nX100001,X100002\n' };
const keptApart = async (door: Asking) =>
  ((await door.get('/v1/people/X100001/keep-apart')).body as { content: string[] }).content;

describe('bringing in files', () => {
  it('checks them first, and writes nothing', async () => {
    const door = await givenTwo();
    const { status, words } = await sendFiles(door, 'check', apart);
    expect(status).toBe(200);
    expect(words).toContain('What would be brought in');
    expect(words).toContain('No faults');
    expect(words).toContain('keep-apart.csv 1 0 0');
    expect(await keptApart(door)).toEqual([]);
  });

  it('brings them in, and says how many rows; twice changes nothing', async () => {
    const door = await givenTwo();
    expect((await sendFiles(door, 'bring-in', apart)).words).toContain('What was brought in');
    expect(await keptApart(door)).toEqual(['X100002']);
    expect((await sendFiles(door, 'bring-in', apart)).words).toContain('keep-apart.csv 0 0 1');
  });

  it('takes several at once, and says of what was planned again', async () => {
    const door = givenDoor();
    await givenRegion().person('X100001').requirement('X100001').project('P1').keep(door.db);
    const header =
      'id,crn,eventNumber,project,frequency,weekday,from,to,startDate,endDate,pickUpPoint,pickUpTime';
    const { words } = await sendFiles(door, 'bring-in', {
      'allocations.csv': `${header}\nA1,X100001,1,P1,weekly,1,09:30,16:30,2026-12-07,,,\n`,
      'keep-apart.csv': 'crn,otherCrn\n',
    });
    expect(words).toMatch(/1 requirement planned again: \d+ appointments made, 0 kept, 0 cancelled/);
  });

  it('tells every fault by file, line and column, and keeps nothing', async () => {
    const door = await givenTwo();
    const files = { ...apart, 'people.csv': 'crn\nX100003\n' };
    const { status, words, html } = await sendFiles(door, 'bring-in', files);
    expect(status).toBe(422);
    expect(words).toMatch(/There are \d+ faults in the files; nothing was written/);
    expect(words).toMatch(/people\.csv 1/);
    expect(html).toContain(
      '<caption class="govuk-table__caption govuk-visually-hidden">Faults by file and line',
    );
    expect(await keptApart(door)).toEqual([]);
  });

  it('shows the first faults of very many, and how many more there are', async () => {
    const door = await givenTwo();
    const rows = Array.from({ length: 250 }, () => 'X100001,X100001').join('\n');
    const { words } = await sendFiles(door, 'check', { 'keep-apart.csv': `crn,otherCrn\n${rows}\n` });
    expect(words).toMatch(/And \d+ more, told once these are mended/);
  });

  it('says whom it left out since access to their records is limited', async () => {
    const door = givenDoor();
    await givenRegion().person('X100001').person('X100002').limitedTo('X100001', 'A. Named').keep(door.db);
    const { words } = await sendFiles(door, 'check', apart);
    expect(words).toContain('Left out, since access to their records is limited: X100001');
  });

  it('asks for files where none is chosen, and says what it does not know', async () => {
    const door = await givenTwo();
    expect((await sendFiles(door, 'check', {})).words).toContain('Error: Choose at least one CSV file');
    expect((await sendFiles(door, 'check', { 'pets.csv': 'name\n' })).words).toContain('pets.csv');
  });

  it('is explained file by file, with empty ones to fill in', async () => {
    const door = await givenTwo();
    const { open } = readerAt(door);
    expect((await open('/import')).html).toContain('href="/import/columns"');
    const guide = await open('/import/columns');
    expect(guide.words).toContain('Columns of keep-apart.csv');
    expect(guide.html).toContain('href="/import/templates/keep-apart.csv"');
    const template = await door.get('/import/templates/keep-apart.csv');
    expect(template.type).toContain('text/csv');
    expect(template.body).toBe('crn,otherCrn\n');
    expect((await open('/import/templates/pets.csv')).status).toBe(404);
  });

  it('is for schedulers', async () => {
    const door = await givenTwo();
    const caseworker = door.as({ roles: ['caseworker'] });
    expect((await readerAt(caseworker).open('/import')).status).toBe(403);
    expect((await sendFiles(caseworker, 'bring-in', apart)).status).toBe(403);
  });
});
