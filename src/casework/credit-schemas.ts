import { z } from '@hono/zod-openapi';
import { largestNumber } from '../../solver/kinds.ts';
import { codeField, crnField, dateField, textField } from '../http/fields.ts';
import { wholeField } from '../http/numbers.ts';
import { planOrNone } from './plan-schemas.ts';

/** The shapes of adjustments and course completions as they are sent. */
const written = {
  number: z.int().openapi({ description: 'in the order in which entries were written down' }),
  crn: crnField,
  eventNumber: z.int(),
  recordedAt: z.string().nullable().openapi({ format: 'date-time', description: 'null: by a file' }),
};

const adjustment = {
  date: dateField,
  minutes: wholeField(-largestNumber).openapi({
    description: 'given, or if negative taken back; not 0',
    example: 45,
  }),
  reason: textField.openapi({ example: 'Travel to the site' }),
};
const travelFor = textField
  .nullable()
  .openapi({ description: 'the attended appointment whose travel time it credits; null: another reason' });

export const newAdjustmentSchema = z
  .strictObject({
    id: codeField.optional().openapi({ description: 'made up if not given' }),
    ...adjustment,
    travelFor: travelFor.default(null),
  })
  .openapi('NewAdjustment');

export const adjustedSchema = z
  .object({
    adjustment: z.object({ id: codeField, ...adjustment, travelFor, ...written }).openapi('Adjustment'),
    plan: planOrNone,
  })
  .openapi('Adjusted');

const course = {
  reference: textField.openapi({ description: "the learning site's own: each is credited once" }),
  date: dateField,
  minutes: wholeField(1),
  course: textField.openapi({ example: 'Food hygiene, level 2' }),
};

export const newCourseCompletionSchema = z.strictObject(course).openapi('NewCourseCompletion');

export const courseCompletedSchema = z
  .object({
    courseCompletion: z.object({ ...course, ...written }).openapi('CourseCompletion'),
    plan: planOrNone,
  })
  .openapi('CourseCompleted');
