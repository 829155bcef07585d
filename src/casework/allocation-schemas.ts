import { z } from '@hono/zod-openapi';
import { frequencies } from '../../solver/hours/appointment-request.ts';
import { codeField, crnField, dateField, timeField, weekdayField } from '../http/fields.ts';
import { wholeField } from '../http/numbers.ts';
import { somethingToChange } from '../http/query.ts';
import { planOrNone } from './plan-schemas.ts';

/** The shapes of allocations as they are sent. What fields must be to each other: `allocation-checks.ts`. */
export const allocationParams = z.object({ id: codeField });

const needed = {
  project: codeField,
  frequency: z.enum(frequencies),
  weekday: weekdayField,
  from: timeField,
  to: timeField,
  startDate: dateField,
};

const more = {
  endDate: dateField.nullable().openapi({ description: 'the last date on which it can fall; null: open' }),
  pickUpPoint: codeField.nullable().openapi({ description: 'code of the pick-up point; null: none' }),
  pickUpTime: timeField.nullable().openapi({ description: 'null: none' }),
};

const version = wholeField(1).openapi({ description: 'one more with every change' });
const versionRead = version.openapi({ description: 'as it was read' });

export const allocationSchema = z
  .object({ id: codeField, crn: crnField, eventNumber: z.int(), ...needed, ...more, version })
  .openapi('Allocation');

export const allocationsSchema = z.object({ content: z.array(allocationSchema) }).openapi('Allocations');

export const newAllocationSchema = z
  .strictObject({
    id: codeField.optional().openapi({ description: 'made up if not given' }),
    ...needed,
    endDate: more.endDate.default(null),
    pickUpPoint: more.pickUpPoint.default(null),
    pickUpTime: more.pickUpTime.default(null),
  })
  .openapi('NewAllocation');

export const allocationPatchSchema = somethingToChange(
  z
    .strictObject({ ...needed, ...more })
    .partial()
    .extend({ version: versionRead }),
  ['version'],
).openapi('AllocationPatch');

export const allocationEndSchema = z
  .strictObject({
    version: versionRead,
    lastDate: dateField.openapi({
      description: 'the last on which it can fall; before its start date: it never does',
    }),
  })
  .openapi('AllocationEnd');

export const allocatedSchema = z
  .object({ allocation: allocationSchema, plan: planOrNone })
  .openapi('Allocated');
