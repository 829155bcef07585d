import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { hoursRowsOf } from '../../db/hours.ts';
import { may } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import { asksForCsv, csvAnswer, formatQuery, jsonOrCsv } from '../http/csv.ts';
import { dateField } from '../http/fields.ts';
import { json, openApi } from '../http/openapi.ts';
import { pageAsked, pageOf, pageOfAll } from '../http/page.ts';
import { crnParams, noPerson, noRequirement, requirementParams } from '../http/person-params.ts';
import { faultsFound, problems } from '../http/problem-json.ts';
import { appointmentViews } from './appointment-view.ts';
import { appointmentColumns, hoursColumns, ledgerColumns } from './hours-columns.ts';
import { type HoursRefusal, personHours } from './hours-of.ts';
import { personHoursSchema, requirementHoursSchema } from './hours-schemas.ts';
import { ledgerRows } from './ledger-view.ts';
import { appointmentsQuery, appointmentsSchema, ledgerSchema, listQuery } from './list-schemas.ts';
import { occasionOf } from './occasion.ts';

const tags = ['hours'];
const onQuery = {
  on: dateField.optional().openapi({ description: 'a day that has passed; left out: today' }),
};
const requirement = '/v1/people/{crn}/requirements/{eventNumber}';

const personRoute = createRoute({
  method: 'get',
  path: '/v1/people/{crn}/hours',
  operationId: 'getPersonHours',
  security: may('scheduler', 'programme-manager', 'caseworker'),
  summary: 'Every requirement of a person: will it be finished in time?',
  tags,
  request: { params: crnParams, query: z.object({ ...onQuery, ...formatQuery }) },
  responses: {
    200: jsonOrCsv(personHoursSchema, 'The requirements by event number'),
    ...problems(404, 422),
  },
});

const requirementRoute = createRoute({
  method: 'get',
  path: `${requirement}/hours`,
  operationId: 'getRequirementHours',
  security: may('scheduler', 'programme-manager', 'caseworker'),
  summary:
    'Hours ordered, credited, left and booked; when they will be done, and what to do if that is too late',
  tags,
  request: { params: requirementParams, query: z.object(onQuery) },
  responses: { 200: json(requirementHoursSchema, 'The hours on that day'), ...problems(404, 422) },
});

const appointmentsRoute = createRoute({
  method: 'get',
  path: `${requirement}/appointments`,
  operationId: 'listAppointments',
  security: may('scheduler', 'programme-manager', 'caseworker'),
  summary: 'The appointments of a requirement by date and time: to come, without an outcome, past',
  tags,
  request: { params: requirementParams, query: appointmentsQuery },
  responses: { 200: jsonOrCsv(appointmentsSchema, 'One page of them'), ...problems(404, 422) },
});

const ledgerRoute = createRoute({
  method: 'get',
  path: `${requirement}/ledger`,
  operationId: 'getLedger',
  security: may('scheduler', 'programme-manager', 'caseworker'),
  summary: 'What credits the minutes of a requirement, line by line, by date and time',
  tags,
  request: { params: requirementParams, query: listQuery },
  responses: { 200: jsonOrCsv(ledgerSchema, 'One page of lines'), ...problems(404, 422) },
});

const whyNot: Readonly<Record<HoursRefusal, string>> = {
  'not-yet': 'Enter a date that is not to come',
  'before-sentence': 'Enter a date that is not before the sentence',
};

const notOnThatDay = (c: Context, code: HoursRefusal) =>
  faultsFound(c, [{ code, path: 'on', message: whyNot[code] }]);

/** The hours of one person. */
export function hoursRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi();

  app.openapi(personRoute, async (c) => {
    const { crn } = c.req.valid('param');
    const { on, format } = c.req.valid('query');
    const content = await personHours(db, clock, crn, on);
    if (content === null) return noPerson(c, crn);
    if ('refused' in content) return notOnThatDay(c, content.refused);
    if (asksForCsv(c, format)) return csvAnswer(c, 'hours', hoursColumns, content);
    return c.json({ crn, content }, 200);
  });

  app.openapi(requirementRoute, async (c) => {
    const { crn, eventNumber } = c.req.valid('param');
    const all = await personHours(db, clock, crn, c.req.valid('query').on);
    if (all && 'refused' in all) return notOnThatDay(c, all.refused);
    const hours = all?.find((one) => one.eventNumber === eventNumber);
    return hours ? c.json(hours, 200) : noRequirement(c, crn, eventNumber);
  });

  app.openapi(appointmentsRoute, async (c) => {
    const { crn, eventNumber } = c.req.valid('param');
    const { asked, filter } = pageAsked(c.req.valid('query'));
    const rows = await hoursRowsOf(db, crn, eventNumber);
    if (!rows) return noRequirement(c, crn, eventNumber);
    const views = appointmentViews(rows, occasionOf(clock, rows.person.region)).filter(
      ({ stage }) => filter.stage === undefined || stage === filter.stage,
    );
    if (asksForCsv(c, filter.format)) return csvAnswer(c, 'appointments', appointmentColumns, views);
    return c.json(pageOf(pageOfAll(views, asked), asked), 200);
  });

  app.openapi(ledgerRoute, async (c) => {
    const { crn, eventNumber } = c.req.valid('param');
    const { asked, filter } = pageAsked(c.req.valid('query'));
    const rows = await hoursRowsOf(db, crn, eventNumber);
    if (!rows) return noRequirement(c, crn, eventNumber);
    const lines = ledgerRows(rows, occasionOf(clock, rows.person.region));
    if (asksForCsv(c, filter.format)) return csvAnswer(c, 'ledger', ledgerColumns, lines);
    return c.json(pageOf(pageOfAll(lines, asked), asked), 200);
  });

  return app;
}
