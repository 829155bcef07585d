import { z } from 'zod';
import type { GroupProblem } from '../../solver/groups/problem.ts';
import { type GroupFaultCode, groupFaultsOf } from '../../solver/groups/problem-faults.ts';
import type { Fault } from '../../solver/roster/problem.ts';
import { limit, name, shapeFaults, whole } from './shape.ts';

const window = { from: z.string(), to: z.string() };
const datedWindow = { date: z.string(), ...window };

const points = z.strictObject({
  placed: whole,
  waitedWeek: whole,
  startWeek: whole,
  lastChance: whole,
  opened: whole,
  offOptimum: whole,
  travelMinute: whole,
});

const referral = z.strictObject({
  id: name,
  crn: name,
  programme: name,
  sex: z.enum(['female', 'male']),
  weeksWaiting: whole,
  readyFrom: z.string(),
  mustFinishBy: z.string(),
  lastChance: z.boolean(),
  availability: z.array(z.strictObject({ weekday: z.literal([1, 2, 3, 4, 5, 6, 7]), ...window })),
  busy: z.array(z.strictObject(datedWindow)),
  needs: z.array(name),
});

const candidate = z.strictObject({
  id: name,
  programme: name,
  venue: name,
  sex: z.enum(['female', 'male', 'mixed']),
  sessions: z.array(z.strictObject(datedWindow)),
  members: limit,
  seats: limit,
  tags: z.array(name),
});

const problemFile = z.strictObject({
  format: z.literal('group-problem/1'),
  asOf: z.string(),
  policy: z.strictObject({ maxTravelMinutes: limit, points }),
  programmes: z.array(z.strictObject({ code: name, minSize: limit, optimumSize: limit, maxSize: limit })),
  referrals: z.array(referral),
  candidates: z.array(candidate),
  conflicts: z.array(z.tuple([name, name])),
  travel: z.array(z.tuple([name, name, whole])),
  keepApart: z.array(z.tuple([name, name])),
  pinned: z.array(z.tuple([name, name])),
});

/** JSON read as group-problem/1, or every fault in it: of its shape first, then of its meaning. */
export function parseGroupProblem(
  json: unknown,
): { problem: GroupProblem } | { faults: Fault<GroupFaultCode | string>[] } {
  const parsed = problemFile.safeParse(json);
  if (!parsed.success) return { faults: shapeFaults(parsed.error) };
  const faults = groupFaultsOf(parsed.data);
  return faults.length > 0 ? { faults } : { problem: parsed.data };
}
