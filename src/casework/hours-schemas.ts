import { z } from '@hono/zod-openapi';
import { orderTypes, requirementStatuses } from '../../db/schema.ts';
import { trackStates } from '../../solver/hours/track.ts';
import { crnField, dateField } from '../http/fields.ts';
import { sayingCodes } from './words.ts';

/** The shapes of hours as they are sent. */
const minutes = z.int();
const date = dateField.nullable();

export const finishSchema = z
  .object({
    date: dateField,
    by: z
      .enum(['plan', 'pace'])
      .openapi({ description: 'plan: by what is booked; pace: what is booked falls short' }),
  })
  .openapi('Finish');

const bookedSchema = z.object({
  minutes: minutes.openapi({ description: 'without an outcome, past ones too' }),
  toCome: z.object({ appointments: z.int(), minutes, lastDate: date }),
  awaitingOutcome: z.object({ appointments: z.int(), minutes, firstDate: date }),
  notBookedMinutes: minutes.openapi({ description: 'left to work beyond what is booked' }),
});

const weekSchema = z
  .object({
    weekStart: dateField,
    workedMinutes: minutes,
    minimumMinutes: minutes,
    met: z.boolean().nullable().openapi({ description: 'null: not yet, and the week is not over' }),
  })
  .openapi('WeekSoFar');

const planSchema = z.object({
  completesOn: date,
  shortfallMinutes: minutes.openapi({ description: 'that no allocation can serve' }),
  clashes: z.array(z.object({ date: dateField, kept: z.string(), dropped: z.string() })),
});

const absencesSchema = z.object({
  state: z.enum(['none', 'warning', 'enforcement']),
  dates: z.array(dateField).openapi({ description: 'of the unacceptable absences that count' }),
  leftBeforeEnforcement: z.int(),
  windowMonths: z.int(),
  nextBrings: z.enum(['warning', 'enforcement']),
});

const incentiveSchema = z.object({
  currentMinutes: minutes,
  projectedMinutes: minutes,
  qualifyingMinutes: minutes,
  startMinutes: minutes,
  mostMinutes: minutes,
  stoppedOn: date,
});

export const requirementHoursSchema = z
  .object({
    crn: crnField,
    eventNumber: z.int(),
    orderType: z.enum(orderTypes),
    status: z.enum(requirementStatuses),
    sentenceDate: dateField,
    deadline: dateField,
    asOf: dateField.openapi({ description: 'the day on which all of it holds' }),
    state: z.enum(trackStates),
    orderedMinutes: minutes,
    creditedMinutes: minutes,
    leftMinutes: minutes,
    adjustmentMinutes: minutes,
    completedOn: date,
    booked: bookedSchema,
    ete: z.object({ mostMinutes: minutes, creditedMinutes: minutes, leftMinutes: minutes }),
    weeks: z.array(weekSchema).openapi({ description: "the person's, over all their requirements" }),
    pace: z
      .object({ soFarMinutes: minutes.nullable(), neededMinutes: minutes.nullable() })
      .openapi({ description: 'minutes a usable week' }),
    plan: planSchema.nullable().openapi({ description: 'by the allocations; null: there are none' }),
    finish: finishSchema.nullable().openapi({ description: 'if all that is booked is attended' }),
    finishAsAttended: finishSchema.nullable().openapi({ description: 'at the attendance so far' }),
    daysInHand: z
      .int()
      .nullable()
      .openapi({ description: 'from the finish to the deadline; negative: too late' }),
    attendance: z.object({ attended: z.int(), due: z.int() }),
    commencement: z.object({ by: date, late: z.boolean(), firstWorked: date }),
    absences: absencesSchema,
    reviews: z.array(z.object({ months: z.int(), date: dateField })),
    applyToExtendBy: dateField,
    incentive: incentiveSchema.nullable().openapi({ description: 'null: no incentive scheme is in force' }),
    sentences: z
      .array(z.object({ code: z.enum(sayingCodes), sentence: z.string() }))
      .openapi({ description: 'the same to read out' }),
  })
  .openapi('RequirementHours');

export const personHoursSchema = z
  .object({ crn: crnField, content: z.array(requirementHoursSchema) })
  .openapi('PersonHours');
