import { expect, it } from 'vitest';
import { keepRows } from '../../db/intake.ts';
import { putFactsOnFile } from '../../db/referral-facts.ts';
import { givenDatabase } from '../given/database.ts';
import { givenProgrammes } from '../given/programmes.ts';
import { givenRegion } from '../given/region.ts';

const fact = { fact: 'ogrsPercent', value: '62', source: 'OASys', date: '2026-10-05' };

async function givenFact() {
  const db = givenDatabase();
  const region = givenRegion().person('X100001');
  givenProgrammes(region).referral('X100001', { id: 'R1' }).fact('R1', 'ogrsPercent', '62');
  await region.keep(db);
  return { db, rows: region.rows };
}

it('Facts are put behind those on file, in order, also twice the same', async () => {
  const { db } = await givenFact();
  const corrected = { ...fact, value: '26' };
  expect(await putFactsOnFile(db, 'R1', [corrected, fact])).toEqual([fact, corrected, fact]);
  expect(await putFactsOnFile(db, 'R9', [fact])).toBeNull();
});

it('A fact of a file that was corrected since is not put on file again', async () => {
  const { db, rows } = await givenFact();
  await putFactsOnFile(db, 'R1', [{ ...fact, value: '26' }]);
  const counts = await keepRows(db, { referralFacts: rows.referralFacts });
  expect(counts).toEqual({ referralFacts: { added: 0, changed: 0, unchanged: 1 } });
  const newer = rows.referralFacts.map((row) => ({ ...row, date: '2026-11-05' }));
  expect(await keepRows(db, { referralFacts: newer })).toEqual({
    referralFacts: { added: 1, changed: 0, unchanged: 0 },
  });
});

it.each(["update referral_facts set value = '1'", 'delete from referral_facts'])(
  'A fact stays as it was written down: %s',
  async (statement) => {
    const { db } = await givenFact();
    expect(() => db.$client.exec(statement)).toThrow('referral_facts are append-only');
  },
);
