import { describe, expect, it } from 'vitest';
import type { Obstacle } from '../../../solver/roster/explain/obstacles.ts';
import { rules } from '../../../solver/roster/rules.ts';
import { obstacleInWords } from '../../../src/roster/lift-words.ts';

const asked = 'P001-2026-12-05';
const session = { date: '2026-12-05', from: '09:30', to: '16:30' };
const atSession = (obstacle: object) => ({ session: asked, ...obstacle }) as Obstacle;
const inWeek = (obstacle: object) => ({ session: null, ...obstacle }) as Obstacle;

const cases: [obstacle: Obstacle, lift: string][] = [
  [
    atSession({ rule: 'available', lift: { session, free: [] } }),
    'not free that day: would need to be free from 09:30 to 16:30 on Saturday 5 December',
  ],
  [
    atSession({
      rule: 'available',
      lift: {
        session,
        free: [
          { from: '08:00', to: '12:00' },
          { from: '13:00', to: '18:00' },
        ],
      },
    }),
    'free that day from 08:00 to 12:00 and 13:00 to 18:00: ' +
      'would need to be free from 09:30 to 16:30 on Saturday 5 December',
  ],
  [atSession({ rule: 'travel', lift: { minutes: 98, most: 90 } }), '98 minutes away, 8 over the limit of 90'],
  [
    atSession({ rule: 'travel', lift: { minutes: null, most: 90 } }),
    'no way there within 90 minutes is known',
  ],
  [atSession({ rule: 'women-only', lift: null }), 'a session that is not for women only'],
  [atSession({ rule: 'excluded-tag', lift: { tags: ['indoor'] } }), 'a session without the tag indoor'],
  [
    atSession({ rule: 'needed-tag', lift: { tags: ['light-duties', 'indoor'] } }),
    'a session with the tags light-duties and indoor',
  ],
  [atSession({ rule: 'supervision', lift: null }), 'a session that is not one to one'],
  [
    atSession({ rule: 'one-a-day', lift: { pinned: ['P002-2026-12-05'] } }),
    'pinned to P002-2026-12-05 on the same day',
  ],
  [
    inWeek({ rule: 'max-minutes', lift: { minutesOver: 390, pinned: [] } }),
    '6 hours 30 minutes over the most for the week',
  ],
  [
    inWeek({ rule: 'ete-share', lift: { minutesOver: 60, pinned: ['P002-2026-12-01', 'P002-2026-12-02'] } }),
    '1 hour over the share that training may count for, pinned to P002-2026-12-01 and P002-2026-12-02',
  ],
  [
    atSession({ rule: 'capacity', lift: { leaver: { crn: 'X100004', points: -1_240 } } }),
    'full: X100004 would lose least by leaving (1,240 points lost)',
  ],
  [atSession({ rule: 'capacity', lift: { leaver: null } }), 'full, and nobody can leave'],
  [atSession({ rule: 'min-attendance', lift: { peopleMissing: 1 } }), 'needs 1 more person to run'],
  [atSession({ rule: 'min-attendance', lift: { peopleMissing: 2 } }), 'needs 2 more people to run'],
  [atSession({ rule: 'all-male', lift: null }), 'needs another woman on the session, or a woman to run it'],
  [
    atSession({ rule: 'keep-apart', lift: { from: ['X100002', 'X100003'] } }),
    'X100002 and X100003 would have to be elsewhere',
  ],
  [atSession({ rule: 'pinned', lift: null }), 'the pin would have to be taken off'],
];

describe('what would lift a rule', () => {
  it.each(cases)('%j: %s', (obstacle, lift) => {
    const told = obstacleInWords(obstacle, asked);
    expect(told).toMatchObject({ rule: obstacle.rule, session: obstacle.session, lift });
    expect(told.sentence).toBe(rules.find(({ name }) => name === obstacle.rule)?.sentence);
  });

  it('is said of every rule of the register', () => {
    const said = new Set(cases.map(([{ rule }]) => rule));
    expect(rules.map(({ name }) => name).filter((name) => !said.has(name))).toEqual([]);
  });

  it('names the session where the rule stands at one that is to be left', () => {
    const left = { rule: 'min-attendance', session: 'P002-2026-12-05', lift: { peopleMissing: 1 } } as const;
    expect(obstacleInWords(left, asked)).toMatchObject({
      sentence: 'P002-2026-12-05: the session would run with too few people',
      lift: 'P002-2026-12-05: needs 1 more person to run',
    });
  });
});
