import { z } from '@hono/zod-openapi';
import { minutesOf } from '../../solver/calendar.ts';
import { largestNumber } from '../../solver/kinds.ts';

/** Whole numbers of requests: each has a least and a most, and says so in the description of the API. */
const dayMinutes = minutesOf('24:00');

/** A whole number that is at least so large, in nine digits. */
export const wholeField = (least: number) => z.int().min(least).max(largestNumber);

/** Minutes within a day. */
export const dayMinutesField = z.int().min(0).max(dayMinutes);

/** A whole number in an address or a query. */
export const numberInText = (least: number, most = largestNumber) =>
  z.coerce.number().int().min(least).max(most).openapi({ type: 'integer', minimum: least, maximum: most });
