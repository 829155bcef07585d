import { z } from '@hono/zod-openapi';
import { rosterStates, rosterStatuses, runStatuses } from '../../db/schema.ts';
import { codeField, crnField, dateField, mondayField, regionField, timeField } from '../http/fields.ts';
import { listOf } from '../http/page.ts';
import { breachSchema, faultSchema } from '../http/problem-json.ts';

/** The shapes of runs and rosters as they are sent: times in minutes, points in whole numbers. */
const points = z.int().openapi({ example: -18_250 });
const bound = points
  .nullable()
  .openapi({ description: 'no roster can have more points; null: none is proven for the data as they are' });
const pduField = codeField.nullable().openapi({ description: 'null: the region as a whole' });
const area = { region: regionField, pdu: pduField, weekStart: mondayField };
const moment = z.string().openapi({ example: '2026-11-27T12:00:00.000Z', description: 'UTC' });
const rosterNumber = z.int().openapi({ example: 12 });

/** Seconds that a run may take if it is not told, and the most that it can be told. */
const secondsByDefault = 10;
const mostSeconds = 3_600;
const seedByDefault = 1;

export const newRunSchema = z
  .strictObject({
    region: regionField,
    pdu: pduField.default(null),
    weekStart: mondayField,
    seconds: z.int().min(1).max(mostSeconds).default(secondsByDefault),
    seed: z.int().min(0).default(seedByDefault),
    around: rosterNumber
      .nullable()
      .default(null)
      .openapi({ description: 'a roster of the same area and week whose pins are kept' }),
  })
  .openapi('NewRun');

const conflictSchema = z
  .object({ crn: crnField, session: codeField, rules: z.array(z.string()) })
  .openapi('Conflict');

export const runSchema = z
  .object({
    id: z.int(),
    ...area,
    around: rosterNumber.nullable(),
    seconds: z.int(),
    seed: z.int(),
    status: z.enum(runStatuses),
    progress: z
      .object({
        phase: z.enum(['prices', 'roster', 'improvement', 'proof']),
        points: points.nullable(),
        bound: points.nullable(),
      })
      .nullable()
      .openapi({ description: 'of a run that is running and has told something' }),
    roster: rosterNumber.nullable().openapi({ description: 'the draft that it made, once it is done' }),
    message: z.string().nullable().openapi({ description: 'why it failed' }),
    conflicts: z.array(conflictSchema).openapi({ description: 'the pins that no roster can keep' }),
    faults: z.array(faultSchema).openapi({ description: 'what is wrong with the data' }),
    notes: z
      .array(z.object({ code: z.string(), message: z.string() }))
      .openapi({ description: 'what the problem could not say: a pin on a session that is full, say' }),
    queuedAt: moment,
    endedAt: moment.nullable(),
  })
  .openapi('Run');

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

export const shortSchema = listOf(
  z
    .object({
      crn: crnField,
      minutes: z.int(),
      minMinutes: z.int(),
      urgency: z.int(),
      because: z.array(z.object({ rule: z.string(), sessions: z.int(), sentence: z.string() })),
      sentence: z.string(),
    })
    .openapi('ShortPerson'),
  'ShortPeople',
).extend({
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

const moveSchema = z
  .strictObject({
    crn: crnField,
    from: codeField.nullable().openapi({ description: 'session to leave; null: none' }),
    to: codeField.nullable().openapi({ description: 'session to take; null: none' }),
  })
  .refine((move) => move.from !== null || move.to !== null, { params: { fault: 'nothing-to-change' } })
  .openapi('Move');

const mostMoves = 100;

export const movesSchema = z
  .union([
    moveSchema,
    z.strictObject({ moves: z.array(moveSchema).min(1).max(mostMoves) }).openapi('MovesTogether'),
  ])
  .openapi('Moves', { description: 'one move, or several that are judged and made together' });

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
  })
  .openapi('StoodDown');
