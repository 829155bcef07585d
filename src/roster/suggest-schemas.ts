import { z } from '@hono/zod-openapi';
import { codeField, crnField, dateField, timeField } from '../http/fields.ts';
import { breachSchema } from '../http/problem-json.ts';
import { points } from './fields.ts';

/** The shapes of what a roster answers when it is asked: where someone would fit, what a move would do. */

const lineSchema = z
  .object({
    line: z.string().openapi({ description: 'of the roster format', example: 'travelMinute' }),
    points: points.openapi({ description: 'won; negative: lost' }),
    sentence: z.string().openapi({ example: '30 points lost on travel' }),
  })
  .openapi('PointsOnLine');

export const linesSchema = z
  .array(lineSchema)
  .openapi({ description: 'the lines on which points are won or lost; they add up to the points' });

/** What, where and when a session is. */
export const sessionPlace = {
  session: codeField,
  project: codeField,
  projectName: z.string(),
  pduName: z.string(),
  date: dateField,
  from: timeField,
  to: timeField,
  creditMinutes: z.int(),
};

const obstacleSchema = z
  .object({
    rule: z.string(),
    session: codeField
      .nullable()
      .openapi({ description: 'where it stands in the way; null: in the week as a whole' }),
    sentence: z.string(),
    lift: z.string().openapi({
      description: 'what would lift it',
      example: 'not free that day: would need to be free from 09:30 to 16:30 on Saturday 5 December',
    }),
  })
  .openapi('Obstacle');

const suggestion = {
  canBeBooked: z.boolean().openapi({ description: 'no rule stands in the way' }),
  giveUp: z
    .array(codeField)
    .openapi({ description: 'sessions of theirs that they would have to leave for it' }),
  points: points.openapi({ description: 'won, or lost, by it: as if no rule stood in the way' }),
  lines: linesSchema,
  obstacles: z.array(obstacleSchema),
  travelMinutes: z
    .int()
    .nullable()
    .openapi({ description: 'one way; null: no way within the longest travel time is known' }),
};

const placeSchema = z.object({ ...sessionPlace, ...suggestion }).openapi('Place');

export const placesSchema = z
  .object({
    crn: crnField,
    minutes: z.int().openapi({ description: 'credit minutes that the roster gives them' }),
    minMinutes: z.int(),
    maxMinutes: z.int(),
    places: z.array(placeSchema).openapi({ description: 'the best first: those that can be booked now' }),
  })
  .openapi('Places');

export const peopleForSchema = z
  .object({
    ...sessionPlace,
    booked: z.int().openapi({ description: 'people on it' }),
    capacity: z.int(),
    people: z
      .array(
        z.object({ crn: crnField, minutes: z.int(), minMinutes: z.int(), ...suggestion }).openapi('Joiner'),
      )
      .openapi({ description: 'the best first: those who can be booked now' }),
  })
  .openapi('PeopleFor');

export const whyHereSchema = z
  .object({
    crn: crnField,
    ...sessionPlace,
    pinned: z.boolean(),
    published: z.boolean().openapi({ description: 'they have been told of it' }),
    points: points.openapi({ description: 'won by the booking; negative: lost' }),
    lines: linesSchema,
    breaches: z.array(breachSchema).openapi({ description: 'rules that would be broken without it' }),
    sentence: z.string(),
    alternatives: z.array(placeSchema).openapi({ description: 'elsewhere instead; points against staying' }),
  })
  .openapi('WhyHere');

const area = z.string().openapi({ description: 'the PDU of the project', example: 'Lewisham and Bromley' });

export const scarceSchema = z
  .object({
    seats: z
      .array(
        z
          .object({
            area,
            date: dateField,
            sessions: z.array(codeField).openapi({ description: 'the full ones there' }),
            price: points
              .nullable()
              .openapi({ description: 'of the dearest seat, when the roster was made; null: not known' }),
            places: z
              .array(
                z.object({
                  crn: crnField,
                  session: codeField,
                  points,
                  givesFirstHours: z.boolean(),
                }),
              )
              .openapi({ description: 'one more place for each person who would take one' }),
            points: points.openapi({ description: 'that all these places would win' }),
            sentence: z.string(),
          })
          .openapi('ScarceSeats'),
      )
      .openapi({ description: 'where more places would help, the dearest first' }),
    unserved: z
      .array(
        z
          .object({
            area: area
              .nullable()
              .openapi({ description: 'of the nearest project; null: they can get to none' }),
            date: dateField,
            people: z.array(crnField),
            sentence: z.string(),
          })
          .openapi('Unserved'),
      )
      .openapi({ description: 'where only other sessions would help, those of most people first' }),
  })
  .openapi('Scarce');

const score = { points, lines: linesSchema };
export const personScoreSchema = z.object({ crn: crnField, ...score }).openapi('PersonScore');
export const sessionScoreSchema = z
  .object({ session: codeField, people: z.int(), ...score })
  .openapi('SessionScore');

export const previewSchema = z
  .object({
    sentence: z.string(),
    points: z.object({ before: points, after: points }),
    lines: linesSchema,
    breaches: z.array(breachSchema).openapi({ description: 'with these the move is refused' }),
    people: z.array(
      z.object({
        crn: crnField,
        minutesBefore: z.int(),
        minutesAfter: z.int(),
        points: points.openapi({ description: 'of the lines that are their own' }),
        sentence: z.string(),
      }),
    ),
    sessions: z.array(
      z.object({ session: codeField, before: z.int(), after: z.int(), sentence: z.string() }),
    ),
  })
  .openapi('MovePreview');
