import { z } from '@hono/zod-openapi';
import { projectTypes } from '../../db/schema.ts';
import { caps } from '../../solver/hours/ledger.ts';
import { outcomes } from '../../solver/hours/outcomes.ts';
import { trackStates } from '../../solver/hours/track.ts';
import { formatQuery } from '../http/csv.ts';
import type { FieldFaultCode } from '../http/faults-in-words.ts';
import { codeField, crnField, dateField, regionField, timeField } from '../http/fields.ts';
import { listOf, pageQuerySchema } from '../http/page.ts';
import { areaQuery, flagQueryField } from '../http/query.ts';
import { appointmentStages } from './appointment-view.ts';
import { finishSchema } from './hours-schemas.ts';
import { reviewMonths } from './reviews.ts';

/** The shapes of lists about hours, and of what is asked of them. */
const minutes = z.int();
const pace = z.object({ soFarMinutes: minutes.nullable(), neededMinutes: minutes.nullable() });

export const listQuery = pageQuerySchema.extend(formatQuery);

export const appointmentsQuery = listQuery.extend({ stage: z.enum(appointmentStages).optional() });

export const atRiskQuery = listQuery.extend(areaQuery);

const outOfRange: FieldFaultCode = 'out-of-range';

export const reviewsQuery = listQuery
  .extend({
    ...areaQuery,
    due: z
      .enum(reviewMonths.map(String))
      .transform(Number)
      .optional()
      .openapi({ type: 'string', enum: reviewMonths.map(String), description: 'months after sentence' }),
    from: dateField.openapi({ description: 'the review falls on this date or later' }),
    to: dateField.openapi({ description: 'the review falls on this date or earlier' }),
    onTrack: flagQueryField.optional().openapi({ description: 'false: only those who are not' }),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], params: { fault: outOfRange } });

const appointmentSchema = z
  .object({
    id: z.string(),
    version: z.int().openapi({ description: 'to be sent with its outcome' }),
    project: codeField,
    projectName: z.string(),
    projectType: z.enum(projectTypes),
    session: codeField.nullable(),
    date: dateField,
    from: timeField,
    to: timeField,
    breakMinutes: minutes,
    penaltyMinutes: minutes,
    stage: z.enum(appointmentStages),
    outcome: z.string().nullable(),
    outcomeName: z.string().nullable(),
    rawMinutes: minutes.nullable().openapi({ description: 'by itself, before any limit of the requirement' }),
    creditedMinutes: minutes.nullable().openapi({ description: 'by the ledger' }),
    allocation: z.string().nullable().openapi({ description: 'the allocation that it was made by' }),
    roster: z.int().nullable().openapi({ description: 'the published roster that made or kept it' }),
  })
  .openapi('Appointment');

export const appointmentsSchema = listOf(appointmentSchema, 'Appointments');

const ledgerLineSchema = z
  .object({
    number: z.int().openapi({ description: 'in the order in which entries were written down' }),
    date: dateField,
    kind: z.enum(['appointment', 'course', 'adjustment']),
    source: z.string().openapi({ description: 'the appointment, the course or the adjustment' }),
    outcome: z.enum(outcomes.map(({ code }) => code)).nullable(),
    rawMinutes: minutes.openapi({ description: 'by itself' }),
    creditedMinutes: minutes.openapi({ description: 'by how much the credit rose, or fell' }),
    creditedSoFarMinutes: minutes,
    eteSoFarMinutes: minutes,
    cappedBy: z.enum(caps).nullable(),
    sentence: z.string().openapi({ description: 'what it came from' }),
  })
  .openapi('LedgerLine');

export const ledgerSchema = listOf(ledgerLineSchema, 'Ledger');

const progressSchema = z
  .object({
    crn: crnField,
    eventNumber: z.int(),
    region: regionField,
    pdu: codeField,
    sentenceDate: dateField,
    deadline: dateField,
    orderedMinutes: minutes,
    creditedMinutes: minutes,
    leftMinutes: minutes,
    bookedMinutes: minutes,
    state: z.enum(trackStates),
    finish: finishSchema.nullable(),
    daysInHand: z.int().nullable(),
    pace,
    commencement: z.object({
      by: dateField.nullable(),
      late: z.boolean(),
      firstWorked: dateField.nullable(),
    }),
    applyToExtendBy: dateField,
    why: z.string().openapi({ description: 'when the hours will be done, and whether that is in time' }),
    toDo: z.string().nullable().openapi({ description: 'what somebody should do now; null: nothing' }),
  })
  .openapi('Progress');

export const atRiskSchema = listOf(progressSchema, 'AtRisk');

const reviewSchema = progressSchema
  .extend({
    review: z.object({ months: z.int(), date: dateField }),
    onTrack: z.boolean(),
  })
  .openapi('ReviewDue');

export const reviewsSchema = listOf(reviewSchema, 'ReviewsDue')
  .extend({ due: z.int().openapi({ description: 'reviews in all' }), notOnTrack: z.int() })
  .openapi('Reviews');
