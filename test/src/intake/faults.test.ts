import { afterAll, describe, expect, it } from 'vitest';
import { importRules } from '../../../src/intake/faults.ts';
import { importFiles, importFolder } from '../../../src/intake/import.ts';
import { longestLineBytes } from '../../../src/intake/lines.ts';
import { givenDatabase, givenFolder } from '../../given/database.ts';
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
import { programmes } from '../../given/programmes.ts';
import { givenRegion } from '../../given/region.ts';
import { givenWholeRegion } from '../../given/whole-region.ts';

it('A region in which nothing is wrong has no faults', async () => {
  expect(await faultsOfUpload(whole())).toEqual([]);
});

describe('A cell that is not as its column asks', () => {
  it.each([
    ['people.csv', 'crn', 'x100001', 'malformed'],
    ['people.csv', 'crn', 'X10001', 'malformed'],
    ['people.csv', 'pdu', 'north croydon', 'malformed'],
    ['people.csv', 'sex', 'f', 'malformed'],
    ['people.csv', 'avoidAllMale', 'true', 'malformed'],
    ['people.csv', 'homeLatitude', '51,4', 'ragged'],
    ['people.csv', 'homeLatitude', 'north', 'malformed'],
    ['people.csv', 'homeLatitude', '91', 'out-of-range'],
    ['people.csv', 'homeLongitude', '-181', 'out-of-range'],
    ['people.csv', 'excludedTags', 'Children', 'malformed'],
    ['people.csv', 'employment', '', 'missing'],
    ['availability.csv', 'weekday', '0', 'out-of-range'],
    ['availability.csv', 'weekday', '8', 'out-of-range'],
    ['availability.csv', 'weekday', 'Monday', 'malformed'],
    ['availability.csv', 'from', '8:00', 'malformed'],
    ['availability.csv', 'to', '24:01', 'malformed'],
    ['availability.csv', 'fromDate', '01/09/2026', 'malformed'],
    ['availability-exceptions.csv', 'date', '2026-02-29', 'malformed'],
    ['requirements.csv', 'eventNumber', '0', 'out-of-range'],
    ['requirements.csv', 'orderedMinutes', '6000.5', 'malformed'],
    ['requirements.csv', 'sentenceDate', '0026-09-14', 'malformed'],
    ['requirements.csv', 'status', 'open', 'malformed'],
    ['sessions.csv', 'capacity', '-1', 'out-of-range'],
    ['sessions.csv', 'minAttendance', '-1', 'out-of-range'],
    ['sessions.csv', 'supervisor', 'x'.repeat(201), 'out-of-range'],
    ['travel-minutes.csv', 'minutes', '1441', 'out-of-range'],
    ['commitments.csv', 'kind', 'dentist', 'malformed'],
    ['appointments.csv', 'outcome', 'ABCD', 'malformed'],
  ])('%s: %s "%s" is %s', async (file, column, value, rule) => {
    const faults = await faultsOfUpload(withCell(whole(), file, 2, column, value));
    expect(places(faults)).toContainEqual([file, 2, rule === 'ragged' ? null : column, rule]);
  });

  it('says what to write and never what stands there', async () => {
    const faults = await faultsOfUpload(withCell(whole(), 'people.csv', 2, 'sex', 'feminine'));
    expect(faults).toEqual([
      { file: 'people.csv', line: 2, column: 'sex', rule: 'malformed', message: 'must be female or male' },
    ]);
  });
});

