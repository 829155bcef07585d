import { z } from '@hono/zod-openapi';
import { codeField, crnField, dateField } from '../http/fields.ts';
import { wholeField } from '../http/numbers.ts';
import { breachSchema } from '../http/problem-json.ts';
import { points, rosterNumber } from './fields.ts';
import { shortPersonSchema } from './schemas.ts';
import { linesSchema } from './suggest-schemas.ts';

/** The shapes of repairs as they are sent. */

const mostEvents = 100;

const whatIfSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('session-stood-down'), session: codeField }),
    z.strictObject({
      kind: z.literal('person-unavailable'),
      crn: crnField,
      date: dateField.nullable().default(null).openapi({ description: 'null: on no day of the week' }),
    }),
    z.strictObject({
      kind: z.literal('capacity-changed'),
      session: codeField,
      capacity: wholeField(0).openapi({ description: 'places for the roster to give' }),
    }),
  ])
  .openapi('WhatIf');

export const newRepairSchema = z
  .strictObject({
    keepOthers: z.boolean().default(false).openapi({ description: 'nobody moves but those affected' }),
    place: z
      .array(crnField)
      .max(mostEvents)
      .default([])
      .openapi({ description: 'people to find places for though they have lost none: somebody new' }),
    whatIf: z
      .array(whatIfSchema)
      .max(mostEvents)
      .default([])
      .openapi({ description: 'asked before it happens: then nothing is kept' }),
  })
  .openapi('NewRepair');

export const repairSchema = z
  .object({
    roster: rosterNumber.nullable().openapi({ description: 'the draft that it is kept as; null: none is' }),
    sentence: z.string(),
    points: z.object({ before: points, after: points }).openapi({
      description: 'of what can stand of the roster, were nothing done, and of the repaired one',
    }),
    lines: linesSchema,
    affected: z
      .array(crnField)
      .openapi({ description: 'who cannot be where they were told, or must have a place and has none' }),
    moves: z.array(
      z
        .object({
          crn: crnField,
          from: codeField.nullable(),
          to: codeField.nullable(),
          because: z.string().openapi({
            description: 'a rule, stood-down, not-in-week, makes-way, pinned, must-commence or wins-points',
          }),
          sentence: z.string().openapi({
            example:
              'X100001 goes from P017-2026-12-01 to P003-2026-12-02: P017-2026-12-01 takes nobody any more',
          }),
        })
        .openapi('RepairMove'),
    ),
    unplaced: z
      .array(shortPersonSchema)
      .openapi({ description: 'those affected who stay under their weekly minimum' }),
    pinsLetGo: z.array(breachSchema).openapi({ description: 'pins that cannot be kept any more' }),
  })
  .openapi('Repair');
