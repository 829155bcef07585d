import fc from 'fast-check';
import { addDays } from '../../solver/calendar.ts';
import type { Candidate, GroupProblem, Placement, Referral } from '../../solver/groups/problem.ts';
import {
  asOf,
  eveningsFrom,
  givenCandidate,
  givenGroupPolicy,
  givenProgramme,
  givenReferral,
} from './group-problems.ts';

const programmes = ['TSP', 'BBR'] as const;
const venues = ['V1', 'V2'] as const;
const days = [2, 4] as const;
const sex = fc.constantFrom('male', 'female');

/** Sizes of a programme, in order; now and then of one size only, or of as few as two. */
const anySizes = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.nat(3), fc.nat(4))
  .map(([minSize, more, most]) => ({ minSize, optimumSize: minSize + more, maxSize: minSize + more + most }));

const anyCandidate = fc
  .record({
    programme: fc.constantFrom(...programmes),
    venue: fc.constantFrom(...venues),
    sex: fc.constantFrom('male', 'female', 'mixed'),
    weekday: fc.constantFrom(...days),
    weeksAhead: fc.nat(6),
    weeks: fc.integer({ min: 1, max: 4 }),
    members: fc.oneof(
      { weight: 5, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }) },
    ),
    seats: fc.integer({ min: 0, max: 12 }),
    tags: fc.subarray(['step-free']),
  })
  .map(
    ({ weekday, weeksAhead, weeks, ...rest }): Omit<Candidate, 'id'> => ({
      ...rest,
      sessions: eveningsFrom(addDays(asOf, 7 * weeksAhead + weekday - 1), weekday, weeks),
    }),
  );

const anyReferral = fc.record({
  crn: fc.nat(19).map((n) => `X${200_000 + n}`),
  programme: fc.constantFrom(...programmes),
  weeksWaiting: fc.nat(30),
  readyFrom: fc.nat(28).map((n) => addDays(asOf, n)),
  mustFinishBy: fc.integer({ min: 20, max: 90 }).map((n) => addDays(asOf, n)),
  lastChance: fc.boolean(),
  days: fc.subarray([...days]),
  needs: fc.oneof(
    { weight: 5, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constant(['step-free']) },
  ),
});

const pairsOf = <T>(all: readonly T[], most: number): fc.Arbitrary<(readonly [T, T])[]> =>
  all.length < 2
    ? fc.constant([])
    : fc
        .uniqueArray(fc.uniqueArray(fc.nat(all.length - 1), { minLength: 2, maxLength: 2 }), {
          maxLength: most,
          selector: (pair) => [...pair].sort().join(),
        })
        .map((pairs) => pairs.map(([a, b]) => [all[a!]!, all[b!]!] as const));

/**
 * Any faultless problem that an oracle can solve in a moment: few or no referrals and candidates, people referred to both
 * programmes, rooms too small, groups that run and are too full, conflicts among many, people kept apart, pins that can
 * and cannot be kept, ties.
 */
export const anyGroupProblem: fc.Arbitrary<GroupProblem> = fc
  .record({
    sizes: fc.tuple(anySizes, anySizes),
    candidates: fc.array(anyCandidate, { maxLength: 7 }),
    referrals: fc.uniqueArray(anyReferral, {
      maxLength: 22,
      selector: (one) => `${one.crn} ${one.programme}`,
    }),
    sexes: fc.array(sex, { minLength: 20, maxLength: 20 }),
    travel: fc.array(fc.integer({ min: 0, max: 110 }), { minLength: 40, maxLength: 40 }),
    opened: fc.constantFrom(0, 500, 2_500),
    offOptimum: fc.constantFrom(0, 150),
  })
  .chain(({ sizes, candidates, referrals, sexes, travel, opened, offOptimum }) => {
    const policy = givenGroupPolicy();
    const crns = [...new Set(referrals.map(({ crn }) => crn))];
    const sexOf = (crn: string) => sexes[Number(crn.slice(1)) - 200_000]!;
    const named = candidates.map((one, i) => givenCandidate(`G${i}`, one));
    const people: Referral[] = referrals.map(({ days: free, ...one }, i) =>
      givenReferral(`R${i}`, {
        ...one,
        sex: sexOf(one.crn),
        availability: free.map((weekday) => ({ weekday, from: '17:00', to: '21:00' })),
      }),
    );
    const placements = people.flatMap(({ id }) => named.map((one): Placement => [id, one.id]));
    return fc
      .record({
        conflicts: pairsOf(
          named.map(({ id }) => id),
          6,
        ),
        keepApart: pairsOf(crns, 4),
        pinned: fc.oneof(
          { weight: 3, arbitrary: fc.constant([] as Placement[]) },
          {
            weight: 1,
            arbitrary: fc.shuffledSubarray(placements, { maxLength: Math.min(3, placements.length) }),
          },
        ),
      })
      .map(({ conflicts, keepApart, pinned }) => ({
        format: 'group-problem/1',
        asOf,
        policy: { ...policy, points: { ...policy.points, opened, offOptimum } },
        programmes: programmes.map((code, i) => givenProgramme(code, sizes[i]!)),
        referrals: people,
        candidates: named,
        conflicts,
        travel: crns.flatMap((crn, i) =>
          venues
            .map((venue, v) => [crn, venue, travel[2 * i + v]!] as const)
            .filter(([, , minutes]) => minutes > 5),
        ),
        keepApart,
        pinned,
      }));
  });
