import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { crnField } from './fields.ts';
import { numberInText } from './numbers.ts';
import { notFound } from './problem-json.ts';

/** The part of an address that names a person. */
export const crnParams = z.object({ crn: crnField });

/** The part of an address that names a requirement of a person. */
export const requirementParams = crnParams.extend({
  eventNumber: numberInText(1).openapi({ example: 1 }),
});

/** 404 for a person who is not kept. */
export function noPerson(c: Context, crn: string) {
  return notFound(c, `There is no person ${crn}`);
}

/** 404 for a requirement that is not kept. */
export function noRequirement(c: Context, crn: string, eventNumber: number) {
  return notFound(c, `There is no requirement ${eventNumber} of a person ${crn}`);
}
