import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Layout } from '../../solver/groups/calendar/laid.ts';
import type { ProgrammeTemplate } from '../../solver/groups/template.ts';
import { inForce } from '../../solver/groups/template-faults.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import { everyone, may } from '../access/may.ts';
import { withinOf } from '../access/sight.ts';
import type { Deps } from '../deps.ts';
import { asksForCsv, csvAnswer, jsonOrCsv } from '../http/csv.ts';
import { json, jsonBody, openApi } from '../http/openapi.ts';
import { faultsFound, notFound, problems, refused } from '../http/problem-json.ts';
import { forecastColumns } from './forecast-columns.ts';
import { forecasts } from './forecasts.ts';
import { type LayoutFault, layoutOf } from './layout-of.ts';
import {
  forecastsQuery,
  forecastsSchema,
  layoutRequestSchema,
  layoutSchema,
  programmeParams,
  programmeSchema,
  programmesQuery,
  programmesSchema,
} from './programme-schemas.ts';
import { templateInForce } from './templates.ts';

const tags = ['programmes'];

const listRoute = createRoute({
  method: 'get',
  path: '/v1/programmes',
  operationId: 'listProgrammes',
  security: everyone,
  summary: 'The accredited programmes in force, by code: sessions, sizes, gaps, whom they are for',
  tags,
  request: { query: programmesQuery },
  responses: { 200: json(programmesSchema, 'All of them'), ...problems(422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/programmes/{code}',
  operationId: 'getProgramme',
  security: everyone,
  summary: 'One programme',
  tags,
  request: { params: programmeParams, query: programmesQuery },
  responses: { 200: json(programmeSchema, 'The programme'), ...problems(404, 422) },
});

const layoutRoute = createRoute({
  method: 'post',
  path: '/v1/programmes/{code}/layout',
  operationId: 'layOutProgramme',
  security: everyone,
  summary: 'The sessions of a programme laid onto dates from a start; nothing is kept',
  tags,
  request: { params: programmeParams, body: jsonBody(layoutRequestSchema) },
  responses: { 200: json(layoutSchema, 'The dates'), ...problems(400, 404, 409, 413, 415, 422) },
});

const forecastRoute = createRoute({
  method: 'get',
  path: '/v1/forecasts',
  operationId: 'forecastProgrammes',
  security: may('programme-manager'),
  summary:
    'For each programme and area: who waits, how many come, when a group can run, and who will not finish if none opens',
  tags,
  request: { query: forecastsQuery },
  responses: { 200: jsonOrCsv(forecastsSchema, 'By programme, area and sex'), ...problems(422) },
});

const noProgramme = (c: Context, code: string) => notFound(c, `There is no programme ${code} in force`);

const layoutFaults: Readonly<Record<LayoutFault, { path: string; message: string }>> = {
  'no-slots': { path: 'slots', message: 'Enter slots, or a slot pattern' },
  'unknown-pattern': { path: 'pattern', message: 'Correct the slot pattern: it is not known' },
  'unknown-venue': { path: 'venue', message: 'Correct the venue: it is not known' },
};

/** The programmes there are, and how one would lie in the calendar. */
export function programmeRoutes({
  db,
  clock,
  templates,
}: Pick<Deps, 'db' | 'clock' | 'templates'>): OpenAPIHono {
  const app = openApi();

  app.openapi(listRoute, async (c) => {
    const on = c.req.valid('query').on ?? clock.today();
    const content = templates.filter((template) => inForce(template, on)).map(view);
    return c.json({ content }, 200);
  });

  app.openapi(getRoute, async (c) => {
    const { code } = c.req.valid('param');
    const template = templateInForce(templates, code, c.req.valid('query').on ?? clock.today());
    return template ? c.json(view(template), 200) : noProgramme(c, code);
  });

  app.openapi(forecastRoute, async (c) => {
    const { format, ...asked } = c.req.valid('query');
    const content = await forecasts(db, templates, clock.today(), { ...asked, ...withinOf(c) });
    if (asksForCsv(c, format)) return csvAnswer(c, 'forecasts', forecastColumns, content);
    return c.json({ content }, 200);
  });

  app.openapi(layoutRoute, async (c) => {
    const { code } = c.req.valid('param');
    const asked = c.req.valid('json');
    const template = templateInForce(templates, code, asked.startsOn);
    if (!template) return noProgramme(c, code);
    const { programmes } = policyInForce('london', asked.startsOn);
    const layout = await layoutOf(db, template, asked, programmes);
    if ('fault' in layout) return faultsFound(c, [{ code: layout.fault, ...layoutFaults[layout.fault] }]);
    if (!layout.laid) return refused(c, { rule: layout.rule, detail: layout.sentence });
    return c.json(layoutView(template, layout), 200);
  });

  return app;
}

function view({ format: _, counts: __, ...template }: ProgrammeTemplate) {
  return {
    ...template,
    assumptions: [...template.assumptions],
    entryPoints: [...template.entryPoints],
    sessions: [...template.sessions],
    sexes: [...template.sexes],
    eligibility: template.eligibility.map(({ check, fact }) =>
      fact === undefined ? { check } : { check, fact },
    ),
  };
}

function layoutView({ code, sessions }: ProgrammeTemplate, layout: Layout) {
  const module = new Map(sessions.map((session) => [session.number, session.module]));
  return {
    programme: code,
    startsOn: layout.startsOn,
    finishesOn: layout.finishesOn,
    sessions: layout.sessions.map((session) => ({
      number: session.number,
      module: module.get(session.number)!,
      kind: session.kind,
      places:
        session.kind === 'group'
          ? [{ date: session.date, from: session.from, to: session.to }]
          : session.places.map(({ date, from, to }) => ({ date, from, to })),
    })),
    skipped: [...layout.skipped],
    lightWeeks: [...layout.lightWeeks],
  };
}
