import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { groupDetail } from '../../db/group-detail.ts';
import { sessionOfGroup } from '../../db/group-session.ts';
import { listGroups } from '../../db/groups.ts';
import {
  type NotOpened,
  openGroup,
  openProposedGroup,
  planOfProposal,
  proposeGroup,
} from '../../db/open-group.ts';
import { groupStates } from '../../db/schema.ts';
import { callerOf } from '../access/caller.ts';
import { may } from '../access/may.ts';
import { withinOf } from '../access/sight.ts';
import type { Deps } from '../deps.ts';
import { asksForCsv, csvAnswer, formatQuery, jsonOrCsv } from '../http/csv.ts';
import { codeField } from '../http/fields.ts';
import { json, jsonAt, jsonBody, openApi } from '../http/openapi.ts';
import { listOf, pageAsked, pageOf, pageQuerySchema } from '../http/page.ts';
import { notFound, problems, refused } from '../http/problem-json.ts';
import { areaQuery } from '../http/query.ts';
import { sessionExpectedSchema, sessionParams } from './attendance-schemas.ts';
import { groupColumns, sessionColumns, sessionRows } from './group-columns.ts';
import { groupPage } from './group-page.ts';
import {
  groupFieldNames,
  groupParams,
  groupSchema,
  listedGroupSchema,
  newGroupSchema,
  openSchema,
  planSchema,
  sessionsSchema,
} from './group-schemas.ts';
import { sessionExpectedView, sessionsView } from './group-view.ts';
import { breached, breachView, noGroup, unknownNames } from './refusals.ts';
import { templateOf } from './template-of.ts';

const tags = ['groups'];
const allRows = { size: 1_000_000, number: 0 };

