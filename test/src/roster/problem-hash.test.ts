import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { RosterProblem } from '../../../solver/roster/problem.ts';
import { hashOf } from '../../../src/roster/problem-hash.ts';
import { weekGiven } from '../../given/read-week.ts';
import { crns, tuesday, wednesday } from '../../given/small-week.ts';

const { problem } = await weekGiven();

/** As the docstring has it, in one string: fine for a small problem. */
function hashInOneGo({ pinned: _, published: __, ...data }: RosterProblem): string {
  const keysInOrder = (_key: string, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return createHash('sha256').update(JSON.stringify(data, keysInOrder)).digest('hex');
}

describe('the hash of a problem', () => {
  it('is the SHA-256 of its canonical JSON without pins and published bookings', () => {
    expect(hashOf(problem)).toBe(hashInOneGo(problem));
  });

  it('does not change with pins and published bookings, nor with the order of keys', () => {
    const turned = Object.fromEntries(Object.entries(problem).reverse()) as unknown as typeof problem;
    expect(hashOf({ ...turned, pinned: [[crns[0]!, tuesday]], published: [[crns[0]!, wednesday]] })).toBe(
      hashOf(problem),
    );
  });

  it('changes with any of the data', () => {
    const { policy, people, sessions, travel } = problem;
    const others = [
      { ...problem, weekStart: '2026-12-07' },
      { ...problem, policy: { ...policy, firstMinutes: policy.firstMinutes + 1 } },
      { ...problem, people: people.slice(1) },
      {
        ...problem,
        people: people.map((person, i) => ({ ...person, urgency: i === 3 ? 5 : person.urgency })),
      },
      { ...problem, sessions: sessions.slice(1) },
      { ...problem, travel: travel.slice(1) },
      { ...problem, keepApart: [[crns[0]!, crns[1]!] as const] },
    ];
    expect(new Set([problem, ...others].map(hashOf)).size).toBe(1 + others.length);
  });

  it.each([0, 1, 9_999, 10_000, 10_001, 20_000, 20_001])('is the same for %i rows of travel', (rows) => {
    const travel = Array.from({ length: rows }, (_, i) => [`X${i}`, 'P001', i % 90] as const);
    expect(hashOf({ ...problem, travel })).toBe(hashInOneGo({ ...problem, travel }));
  });
});
