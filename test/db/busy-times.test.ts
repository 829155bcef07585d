import { expect, it } from 'vitest';
import { busyTimes } from '../../db/busy-times.ts';
import { givenDatabase } from '../given/database.ts';
import { givenGroup } from '../given/groups.ts';
import { givenProgrammes } from '../given/programmes.ts';
import { givenRegion } from '../given/region.ts';

it('People are busy with unpaid work that waits for an outcome, with programmes and with what else they promised', async () => {
  const db = givenDatabase();
  const region = givenRegion()
    .person('X100001')
    .requirement('X100001')
    .project('P1')
    .session('P1', '2026-11-24', { status: 'run' })
    .session('P1', '2026-12-02')
    .session('P1', '2027-01-06')
    .appointment('X100001', 'P1-2026-11-24', { outcome: 'ATTC', creditedMinutes: 420 })
    .appointment('X100001', 'P1-2026-12-02')
    .appointment('X100001', 'P1-2027-01-06')
    .person('X100002')
    .commitment('X100002', '2026-12-03', { from: '10:00', to: '13:00', kind: 'court' })
    .person('X100003')
    .commitment('X100003', '2026-12-03');
  givenProgrammes(region).venue('V1').facilitator('F1').pattern('evenings').referral('X100001', { id: 'R1' });
  await region.keep(db);
  givenGroup(db, 'G1').member('R1').session('2026-12-01');

  const busy = busyTimes(db, ['X100002', 'X100001'], '2026-11-23', '2026-12-31');
  expect(busy.map(({ crn, date, from, to, kind }) => `${crn} ${date} ${from}-${to} ${kind}`)).toEqual([
    'X100001 2026-12-01 18:00-20:30 programme',
    'X100001 2026-12-02 09:30-16:30 unpaid-work',
    'X100002 2026-12-03 10:00-13:00 commitment',
  ]);
  expect(busyTimes(db, [], '2026-11-23', '2026-12-31')).toEqual([]);
});
