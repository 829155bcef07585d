import { z } from 'zod';
import { type Fault, type FaultCode, faultsOf, type RosterProblem } from '../../solver/roster/problem.ts';
import { booking, limit, name, shapeFaults, whole } from './shape.ts';

const datedWindow = { date: z.string(), from: z.string(), to: z.string() };

const points = z.strictObject({
  firstShortMinute: whole,
  shortMinute: whole,
  extraMinute: whole,
  notCommenced: whole,
  stoodDown: whole,
  travelMinute: whole,
  usualProject: whole,
  ete: whole,
  published: whole,
});

const person = z.strictObject({
  crn: name,
  sex: z.enum(['female', 'male']),
  avoidAllMale: z.boolean(),
  minMinutes: whole,
  maxMinutes: limit,
  urgency: whole,
  mustCommence: z.boolean(),
  availability: z.array(z.strictObject(datedWindow)),
  excludedTags: z.array(name),
  neededTags: z.array(name),
  directSupervision: z.boolean(),
  eteMinutesLeft: limit,
  usualProject: name.nullable(),
});

const session = z.strictObject({
  id: name,
  project: name,
  kind: z.enum(['group', 'individual', 'ete']),
  ...datedWindow,
  creditMinutes: whole,
  capacity: limit,
  minAttendance: limit,
  womenOnly: z.boolean(),
  womanPresent: z.boolean(),
  tags: z.array(name),
});

const problemFile = z.strictObject({
  format: z.literal('roster-problem/1'),
  weekStart: z.string(),
  policy: z.strictObject({ maxTravelMinutes: limit, firstMinutes: whole, points }),
  people: z.array(person),
  sessions: z.array(session),
  travel: z.array(z.tuple([name, name, whole])),
  keepApart: z.array(z.tuple([name, name])),
  published: z.array(booking),
  pinned: z.array(booking),
});

/**
 * JSON read as roster-problem/1, or every fault in it. Keys that the format does not have are faults: a misspelt one
 * would be lost in silence. The faults of meaning (unknown crns, dates outside the week) are looked for once the shape
 * is right.
 */
export function parseProblem(json: unknown): { problem: RosterProblem } | { faults: Fault<FaultCode>[] } {
  const parsed = problemFile.safeParse(json);
  if (!parsed.success) return { faults: shapeFaults(parsed.error) };
  const faults = faultsOf(parsed.data);
  return faults.length > 0 ? { faults } : { problem: parsed.data };
}