const listRoute = createRoute({
  method: 'get',
  path: '/v1/groups',
  operationId: 'listGroups',
  security: may('programme-manager', 'caseworker'),
  summary: 'Programme groups by start date',
  tags,
  request: {
    query: pageQuerySchema.extend({
      ...areaQuery,
      programme: codeField.optional(),
      state: z.enum(groupStates).optional(),
      ...formatQuery,
    }),
  },
  responses: { 200: jsonOrCsv(listOf(listedGroupSchema, 'Groups'), 'One page of groups'), ...problems(422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/groups/{id}',
  operationId: 'getGroup',
  security: may('programme-manager', 'caseworker'),
  summary: 'A group: who is in it, when it meets, and what its manager should know',
  tags,
  request: { params: groupParams },
  responses: { 200: json(groupSchema, 'The group'), ...problems(404, 422) },
});

const sessionsRoute = createRoute({
  method: 'get',
  path: '/v1/groups/{id}/sessions',
  operationId: 'listGroupSessions',
  security: may('programme-manager', 'caseworker'),
  summary: 'The dated sessions of a group and the one-to-ones of its members; as a table one row each',
  tags,
  request: { params: groupParams, query: z.object(formatQuery) },
  responses: { 200: jsonOrCsv(sessionsSchema, 'All of them'), ...problems(404, 422) },
});

const sessionRoute = createRoute({
  method: 'get',
  path: '/v1/groups/{id}/sessions/{session}',
  operationId: 'getGroupSession',
  security: may('programme-manager', 'caseworker'),
  summary: 'A session of a group: whom it is for, and what was recorded of each last',
  tags,
  request: { params: sessionParams },
  responses: { 200: json(sessionExpectedSchema, 'The session'), ...problems(404, 422) },
});

const planRoute = createRoute({
  method: 'get',
  path: '/v1/groups/{id}/plan',
  operationId: 'getGroupPlan',
  security: may('programme-manager', 'caseworker'),
  summary: 'How a proposed group would open now: its dates, and what keeps it from opening',
  tags,
  request: { params: groupParams },
  responses: { 200: json(planSchema, 'Nothing is reserved by it'), ...problems(404, 409, 422) },
});

const createGroupRoute = createRoute({
  method: 'post',
  path: '/v1/groups',
  operationId: 'createGroup',
  security: may('programme-manager'),
  summary: 'Propose or open a group: laid out by its template, checked whole, and kept in one piece',
  tags,
  request: { body: jsonBody(newGroupSchema) },
  responses: { 201: jsonAt(groupSchema, 'The group as kept'), ...problems(400, 409, 413, 415, 422) },
});

const openRoute = createRoute({
  method: 'post',
  path: '/v1/groups/{id}/open',
  operationId: 'openGroup',
  security: may('programme-manager'),
  summary: 'Open a proposed group: laid out and checked again',
  tags,
  request: { params: groupParams, body: jsonBody(openSchema) },
  responses: { 200: json(groupSchema, 'The group as opened'), ...problems(400, 404, 409, 413, 415, 422) },
});

/** Groups: list, get, propose, open. */
export function groupRoutes({ db, clock, templates }: Pick<Deps, 'db' | 'clock' | 'templates'>): OpenAPIHono {
  const app = openApi(groupFieldNames);
  const viewOf = (id: string) => groupPage({ db, clock, templates }, id);

  app.openapi(listRoute, async (c) => {
    const { format, ...query } = c.req.valid('query');
    const { asked, filter: given } = pageAsked(query);
    const filter = { ...given, ...withinOf(c) };
    if (asksForCsv(c, format))
      return csvAnswer(c, 'groups', groupColumns, (await listGroups(db, filter, allRows)).rows);
    return c.json(pageOf(await listGroups(db, filter, asked), asked), 200);
  });

  app.openapi(getRoute, async (c) => {
    const { id } = c.req.valid('param');
    const view = await viewOf(id);
    return view ? c.json(view, 200) : noGroup(c, id);
  });

  app.openapi(sessionsRoute, async (c) => {
    const { id } = c.req.valid('param');
    const group = await groupDetail(db, id);
    if (!group) return noGroup(c, id);
    const view = sessionsView(group, templateOf(templates, group));
    if (asksForCsv(c, c.req.valid('query').format))
      return csvAnswer(c, `sessions-${id}`, sessionColumns, sessionRows(view));
    return c.json(view, 200);
  });

  app.openapi(sessionRoute, async (c) => {
    const { id, session } = c.req.valid('param');
    const found = await sessionOfGroup(db, id, session);
    return found
      ? c.json(sessionExpectedView(found, templateOf(templates, found.group), session), 200)
      : notFound(c, `There is no session ${session} of a group ${id}`);
  });

  app.openapi(planRoute, async (c) => {
    const { id } = c.req.valid('param');
    const answer = await planOfProposal(db, templates, id, clock.today());
    if (!answer) return noGroup(c, id);
    if ('refused' in answer) return notOpened(c, answer);
    const { plan, breaches } = answer;
    const sessions = (plan?.sessions ?? []).map(({ facilitators, ...session }) => ({
      ...session,
      facilitators: [...facilitators],
    }));
    const oneToOnes = [...(plan?.oneToOnes ?? [])];
    return c.json({ sessions, oneToOnes, breaches: breaches.map(breachView) }, 200);
  });

  app.openapi(createGroupRoute, async (c) => {
    const { state, ...described } = c.req.valid('json');
    const group = { ...described, laid: null, grouping: null };
    const write = state === 'open' ? openGroup : proposeGroup;
    const answer = await write(db, templates, group, { at: clock.now(), by: callerOf(c).name });
    if (!('kept' in answer)) return notOpened(c, answer);
    const { id } = answer.kept;
    return c.json((await viewOf(id))!, 201, { location: `/v1/groups/${id}` });
  });

  app.openapi(openRoute, async (c) => {
    const { id } = c.req.valid('param');
    const chosen = c.req.valid('json');
    const answer = await openProposedGroup(db, templates, id, chosen, {
      at: clock.now(),
      by: callerOf(c).name,
    });
    if (!answer) return noGroup(c, id);
    if (!('kept' in answer)) return notOpened(c, answer);
    return c.json((await viewOf(id))!, 200);
  });

  return app;
}

function notOpened(c: Context, why: NotOpened) {
  if ('unknown' in why) return unknownNames(c, why.unknown);
  if ('breaches' in why) return breached(c, why.breaches);
  if (why.refused === 'already-kept')
    return refused(c, { rule: why.refused, detail: `There is a group ${why.id} already` });
  return refused(c, {
    rule: why.refused,
    detail: `The group is ${why.state}: this is done with one that is proposed`,
  });
}
