import { describe, expect, it } from 'vitest';
import { groupingById, listGroupings } from '../../db/groupings.ts';
import { type GroupsFilter, groupById, listGroups } from '../../db/groups.ts';
import { groupAttendanceEntries, groupings } from '../../db/schema.ts';
import { givenDatabase } from '../given/database.ts';
import { givenGroup } from '../given/groups.ts';
import { givenProgrammes } from '../given/programmes.ts';
import { givenRegion } from '../given/region.ts';

const all = { size: 50, number: 0 };

async function givenGroups() {
  const db = givenDatabase();
  const region = givenRegion().person('X100001');
  givenProgrammes(region).venue('V1').facilitator('F1').pattern('evenings').referral('X100001', { id: 'R1' });
  region.pdu('cardiff', { region: 'wales' });
  givenProgrammes(region).venue('W1');
  await region.keep(db);
  givenGroup(db, 'G2', { startsOn: '2026-12-08', state: 'proposed' });
  givenGroup(db, 'G3', { startsOn: '2026-12-15', venue: 'W1', programme: 'BBR' });
  givenGroup(db, 'G1').member('R1').session('2026-12-03').session('2026-12-01').oneToOne('R1', '2026-12-04');
  return db;
}

describe('Groups', () => {
  it.each<[GroupsFilter, string[]]>([
    [{}, ['G1', 'G2', 'G3']],
    [{ region: 'london' }, ['G1', 'G2']],
    [{ pdu: 'cardiff' }, ['G3']],
    [{ programme: 'BBR' }, ['G3']],
    [{ state: 'proposed' }, ['G2']],
  ])('of %o are %j', async (filter, ids) => {
    const { rows, total } = await listGroups(await givenGroups(), filter, all);
    expect(rows.map(({ id }) => id)).toEqual(ids);
    expect(total).toBe(ids.length);
  });

  it('come one by one with who is in them and when they meet', async () => {
    const db = await givenGroups();
    expect(await groupById(db, 'G1')).toMatchObject({
      programme: 'TSP',
      facilitators: ['F1'],
      members: [{ referral: 'R1', joinedAtSession: 1, leftOn: null, leftReason: null }],
      sessions: [
        { id: 'G1-2', date: '2026-12-01', facilitators: ['F1'], status: 'planned', catchUpFor: null },
        { id: 'G1-1', date: '2026-12-03', facilitators: ['F1'] },
      ],
      oneToOnes: [{ id: 'G1-R1-3', referral: 'R1', facilitator: 'F1', status: 'planned' }],
    });
    expect(await groupById(db, 'G9')).toBeNull();
  });

  it('have attendance that stays as it was written down', async () => {
    const db = await givenGroups();
    const attended = { referral: 'R1', outcome: 'attended-complied', at: '', by: 'F1' } as const;
    db.insert(groupAttendanceEntries)
      .values({ ...attended, session: 'G1-1' })
      .run();
    const change = (statement: string) => () => db.$client.exec(statement);
    const kept = 'group_attendance_entries are append-only';
    expect(change('update group_attendance_entries set note = null')).toThrow(kept);
    expect(change('delete from group_attendance_entries')).toThrow(kept);
    expect(() => db.insert(groupAttendanceEntries).values(attended).run()).toThrow();
  });
});

describe('Runs of grouping', () => {
  it('are listed without their texts but with what came of them, the latest first, and kept to the letter', async () => {
    const db = await givenGroups();
    const run = { region: 'london', asOf: '2026-11-30', horizonWeeks: 12, createdAt: '' } as const;
    const answer = '{"status": "optimal", "groups": [{"referrals": ["R1", "R2"]}, {"referrals": ["R3"]}]}';
    const texts = { problem: '{"format": "group-problem/1"}', answer, candidates: '[]' };
    db.insert(groupings)
      .values({ ...run, ...texts })
      .run();
    db.insert(groupings)
      .values({ ...run, ...texts, region: 'wales', whatIf: '{"pin":["G1"]}' })
      .run();
    const came = { status: 'optimal', groups: 2, placed: 3 };
    const { rows, total } = await listGroupings(db, {}, all);
    expect([rows, total]).toEqual([
      [
        { ...run, ...came, id: 2, region: 'wales', whatIf: true },
        { ...run, ...came, id: 1, whatIf: false },
      ],
      2,
    ]);
    expect((await listGroupings(db, { region: 'london' }, all)).rows.map(({ id }) => id)).toEqual([1]);
    expect(await groupingById(db, 1)).toEqual({ ...run, ...texts, id: 1, whatIf: null });
    expect(await groupingById(db, 9)).toBeNull();
  });
});
