import { z } from '@hono/zod-openapi';
import { orderTypes, requirementStatuses } from '../../db/schema.ts';
import { codeField, crnField, dateField, timeField } from '../http/fields.ts';
import { wholeField } from '../http/numbers.ts';
import { listOf, pageQuerySchema } from '../http/page.ts';
import { areaQuery, somethingToChange } from '../http/query.ts';

/** The shapes of requirements as they are sent. What fields must be to each other: `checks.ts`. */
const eventNumberField = wholeField(1).openapi({
  example: 1,
  description: "tells a person's requirements apart",
});

const needed = {
  orderType: z.enum(orderTypes),
  orderedMinutes: wholeField(1).openapi({ example: 6000 }),
  sentenceDate: dateField,
  deadline: dateField.openapi({
    description: 'last day on which hours can be worked, as the court last extended it',
  }),
};

const stages = {
  allocatedDate: dateField.nullable().openapi({ description: 'allocated to unpaid work; null: not yet' }),
  assessedDate: dateField
    .nullable()
    .openapi({ description: 'risk, need and suitability assessed; null: not yet' }),
  inductedDate: dateField.nullable().openapi({ description: 'inducted; null: not yet' }),
};

const status = z.enum(requirementStatuses);

const appointmentSchema = z
  .object({
    id: z.string(),
    crn: crnField,
    eventNumber: z.int(),
    project: codeField,
    session: codeField.nullable(),
    date: dateField,
    from: timeField,
    to: timeField,
    outcome: z.string().nullable().openapi({ description: 'contact outcome code; null: none yet' }),
    creditedMinutes: z.int().nullable(),
    penaltyMinutes: z.int().openapi({ description: 'taken off the credit' }),
    roster: z.int().nullable().openapi({ description: 'the published roster that made or kept it' }),
    allocation: z.string().nullable().openapi({ description: 'the allocation that made it' }),
    version: z.int().openapi({ description: 'one more with every change' }),
  })
  .openapi('RequirementAppointment');

const row = { crn: crnField, eventNumber: eventNumberField, ...needed, ...stages, status };

export const requirementRowSchema = z.object(row).openapi('RequirementInList');

export const requirementSchema = z
  .object({ ...row, appointments: z.array(appointmentSchema) })
  .openapi('Requirement');

export const requirementsSchema = listOf(requirementRowSchema, 'Requirements');

export const newRequirementSchema = z
  .strictObject({
    eventNumber: eventNumberField,
    ...needed,
    allocatedDate: stages.allocatedDate.default(null),
    assessedDate: stages.assessedDate.default(null),
    inductedDate: stages.inductedDate.default(null),
    status: status.default('in-force'),
  })
  .openapi('NewRequirement');

export const requirementPatchSchema = somethingToChange(
  z.strictObject({ ...needed, ...stages, status }).partial(),
).openapi('RequirementPatch');

export const requirementsQuerySchema = pageQuerySchema.extend({
  ...areaQuery,
  crn: crnField.optional(),
  status: status.optional(),
  orderType: needed.orderType.optional(),
  deadlineFrom: dateField.optional().openapi({ description: 'deadline on this date or later' }),
  deadlineTo: dateField.optional().openapi({ description: 'deadline on this date or earlier' }),
});
