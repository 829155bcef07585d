import { z } from '@hono/zod-openapi';
import { groupSexes, slotKinds } from '../../db/schema.ts';
import { longestText } from '../../solver/kinds.ts';
import {
  codeField,
  crnField,
  dateField,
  latitudeField,
  longitudeField,
  regionField,
  tagsField,
  textField,
  timeField,
  weekdayField,
} from '../http/fields.ts';
import { numberInText } from '../http/numbers.ts';
import { listOf, pageQuerySchema } from '../http/page.ts';

/** The shapes of runs that form groups, as they are sent. */
export const formingSeconds = { usual: 20, most: 300 };
export const mostWeeksAhead = 52;
const mostRows = 1_000;
const mostSeats = 1_000;

const idField = textField;
const seats = z.int().min(1).max(mostSeats);
const window = { from: timeField, to: timeField };

const whatIfSchema = z
  .strictObject({
    pinned: z
      .array(
        z.tuple([idField, idField]).openapi({
          type: 'array',
          items: { type: 'string', maxLength: longestText },
          minItems: 2,
          maxItems: 2,
        }),
      )
      .max(mostRows)
      .default([])
      .openapi({ description: 'referral and candidate: must be in it' }),
    forbidden: z
      .array(idField)
      .max(mostRows)
      .default([])
      .openapi({ description: 'candidates that must not open' }),
    venues: z
      .array(
        z.strictObject({
          code: codeField,
          name: textField,
          pdu: codeField,
          latitude: latitudeField,
          longitude: longitudeField,
          tags: tagsField.default([]),
          rooms: z
            .array(z.strictObject({ code: codeField, name: textField, seats }))
            .min(1)
            .max(mostRows),
          hours: z
            .array(z.strictObject({ weekday: weekdayField, ...window }))
            .min(1)
            .max(mostRows),
        }),
      )
      .max(mostRows)
      .default([])
      .openapi({ description: 'that there could be' }),
    patterns: z
      .array(
        z.strictObject({
          id: codeField,
          name: textField,
          programme: codeField.nullable().default(null),
          slots: z
            .array(z.strictObject({ kind: z.enum(slotKinds), weekday: weekdayField, ...window }))
            .min(1)
            .max(mostRows),
        }),
      )
      .max(mostRows)
      .default([])
      .openapi({ description: 'weekly slots that there could be' }),
    seats: z
      .array(z.strictObject({ venue: codeField, code: codeField, seats }))
      .max(mostRows)
      .default([])
      .openapi({ description: 'rooms with other seats than they have' }),
  })
  .openapi('GroupsWhatIf');

export const newGroupingSchema = z
  .strictObject({
    region: regionField,
    asOf: dateField.optional().openapi({ description: 'left out: today' }),
    horizonWeeks: z
      .int()
      .min(1)
      .max(mostWeeksAhead)
      .optional()
      .openapi({ description: 'starts so many weeks ahead; left out: by policy' }),
    seconds: z.int().min(1).max(formingSeconds.most).default(formingSeconds.usual),
    whatIf: whatIfSchema
      .nullable()
      .default(null)
      .openapi({ description: 'asked otherwise than it is kept; nothing of it is stored but here' }),
  })
  .openapi('NewGrouping');

const points = z.int();
const status = z.enum(['optimal', 'feasible', 'infeasible']);

const joinerSchema = z.object({
  referral: z.string(),
  crn: crnField,
  weeksWaiting: z.int(),
  lastChance: z.boolean(),
  travelMinutes: z.int(),
});

const proposedGroupSchema = z
  .object({
    candidate: z.string(),
    programme: codeField,
    venue: codeField,
    room: codeField,
    pattern: codeField,
    sex: z.enum(groupSexes),
    running: z.boolean().openapi({ description: 'a group that runs already, and takes these people' }),
    startsOn: dateField,
    finishesOn: dateField,
    sessions: z.int(),
    facilitators: z.array(z.string()),
    size: z.object({
      members: z.int(),
      joiners: z.int(),
      min: z.int(),
      optimum: z.int(),
      max: z.int(),
      seats: z.int(),
    }),
    people: z.array(joinerSchema),
    points,
  })
  .openapi('ProposedGroup');

const lines = z.object({
  placed: points,
  waitedWeek: points,
  startWeek: points,
  lastChance: points,
  opened: points,
  offOptimum: points,
  travelMinute: points,
});

/** As it was asked; pins by name, so that one of a restricted person tells no more than that there is one. */
export const whatIfAskedSchema = whatIfSchema
  .extend({ pinned: z.array(z.object({ referral: z.string(), candidate: z.string() })) })
  .openapi('GroupsWhatIfAsked');

