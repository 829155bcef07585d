import { z } from '@hono/zod-openapi';
import { codeField, latitudeField, longitudeField } from '../http/fields.ts';

/** The shapes of a roster as a map. */

const middle = {
  latitude: latitudeField.openapi({
    description: 'of the middle of their homes, to a hundredth of a degree',
  }),
  longitude: longitudeField,
};
const least = 'Fewer people than `leastPeople` are told of nowhere on the map';

export const rosterMapSchema = z
  .object({
    leastPeople: z
      .int()
      .openapi({ description: 'of the policy in force: so that nobody is known by a point' }),
    areas: z
      .array(
        z.object({
          pdu: codeField,
          name: z.string(),
          people: z.int().openapi({ description: 'with hours to book this week' }),
          placed: z.int().openapi({ description: 'of these, with at least one booking' }),
          ...middle,
        }),
      )
      .openapi({ description: `homes by PDU, those of most people first. ${least}` }),
    peopleElsewhere: z.int().openapi({ description: 'people of the PDUs that are not told' }),
    projects: z.array(
      z.object({
        project: codeField,
        name: z.string(),
        pduName: z.string(),
        latitude: latitudeField,
        longitude: longitudeField,
        sessions: z.int(),
        places: z.int().openapi({ description: 'of its sessions of the week' }),
        booked: z.int().openapi({ description: 'of these' }),
      }),
    ),
    journeys: z
      .array(
        z.object({
          pdu: codeField.openapi({ description: 'where they live' }),
          project: codeField,
          people: z.int(),
          travelMinutes: z
            .int()
            .nullable()
            .openapi({ description: 'one way, on average; null: not known any more' }),
        }),
      )
      .openapi({ description: `from homes to projects, those of most people first. ${least}` }),
    journeysElsewhere: z.int().openapi({ description: 'people on ways that are not told, once for each' }),
  })
  .openapi('RosterMap');
