import { z } from 'zod';
import {
  deliveries,
  levels,
  type ProgrammeTemplate,
  phases,
  sessionKinds,
  sexes,
} from '../../solver/groups/template.ts';

const name = z.string().min(1);
const whole = z.int().min(0);
const range = z.strictObject({ min: whole, max: whole });

/** A file of programme-template/1. Keys that the format does not have are faults: a misspelt one would be lost in silence. */
export const templateShape: z.ZodType<ProgrammeTemplate> = z.strictObject({
  format: z.literal('programme-template/1'),
  code: name,
  name,
  source: name,
  assumptions: z.array(name),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
  counts: z.array(
    z.strictObject({ count: name, is: z.union([whole, z.array(whole)]), policy: name.nullable() }),
  ),
  delivery: z.enum(deliveries),
  entryPoints: z.array(whole),
  sessions: z.array(
    z.strictObject({
      number: whole,
      module: name,
      phase: z.enum(phases),
      kind: z.enum(sessionKinds),
      minutes: range,
    }),
  ),
  sessionsAWeek: range,
  leastDaysBetween: whole,
  gaps: z.strictObject({ weeksAfterFirst: whole, weeksBeforeReview: whole }),
  individualLagSessions: whole,
  groupSize: z.strictObject({
    min: whole,
    optimum: whole,
    max: whole,
    exception: z.strictObject({ min: whole, name, source: name }).nullable(),
  }),
  sexes: z.array(z.enum(sexes)),
  mixed: z.boolean(),
  facilitators: z.strictObject({ group: whole, individual: whole }),
  catchUp: z.strictObject({ cap: whole, beforeNextModule: z.boolean(), withinDays: whole }),
  partnerLinkWorker: z.strictObject({ leadDays: whole }).nullable(),
  eligibility: z.array(
    z.strictObject({
      check: name,
      fact: name.optional(),
      words: name.optional(),
      value: name.optional(),
      level: z.enum(levels).optional(),
      percent: z.number().min(0).optional(),
      policy: name.optional(),
      failed: name.optional(),
    }),
  ),
});
