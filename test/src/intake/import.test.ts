import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { putFactsOnFile } from '../../../db/referral-facts.ts';
import { changeReferralState } from '../../../db/referral-states.ts';
import { referralById } from '../../../db/referrals.ts';
import { importFiles, importFolder } from '../../../src/intake/import.ts';
import { nounNames, nouns } from '../../../src/intake/nouns.ts';
import { givenDatabase, givenFolder } from '../../given/database.ts';
import { textsOf, uploadOf, withCell, writeTexts } from '../../given/files.ts';
import { allKept } from '../../given/kept.ts';
import { programmes } from '../../given/programmes.ts';
import { givenRegion } from '../../given/region.ts';
import { givenWholeRegion } from '../../given/whole-region.ts';

const clock = { today: () => '2026-11-27', now: () => '2026-11-27T12:00:00.000Z' };
const whole = () => textsOf(givenWholeRegion().rows);

describe('Importing a folder', () => {
  it('keeps the rows of every file, as if they had been kept one by one', async () => {
    const [imported, kept] = [givenDatabase(), givenDatabase()];
    const region = givenWholeRegion();
    await region.keep(kept);
    const result = await importFolder(imported, writeTexts(givenFolder(), whole()), { clock, programmes });
    expect(result).toEqual({
      dryRun: false,
      kept: Object.fromEntries(
        nounNames.map((noun) => [noun, { added: region.rows[noun].length, changed: 0, unchanged: 0 }]),
      ),
      // The one allocation has ended: 100 hours less 7 worked, 5 of training and one of travel are nobody's to serve.
      plan: {
        requirements: 1,
        made: 0,
        kept: 0,
        cancelled: 0,
        short: [{ crn: 'X100001', eventNumber: 1, shortfallMinutes: 5_220 }],
      },
    });
    expect(allKept(imported)).toEqual(allKept(kept));
  });

  it('a second time changes nothing', async () => {
    const db = givenDatabase();
    const folder = writeTexts(givenFolder(), whole());
    await importFolder(db, folder, { clock, programmes });
    const before = allKept(db);
    const again = await importFolder(db, folder, { clock, programmes });
    expect(allKept(db)).toEqual(before);
    const counts = 'kept' in again ? Object.values(again.kept) : [];
    expect(counts).toHaveLength(nounNames.length);
    expect(counts.every(({ added, changed, unchanged }) => added + changed === 0 && unchanged > 0)).toBe(
      true,
    );
  });

  it('keeps all or nothing: one bad cell in the last file, and no row of any is written', async () => {
    const db = givenDatabase();
    const before = allKept(db);
    const folder = writeTexts(givenFolder(), withCell(whole(), 'appointments.csv', 3, 'date', 'tomorrow'));
    expect(await importFolder(db, folder, { clock, programmes })).toMatchObject({
      more: 0,
      faults: [{ rule: 'malformed' }],
    });
    expect(allKept(db)).toEqual(before);
  });

  it('in a dry run writes nothing, and counts what it would have written', async () => {
    const db = givenDatabase();
    const before = allKept(db);
    const folder = writeTexts(givenFolder(), whole());
    const rehearsed = await importFolder(db, folder, { clock, programmes, dryRun: true });
    expect(allKept(db)).toEqual(before);
    const real = await importFolder(db, folder, { clock, programmes });
    expect(rehearsed).toEqual({ ...real, dryRun: true });
  });

  it('changes a row whose key is kept, adds one whose key is new, and takes none away', async () => {
    const db = givenDatabase();
    await importFiles(db, uploadOf(whole()), { clock, programmes });
    const next = givenWholeRegion().person('X100003', { pdu: 'croydon' }).rows.people.slice(1);
    const texts = withCell(textsOf({ people: next }), 'people.csv', 2, 'employment', 'unemployed');
    const upload = uploadOf({ 'people.csv': texts['people.csv'] ?? '' });
    expect(await importFiles(db, upload, { clock, programmes })).toMatchObject({
      kept: { people: { added: 1, changed: 1, unchanged: 0 } },
    });
    expect(allKept(db).people).toHaveLength(3);
  });

  it('looks up what its rows refer to among those kept already', async () => {
    const db = givenDatabase();
    const { 'appointments.csv': appointments = '', 'adjustments.csv': _, ...others } = whole();
    await importFiles(db, uploadOf(others), { clock, programmes });
    expect(
      await importFiles(db, uploadOf({ 'appointments.csv': appointments }), { clock, programmes }),
    ).toMatchObject({
      kept: { appointments: { added: 2 } },
    });
  });

  it('plans the requirements again of which something has changed, and says what that made', async () => {
    const db = givenDatabase();
    await givenWholeRegion().keep(db);
    // 5,220 minutes are left: twelve Mondays of seven hours, and three hours on a thirteenth.
    const { rows } = givenRegion().person('X100001').allocation('X100001', 'P1', { id: 'A9' });
    const { 'allocations.csv': text = '' } = textsOf(rows);
    const upload = uploadOf({ 'allocations.csv': text });
    const planned = { requirements: 1, made: 13, kept: 0, cancelled: 0, short: [] };
    expect(await importFiles(db, upload, { clock, programmes, dryRun: true })).toMatchObject({
      plan: planned,
    });
    expect(await importFiles(db, upload, { clock, programmes })).toMatchObject({ plan: planned });
    expect(await importFiles(db, upload, { clock, programmes })).toMatchObject({ plan: null });
    const closed = uploadOf({ 'non-working-dates.csv': 'region,date,reason\nlondon,2026-11-30,Flood\n' });
    expect(await importFiles(db, closed, { clock, programmes })).toMatchObject({
      // The first Monday goes, the thirteenth is a whole one now, and there is a fourteenth.
      plan: { requirements: 1, made: 2, kept: 11, cancelled: 2 },
    });
  });

  it('leaves alone what became of a referral, and a fact that was corrected', async () => {
    const db = givenDatabase();
    await importFiles(db, uploadOf(whole()), { clock, programmes });
    const done = { at: '2026-11-27T12:00:00.000Z', by: 'A. Manager', reason: null };
    await changeReferralState(db, 'R1', { state: 'withdrawn', ...done });
    const corrected = { fact: 'ogrsPercent', value: '26', source: 'A. Manager', date: '2026-10-05' };
    await putFactsOnFile(db, 'R1', [corrected]);
    expect(await importFiles(db, uploadOf(whole()), { clock, programmes })).toMatchObject({
      kept: { referrals: { unchanged: 1 }, referralFacts: { added: 0, unchanged: 2 } },
    });
    const referral = await referralById(db, 'R1');
    expect(referral?.state).toBe('withdrawn');
    expect(referral?.history).toEqual([
      { state: 'waiting', at: null, by: null, reason: null },
      { state: 'withdrawn', ...done },
    ]);
    expect(referral?.facts.map(({ value }) => value)).toEqual(['62', '1990-05-17', '26']);
  });

  it('leaves alone the roster that made an appointment', async () => {
    const db = givenDatabase();
    await givenWholeRegion().keep(db);
    db.$client.exec(`insert into rosters (region, week_start, version, state, problem_hash, status, points, bound,
      policy_version, seed, created_at)
      values ('london', '2026-11-30', 1, 'published', '', 'optimal', 0, 0, 1, 1, '');
      update appointments set roster = (select id from rosters) where outcome is null`);
    const texts = { 'appointments.csv': whole()['appointments.csv'] ?? '' };
    expect(await importFiles(db, uploadOf(texts), { clock, programmes })).toMatchObject({
      kept: { appointments: { added: 0, changed: 0, unchanged: 2 } },
    });
  });
});

