import { z } from '@hono/zod-openapi';
import { commitmentKinds, employments, sexes } from '../../db/schema.ts';
import { daysAWeek } from '../../solver/calendar.ts';
import {
  codeField,
  crnField,
  dateField,
  latitudeField,
  listField,
  longitudeField,
  tagsField,
  timeField,
} from '../http/fields.ts';
import { listOf, pageQuerySchema } from '../http/page.ts';
import { areaQuery, somethingToChange } from '../http/query.ts';

/** The shapes of people as they are sent. What fields must be to each other: `checks.ts`. */
const window = { from: timeField, to: timeField };

const availabilitySchema = z
  .strictObject({
    weekday: z.int().min(1).max(daysAWeek).openapi({ description: '1 Monday to 7 Sunday', example: 2 }),
    ...window,
    fromDate: dateField.openapi({ description: 'holds from this date' }),
    untilDate: dateField
      .nullable()
      .default(null)
      .openapi({ description: 'holds until this date, inclusive; null: open' }),
  })
  .openapi('Availability');

const exceptionSchema = z
  .strictObject({
    date: dateField,
    ...window,
    available: z.boolean().openapi({ description: 'true: free then, too; false: not free then' }),
  })
  .openapi('AvailabilityException');

const commitmentSchema = z
  .strictObject({ date: dateField, ...window, kind: z.enum(commitmentKinds) })
  .openapi('Commitment');

/** What is kept beside a person, each list also at an address of its own. */
export const lists = {
  availability: listField(availabilitySchema),
  exceptions: listField(exceptionSchema),
  commitments: listField(commitmentSchema),
  keepApart: listField(crnField).openapi({ description: 'never on the same session as these people' }),
};

const known = {
  pdu: codeField,
  sex: z.enum(sexes),
  employment: z.enum(employments),
  homeLatitude: latitudeField,
  homeLongitude: longitudeField,
};

const chosen = {
  avoidAllMale: z
    .boolean()
    .openapi({ description: 'a woman who chose not to be in an all-male environment' }),
  excludedTags: tagsField.openapi({ description: 'may not work where a session carries any of these' }),
  neededTags: tagsField.openapi({ description: 'may only work where a session carries all of these' }),
  directSupervision: z.boolean().openapi({ description: 'true: never on an individual session' }),
};

export const personRowSchema = z.object({ crn: crnField, ...known, ...chosen }).openapi('PersonInList');

export const personSchema = z.object({ crn: crnField, ...known, ...chosen, ...lists }).openapi('Person');

export const peopleSchema = listOf(personRowSchema, 'People');

export const newPersonSchema = z
  .strictObject({
    crn: crnField,
    ...known,
    avoidAllMale: chosen.avoidAllMale.default(false),
    excludedTags: chosen.excludedTags.default([]),
    neededTags: chosen.neededTags.default([]),
    directSupervision: chosen.directSupervision.default(false),
    availability: lists.availability.default([]),
    exceptions: lists.exceptions.default([]),
    commitments: lists.commitments.default([]),
    keepApart: lists.keepApart.default([]),
  })
  .openapi('NewPerson');

export const personPatchSchema = somethingToChange(z.strictObject({ ...known, ...chosen }).partial()).openapi(
  'PersonPatch',
);

export const peopleQuerySchema = pageQuerySchema.extend({
  ...areaQuery,
  employment: z.enum(employments).optional(),
  sex: z.enum(sexes).optional(),
});