describe('A row that does not go with the others', () => {
  it.each([
    ['availability.csv', { from: '17:00', to: '17:00' }, 'to', 'order'],
    ['availability.csv', { fromDate: '2026-10-01', untilDate: '2026-09-30' }, 'untilDate', 'order'],
    ['availability-exceptions.csv', { from: '12:00', to: '11:00' }, 'to', 'order'],
    ['commitments.csv', { from: '12:00', to: '11:00' }, 'to', 'order'],
    ['requirements.csv', { deadline: '2026-09-14' }, 'deadline', 'order'],
    ['requirements.csv', { allocatedDate: '2026-09-13' }, 'allocatedDate', 'order'],
    ['requirements.csv', { assessedDate: '2026-09-13' }, 'assessedDate', 'order'],
    ['requirements.csv', { inductedDate: '2026-09-13' }, 'inductedDate', 'order'],
    ['requirements.csv', { orderedMinutes: '2399' }, 'orderedMinutes', 'hours'],
    ['requirements.csv', { orderedMinutes: '18001' }, 'orderedMinutes', 'hours'],
    [
      'requirements.csv',
      { orderType: 'supervision-default', orderedMinutes: '1199' },
      'orderedMinutes',
      'hours',
    ],
    [
      'requirements.csv',
      { orderType: 'supervision-default', orderedMinutes: '3601' },
      'orderedMinutes',
      'hours',
    ],
    ['projects.csv', { endDate: '2026-01-04' }, 'endDate', 'order'],
    ['people.csv', { homeLatitude: '-0.098', homeLongitude: '51.376' }, 'homeLatitude', 'out-of-range'],
    ['projects.csv', { longitude: '2' }, 'longitude', 'out-of-range'],
    ['sessions.csv', { from: '16:30', to: '09:30' }, 'to', 'order'],
    ['sessions.csv', { breakMinutes: '420' }, 'breakMinutes', 'out-of-range'],
    ['sessions.csv', { date: '2025-12-31' }, 'date', 'project-dates'],
    ['sessions.csv', { minAttendance: '11', capacity: '10' }, 'minAttendance', 'out-of-range'],
    ['sessions.csv', { status: 'run', date: '2026-11-28' }, 'status', 'future'],
    ['people.csv', { pdu: 'sutton' }, 'pdu', 'unknown'],
    ['projects.csv', { pdu: 'sutton' }, 'pdu', 'unknown'],
    ['availability.csv', { crn: 'X999999' }, 'crn', 'unknown'],
    ['requirements.csv', { crn: 'X999999' }, 'crn', 'unknown'],
    ['sessions.csv', { project: 'P9' }, 'project', 'unknown'],
    ['pick-up-rides.csv', { pickUpPoint: 'west-croydon' }, 'pickUpPoint', 'unknown'],
    ['travel-minutes.csv', { project: 'P9' }, 'project', 'unknown'],
    ['keep-apart.csv', { otherCrn: 'X999999' }, 'otherCrn', 'unknown'],
    ['keep-apart.csv', { crn: 'X100002' }, 'otherCrn', 'itself'],
    ['appointments.csv', { eventNumber: '2' }, 'eventNumber', 'unknown'],
    ['appointments.csv', { session: 'P1-2026-11-25' }, 'session', 'unknown'],
    ['appointments.csv', { project: 'P2' }, 'project', 'as-session'],
    ['appointments.csv', { date: '2026-11-23' }, 'date', 'as-session'],
    ['appointments.csv', { from: '09:29' }, 'from', 'as-session'],
    ['appointments.csv', { session: '', date: '2026-09-13' }, 'date', 'order'],
    ['appointments.csv', { from: '16:30', to: '16:30' }, 'to', 'order'],
    ['appointments.csv', { creditedMinutes: '' }, 'creditedMinutes', 'outcome'],
    ['appointments.csv', { outcome: '' }, 'outcome', 'outcome'],
    ['appointments.csv', { creditedMinutes: '421' }, 'creditedMinutes', 'credit'],
    ['appointments.csv', { outcome: 'UACP' }, 'creditedMinutes', 'credit'],
    ['appointments.csv', { session: '', date: '2026-11-28' }, 'outcome', 'future'],
    ['allocations.csv', { from: '16:30' }, 'to', 'order'],
    ['allocations.csv', { endDate: '2026-10-04' }, 'endDate', 'order'],
    ['allocations.csv', { project: 'P9' }, 'project', 'unknown'],
    ['allocations.csv', { crn: 'X100002', project: 'P2' }, 'project', 'women-only'],
    ['course-completions.csv', { date: '2026-09-13' }, 'date', 'order'],
    ['course-completions.csv', { date: '2026-11-28' }, 'date', 'future'],
    ['course-completions.csv', { minutes: '0' }, 'minutes', 'out-of-range'],
    ['adjustments.csv', { date: '2026-09-13' }, 'date', 'order'],
    ['adjustments.csv', { date: '2026-11-28' }, 'date', 'future'],
    ['adjustments.csv', { minutes: '0' }, 'minutes', 'out-of-range'],
    ['course-completions.csv', { minutes: '18001' }, 'minutes', 'out-of-range'],
    ['adjustments.csv', { minutes: '-18001' }, 'minutes', 'out-of-range'],
    ['adjustments.csv', { minutes: '181' }, 'minutes', 'travel'],
    ['adjustments.csv', { date: '2026-09-14' }, 'date', 'travel'],
    ['adjustments.csv', { travelFor: 'X100001-P1-2026-12-01' }, 'travelFor', 'travel'],
    ['adjustments.csv', { crn: 'X100002' }, 'travelFor', 'travel'],
    ['adjustments.csv', { travelFor: 'X1' }, 'travelFor', 'unknown'],
    ['non-working-dates.csv', { region: 'croydon' }, 'region', 'malformed'],
  ])('%s %o: %s %s', async (file, change, column, rule) => {
    const texts = Object.entries(change).reduce((t, [name, v]) => withCell(t, file, 2, name, v), whole());
    expect(places(await faultsOfUpload(texts))).toContainEqual([file, 2, column, rule]);
  });

  it('orders made on one day are together at most 300 hours, whichever file or database they stand in', async () => {
    // 160 and 160 hours: each may be ordered, both together not.
    const kept = givenRegion().person('X100001').requirement('X100001', { orderedMinutes: 9_600 });
    const db = givenDatabase();
    await kept.keep(db);
    const another = textsOf({ requirements: kept.rows.requirements });
    const second = withCell(another, 'requirements.csv', 2, 'eventNumber', '2');
    const faults = faultsIn(await importFiles(db, uploadOf(second), { clock, programmes }));
    expect(places(faults)).toEqual([['requirements.csv', 2, 'orderedMinutes', 'hours']]);
    const nextDay = withCell(second, 'requirements.csv', 2, 'sentenceDate', '2026-09-15');
    expect(faultsIn(await importFiles(db, uploadOf(nextDay), { clock, programmes }))).toEqual([]);
  });

  it('a women-only project takes no other booking', async () => {
    const region = givenRegion()
      .person('X100001', { sex: 'female' })
      .person('X100002')
      .requirement('X100001')
      .requirement('X100002')
      .project('P1', { sexPolicy: 'women-only' })
      .session('P1', '2026-12-01')
      .appointment('X100001', 'P1-2026-12-01')
      .appointment('X100002', 'P1-2026-12-01');
    const faults = await faultsOfUpload(textsOf(region.rows));
    expect(places(faults)).toEqual([['appointments.csv', 3, 'project', 'women-only']]);
  });

  it('a person is in one place at a time, whichever file or database says so', async () => {
    const noon = { id: 'noon', session: null, project: 'P2', from: '12:00', to: '18:00' };
    const twice = (change: object = {}) =>
      givenRegion()
        .person('X100001')
        .requirement('X100001')
        .project('P1')
        .project('P2')
        .session('P1', '2026-11-24')
        .appointment('X100001', 'P1-2026-11-24', { outcome: 'ATTC', creditedMinutes: 420 })
        .appointment('X100001', 'P1-2026-11-24', { ...noon, ...change });
    const attended = { outcome: 'ATTC', creditedMinutes: 360 };
    expect(places(await faultsOfUpload(textsOf(twice(attended).rows)))).toEqual([
      ['appointments.csv', 2, 'from', 'two-places'],
      ['appointments.csv', 3, 'from', 'two-places'],
    ]);
    const absent = { outcome: 'AAME', creditedMinutes: 0 };
    expect(await faultsOfUpload(textsOf(twice(absent).rows))).toEqual([]);
    const after = { ...attended, from: '16:30', creditedMinutes: 90 };
    expect(await faultsOfUpload(textsOf(twice(after).rows))).toEqual([]);

    const db = givenDatabase();
    await twice(absent).keep(db);
    const corrected = textsOf({ appointments: twice(attended).rows.appointments.slice(1) });
    expect(places(faultsIn(await importFiles(db, uploadOf(corrected), { clock, programmes })))).toEqual([
      ['appointments.csv', 2, 'from', 'two-places'],
    ]);
  });

  it('what is written down is not changed by a file', async () => {
    const db = givenDatabase();
    await givenWholeRegion().keep(db);
    const files = ['course-completions.csv', 'adjustments.csv'];
    const again = Object.fromEntries(files.map((file) => [file, whole()[file] ?? '']));
    expect(faultsIn(await importFiles(db, uploadOf(again), { clock, programmes }))).toEqual([]);
    const changed = files.reduce((texts, file) => withCell(texts, file, 2, 'minutes', '50'), again);
    expect(places(faultsIn(await importFiles(db, uploadOf(changed), { clock, programmes })))).toEqual([
      ['course-completions.csv', 2, 'reference', 'written-down'],
      ['adjustments.csv', 2, 'id', 'written-down'],
    ]);
  });

  it('a session on which people are booked is neither moved nor called off by a file', async () => {
    const db = givenDatabase();
    await givenWholeRegion().keep(db);
    const sessions = { 'sessions.csv': whole()['sessions.csv'] ?? '' };
    const faultsWith = async (column: string, value: string) =>
      places(
        faultsIn(
          await importFiles(db, uploadOf(withCell(sessions, 'sessions.csv', 3, column, value)), {
            clock,
            programmes,
          }),
        ),
      );
    expect(await faultsWith('date', '2026-12-08')).toEqual([['sessions.csv', 3, 'date', 'has-appointments']]);
    expect(await faultsWith('project', 'P2')).toEqual([['sessions.csv', 3, 'project', 'has-appointments']]);
    expect(await faultsWith('from', '10:30')).toEqual([['sessions.csv', 3, 'from', 'has-appointments']]);
    expect(await faultsWith('status', 'stood-down')).toEqual([
      ['sessions.csv', 3, 'status', 'has-appointments'],
    ]);
    expect(await faultsWith('capacity', '12')).toEqual([]);
  });

  it('an appointment on a session stood down needs its outcome', async () => {
    const texts = withCell(whole(), 'sessions.csv', 3, 'status', 'stood-down');
    expect(places(await faultsOfUpload(texts))).toEqual([['appointments.csv', 3, 'outcome', 'as-session']]);
  });
});

