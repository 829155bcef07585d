import { z } from '@hono/zod-openapi';
import { attendanceOutcomes } from '../../solver/groups/attendance.ts';
import { referralStates } from '../../solver/referral-states.ts';
import { skippedField } from '../access/skipped.ts';
import { codeField, crnField, listField, notesField, textField } from '../http/fields.ts';
import { wholeField } from '../http/numbers.ts';
import { groupParams, groupSessionSchema } from './group-schemas.ts';

/** The shapes of attendance as it is recorded. */
export const sessionParams = groupParams.extend({ session: textField });
export const oneToOneParams = groupParams.extend({ oneToOne: textField });

const outcome = z.enum(attendanceOutcomes);
const told = {
  outcome,
  note: notesField.nullable().default(null),
  corrects: wholeField(1)
    .nullable()
    .default(null)
    .openapi({ description: 'the number of the entry that this one corrects, as it was read' }),
};

export const newAttendanceSchema = z
  .strictObject({
    members: listField(z.strictObject({ referral: codeField, ...told })).min(1),
  })
  .openapi('NewAttendance');

export const ownAttendanceSchema = z.strictObject(told).openapi('NewOwnAttendance');

const entrySchema = z
  .object({
    number: z.int().openapi({ description: 'in the order in which entries were written down' }),
    session: z.string().nullable(),
    oneToOne: z.string().nullable(),
    referral: codeField,
    outcome,
    at: z.string().openapi({ format: 'date-time' }),
    by: z.string(),
    note: z.string().nullable(),
  })
  .openapi('AttendanceEntry');

export const sessionExpectedSchema = groupSessionSchema
  .extend({
    expected: z
      .array(
        z
          .object({ referral: codeField, crn: crnField, recorded: z.union([entrySchema, z.null()]) })
          .openapi('ExpectedMember'),
      )
      .openapi({ description: 'whom it is for; of whoever has left, where something was recorded' }),
  })
  .openapi('GroupSessionExpected');

export const attendanceEntriesSchema = z
  .object({ content: z.array(entrySchema) })
  .openapi('AttendanceEntries');

export const ownRecordedSchema = z
  .object({ entry: entrySchema, state: z.enum(referralStates) })
  .openapi('AttendanceRecorded');

export const attendanceRecordedSchema = z
  .object({
    content: z
      .array(
        z.object({
          referral: codeField,
          recorded: z.union([ownRecordedSchema, z.null()]),
          refused: z.object({ rule: z.string(), detail: z.string() }).nullable(),
        }),
      )
      .openapi({ description: 'one for each asked, in that order: one of recorded and refused is null' }),
    recorded: z.int().openapi({ description: 'how many' }),
    refused: z.int().openapi({ description: 'how many' }),
    skipped: skippedField,
  })
  .openapi('AttendancesRecorded');
