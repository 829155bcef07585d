import { z } from '@hono/zod-openapi';
import { projectTypes } from '../../db/schema.ts';
import { sessionMarks } from '../../solver/roster/explain/session-marks.ts';
import { codeField, crnField, dateField, timeField } from '../http/fields.ts';
import { listOf } from '../http/page.ts';
import { breachSchema } from '../http/problem-json.ts';
import { points } from './fields.ts';
import { linesSchema, sessionPlace } from './suggest-schemas.ts';

/** The shapes of a roster's week as it is looked at: by project and day, by session, by person. */

export const markField = z.enum(sessionMarks);
const mark = { mark: markField, sentence: z.string() };
const marks = z
  .array(z.object(mark).openapi('SessionMark'))
  .openapi({ description: 'what a scheduler looks for, the gravest first' });

const fill = {
  kind: z.enum(projectTypes),
  booked: z.int().openapi({ description: 'people on it' }),
  capacity: z.int(),
  minAttendance: z.int(),
  marks,
};

export const weekGridSchema = listOf(
  z
    .object({
      project: codeField,
      name: z.string(),
      pduName: z.string(),
      sessions: z.array(
        z
          .object({ session: codeField, date: dateField, from: timeField, to: timeField, ...fill })
          .openapi('GridSession'),
      ),
    })
    .openapi('ProjectWeek'),
  'WeekGrid',
).extend({
  pdus: z
    .array(z.object({ pdu: codeField, name: z.string() }))
    .openapi({ description: 'that have sessions in the week' }),
  marks: z
    .array(z.object({ ...mark, sessions: z.int() }))
    .openapi({ description: 'how many sessions of the week have each' }),
});

const worth = {
  pinned: z.boolean(),
  published: z.boolean().openapi({ description: 'they have been told of it' }),
  points: points.openapi({ description: 'won by the booking; negative: lost' }),
  lines: linesSchema,
  breaches: z.array(breachSchema).openapi({ description: 'rules that would be broken without it' }),
  sentence: z.string().openapi({ description: 'why they are there' }),
};
const travelMinutes = z.int().nullable().openapi({ description: 'one way' });
const minutes = {
  minutes: z.int().openapi({ description: 'credit minutes that the roster gives them' }),
  minMinutes: z.int(),
};
const person = { crn: crnField, ...minutes, maxMinutes: z.int() };
const score = { points, lines: linesSchema };

export const sessionViewSchema = z
  .object({
    ...sessionPlace,
    ...fill,
    ...score,
    tags: z.array(z.string()),
    breaches: z
      .array(breachSchema)
      .openapi({ description: 'rules that are broken here, and bookings that the week has not any more' }),
    people: z.array(
      z
        .object({
          crn: crnField,
          travelMinutes,
          needs: z.array(z.string()).openapi({ description: 'what they need that the session offers' }),
          ...minutes,
          ...worth,
        })
        .openapi('PersonThere'),
    ),
  })
  .openapi('SessionInRoster');

export const personViewSchema = z
  .object({
    ...person,
    ...score,
    short: z.string().nullable().openapi({ description: 'why they are short; null: they are not' }),
    bookings: z.array(z.object({ ...sessionPlace, travelMinutes, ...worth })),
    breaches: z
      .array(breachSchema)
      .openapi({ description: 'bookings of theirs that the week has not any more' }),
  })
  .openapi('PersonInRoster');

export const rosterPeopleSchema = listOf(
  z.object({ ...person, bookings: z.array(z.object(sessionPlace)) }).openapi('RosterPerson'),
  'RosterPeople',
);
