import { z } from '@hono/zod-openapi';
import { codeField, mondayField, regionField } from '../http/fields.ts';

/** Fields that runs and rosters share: points are whole numbers, the larger the better. */
export const points = z.int().openapi({ example: -18_250 });
export const bound = points
  .nullable()
  .openapi({ description: 'no roster can have more points; null: none is proven for the data as they are' });
export const pduField = codeField.nullable().openapi({ description: 'null: the region as a whole' });
export const area = { region: regionField, pdu: pduField, weekStart: mondayField };
export const moment = z.string().openapi({ example: '2026-11-27T12:00:00.000Z', description: 'UTC' });
export const rosterNumber = z.int().openapi({ example: 12 });
