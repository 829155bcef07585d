import { z } from '@hono/zod-openapi';
import { meetingStatuses } from '../../db/schema.ts';
import { attendanceOutcomes } from '../../solver/groups/attendance.ts';
import { sessionKinds } from '../../solver/groups/template.ts';
import { referralStates } from '../../solver/referral-states.ts';
import { codeField, crnField, dateField, timeField } from '../http/fields.ts';

/** The shapes of those who are in a group, and how far they are. */
const numbers = z.array(z.int());

const meeting = {
  id: z.string(),
  kind: z.enum(sessionKinds),
  number: z.int(),
  date: dateField,
  from: timeField,
  to: timeField,
};

const standing = {
  status: z.enum(meetingStatuses),
  catchUpFor: z.string().nullable(),
  outcome: z.enum(attendanceOutcomes).nullable(),
};

export const progressSchema = z
  .object({
    sessions: z.int().openapi({ description: 'of the programme' }),
    done: numbers.openapi({ description: 'attended or caught up, as session numbers' }),
    missed: numbers.openapi({ description: 'absent, and neither caught up nor booked to be' }),
    awaiting: numbers.openapi({ description: 'past, and nothing recorded yet' }),
    planned: numbers,
    notPlanned: numbers.openapi({ description: 'no day is planned for these' }),
    catchUps: z.int().openapi({ description: 'attended or booked' }),
    next: z
      .union([z.object({ ...meeting, ...standing }), z.null()])
      .openapi({ description: 'the next session' }),
    finishesOn: dateField.nullable().openapi({ description: 'null: something stays undone as it stands' }),
    inTime: z.boolean().nullable().openapi({ description: 'null: not known, for something stays undone' }),
    completed: z.boolean(),
  })
  .openapi('ProgrammeProgress');

export const memberSchema = z
  .object({
    referral: codeField,
    crn: crnField,
    state: z.enum(referralStates),
    joinedAtSession: z.int(),
    joinedOn: dateField.nullable(),
    leftOn: dateField.nullable(),
    leftReason: z.string().nullable(),
    mustFinishBy: dateField,
    progress: progressSchema,
    sentence: z.string().openapi({ description: 'how far they are, in words' }),
  })
  .openapi('GroupMember');

export const membersSchema = z.object({ content: z.array(memberSchema) }).openapi('GroupMembers');

export const programmeSessionsSchema = z
  .object({
    content: z.array(
      z
        .object({
          ...meeting,
          referral: codeField,
          programme: codeField,
          group: codeField,
          venue: codeField,
          ...standing,
        })
        .openapi('ProgrammeSession'),
    ),
  })
  .openapi('ProgrammeSessions');
