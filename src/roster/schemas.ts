import { z } from '@hono/zod-openapi';
import { rosterStates, rosterStatuses } from '../../db/schema.ts';
import type { FieldFaultCode } from '../http/faults-in-words.ts';
import { codeField, crnField, dateField, timeField } from '../http/fields.ts';
import { listOf } from '../http/page.ts';
import { breachSchema } from '../http/problem-json.ts';
import { replannedManySchema } from '../http/replanned.ts';
import { area, bound, moment, points, rosterNumber } from './fields.ts';

/** The shapes of rosters as they are sent: times in minutes. */

const rosterRow = {
  id: rosterNumber,
  ...area,
  version: z.int().openapi({ description: 'from 1, in its area and week' }),
  state: z.enum(rosterStates),
  replaces: rosterNumber
    .nullable()
    .openapi({ description: 'the published roster that it was run to replace' }),
  status: z.enum(rosterStatuses).openapi({ description: 'optimal: proven' }),
  points,
  bound,
  policyVersion: z.int(),
  seed: z.int(),
  createdAt: moment,
  publishedAt: moment.nullable(),
};

export const rosterRowSchema = z.object(rosterRow).openapi('RosterInList');
export const rostersSchema = listOf(rosterRowSchema, 'Rosters');

export const byLineSchema = z
  .object({
    firstShortMinute: points,
    shortMinute: points,
    extraMinute: points,
    notCommenced: points,
    stoodDown: points,
    travelMinute: points,
    usualProject: points,
    ete: points,
    published: points,
  })
  .openapi('PointsByLine', { description: 'a line of the roster format each; they add up to the points' });

const countsSchema = z
  .object({
    peopleDue: z.int().openapi({ description: 'with hours to book this week' }),
    peoplePlaced: z.int(),
    peopleShort: z.int().openapi({ description: 'under their weekly minimum' }),
    minutesDue: z.int().openapi({ description: 'the weekly minimums together' }),
    minutesOffered: z.int(),
    minutesShort: z.int().openapi({ description: 'what is missing under the weekly minimums' }),
    bookings: z.int(),
    sessions: z.int(),
    sessionsStoodDown: z.int().openapi({ description: 'group sessions that nobody is booked on' }),
    requirementsLeftOut: z.int(),
  })
  .openapi('RosterCounts');

export const rosterSchema = z
  .object({
    ...rosterRow,
    stale: z.boolean().openapi({ description: 'the data have changed since it was judged last' }),
    pointsNow: points.openapi({ description: 'on the data as they are' }),
    byLine: byLineSchema,
    breaches: z.array(breachSchema).openapi({ description: 'what keeps it from being published now' }),
    counts: countsSchema,
    stoodDown: z.array(codeField),
    pins: z.array(z.object({ crn: crnField, session: codeField, booked: z.boolean() })),
  })
  .openapi('Roster');

const bookingSchema = z
  .object({
    crn: crnField,
    session: codeField,
    project: codeField,
    projectName: z.string(),
    date: dateField,
    from: timeField,
    to: timeField,
    creditMinutes: z.int(),
    travelMinutes: z.int().nullable().openapi({ description: 'one way' }),
    pinned: z.boolean(),
    inWeek: z.boolean().openapi({ description: 'false: the session is stood down or the person is out' }),
  })
  .openapi('Booking');

export const bookingGroupsSchema = listOf(
  z
    .object({
      key: z.string().openapi({ description: 'project code, date or CRN' }),
      name: z.string().nullable(),
      people: z.int(),
      bookings: z.array(bookingSchema),
    })
    .openapi('BookingGroup'),
  'BookingGroups',
);

export const shortPersonSchema = z
  .object({
    crn: crnField,
    minutes: z.int(),
    minMinutes: z.int(),
    urgency: z.int(),
    because: z.array(z.object({ rule: z.string(), sessions: z.int(), sentence: z.string() })),
    sentence: z.string(),
  })
  .openapi('ShortPerson');

export const shortSchema = listOf(shortPersonSchema, 'ShortPeople').extend({
  reasons: z.array(z.object({ rule: z.string().nullable(), sentence: z.string(), people: z.int() })),
});

export const leftOutSchema = listOf(
  z
    .object({ crn: crnField, eventNumber: z.int(), reason: z.string(), message: z.string() })
    .openapi('LeftOutRequirement'),
  'LeftOut',
).extend({
  reasons: z.array(z.object({ reason: z.string(), message: z.string(), requirements: z.int() })),
});

const pairSchema = z.object({ crn: crnField, session: codeField });

export const differenceSchema = z
  .object({
    before: rosterNumber,
    after: rosterNumber,
    added: z.array(pairSchema),
    dropped: z.array(pairSchema),
    moved: z.array(z.object({ crn: crnField, from: codeField, to: codeField })),
    points: z.object({ before: points, after: points }),
    byLine: byLineSchema.openapi({ description: 'after less before' }),
  })
  .openapi('RosterDifference');

export const pinSchema = z.strictObject({ crn: crnField, session: codeField }).openapi('NewPin');
export const pinnedSchema = z
  .object({
    crn: crnField,
    session: codeField,
    booked: z.boolean().openapi({ description: 'false: a run around the roster will place it' }),
    message: z.string(),
  })
  .openapi('Pin');

const move = {
  crn: crnField,
  from: codeField.nullable().openapi({ description: 'session to leave; null: none' }),
  to: codeField.nullable().openapi({ description: 'session to take; null: none' }),
};
const nothing: FieldFaultCode = 'nothing-to-change';
const leavesOrTakes = ({ from, to }: { from: string | null; to: string | null }) =>
  from !== null || to !== null;
const mostMoves = 100;

export const newMoveSchema = z
  .strictObject({
    ...move,
    together: z
      .array(z.strictObject(move).refine(leavesOrTakes, { params: { fault: nothing } }))
      .max(mostMoves)
      .default([])
      .openapi({ description: 'further moves, judged and made with it: people who change places' }),
  })
  .refine(leavesOrTakes, { params: { fault: nothing } })
  .openapi('NewMove');

export const movedSchema = z
  .object({
    points: z.object({ before: points, after: points }),
    byLine: z.object({ before: byLineSchema, after: byLineSchema }),
  })
  .openapi('Moved');

export const publishedSchema = z
  .object({
    roster: rosterRowSchema,
    appointments: z.object({ made: z.int(), kept: z.int(), cancelled: z.int() }),
  })
  .openapi('Published');

export const stoodDownSchema = z
  .object({
    session: codeField,
    freed: z.array(crnField).openapi({ description: 'whose appointments are called off' }),
    rosters: z
      .array(z.object({ id: rosterNumber, state: z.enum(rosterStates), people: z.int() }))
      .openapi({ description: 'that have people on the session and are out of date now' }),
    plan: replannedManySchema.openapi({ description: 'of the requirements that it was booked for' }),
  })
  .openapi('StoodDown');