describe('Rows with one key', () => {
  it('stand once in a file', async () => {
    const texts = whole();
    const twice = (texts['travel-minutes.csv'] ?? '').split('\n')[1];
    texts['travel-minutes.csv'] += `${twice}\n`;
    expect(places(await faultsOfUpload(texts))).toEqual([['travel-minutes.csv', 4, 'crn', 'duplicate']]);
  });

  it('are the same pair in either order', async () => {
    const texts = whole();
    texts['keep-apart.csv'] += 'X100002,X100001\n';
    expect(places(await faultsOfUpload(texts))).toEqual([['keep-apart.csv', 3, 'crn', 'duplicate']]);
  });
});

describe('A file that is not a table of ours', () => {
  const onlyPdus = async (bytes: Buffer | string) =>
    places(
      faultsIn(
        await importFiles(givenDatabase(), [{ name: 'pdus.csv', bytes: [Buffer.from(bytes)] }], {
          clock,
          programmes,
        }),
      ),
    );

  it('empty', async () => {
    expect(await onlyPdus('')).toEqual([['pdus.csv', null, null, 'empty-file']]);
    expect(await onlyPdus('\n\n,,\n')).toEqual([['pdus.csv', null, null, 'empty-file']]);
  });

  it('without its header row', async () => {
    expect(await onlyPdus('croydon,Croydon,london\n')).toEqual([['pdus.csv', 1, null, 'no-header']]);
  });

  it('with cells separated by something else', async () => {
    expect(await onlyPdus('code;name;region\n')).toEqual([['pdus.csv', 1, null, 'no-header']]);
  });

  it('with a column too many, one too few, and one twice', async () => {
    expect(await onlyPdus('code,name,name,team\na,A,A,1\n')).toEqual([
      ['pdus.csv', 1, 'name', 'unknown-column'],
      ['pdus.csv', 1, 'team', 'unknown-column'],
      ['pdus.csv', 1, 'region', 'missing-column'],
    ]);
  });

  it('with ragged rows', async () => {
    expect(await onlyPdus('code,name,region\na,A\nb,B,london,1\nc,C,london\n')).toEqual([
      ['pdus.csv', 2, null, 'ragged'],
      ['pdus.csv', 3, null, 'ragged'],
    ]);
  });

  it('with quotes that are not closed, or stand inside a cell; later lines are read all the same', async () => {
    expect(await onlyPdus('code,name,region\na,"A,london\nb,B"b,london\nc,"C ""c""",mars\n')).toEqual([
      ['pdus.csv', 2, null, 'quoting'],
      ['pdus.csv', 3, null, 'quoting'],
      ['pdus.csv', 4, 'region', 'malformed'],
    ]);
  });

  it('not in UTF-8', async () => {
    const latin1 = Buffer.from('code,name,region\na,Île,london\nb,B,mars\n', 'latin1');
    expect(await onlyPdus(latin1)).toEqual([
      ['pdus.csv', 2, null, 'not-utf8'],
      ['pdus.csv', 3, 'region', 'malformed'],
    ]);
  });

  it('not in lines', async () => {
    expect(await onlyPdus('x'.repeat(longestLineBytes + 1))).toEqual([['pdus.csv', 1, null, 'not-utf8']]);
  });

  it('of another name, or sent twice', async () => {
    const upload = [...uploadOf({ 'Pdus.csv': '' }), ...uploadOf(whole()), ...uploadOf(whole()).slice(0, 1)];
    const faults = faultsIn(await importFiles(givenDatabase(), upload, { clock, programmes }));
    expect(places(faults)).toEqual([
      ['Pdus.csv', null, null, 'unknown-file'],
      ['pdus.csv', null, null, 'unknown-file'],
    ]);
  });

  it('in a folder that is not there, or has none', async () => {
    const folder = givenFolder();
    for (const path of [folder, `${folder}/elsewhere`]) {
      const faults = faultsIn(await importFolder(givenDatabase(), path, { clock, programmes }));
      expect(places(faults)).toEqual([['', null, null, 'no-folder']]);
    }
  });
});

