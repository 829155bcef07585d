import { describe, expect, it } from 'vitest';
import { type NewGroup, openGroup } from '../../db/open-group.ts';
import { givenLife, manager, shortProgramme } from '../given/group-life.ts';
import { allKept, isSound } from '../given/kept.ts';

const who = { at: '2026-11-30T09:00:00.000Z', by: manager };
const templates = [shortProgramme()];

const evening = (number: number, date: string, facilitators = ['F1', 'F2']) => ({
  number,
  date,
  from: '18:00',
  to: '20:00',
  facilitators,
});

/** As a run has laid it out, on Tuesdays and Thursdays a week later than it could be. */
const candidate: NewGroup = {
  id: 'G1',
  programme: 'SHORT',
  venue: 'V1',
  room: 'room',
  pattern: 'evenings',
  startsOn: '2026-12-01',
  sex: 'male',
  facilitators: ['F1', 'F2'],
  referrals: ['R1', 'R2', 'R3', 'R4'],
  exception: null,
  oneToOnes: 'all' as const,
  grouping: null,
  laid: [
    evening(2, '2026-12-15'),
    evening(3, '2026-12-17'),
    evening(4, '2027-01-05', ['F1', 'F3']),
    evening(5, '2027-01-07'),
  ],
};

describe('A candidate of a run', () => {
  it('opens on the dates that the run has found, with whoever covers', async () => {
    const { db } = await givenLife({ tell: (p) => p.facilitator('F3', { programmes: ['SHORT'] }) });
    expect(await openGroup(db, templates, candidate, who)).toMatchObject({
      kept: {
        facilitators: ['F1', 'F2'],
        sessions: [
          { date: '2026-12-15', facilitators: ['F1', 'F2'] },
          { date: '2026-12-17' },
          { date: '2027-01-05', facilitators: ['F1', 'F3'] },
          { date: '2027-01-07' },
        ],
      },
    });
  });

  it('is refused where the place or who holds it is not free any more', async () => {
    const { db } = await givenLife({
      tell: (p) =>
        p
          .facilitator('F3', { programmes: ['SHORT'] })
          .leave('F3', { fromDate: '2027-01-04', toDate: '2027-01-08' })
          .closure('V1', { fromDate: '2026-12-17', toDate: '2026-12-17', reason: 'Flood' }),
    });
    const before = allKept(db);
    const answer = await openGroup(db, templates, candidate, who);
    expect(answer).toMatchObject({
      breaches: [
        { rule: 'room', sentence: 'room of V1 is closed: Flood, at the time of session 3 on 2026-12-17' },
        {
          rule: 'facilitator',
          sentence: 'session 4 on 2027-01-05 needs 2 facilitators, and 1 of them is free: F3 is on leave',
        },
      ],
    });
    expect(allKept(db)).toEqual(before);
  });
});

it.each(['one_to_ones', 'referral_state_changes', 'session_facilitators', 'group_state_changes'])(
  'a group whose opening fails at %s leaves nothing behind',
  async (table) => {
    const { db, open, logged } = await givenLife();
    db.$client.exec(
      `create trigger torn before insert on ${table} begin select raise(abort, 'the disk is gone'); end`,
    );
    const before = allKept(db);
    expect((await open()).status).toBe(500);
    expect(allKept(db)).toEqual(before);
    expect(isSound(db)).toBe(true);
    // Nor does the log say whom it was about.
    expect(JSON.stringify(logged())).not.toContain('X100001');
  },
);
