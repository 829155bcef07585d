import { z } from '@hono/zod-openapi';
import { slotKinds } from '../../db/schema.ts';
import {
  codeField,
  codesField,
  dateField,
  latitudeField,
  listField,
  longitudeField,
  regionField,
  tagsField,
  textField,
  timeField,
  weekdayField,
} from '../http/fields.ts';
import { wholeField } from '../http/numbers.ts';
import { listOf, pageQuerySchema } from '../http/page.ts';
import { areaQuery, somethingToChange } from '../http/query.ts';

/** The shapes of venues, facilitators and slot patterns as they are sent. What fields must be to each other: `checks.ts`. */
export const codeParams = z.object({ code: codeField });
export const idParams = z.object({ id: codeField });

const windowSchema = z
  .strictObject({ weekday: weekdayField, from: timeField, to: timeField })
  .openapi('WeeklyHours');
const days = {
  fromDate: dateField.openapi({ description: 'first date' }),
  toDate: dateField.openapi({ description: 'last date, inclusive' }),
};

/** What is kept beside a venue, each list also at an address of its own. */
export const venueLists = {
  rooms: listField(
    z
      .strictObject({
        code: codeField.openapi({ example: 'room-1', description: 'unique in the venue' }),
        name: textField,
        seats: wholeField(1).openapi({ description: 'most people, facilitators apart', example: 12 }),
      })
      .openapi('Room'),
  ),
  hours: listField(windowSchema),
  closures: listField(z.strictObject({ ...days, reason: textField }).openapi('VenueClosure')),
};

const venue = {
  name: textField,
  pdu: codeField,
  latitude: latitudeField,
  longitude: longitudeField,
};
const venueTags = tagsField.openapi({ description: 'what people with needs find there' });

export const venueRowSchema = z.object({ code: codeField, ...venue, tags: venueTags }).openapi('VenueInList');
export const venueSchema = venueRowSchema.extend(venueLists).openapi('Venue');
export const venuesSchema = listOf(venueRowSchema, 'Venues');

export const newVenueSchema = z
  .strictObject({
    code: codeField,
    ...venue,
    tags: venueTags.default([]),
    rooms: venueLists.rooms.default([]),
    hours: venueLists.hours.default([]),
    closures: venueLists.closures.default([]),
  })
  .openapi('NewVenue');

export const venuePatchSchema = somethingToChange(
  z.strictObject({ ...venue, tags: venueTags }).partial(),
).openapi('VenuePatch');

export const venuesQuerySchema = pageQuerySchema.extend(areaQuery);

/** What is kept beside a facilitator, likewise. */
export const facilitatorLists = {
  hours: listField(windowSchema),
  leave: listField(z.strictObject(days).openapi('Leave')),
};

const facilitator = { name: textField, region: regionField };
const worksIn = codesField.openapi({ description: 'PDUs where they work; none: in the whole region' });
const trainedFor = codesField.openapi({ description: 'codes of programmes', example: ['TSP'] });

export const facilitatorRowSchema = z
  .object({ id: codeField, ...facilitator, pdus: worksIn, programmes: trainedFor })
  .openapi('FacilitatorInList');
export const facilitatorSchema = facilitatorRowSchema.extend(facilitatorLists).openapi('Facilitator');
export const facilitatorsSchema = listOf(facilitatorRowSchema, 'Facilitators');

export const newFacilitatorSchema = z
  .strictObject({
    id: codeField,
    ...facilitator,
    pdus: worksIn.default([]),
    programmes: trainedFor,
    hours: facilitatorLists.hours.default([]),
    leave: facilitatorLists.leave.default([]),
  })
  .openapi('NewFacilitator');

export const facilitatorPatchSchema = somethingToChange(
  z.strictObject({ ...facilitator, pdus: worksIn, programmes: trainedFor }).partial(),
).openapi('FacilitatorPatch');

const programmeQuery = { programme: codeField.optional().openapi({ example: 'TSP' }) };

export const facilitatorsQuerySchema = pageQuerySchema.extend({ ...areaQuery, ...programmeQuery });

const slots = listField(
  z
    .strictObject({
      kind: z.enum(slotKinds).openapi({ description: 'for sessions of the group, or for one-to-ones' }),
      weekday: weekdayField,
      from: timeField,
      to: timeField,
    })
    .openapi('Slot'),
);
const pattern = { name: textField, region: regionField };
const forProgramme = codeField.nullable().openapi({ description: 'code of the programme; null: any' });

export const slotPatternRowSchema = z
  .object({ id: codeField, ...pattern, programme: forProgramme })
  .openapi('SlotPatternInList');
export const slotPatternSchema = slotPatternRowSchema.extend({ slots }).openapi('SlotPattern');
export const slotPatternsSchema = listOf(slotPatternRowSchema, 'SlotPatterns');

export const newSlotPatternSchema = z
  .strictObject({ id: codeField, ...pattern, programme: forProgramme.default(null), slots })
  .openapi('NewSlotPattern');

export const slotPatternPatchSchema = somethingToChange(
  z.strictObject({ ...pattern, programme: forProgramme, slots }).partial(),
).openapi('SlotPatternPatch');

export const slotPatternsQuerySchema = pageQuerySchema.extend({
  region: regionField.optional(),
  ...programmeQuery,
});
