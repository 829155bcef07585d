import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { addNonWorkingDate, listNonWorkingDates, removeNonWorkingDate } from '../../db/non-working-dates.ts';
import { nonWorkingRegions } from '../../db/schema.ts';
import { may } from '../access/may.ts';
import { withinOf } from '../access/sight.ts';
import type { Deps } from '../deps.ts';
import { asksForCsv, csvAnswer, formatQuery, jsonOrCsv } from '../http/csv.ts';
import { dateField, textField } from '../http/fields.ts';
import { json, jsonBody, openApi } from '../http/openapi.ts';
import { listOf, pageAsked, pageOf, pageQuerySchema } from '../http/page.ts';
import { notFound, problems, refused } from '../http/problem-json.ts';
import { nonWorkingDateColumns } from './list-columns.ts';
import { plansSchema } from './plan-schemas.ts';
import { plansView } from './plan-words.ts';

const tags = ['non-working dates'];
/** A list as CSV comes as a whole. */
const everything = { size: Number.MAX_SAFE_INTEGER, number: 0 };
const anyRegion = z
  .enum(nonWorkingRegions)
  .openapi({ description: 'national: all regions', example: 'london' });
const key = { region: anyRegion, date: dateField };

const nonWorkingDateSchema = z
  .strictObject({ ...key, reason: textField.openapi({ example: 'Staff training' }) })
  .openapi('NonWorkingDate');

const addedSchema = z
  .object({ nonWorkingDate: nonWorkingDateSchema, plan: plansSchema })
  .openapi('NonWorkingDateAdded');
const removedSchema = z.object({ plan: plansSchema }).openapi('NonWorkingDateRemoved');

const listRoute = createRoute({
  method: 'get',
  path: '/v1/non-working-dates',
  operationId: 'listNonWorkingDates',
  security: may('scheduler', 'programme-manager', 'caseworker'),
  summary: 'Dates on which nobody works, in order; bank holidays count besides',
  tags,
  request: {
    query: pageQuerySchema.extend({
      ...formatQuery,
      region: anyRegion.optional(),
      dateFrom: dateField.optional().openapi({ description: 'this date or later' }),
      dateTo: dateField.optional().openapi({ description: 'this date or earlier' }),
    }),
  },
  responses: {
    200: jsonOrCsv(listOf(nonWorkingDateSchema, 'NonWorkingDates'), 'One page of them'),
    ...problems(422),
  },
});

const addRoute = createRoute({
  method: 'post',
  path: '/v1/non-working-dates',
  operationId: 'addNonWorkingDate',
  security: may('scheduler'),
  summary: 'Add a date on which nobody works; all who are allocated in the region are planned again',
  tags,
  request: { body: jsonBody(nonWorkingDateSchema) },
  responses: {
    201: json(addedSchema, 'The date as kept, and what that changed'),
    ...problems(400, 409, 413, 415, 422),
  },
});

const removeRoute = createRoute({
  method: 'delete',
  path: '/v1/non-working-dates/{region}/{date}',
  operationId: 'removeNonWorkingDate',
  security: may('scheduler'),
  summary: 'Take a non-working date back; all who are allocated in the region are planned again',
  tags,
  request: { params: z.object(key) },
  responses: { 200: json(removedSchema, 'What that changed'), ...problems(404, 422) },
});

/** Non-working dates: list, add, remove. */
export function nonWorkingDateRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi();

  app.openapi(listRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    const { region, dateFrom: from, dateTo: to, format } = filter;
    const dates = { region, from, to, ...withinOf(c) };
    if (asksForCsv(c, format)) {
      const { rows } = await listNonWorkingDates(db, dates, everything);
      return csvAnswer(c, 'non-working-dates', nonWorkingDateColumns, rows);
    }
    return c.json(pageOf(await listNonWorkingDates(db, dates, asked), asked), 200);
  });

  app.openapi(addRoute, async (c) => {
    const nonWorkingDate = c.req.valid('json');
    const answer = await addNonWorkingDate(db, nonWorkingDate, clock.now());
    if ('kept' in answer) return c.json({ nonWorkingDate, plan: plansView(answer.plan) }, 201);
    return refused(c, { rule: 'already-kept', detail: 'The date is a non-working one there already' });
  });

  app.openapi(removeRoute, async (c) => {
    const plan = await removeNonWorkingDate(db, c.req.valid('param'), clock.now());
    return plan ? c.json({ plan: plansView(plan) }, 200) : notFound(c, 'There is no such non-working date');
  });

  return app;
}
