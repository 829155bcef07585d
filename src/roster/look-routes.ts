import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { listRosters, type RosterRow } from '../../db/rosters.ts';
import { rosterStates } from '../../db/schema.ts';
import { eligibilityChecks } from '../../solver/hours/eligibility.ts';
import { may } from '../access/may.ts';
import { withinOf } from '../access/sight.ts';
import type { Deps } from '../deps.ts';
import { asksForCsv, csvAnswer, formatQuery, jsonOrCsv } from '../http/csv.ts';
import { codeField, crnField, dateField, mondayField } from '../http/fields.ts';
import { numberInText } from '../http/numbers.ts';
import { json, openApi } from '../http/openapi.ts';
import { pageAsked, pageOf, pageOfAll, pageQuerySchema } from '../http/page.ts';
import { problems } from '../http/problem-json.ts';
import { areaQuery } from '../http/query.ts';
import { noRoster, refusalAnswer } from './answers.ts';
import { bookingColumns, bookingGroups, bookingsAsked, groupings } from './booking-view.ts';
import { differenceBetween } from './difference.ts';
import { leftOutOf } from './left-out.ts';
import { rosterParams } from './params.ts';
import {
  bookingGroupsSchema,
  differenceSchema,
  leftOutSchema,
  rosterSchema,
  rostersSchema,
  shortSchema,
} from './schemas.ts';
import { isShortFor, shortFor, shortPeople } from './short.ts';
import { rosterView } from './view.ts';

const tags = ['rosters'];
const reasonNames = eligibilityChecks.map(({ reason }) => reason);
const request = { params: rosterParams };

const listRoute = createRoute({
  method: 'get',
  path: '/v1/rosters',
  operationId: 'listRosters',
  security: may('scheduler', 'caseworker'),
  summary: 'Rosters, the latest week first and in it the latest made',
  tags,
  request: {
    query: pageQuerySchema.extend({
      ...areaQuery,
      weekStart: mondayField.optional(),
      state: z.enum(rosterStates).optional(),
    }),
  },
  responses: { 200: json(rostersSchema, 'One page of rosters'), ...problems(422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/rosters/{id}',
  operationId: 'getRoster',
  security: may('scheduler', 'caseworker'),
  summary: 'A roster at a glance, judged on the data as they are',
  tags,
  request,
  responses: { 200: json(rosterSchema, 'The roster'), ...problems(404, 422) },
});

const bookingsRoute = createRoute({
  method: 'get',
  path: '/v1/rosters/{id}/bookings',
  operationId: 'listBookings',
  security: may('scheduler', 'caseworker'),
  summary: 'Who is where and when, by project, day or person; a page is so many groups',
  tags,
  request: {
    params: rosterParams,
    query: pageQuerySchema.extend({
      ...formatQuery,
      by: z.enum(groupings).default('project'),
      project: codeField.optional(),
      date: dateField.optional(),
      crn: crnField.optional(),
    }),
  },
  responses: { 200: jsonOrCsv(bookingGroupsSchema, 'One page of groups'), ...problems(404, 422) },
});

const shortRoute = createRoute({
  method: 'get',
  path: '/v1/rosters/{id}/short',
  operationId: 'listShortPeople',
  security: may('scheduler', 'caseworker'),
  summary: 'Who is under their weekly minimum, and why: the most urgent first',
  tags,
  request: {
    params: rosterParams,
    query: pageQuerySchema.extend({
      rule: z.enum(shortFor).optional().openapi({
        description:
          'only those whom this rule keeps off, as the reasons count them, but for restricted people; none: there are no other sessions',
      }),
    }),
  },
  responses: { 200: json(shortSchema, 'All reasons, and one page of people'), ...problems(404, 422) },
});

const leftOutRoute = createRoute({
  method: 'get',
  path: '/v1/rosters/{id}/left-out',
  operationId: 'listLeftOut',
  security: may('scheduler', 'caseworker'),
  summary: 'Which requirements no session of the week can serve, and why',
  tags,
  request: {
    params: rosterParams,
    query: pageQuerySchema.extend({ reason: z.enum(reasonNames).optional() }),
  },
  responses: { 200: json(leftOutSchema, 'All reasons, and one page of requirements'), ...problems(404, 422) },
});

const differenceRoute = createRoute({
  method: 'get',
  path: '/v1/rosters/{id}/difference',
  operationId: 'compareRosters',
  security: may('scheduler', 'caseworker'),
  summary: 'What changes for people from another roster of the same area and week to this one',
  tags,
  request: {
    params: rosterParams,
    query: z.object({
      with: numberInText(1).openapi({ description: 'the other roster' }),
    }),
  },
  responses: { 200: json(differenceSchema, 'The difference'), ...problems(404, 409, 422) },
});

const withoutHash = ({ problemHash: _, ...row }: RosterRow) => row;
const pair = ([crn, session]: readonly [string, string]) => ({ crn, session });

/** Rosters to look at: nothing here changes any. */
export function lookRoutes({ db }: Pick<Deps, 'db'>): OpenAPIHono {
  const app = openApi();

  app.openapi(listRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    const { rows, total } = await listRosters(db, { ...filter, ...withinOf(c) }, asked);
    return c.json(pageOf({ rows: rows.map(withoutHash), total }, asked), 200);
  });

  app.openapi(getRoute, async (c) => {
    const view = await rosterView(db, c.req.valid('param').id);
    return view ? c.json(view, 200) : noRoster(c);
  });

  app.openapi(bookingsRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    const { id } = c.req.valid('param');
    const { by, format, ...which } = filter;
    if (asksForCsv(c, format)) {
      const bookings = await bookingsAsked(db, id, which);
      return bookings ? csvAnswer(c, `roster-${id}-bookings`, bookingColumns, bookings) : noRoster(c);
    }
    const groups = await bookingGroups(db, id, by, which, asked);
    return groups ? c.json(pageOf(groups, asked), 200) : noRoster(c);
  });

  app.openapi(shortRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    const short = await shortPeople(db, c.req.valid('param').id);
    if (!short) return noRoster(c);
    const { rule } = filter;
    // Whom the rule keeps off would be told of a restricted person by a filter.
    const unseen = new Set(withinOf(c).unseen);
    const people =
      rule === undefined
        ? short.people
        : short.people.filter((one) => !unseen.has(one.crn) && isShortFor(one, rule));
    return c.json({ reasons: short.reasons, ...pageOf(pageOfAll(people, asked), asked) }, 200);
  });

  app.openapi(leftOutRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    const out = await leftOutOf(db, c.req.valid('param').id);
    if (!out) return noRoster(c);
    const rows = out.leftOut.filter(({ reason }) => (filter.reason ?? reason) === reason);
    return c.json({ reasons: out.reasons, ...pageOf(pageOfAll(rows, asked), asked) }, 200);
  });

  app.openapi(differenceRoute, async (c) => {
    const { id: after } = c.req.valid('param');
    const { with: before } = c.req.valid('query');
    const difference = await differenceBetween(db, before, after);
    if ('refused' in difference) return refusalAnswer(c, difference);
    const { added, dropped, ...rest } = difference;
    return c.json({ before, after, added: added.map(pair), dropped: dropped.map(pair), ...rest }, 200);
  });

  return app;
}