describe('All faults at once', () => {
  it('come in the order of the files and lines', async () => {
    let texts = withCell(whole(), 'people.csv', 3, 'sex', '?');
    texts = withCell(texts, 'people.csv', 2, 'employment', '?');
    texts = withCell(texts, 'appointments.csv', 2, 'crn', 'X999999');
    texts = withCell(texts, 'travel-minutes.csv', 2, 'minutes', '?');
    expect(places(await faultsOfUpload(texts))).toEqual([
      ['people.csv', 2, 'employment', 'malformed'],
      ['people.csv', 3, 'sex', 'malformed'],
      ['travel-minutes.csv', 2, 'minutes', 'malformed'],
      ['appointments.csv', 2, 'eventNumber', 'unknown'],
      ['adjustments.csv', 2, 'travelFor', 'travel'],
    ]);
  });

  it('a person with a faulty cell is a person all the same: rows that refer to them are not unknown', async () => {
    const faults = await faultsOfUpload(withCell(whole(), 'people.csv', 2, 'sex', '?'));
    expect(places(faults)).toEqual([['people.csv', 2, 'sex', 'malformed']]);
  });

  it('a file without its key column says nothing of rows that refer to it', async () => {
    const texts = whole();
    texts['projects.csv'] = (texts['projects.csv'] ?? '').replace('code,', 'projectCode,');
    expect(places(await faultsOfUpload(texts))).toEqual([
      ['projects.csv', 1, 'projectCode', 'unknown-column'],
      ['projects.csv', 1, 'code', 'missing-column'],
    ]);
  });

  it('are listed up to a thousand, and counted beyond', async () => {
    const texts = { 'pdus.csv': `code,name,region\n${'a b,A,london\n'.repeat(1_234)}` };
    const result = await importFiles(givenDatabase(), uploadOf(texts), { clock, programmes });
    expect('faults' in result && [result.faults.length, result.more]).toEqual([1_000, 234]);
  });
});

afterAll(() => {
  // Each rule of the register has been seen broken above, or in programme-faults.test.ts or access/own-files.test.ts.
  expect([...rulesSeen, ...rulesOfProgrammes, 'not-yours'].sort()).toEqual(Object.keys(importRules).sort());
});
