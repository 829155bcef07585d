import { z } from '@hono/zod-openapi';
import { projectTypes, sexes, sexPolicies } from '../../db/schema.ts';
import {
  codeField,
  dateField,
  latitudeField,
  listField,
  longitudeField,
  tagsField,
  textField,
  timeField,
} from '../http/fields.ts';
import { dayMinutesField } from '../http/numbers.ts';
import { listOf, pageQuerySchema } from '../http/page.ts';
import { areaQuery, somethingToChange } from '../http/query.ts';

/** The shapes of projects and pick-up points as they are sent. What fields must be to each other: `checks.ts`. */
export const codeParams = z.object({ code: codeField });

const rideSchema = z
  .strictObject({
    pickUpPoint: codeField.openapi({ description: 'code of the pick-up point' }),
    minutes: dayMinutesField.openapi({ description: 'how long the ride takes' }),
    departs: timeField,
  })
  .openapi('Ride');

const needed = {
  name: textField,
  type: z.enum(projectTypes),
  pdu: codeField,
  latitude: latitudeField,
  longitude: longitudeField,
  host: textField.openapi({ description: 'who offers the work' }),
  startDate: dateField,
};

const more = {
  tags: tagsField.openapi({ description: 'what a session there carries' }),
  hostSex: z.enum(sexes).nullable().openapi({ description: 'sex of the host who is present; null: none is' }),
  sexPolicy: z.enum(sexPolicies),
  endDate: dateField.nullable().openapi({ description: 'last date of work; null: open' }),
};

const rides = listField(rideSchema).openapi({ description: 'rides from pick-up points to the project' });

export const projectRowSchema = z.object({ code: codeField, ...needed, ...more }).openapi('ProjectInList');
export const projectSchema = z.object({ code: codeField, ...needed, ...more, rides }).openapi('Project');
export const projectsSchema = listOf(projectRowSchema, 'Projects');

export const newProjectSchema = z
  .strictObject({
    code: codeField,
    ...needed,
    tags: more.tags.default([]),
    hostSex: more.hostSex.default(null),
    sexPolicy: more.sexPolicy.default('any'),
    endDate: more.endDate.default(null),
    rides: rides.default([]),
  })
  .openapi('NewProject');

export const projectPatchSchema = somethingToChange(
  z.strictObject({ ...needed, ...more, rides }).partial(),
).openapi('ProjectPatch');

export const projectsQuerySchema = pageQuerySchema.extend({
  ...areaQuery,
  type: needed.type.optional(),
  sexPolicy: more.sexPolicy.optional(),
  on: dateField.optional().openapi({ description: 'runs on this date' }),
});

const point = { name: textField, latitude: latitudeField, longitude: longitudeField };

export const pickUpPointSchema = z.strictObject({ code: codeField, ...point }).openapi('PickUpPoint');
export const pickUpPointsSchema = listOf(pickUpPointSchema, 'PickUpPoints');
export const pickUpPointPatchSchema = somethingToChange(z.strictObject(point).partial()).openapi(
  'PickUpPointPatch',
);
