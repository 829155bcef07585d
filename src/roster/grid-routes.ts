import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { may } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import { codeField, crnField, dateField, textField } from '../http/fields.ts';
import { json, openApi } from '../http/openapi.ts';
import { pageAsked, pageOf, pageQuerySchema } from '../http/page.ts';
import { problems } from '../http/problem-json.ts';
import { flagQueryField } from '../http/query.ts';
import { absent, noRoster } from './answers.ts';
import {
  markField,
  personViewSchema,
  rosterPeopleSchema,
  sessionViewSchema,
  weekGridSchema,
} from './grid-schemas.ts';
import { rosterParams } from './params.ts';
import { personView } from './person-view.ts';
import { rosterPeople } from './roster-people.ts';
import { sessionView } from './session-view.ts';
import { weekGrid } from './week-grid.ts';

const tags = ['rosters'];

const gridRoute = createRoute({
  method: 'get',
  path: '/v1/rosters/{id}/sessions',
  operationId: 'getWeekGrid',
  security: may('scheduler', 'caseworker'),
  summary: 'The sessions of the week by project, booked or not; a page is so many projects',
  tags,
  request: {
    params: rosterParams,
    query: pageQuerySchema.extend({
      text: textField.optional().openapi({ description: 'in the name or code of the project' }),
      project: codeField.optional(),
      pdu: codeField.optional(),
      date: dateField.optional(),
      mark: markField.optional().openapi({ description: 'only sessions that have it' }),
    }),
  },
  responses: { 200: json(weekGridSchema, 'One page of projects'), ...problems(404, 422) },
});

const sessionRoute = createRoute({
  method: 'get',
  path: '/v1/rosters/{id}/sessions/{session}',
  operationId: 'getSessionInRoster',
  security: may('scheduler', 'caseworker'),
  summary: 'A session of the week: who is on it and why each is, how full it is and what it is worth',
  tags,
  request: { params: rosterParams.extend({ session: codeField }) },
  responses: { 200: json(sessionViewSchema, 'The session'), ...problems(404, 422) },
});

const peopleRoute = createRoute({
  method: 'get',
  path: '/v1/rosters/{id}/people',
  operationId: 'listRosterPeople',
  security: may('scheduler', 'caseworker'),
  summary: 'Everybody with hours to book in the week, booked or not, and where they are',
  tags,
  request: {
    params: rosterParams,
    query: pageQuerySchema.extend({
      crn: crnField.optional(),
      short: flagQueryField
        .optional()
        .openapi({ description: 'under their weekly minimum, or with false not' }),
    }),
  },
  responses: { 200: json(rosterPeopleSchema, 'One page of people'), ...problems(404, 422) },
});

const personRoute = createRoute({
  method: 'get',
  path: '/v1/rosters/{id}/people/{crn}',
  operationId: 'getPersonInRoster',
  security: may('scheduler', 'caseworker'),
  summary: 'A person in the week: hours, where they are and why, and what their week is worth',
  tags,
  request: { params: rosterParams.extend({ crn: crnField }) },
  responses: { 200: json(personViewSchema, 'The person'), ...problems(404, 422) },
});

/** A roster's week to look at: by project and day, by session, by person. Nothing here changes any. */
export function gridRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi();

  app.openapi(gridRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    const grid = await weekGrid(db, c.req.valid('param').id, filter, asked);
    if (!grid) return noRoster(c);
    const { pdus, marks } = grid;
    return c.json({ ...pageOf(grid, asked), pdus, marks }, 200);
  });

  app.openapi(sessionRoute, async (c) => {
    const { id, session } = c.req.valid('param');
    const view = await sessionView(db, id, session, clock.today());
    return 'refused' in view ? absent(c, view) : c.json(view, 200);
  });

  app.openapi(peopleRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    const people = await rosterPeople(db, c.req.valid('param').id, filter, clock.today(), asked);
    return 'refused' in people ? absent(c, people) : c.json(pageOf(people, asked), 200);
  });

  app.openapi(personRoute, async (c) => {
    const { id, crn } = c.req.valid('param');
    const view = await personView(db, id, crn, clock.today());
    return 'refused' in view ? absent(c, view) : c.json(view, 200);
  });

  return app;
}
