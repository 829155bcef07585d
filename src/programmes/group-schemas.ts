import { z } from '@hono/zod-openapi';
import { groupDeliveries, groupSexes, groupStates, meetingStatuses } from '../../db/schema.ts';
import { oneToOneChoices } from '../../solver/groups/opening/nouns.ts';
import { codePattern, mostTags } from '../../solver/kinds.ts';
import { codeField, crnField, dateField, textField, timeField } from '../http/fields.ts';
import { breachSchema } from '../http/problem-json.ts';

/** The shapes of groups. */
export const groupParams = z.object({ id: codeField });
/** The names of fields that mean something else here than elsewhere. */
export const groupFieldNames = { to: 'state', id: 'id' };

/** Names, each once, in the order given. */
export const codesInOrder = z
  .array(codeField)
  .min(1)
  .max(mostTags)
  .transform((codes) => [...new Set(codes)])
  .openapi({
    type: 'array',
    items: { type: 'string', pattern: codePattern.source },
    minItems: 1,
    maxItems: mostTags,
  });

const oneToOnesField = z.enum(oneToOneChoices).default('all').openapi({
  description: 'those-that-fit: it opens though some one-to-ones have no time, to be arranged by hand',
});

export const newGroupSchema = z
  .strictObject({
    id: codeField.optional().openapi({ description: 'made up unless told' }),
    state: z.enum(['proposed', 'open']).openapi({ description: 'proposed: nothing is reserved yet' }),
    programme: codeField,
    venue: codeField,
    room: codeField,
    pattern: codeField.openapi({ description: 'the weekly slots by which it meets' }),
    startsOn: dateField.openapi({ description: 'the first day on which anybody may attend' }),
    sex: z.enum(groupSexes),
    facilitators: codesInOrder,
    referrals: codesInOrder,
    exception: textField
      .nullable()
      .default(null)
      .openapi({ description: "the template's exception, by name, that allows two or three people" }),
    oneToOnes: oneToOnesField,
  })
  .openapi('NewGroup');

export const openSchema = z
  .strictObject({ exception: textField.nullable().default(null), oneToOnes: oneToOnesField })
  .openapi('OpenGroup');

const meeting = {
  id: codeField,
  number: z.int().openapi({ description: 'of the session of the template' }),
  date: dateField,
  from: timeField,
  to: timeField,
};
const status = z.enum(meetingStatuses);

export const groupSessionSchema = z
  .object({
    ...meeting,
    module: z.string(),
    phase: z.string(),
    venue: codeField,
    room: codeField,
    status,
    facilitators: z.array(codeField),
    catchUpFor: codeField.nullable().openapi({ description: 'the session that it makes up for' }),
    referrals: z.array(codeField).nullable().openapi({ description: 'of a catch-up: whom it is for' }),
  })
  .openapi('GroupSession');

export const oneToOneSchema = z
  .object({
    ...meeting,
    module: z.string(),
    phase: z.string(),
    referral: codeField,
    crn: crnField,
    facilitator: codeField,
    status,
    catchUpFor: codeField.nullable(),
  })
  .openapi('OneToOne');

export const sessionsSchema = z
  .object({ sessions: z.array(groupSessionSchema), oneToOnes: z.array(oneToOneSchema) })
  .openapi('GroupSessions');

export const planSchema = z
  .object({
    sessions: z.array(
      z.object({
        number: z.int(),
        date: dateField,
        from: timeField,
        to: timeField,
        facilitators: z.array(codeField),
      }),
    ),
    oneToOnes: z.array(
      z.object({
        number: z.int(),
        referral: codeField,
        date: dateField,
        from: timeField,
        to: timeField,
        facilitator: codeField,
      }),
    ),
    breaches: z.array(breachSchema).openapi({ description: 'every rule that it would break now' }),
  })
  .openapi('GroupPlan');

const row = {
  id: codeField,
  programme: codeField,
  venue: codeField,
  room: codeField,
  sex: z.enum(groupSexes),
  delivery: z.enum(groupDeliveries),
  pattern: codeField,
  state: z.enum(groupStates),
  startsOn: dateField,
  grouping: z.int().nullable().openapi({ description: 'the run that found it' }),
  exception: z.string().nullable(),
};

export const listedGroupSchema = z.object(row).openapi('ListedGroup');

export const noticeSchema = z.object({ code: z.string(), sentence: z.string() }).openapi('GroupNotice');

export const groupSchema = z
  .object({
    ...row,
    facilitators: z.array(codeField),
    finishesOn: dateField.nullable().openapi({ description: 'the last day on which anybody attends' }),
    size: z.object({
      members: z.int(),
      min: z.int(),
      optimum: z.int(),
      max: z.int(),
      seats: z.int(),
    }),
    members: z.array(z.object({ referral: codeField, crn: crnField })),
    ...sessionsSchema.shape,
    notices: z.array(noticeSchema).openapi({ description: 'what the manager should know' }),
    history: z.array(
      z.object({
        state: z.enum(groupStates),
        at: z.string().openapi({ format: 'date-time' }),
        by: z.string(),
        reason: z.string().nullable(),
      }),
    ),
  })
  .openapi('Group');