describe('A file as people make it', () => {
  it('may come from Excel: a byte order mark, Windows line ends, blanks, empty rows and another order', async () => {
    const db = givenDatabase();
    const text =
      '\uFEFFregion,name,code\r\nlondon, "Kingston, Richmond" ,krw\r\n,,\r\n\r\nlondon,"The ""North""",north';
    const result = await importFiles(db, uploadOf({ 'pdus.csv': text }), { clock, programmes });
    expect(result).toMatchObject({ kept: { pdus: { added: 2 } } });
    expect(db.$client.prepare('select code, name from pdus order by code').all()).toEqual([
      { code: 'krw', name: 'Kingston, Richmond' },
      { code: 'north', name: 'The "North"' },
    ]);
  });

  it('may arrive in pieces that end anywhere, within a letter too', async () => {
    const db = givenDatabase();
    const bytes = Buffer.from('code,name,region\nynys-mon,Ynys Môn,wales\n');
    const pieces = Array.from(bytes, (byte) => Uint8Array.of(byte));
    await importFiles(db, [{ name: 'pdus.csv', bytes: pieces }], { clock, programmes });
    expect(db.$client.prepare('select name from pdus').pluck().all()).toEqual(['Ynys Môn']);
  });

  it('lists tags in any order: they are the same tags', async () => {
    const db = givenDatabase();
    await importFiles(db, uploadOf(whole()), { clock, programmes });
    const texts = { 'projects.csv': whole()['projects.csv'] ?? '' };
    const turned = withCell(texts, 'projects.csv', 2, 'tags', 'outdoors; light-duties;outdoors');
    expect(await importFiles(db, uploadOf(turned), { clock, programmes })).toMatchObject({
      kept: { projects: { unchanged: 2 } },
    });
  });

  it('may stand beside folders and files of other kinds', async () => {
    const db = givenDatabase();
    const folder = writeTexts(givenFolder(), { ...whole(), 'notes.txt': 'ring the council' });
    await mkdir(`${folder}/old.csv`);
    expect(await importFolder(db, folder, { clock, programmes })).toHaveProperty('kept');
  });
});

it('A file of 100,000 lines is read and kept, and again without a change', async () => {
  const db = givenDatabase();
  const region = givenWholeRegion();
  for (let i = 0; i < 500; i += 1) {
    region.rows.people.push({ ...region.rows.people[0]!, crn: `Y${100_000 + i}` });
    if (i < 200) region.project(`Q${i}`);
  }
  for (const { crn } of region.rows.people.slice(2))
    for (const { code } of region.rows.projects.slice(2)) region.travel(crn, code, code.length + 30);
  const folder = writeTexts(givenFolder(), textsOf(region.rows));
  expect(await importFolder(db, folder, { clock, programmes })).toMatchObject({
    kept: { travelMinutes: { added: 100_002, changed: 0, unchanged: 0 } },
  });
  expect(await importFolder(db, folder, { clock, programmes })).toMatchObject({
    kept: { travelMinutes: { added: 0, changed: 0, unchanged: 100_002 } },
  });
});

it('A file may come as a stream, which is closed at its end', async () => {
  const folder = writeTexts(givenFolder(), { 'pdus.csv': whole()['pdus.csv'] ?? '' });
  const stream = createReadStream(`${folder}/pdus.csv`);
  const result = await importFiles(givenDatabase(), [{ name: 'pdus.csv', bytes: stream }], {
    clock,
    programmes,
  });
  expect(result).toMatchObject({ kept: { pdus: { added: 1 } } });
  expect(stream.destroyed).toBe(true);
});

it('The files stand in the order in which they refer to each other', () => {
  nounNames.forEach((noun, i) => {
    const refers = nouns[noun].refersTo.map((reference) => nounNames.indexOf(reference.noun));
    expect(refers.every((place) => place < i)).toBe(true);
  });
});
