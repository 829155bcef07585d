import { z } from '@hono/zod-openapi';
import { runStatuses } from '../../db/schema.ts';
import { codeField, crnField, mondayField, regionField } from '../http/fields.ts';
import { wholeField } from '../http/numbers.ts';
import { listOf } from '../http/page.ts';
import { faultSchema } from '../http/problem-json.ts';
import { area, moment, pduField, points, rosterNumber } from './fields.ts';
import { runSeconds } from './run-seconds.ts';

/** The shapes of runs as they are sent. */

const seedByDefault = 1;

export const newRunSchema = z
  .strictObject({
    region: regionField,
    pdu: pduField.default(null),
    weekStart: mondayField,
    seconds: z.int().min(1).max(runSeconds.most).default(runSeconds.usual),
    seed: wholeField(0).default(seedByDefault),
    around: wholeField(1)
      .nullable()
      .default(null)
      .openapi({ description: 'a roster of the same area and week whose pins are kept' }),
  })
  .openapi('NewRun');

const conflictSchema = z
  .object({ crn: crnField, session: codeField, rules: z.array(z.string()) })
  .openapi('Conflict');

const progressSchema = z
  .object({
    phase: z.enum(['prices', 'roster', 'improvement', 'proof']),
    points: points.nullable(),
    bound: points.nullable(),
    gapShare: z.number().nullable().openapi({
      example: 0.000_123,
      description: "the bound less the points, as a share of the bound's size; null without both",
    }),
    placed: z
      .int()
      .nullable()
      .openapi({ description: 'people with a booking; null until there is a roster' }),
    elapsedSeconds: z.int().openapi({ description: 'since it began to work' }),
  })
  .openapi('RunProgress');

/** A run, what it was asked for, and where it stands. */
const asked = {
  id: z.int(),
  ...area,
  around: rosterNumber.nullable(),
  seconds: z.int(),
  seed: z.int(),
  status: z.enum(runStatuses),
};

export const runSchema = z
  .object({
    ...asked,
    progress: progressSchema.nullable().openapi({
      description: 'of a run that is running and has told something; another at most 4 times a second',
    }),
    best: z.object({ points, at: moment }).nullable().openapi({
      description:
        'the best roster kept of a run without a draft: if it has died, it can be resumed from there',
    }),
    resumes: z
      .int()
      .nullable()
      .openapi({ description: 'the run that died, from whose best this one begins' }),
    roster: rosterNumber.nullable().openapi({ description: 'the draft that it made, once it is done' }),
    message: z.string().nullable().openapi({ description: 'why it failed' }),
    conflicts: z.array(conflictSchema).openapi({ description: 'the pins that no roster can keep' }),
    faults: z.array(faultSchema).openapi({ description: 'what is wrong with the data' }),
    notes: z
      .array(z.object({ code: z.string(), message: z.string() }))
      .openapi({ description: 'what the problem could not say: a pin on a session that is full, say' }),
    queuedAt: moment,
    endedAt: moment.nullable(),
  })
  .openapi('Run');

/** A run as it is answered to whoever asked for it. */
export const startedRunSchema = runSchema
  .extend({
    joined: z.boolean().openapi({
      description:
        'it was under way already: a week is run once at a time, whatever the seconds and the seed',
    }),
  })
  .openapi('StartedRun');

/** A run in a list: what it is asked for, and how it ended. */
export const runsSchema = listOf(
  z
    .object({
      ...asked,
      roster: rosterNumber.nullable().openapi({ description: 'the draft that it made, once it is done' }),
      resumes: z.int().nullable(),
      queuedAt: moment,
      endedAt: moment.nullable(),
    })
    .openapi('RunInList'),
  'Runs',
);
