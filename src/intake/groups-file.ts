import { z } from 'zod';
import type { FormedGroup } from '../../solver/groups/facts.ts';
import type { GroupProblem } from '../../solver/groups/problem.ts';
import type { Fault } from '../../solver/roster/problem.ts';
import { name, shapeFaults } from './shape.ts';

/** The groups are all that a check needs; what else a program writes, it may write as it likes. */
const groupsFile = z.looseObject({
  format: z.literal('groups/1').optional(),
  status: z.enum(['optimal', 'feasible', 'infeasible']).optional(),
  points: z.int().nullish(),
  bound: z.number().nullish(),
  groups: z.array(z.looseObject({ candidate: name, referrals: z.array(name) })),
});

/** What an answer says of itself: its groups, and what it claims of them. */
export interface ClaimedGroups {
  groups: FormedGroup[];
  status: 'optimal' | 'feasible' | 'infeasible' | null;
  points: number | null;
  bound: number | null;
}

/**
 * JSON read as a groups/1 of a faultless problem, whoever made it, or every fault in it: its shape; candidates or referrals
 * that the problem does not have; a candidate, or a referral within one, that stands twice.
 */
export function parseGroups(
  json: unknown,
  problem: GroupProblem,
): { answer: ClaimedGroups } | { faults: Fault[] } {
  const parsed = groupsFile.safeParse(json);
  if (!parsed.success) return { faults: shapeFaults(parsed.error) };
  const { status = null, points, bound } = parsed.data;
  const groups = parsed.data.groups.map(({ candidate, referrals }) => ({ candidate, referrals }));
  const faults = faultsOf(groups, problem);
  return faults.length > 0
    ? { faults }
    : { answer: { groups, status, points: points ?? null, bound: bound ?? null } };
}

function faultsOf(groups: readonly FormedGroup[], problem: GroupProblem): Fault[] {
  const candidates = new Set(problem.candidates.map(({ id }) => id));
  const referrals = new Set(problem.referrals.map(({ id }) => id));
  const seen = new Set<string>();
  return groups.flatMap((group, i) => {
    const path = `groups[${i}]`;
    const faults: Fault[] = [];
    const add = (code: string, at: string, message: string) => faults.push({ code, path: at, message });
    if (!candidates.has(group.candidate))
      add('unknown', `${path}.candidate`, `candidate ${group.candidate} is not in the problem`);
    if (seen.has(group.candidate))
      add('duplicate', `${path}.candidate`, `${group.candidate} stands more than once`);
    seen.add(group.candidate);
    group.referrals.forEach((id, r) => {
      const at = `${path}.referrals[${r}]`;
      if (!referrals.has(id)) add('unknown', at, `referral ${id} is not in the problem`);
      if (group.referrals.indexOf(id) < r)
        add('duplicate', at, `${id} stands more than once in ${group.candidate}`);
    });
    return faults;
  });
}
