import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { projectTypes, sessionStatuses, sexes } from '../../db/schema.ts';
import { changeSession, createSession, listSessions, sessionById, sessionSums } from '../../db/sessions.ts';
import { may } from '../access/may.ts';
import { withinOf } from '../access/sight.ts';
import type { Deps } from '../deps.ts';
import { notChanged } from '../http/change.ts';
import { codeField, crnField, dateField, textField, timeField } from '../http/fields.ts';
import { dayMinutesField, wholeField } from '../http/numbers.ts';
import { json, jsonAt, jsonBody, openApi } from '../http/openapi.ts';
import { listOf, pageAsked, pageOf, pageQuerySchema } from '../http/page.ts';
import { notFound, problems, refused } from '../http/problem-json.ts';
import { areaQuery, somethingToChange } from '../http/query.ts';
import { againstSession } from './checks.ts';

const tags = ['sessions'];
const params = z.object({ id: codeField });
const status = z.enum(sessionStatuses);

const needed = {
  date: dateField,
  from: timeField,
  to: timeField,
  capacity: wholeField(0).openapi({ description: 'most people', example: 10 }),
};

const more = {
  breakMinutes: dayMinutesField.openapi({ description: 'minutes within it that are not credited' }),
  supervisor: textField.nullable().openapi({ description: 'null: not yet known' }),
  supervisorSex: z.enum(sexes).nullable(),
  minAttendance: wholeField(0).nullable().openapi({ description: 'null: the viable attendance in force' }),
};

const appointmentSchema = z
  .object({
    id: z.string(),
    crn: crnField,
    eventNumber: z.int(),
    project: codeField,
    session: codeField.nullable(),
    date: dateField,
    from: timeField,
    to: timeField,
    outcome: z.string().nullable(),
    creditedMinutes: z.int().nullable(),
    penaltyMinutes: z.int().openapi({ description: 'taken off the credit' }),
    roster: z.int().nullable().openapi({ description: 'the published roster that made or kept it' }),
    allocation: z.string().nullable().openapi({ description: 'the allocation that made it' }),
    version: z.int().openapi({ description: 'one more with every change' }),
  })
  .openapi('SessionAppointment');

const row = { id: codeField, project: codeField, ...needed, ...more, status };
const sums = {
  projectName: textField,
  host: textField.openapi({ description: 'who offers the work' }),
  expected: z.int().openapi({ description: 'appointments on it' }),
  recorded: z.int().openapi({ description: 'of them, those with an outcome' }),
};
const rowSchema = z.object({ ...row, ...sums }).openapi('SessionInList');
const sessionSchema = z.object({ ...row, appointments: z.array(appointmentSchema) }).openapi('Session');
const sessionsSchema = listOf(rowSchema, 'Sessions');

const newSessionSchema = z
  .strictObject({
    id: codeField.openapi({ example: 'P0001-2026-12-01' }),
    project: codeField.openapi({ example: 'P0001' }),
    ...needed,
    breakMinutes: more.breakMinutes.default(0),
    supervisor: more.supervisor.default(null),
    supervisorSex: more.supervisorSex.default(null),
    minAttendance: more.minAttendance.default(null),
  })
  .openapi('NewSession');

const patchSchema = somethingToChange(z.strictObject({ ...needed, ...more, status }).partial()).openapi(
  'SessionPatch',
);

const listRoute = createRoute({
  method: 'get',
  path: '/v1/sessions',
  operationId: 'listSessions',
  security: may('scheduler', 'caseworker', 'supervisor'),
  summary: 'Sessions, in order of date, start and id',
  tags,
  request: {
    query: pageQuerySchema.extend({
      ...areaQuery,
      project: codeField.optional(),
      type: z.enum(projectTypes).optional(),
      status: status.optional(),
      dateFrom: dateField.optional().openapi({ description: 'on this date or later' }),
      dateTo: dateField.optional().openapi({ description: 'on this date or earlier' }),
    }),
  },
  responses: { 200: json(sessionsSchema, 'One page of sessions'), ...problems(422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/sessions/{id}',
  operationId: 'getSession',
  security: may('scheduler', 'caseworker', 'supervisor'),
  summary: 'A session and who has an appointment on it',
  tags,
  request: { params },
  responses: { 200: json(sessionSchema, 'The session'), ...problems(404, 422) },
});

const createSessionRoute = createRoute({
  method: 'post',
  path: '/v1/sessions',
  operationId: 'createSession',
  security: may('scheduler'),
  summary: 'Plan a new session of a project',
  tags,
  request: { body: jsonBody(newSessionSchema) },
  responses: { 201: jsonAt(sessionSchema, 'The session as kept'), ...problems(400, 409, 413, 415, 422) },
});

const changeRoute = createRoute({
  method: 'patch',
  path: '/v1/sessions/{id}',
  operationId: 'changeSession',
  security: may('scheduler'),
  summary: 'Change a session; to stand it down, POST /v1/sessions/{id}/stand-down',
  tags,
  request: { params, body: jsonBody(patchSchema) },
  responses: {
    200: json(sessionSchema, 'The session as kept'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

function noSession(c: Context, id: string) {
  return notFound(c, `There is no session ${id}`);
}

/** Sessions: list, get, create, change. Standing one down is another unit of work, with its appointments. */
export function sessionRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi();

  app.openapi(listRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    const { dateFrom: from, dateTo: to, ...others } = filter;
    const { rows, total } = await listSessions(db, { ...others, from, to, ...withinOf(c) }, asked);
    const sumsOf = await sessionSums(
      db,
      rows.map(({ id }) => id),
    );
    return c.json(
      pageOf({ rows: rows.map((one) => ({ ...one, ...sumsOf.get(one.id)! })), total }, asked),
      200,
    );
  });

  app.openapi(getRoute, async (c) => {
    const { id } = c.req.valid('param');
    const session = await sessionById(db, id);
    return session ? c.json(session, 200) : noSession(c, id);
  });

  app.openapi(createSessionRoute, async (c) => {
    const session = c.req.valid('json');
    const change = await createSession(db, { ...session, status: 'planned' }, againstSession(clock.today()));
    if (!('kept' in change)) return notChanged(c, change, 'id');
    return c.json(change.kept, 201, { location: `/v1/sessions/${session.id}` });
  });

  app.openapi(changeRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { status, ...fields } = c.req.valid('json');
    if (status === 'stood-down') {
      if (!(await sessionById(db, id))) return noSession(c, id);
      const detail = `Stand the session down by POST /v1/sessions/${id}/stand-down, so that its people are told`;
      return refused(c, { rule: 'stand-down', detail });
    }
    const change = await changeSession(db, id, { ...fields, status }, againstSession(clock.today()));
    if (change === null) return noSession(c, id);
    return 'kept' in change ? c.json(change.kept, 200) : notChanged(c, change, 'id');
  });

  return app;
}
