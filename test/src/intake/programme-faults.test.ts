import { afterAll, describe, expect, it } from 'vitest';
import { importFiles } from '../../../src/intake/import.ts';
import { givenDatabase } from '../../given/database.ts';
import { textsOf, uploadOf, withCell } from '../../given/files.ts';
import {
  clock,
  faultsIn,
  faultsOfUpload,
  places,
  rulesOfProgrammes,
  rulesSeen,
  whole,
} from '../../given/import-faults.ts';
import { givenProgrammes, programmes } from '../../given/programmes.ts';
import { givenWholeRegion } from '../../given/whole-region.ts';

describe('A cell about programmes that is not as its column asks', () => {
  it.each([
    ['rooms.csv', 'seats', '0', 'out-of-range'],
    ['facilitators.csv', 'pdus', 'north croydon', 'malformed'],
    ['slots.csv', 'kind', 'course', 'malformed'],
    ['referrals.csv', 'basis', 'bail', 'malformed'],
    ['referrals.csv', 'eventNumber', '0', 'out-of-range'],
    ['referral-facts.csv', 'fact', 'OGRS percent', 'malformed'],
  ])('%s: %s "%s" is %s', async (file, column, value, rule) => {
    const faults = await faultsOfUpload(withCell(whole(), file, 2, column, value));
    expect(places(faults)).toContainEqual([file, 2, column, rule]);
  });
});

describe('A row about programmes that does not go with the others', () => {
  it.each([
    ['venues.csv', { pdu: 'sutton' }, 'pdu', 'unknown'],
    ['venues.csv', { latitude: '60' }, 'latitude', 'out-of-range'],
    ['rooms.csv', { venue: 'V9' }, 'venue', 'unknown'],
    ['venue-hours.csv', { from: '21:00' }, 'to', 'order'],
    ['venue-closures.csv', { toDate: '2026-12-20' }, 'toDate', 'order'],
    ['facilitators.csv', { pdus: 'croydon;sutton' }, 'pdus', 'unknown'],
    ['facilitators.csv', { region: 'wales' }, 'pdus', 'region'],
    ['facilitators.csv', { programmes: 'TSP;CHESS' }, 'programmes', 'unknown'],
    ['facilitator-hours.csv', { facilitator: 'F9' }, 'facilitator', 'unknown'],
    ['facilitator-leave.csv', { toDate: '2027-02-14' }, 'toDate', 'order'],
    ['slot-patterns.csv', { programme: 'CHESS' }, 'programme', 'unknown'],
    ['slots.csv', { pattern: 'mornings' }, 'pattern', 'unknown'],
    ['slots.csv', { to: '18:00' }, 'to', 'order'],
    ['referrals.csv', { crn: 'X999999' }, 'crn', 'unknown'],
    ['referrals.csv', { programme: 'CHESS' }, 'programme', 'unknown'],
    ['referrals.csv', { referredOn: '2026-11-28' }, 'referredOn', 'future'],
    ['referrals.csv', { mustFinishBy: '2026-10-25' }, 'mustFinishBy', 'order'],
    ['referral-facts.csv', { referral: 'R9' }, 'referral', 'unknown'],
    ['referral-facts.csv', { value: 'about 60' }, 'value', 'malformed'],
    ['referral-facts.csv', { date: '2026-11-28' }, 'date', 'future'],
    ['venue-travel.csv', { venue: 'V9' }, 'venue', 'unknown'],
  ])('%s %o: %s %s', async (file, change, column, rule) => {
    const texts = Object.entries(change).reduce((t, [name, v]) => withCell(t, file, 2, name, v), whole());
    expect(places(await faultsOfUpload(texts))).toContainEqual([file, 2, column, rule]);
  });

  it('a person waits once for a programme, and a referral stays with its person and its programme', async () => {
    const db = givenDatabase();
    const region = givenWholeRegion();
    givenProgrammes(region)
      .referral('X100001', { id: 'R2', programme: 'BBR' })
      .referral('X100001', { id: 'R3' });
    const { 'referrals.csv': all = '', ...others } = textsOf(region.rows);
    const again = { ...others, 'referrals.csv': all };
    expect(places(await faultsOfUpload(again))).toEqual([['referrals.csv', 4, 'programme', 'one-referral']]);

    await givenWholeRegion().keep(db);
    const faultsWith = async (line: number, column: string, value: string) => {
      const upload = uploadOf(withCell({ 'referrals.csv': all }, 'referrals.csv', line, column, value));
      return places(faultsIn(await importFiles(db, upload, { clock, programmes })));
    };
    const another = ['referrals.csv', 4, 'programme', 'one-referral'];
    expect(await faultsWith(2, 'crn', 'X100002')).toEqual([
      ['referrals.csv', 2, 'crn', 'as-referred'],
      another,
    ]);
    expect(await faultsWith(2, 'mustFinishBy', '2027-08-31')).toEqual([another]);
    expect(await faultsWith(4, 'crn', 'X100002')).toEqual([]);
  });

  it('never repeats a fact that is wrong', async () => {
    const faults = await faultsOfUpload(withCell(whole(), 'referral-facts.csv', 3, 'value', '17 May 1990'));
    expect(faults).toEqual([
      {
        file: 'referral-facts.csv',
        line: 3,
        column: 'value',
        rule: 'malformed',
        message: 'must be a date written YYYY-MM-DD in 1900 to 2200 for dateOfBirth',
      },
    ]);
  });
});

afterAll(() => {
  expect([...rulesSeen]).toEqual(expect.arrayContaining([...rulesOfProgrammes]));
});