export const groupingSchema = z
  .object({
    id: z.int(),
    region: regionField,
    asOf: dateField,
    horizonWeeks: z.int(),
    createdAt: z.string().openapi({ format: 'date-time' }),
    status,
    points,
    bound: points.openapi({ description: 'no answer can have more; proven' }),
    byLine: lines,
    whatIf: z.boolean(),
    asked: z
      .union([whatIfAskedSchema, z.null()])
      .openapi({ description: 'what was asked otherwise than it is kept; null: nothing' }),
    counts: z.object({
      eligible: z.int(),
      placed: z.int(),
      waiting: z.int(),
      notEligible: z.int(),
      candidates: z.int(),
    }),
    leftOut: z
      .object({ tooFew: z.int(), noRoom: z.int(), noFacilitator: z.int(), beyondMost: z.int() })
      .openapi({ description: 'groups that were laid out and are no candidates' }),
    groups: z.array(proposedGroupSchema),
    conflicts: z.array(z.object({ referral: z.string(), candidate: z.string(), rules: z.array(z.string()) })),
    sentence: z.string(),
  })
  .openapi('Grouping');

const staffed = { date: dateField, ...window, facilitators: z.array(z.string()) };
const ofTemplate = {
  number: z.int().openapi({ description: 'of the session of the template' }),
  module: z.string().nullable(),
  phase: z.string().nullable(),
};

export const proposalSchema = proposedGroupSchema
  .extend({
    grouping: z.int(),
    region: regionField,
    byLine: lines,
    people: z.array(
      joinerSchema.extend({
        couldJoin: z.int().openapi({ description: 'groups of the run that the person may join' }),
        points: points.openapi({ description: 'of the place by itself' }),
        sentence: z.string(),
      }),
    ),
    calendar: z.array(z.object({ ...ofTemplate, ...staffed })),
    oneToOnes: z
      .array(z.object({ ...ofTemplate, places: z.array(z.object(staffed)) }))
      .openapi({ description: 'of each as many times as there may be members' }),
  })
  .openapi('ProposedGroupInFull');

const listedSchema = z
  .object({
    id: z.int(),
    region: regionField,
    asOf: dateField,
    horizonWeeks: z.int(),
    createdAt: z.string(),
    status,
    groups: z.int().openapi({ description: 'that it opens, or that take joiners' }),
    placed: z.int(),
    whatIf: z.boolean().openapi({ description: 'asked otherwise than it was kept' }),
  })
  .openapi('ListedGrouping');

export const groupingsSchema = listOf(listedSchema, 'Groupings');
export const groupingsQuery = pageQuerySchema.extend({ region: regionField.optional() });
export const groupingParams = z.object({
  id: numberInText(1).openapi({ example: 1 }),
});
export const candidateParams = groupingParams.extend({ candidate: idField });

const because = z.object({ rule: z.string(), candidates: z.int(), sentence: z.string() });
export const waitingSchema = listOf(
  z
    .object({
      referral: z.string(),
      crn: crnField,
      programme: codeField,
      weeksWaiting: z.int(),
      mustFinishBy: dateField,
      lastChance: z.boolean(),
      because: z.array(because),
      sentence: z.string(),
    })
    .openapi('StillWaiting'),
  'StillWaitingList',
);

export const notEligibleSchema = listOf(
  z
    .object({
      referral: z.string(),
      crn: crnField,
      programme: codeField,
      failed: z.array(z.object({ check: z.string(), because: z.string(), sentence: z.string() })),
      sentence: z.string(),
    })
    .openapi('NotEligible'),
  'NotEligibleList',
);

export const differenceQuery = z.object({
  with: numberInText(1).openapi({ description: 'the run compared with' }),
});

const change = z.object({ referral: z.string(), from: z.string().nullable(), to: z.string().nullable() });
export const groupingDifferenceSchema = z
  .object({
    with: z.int(),
    points,
    byLine: lines,
    opened: z.array(z.string()),
    closed: z.array(z.string()),
    people: z.array(change).openapi({ description: 'placed, no longer placed, or in another group' }),
    sentence: z.string(),
  })
  .openapi('GroupingDifference');

export const openProposedSchema = z
  .strictObject({
    id: codeField.optional().openapi({ description: 'made up if not given' }),
  })
  .openapi('OpenProposedGroup');

export const nearGroupsSchema = z
  .object({
    content: z.array(
      z
        .object({
          candidate: z.string(),
          programme: codeField,
          venue: codeField,
          sex: z.enum(groupSexes),
          startsOn: dateField,
          could: z.array(z.string()).openapi({ description: 'referrals that wait on and could join it' }),
          lacking: z.int().openapi({ description: 'how many more it needs' }),
          windows: z.array(z.object({ weekday: weekdayField, ...window })),
          oneRuleAway: z
            .array(z.object({ referral: z.string(), rule: z.string(), sentence: z.string() }))
            .openapi({ description: 'who is kept from it by one rule alone' }),
          sentence: z.string(),
        })
        .openapi('NearGroup'),
    ),
  })
  .openapi('NearGroups');
