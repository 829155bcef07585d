import { z } from '@hono/zod-openapi';
import { ratings } from '../../db/schema.ts';
import { outcomes } from '../../solver/hours/outcomes.ts';
import { skippedField } from '../access/skipped.ts';
import {
  codeField,
  crnField,
  dateField,
  listField,
  notesField,
  textField,
  timeField,
} from '../http/fields.ts';
import { dayMinutesField, wholeField } from '../http/numbers.ts';
import { requirementParams } from '../http/person-params.ts';
import { planOrNone } from './plan-schemas.ts';

/** The shapes of outcomes as they are sent. */
export const appointmentParams = requirementParams.extend({ id: textField });

const code = z.enum(outcomes.map((outcome) => outcome.code)).openapi({ example: 'ATTC' });
const version = wholeField(1).openapi({ description: 'of the appointment, as it was read', example: 1 });

const outcomeSchema = z
  .object({
    code,
    name: z.string().openapi({ example: 'Attended, complied' }),
    attended: z.boolean().openapi({ description: 'the person came: minutes may be credited' }),
    enforceable: z.boolean().openapi({ description: 'counts towards a warning, then towards enforcement' }),
    alertsEnforcement: z.boolean().openapi({ description: 'goes to the enforcement diary' }),
  })
  .openapi('ContactOutcome');

export const outcomesSchema = z.object({ content: z.array(outcomeSchema) }).openapi('ContactOutcomes');

const rating = z.enum(ratings).nullable();

const worked = {
  from: timeField.openapi({ description: 'when the person really started' }),
  to: timeField.openapi({ description: 'when they really left' }),
  penaltyMinutes: dayMinutesField.openapi({ description: 'taken off the credit' }),
};
const told = {
  notes: notesField.nullable(),
  sensitive: z.boolean().openapi({ description: 'not for everyone to see; cannot be taken back' }),
  hiVisWorn: z.boolean().nullable(),
  workQuality: rating,
  behaviour: rating,
};
const optional = z.object({ ...worked, ...told }).partial().shape;

export const newOutcomeSchema = z
  .strictObject({ version, outcome: code, ...optional })
  .openapi('NewOutcome', { description: "without times: the appointment's own" });

/** What holds for all of them, and for each which appointment and what is otherwise. */
export const sessionOutcomesSchema = z
  .strictObject({
    outcome: code,
    ...optional,
    appointments: listField(z.strictObject({ id: textField, version, outcome: code.optional(), ...optional }))
      .min(1)
      .openapi({ description: 'each may say otherwise than the rest' }),
  })
  .openapi('SessionOutcomes');

const entrySchema = z
  .object({
    number: z.int().openapi({ description: 'in the order in which they were written down' }),
    appointment: textField,
    outcome: code.nullable().openapi({ description: 'null: taken back, since the session is on again' }),
    ...worked,
    breakMinutes: z.int(),
    creditedMinutes: z
      .int()
      .nullable()
      .openapi({ description: 'before any limit of the requirement; null without an outcome' }),
    ...told,
    recordedAt: z.string().nullable().openapi({ format: 'date-time', description: 'null: by a file' }),
  })
  .openapi('OutcomeEntry');

export const outcomeEntriesSchema = z.object({ content: z.array(entrySchema) }).openapi('OutcomeEntries');

const appointmentSchema = z
  .object({
    id: textField,
    crn: crnField,
    eventNumber: z.int(),
    project: codeField,
    session: codeField.nullable(),
    date: dateField,
    from: timeField,
    to: timeField,
    outcome: z.string().nullable(),
    creditedMinutes: z.int().nullable(),
    penaltyMinutes: z.int(),
    roster: z.int().nullable().openapi({ description: 'the published roster that made it' }),
    allocation: z.string().nullable().openapi({ description: 'the allocation that made it' }),
    version: z.int(),
  })
  .openapi('RecordedAppointment');

export const recordedSchema = z
  .object({ entry: entrySchema, appointment: appointmentSchema, plan: planOrNone })
  .openapi('OutcomeRecorded');

export const sessionRecordedSchema = z
  .object({
    content: z
      .array(
        z.object({
          appointment: z.string(),
          recorded: z.union([recordedSchema, z.null()]),
          refused: z
            .object({ rule: z.string(), detail: z.string() })
            .nullable()
            .openapi({ description: 'why nothing was recorded' }),
        }),
      )
      .openapi({ description: 'one for each asked, in that order: one of recorded and refused is null' }),
    recorded: z.int().openapi({ description: 'how many' }),
    refused: z.int().openapi({ description: 'how many' }),
    skipped: skippedField,
  })
  .openapi('SessionOutcomesRecorded');
