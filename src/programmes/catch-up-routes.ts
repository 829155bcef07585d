import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bookCatchUp, catchUpTimesOf, type NotCaughtUp } from '../../db/catch-ups.ts';
import { groupById } from '../../db/groups.ts';
import type { CatchUpRefusal, CatchUpTimes } from '../../solver/groups/catch-up.ts';
import { callerOf } from '../access/caller.ts';
import { may } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import { codeField, dateField, timeField } from '../http/fields.ts';
import { json, jsonBody, openApi } from '../http/openapi.ts';
import { notFound, problems, refused } from '../http/problem-json.ts';
import { oneToOneParams, sessionParams } from './attendance-schemas.ts';
import { groupPage } from './group-page.ts';
import { codesInOrder, groupFieldNames, groupSchema } from './group-schemas.ts';
import { breached, noGroup, notOpen, unknownNames } from './refusals.ts';

const tags = ['groups'];

const when = {
  date: dateField,
  from: timeField.openapi({ description: 'it is as long as the session that was missed' }),
  facilitators: codesInOrder
    .nullable()
    .default(null)
    .openapi({ description: "null: the group's who are free" }),
};

const timesSchema = z
  .object({
    from: dateField,
    until: dateField,
    untilBecause: z.enum(['within-days', 'next-module']),
    times: z.array(z.object({ date: dateField, from: timeField, to: timeField })),
  })
  .openapi('CatchUpTimes');

const booked = {
  201: json(groupSchema, 'The group with the catch-up booked'),
  ...problems(400, 404, 409, 413, 415, 422),
};

const bookRoute = createRoute({
  method: 'post',
  path: '/v1/groups/{id}/sessions/{session}/catch-ups',
  operationId: 'bookCatchUp',
  security: may('programme-manager'),
  summary: 'Book a session that makes up for a missed one, for one or more members',
  tags,
  request: {
    params: sessionParams,
    body: jsonBody(
      z
        .strictObject({ ...when, referrals: codesInOrder, room: codeField.nullable().default(null) })
        .openapi('NewCatchUp'),
    ),
  },
  responses: booked,
});

const bookOwnRoute = createRoute({
  method: 'post',
  path: '/v1/groups/{id}/one-to-ones/{oneToOne}/catch-ups',
  operationId: 'bookOwnCatchUp',
  security: may('programme-manager'),
  summary: 'Book another time for a one-to-one that was missed',
  tags,
  request: { params: oneToOneParams, body: jsonBody(z.strictObject(when).openapi('NewOwnCatchUp')) },
  responses: booked,
});

const timesRoute = createRoute({
  method: 'get',
  path: '/v1/groups/{id}/sessions/{session}/catch-up-times',
  operationId: 'listCatchUpTimes',
  security: may('programme-manager'),
  summary:
    'Where a member may catch a missed session up: individual slots in the days that the template gives',
  tags,
  request: { params: sessionParams, query: z.object({ referral: codeField }) },
  responses: { 200: json(timesSchema, 'The times'), ...problems(404, 409, 422) },
});

const ownTimesRoute = createRoute({
  method: 'get',
  path: '/v1/groups/{id}/one-to-ones/{oneToOne}/catch-up-times',
  operationId: 'listOwnCatchUpTimes',
  security: may('programme-manager'),
  summary: 'Where a missed one-to-one may be caught up: individual slots in the days that the template gives',
  tags,
  request: { params: oneToOneParams },
  responses: { 200: json(timesSchema, 'The times'), ...problems(404, 409, 422) },
});

/** Catch-ups: where they may lie, and booking one. */
export function catchUpRoutes({
  db,
  clock,
  templates,
}: Pick<Deps, 'db' | 'clock' | 'templates'>): OpenAPIHono {
  const app = openApi(groupFieldNames);
  const viewOf = async (id: string) => (await groupPage({ db, clock, templates }, id))!;

  app.openapi(bookRoute, async (c) => {
    const { id, session } = c.req.valid('param');
    const asked = c.req.valid('json');
    const catchUp = { ...asked, missed: { session } };
    const answer = await bookCatchUp(db, templates, id, catchUp, { at: clock.now(), by: callerOf(c).name });
    if (!answer) return noSession(c, id, session);
    return 'kept' in answer ? c.json(await viewOf(id), 201) : notCaughtUp(c, answer);
  });

  app.openapi(bookOwnRoute, async (c) => {
    const { id, oneToOne } = c.req.valid('param');
    const asked = c.req.valid('json');
    const group = await groupById(db, id);
    if (!group) return noGroup(c, id);
    const own = group.oneToOnes.find((one) => one.id === oneToOne);
    if (!own) return noOneToOne(c, id, oneToOne);
    const catchUp = { ...asked, missed: { oneToOne }, referrals: [own.referral], room: null };
    const answer = await bookCatchUp(db, templates, id, catchUp, { at: clock.now(), by: callerOf(c).name });
    if (!answer) return noGroup(c, id);
    return 'kept' in answer ? c.json(await viewOf(id), 201) : notCaughtUp(c, answer);
  });

  app.openapi(timesRoute, async (c) => {
    const { id, session } = c.req.valid('param');
    const { referral } = c.req.valid('query');
    const answer = await catchUpTimesOf(db, templates, id, { session }, referral, clock.today());
    if (!answer) return noSession(c, id, session);
    return answer.possible ? c.json(timesView(answer), 200) : refused(c, notPossible(answer));
  });

  app.openapi(ownTimesRoute, async (c) => {
    const { id, oneToOne } = c.req.valid('param');
    const group = await groupById(db, id);
    const own = group?.oneToOnes.find((one) => one.id === oneToOne);
    const today = clock.today();
    const answer = own && (await catchUpTimesOf(db, templates, id, { oneToOne }, own.referral, today));
    if (!answer) return noOneToOne(c, id, oneToOne);
    return answer.possible ? c.json(timesView(answer), 200) : refused(c, notPossible(answer));
  });

  return app;
}

const timesView = ({ possible: _, ...times }: CatchUpTimes) => ({ ...times, times: [...times.times] });

const notPossible = ({ rule, sentence: detail }: CatchUpRefusal) => ({ rule, detail });

const noOneToOne = (c: Context, id: string, oneToOne: string) =>
  notFound(c, `There is no one-to-one ${oneToOne} of a group ${id}`);

const noSession = (c: Context, id: string, session: string) =>
  notFound(c, `There is no such session ${session} of a group ${id}`);

function notCaughtUp(c: Context, why: NotCaughtUp) {
  if ('unknown' in why) return unknownNames(c, why.unknown);
  if ('breaches' in why) return breached(c, why.breaches);
  return notOpen(c, why.state);
}
