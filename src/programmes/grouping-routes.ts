import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { listGroupings } from '../../db/groupings.ts';
import { callerOf } from '../access/caller.ts';
import { may } from '../access/may.ts';
import { withinOf } from '../access/sight.ts';
import type { Deps } from '../deps.ts';
import { json, jsonAt, jsonBody, openApi } from '../http/openapi.ts';
import { pageAsked, pageOf, pageOfAll, pageQuerySchema } from '../http/page.ts';
import { faultsFound, notFound, problems, refused } from '../http/problem-json.ts';
import { formingOnce, groupingKept, openByRun, venueNames } from './forming.ts';
import { groupPage } from './group-page.ts';
import { groupSchema } from './group-schemas.ts';
import { groupingDifference } from './grouping-difference.ts';
import {
  candidateParams,
  differenceQuery,
  groupingDifferenceSchema,
  groupingParams,
  groupingSchema,
  groupingsQuery,
  groupingsSchema,
  nearGroupsSchema,
  newGroupingSchema,
  notEligibleSchema,
  openProposedSchema,
  proposalSchema,
  waitingSchema,
} from './grouping-schemas.ts';
import { groupingView, notEligibleView, stillWaiting } from './grouping-view.ts';
import { nearGroupsOf } from './near-groups.ts';
import { proposalView } from './proposal-view.ts';
import { breached, unknownNames } from './refusals.ts';

const tags = ['groupings'];
const address = '/v1/groupings/{id}';

const createGroupingRoute = createRoute({
  method: 'post',
  path: '/v1/groupings',
  operationId: 'formGroups',
  security: may('programme-manager'),
  summary: "The best groups of a region's waiting lists, as it is kept or as it would be; nothing is opened",
  description: 'Whoever asks for the same while it is being formed gets the same run.',
  tags,
  request: { body: jsonBody(newGroupingSchema) },
  responses: {
    201: jsonAt(groupingSchema, 'The groups, who is in them, and the bound'),
    ...problems(400, 413, 415, 422),
  },
});

const listRoute = createRoute({
  method: 'get',
  path: '/v1/groupings',
  operationId: 'listGroupings',
  security: may('programme-manager'),
  summary: 'Runs that formed groups, the latest first',
  tags,
  request: { query: groupingsQuery },
  responses: { 200: json(groupingsSchema, 'One page of them'), ...problems(422) },
});

const getRoute = createRoute({
  method: 'get',
  path: address,
  operationId: 'getGrouping',
  security: may('programme-manager'),
  summary: 'A run: the groups that could open, size, start, venue, who',
  tags,
  request: { params: groupingParams },
  responses: { 200: json(groupingSchema, 'The run'), ...problems(404, 422) },
});

const waitingRoute = createRoute({
  method: 'get',
  path: `${address}/waiting`,
  operationId: 'listStillWaiting',
  security: may('programme-manager'),
  summary: 'Everyone whom a run leaves waiting, with the rules that keep them so',
  tags,
  request: { params: groupingParams, query: pageQuerySchema },
  responses: { 200: json(waitingSchema, 'One page of them'), ...problems(404, 422) },
});

const notEligibleRoute = createRoute({
  method: 'get',
  path: `${address}/not-eligible`,
  operationId: 'listNotEligible',
  security: may('programme-manager'),
  summary: 'Everyone who waits and may not be placed, with the checks that fail',
  tags,
  request: { params: groupingParams, query: pageQuerySchema },
  responses: { 200: json(notEligibleSchema, 'One page of them'), ...problems(404, 422) },
});

const nearRoute = createRoute({
  method: 'get',
  path: `${address}/near`,
  operationId: 'listNearGroups',
  security: may('programme-manager'),
  summary: 'Groups that do not open for want of people, and what would make them run',
  tags,
  request: { params: groupingParams },
  responses: { 200: json(nearGroupsSchema, 'Those that lack fewest first'), ...problems(404, 422) },
});

const differenceRoute = createRoute({
  method: 'get',
  path: `${address}/difference`,
  operationId: 'compareGroupings',
  security: may('programme-manager'),
  summary: 'What a run has over another: points line by line, groups, and who is placed otherwise',
  tags,
  request: { params: groupingParams, query: differenceQuery },
  responses: { 200: json(groupingDifferenceSchema, 'This one less the other'), ...problems(404, 409, 422) },
});

const proposalRoute = createRoute({
  method: 'get',
  path: `${address}/groups/{candidate}`,
  operationId: 'getProposedGroup',
  security: may('programme-manager'),
  summary: 'A group that a run proposes in full: every session, and why each person is in it',
  tags,
  request: { params: candidateParams },
  responses: { 200: json(proposalSchema, 'The group'), ...problems(404, 422) },
});

const openRoute = createRoute({
  method: 'post',
  path: `${address}/groups/{candidate}/open`,
  operationId: 'openProposedByRun',
  security: may('programme-manager'),
  summary: 'Open a group that a run proposes, with the people whom it places there; checked anew',
  tags,
  request: { params: candidateParams, body: jsonBody(openProposedSchema) },
  responses: {
    201: jsonAt(groupSchema, 'The group that was opened'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

const noGrouping = (c: Context, id: number) => notFound(c, `There is no run ${id} of groups`);

const noCandidate = (c: Context, id: number, candidate: string) =>
  notFound(c, `The run ${id} proposes no group ${candidate}`);

/** Groups formed from waiting lists, and looked at. */
export function groupingRoutes(deps: Pick<Deps, 'db' | 'clock' | 'templates' | 'formGroups'>): OpenAPIHono {
  const { db } = deps;
  const form = formingOnce(deps);
  const app = openApi();

  app.openapi(createGroupingRoute, async (c) => {
    const formed = await form(c.req.valid('json'));
    if ('faults' in formed) return faultsFound(c, formed.faults);
    return c.json(groupingView(formed), 201, { location: `/v1/groupings/${formed.id}` });
  });

  app.openapi(listRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    return c.json(pageOf(await listGroupings(db, { ...filter, ...withinOf(c) }, asked), asked), 200);
  });

  app.openapi(getRoute, async (c) => {
    const { id } = c.req.valid('param');
    const grouping = await groupingKept(db, id);
    return grouping ? c.json(groupingView(grouping), 200) : noGrouping(c, id);
  });

  app.openapi(waitingRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { asked } = pageAsked(c.req.valid('query'));
    const grouping = await groupingKept(db, id);
    if (!grouping) return noGrouping(c, id);
    return c.json(pageOf(pageOfAll(stillWaiting(grouping), asked), asked), 200);
  });

  app.openapi(notEligibleRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { asked } = pageAsked(c.req.valid('query'));
    const grouping = await groupingKept(db, id);
    if (!grouping) return noGrouping(c, id);
    const all = grouping.beside.notEligible.map(notEligibleView);
    return c.json(pageOf(pageOfAll(all, asked), asked), 200);
  });

  app.openapi(nearRoute, async (c) => {
    const { id } = c.req.valid('param');
    const grouping = await groupingKept(db, id);
    if (!grouping) return noGrouping(c, id);
    return c.json({ content: nearGroupsOf(grouping, await venueNames(db, grouping)) }, 200);
  });

  app.openapi(differenceRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { with: other } = c.req.valid('query');
    const [grouping, compared] = [await groupingKept(db, id), await groupingKept(db, other)];
    if (!grouping) return noGrouping(c, id);
    if (!compared) return noGrouping(c, other);
    if (grouping.region !== compared.region)
      return refused(c, { rule: 'same-region', detail: 'Compare runs of one region' });
    return c.json(groupingDifference(grouping, compared), 200);
  });

  app.openapi(proposalRoute, async (c) => {
    const { id, candidate } = c.req.valid('param');
    const grouping = await groupingKept(db, id);
    if (!grouping) return noGrouping(c, id);
    const proposal = proposalView(grouping, candidate, deps.templates);
    return proposal ? c.json(proposal, 200) : noCandidate(c, id, candidate);
  });

  app.openapi(openRoute, async (c) => {
    const { id, candidate } = c.req.valid('param');
    const opened = await openByRun(deps, id, candidate, { ...c.req.valid('json'), by: callerOf(c).name });
    if ('unknown' in opened) return unknownNames(c, opened.unknown);
    if ('breaches' in opened) return breached(c, opened.breaches);
    if ('refused' in opened)
      switch (opened.refused) {
        case 'unknown-run':
          return noGrouping(c, id);
        case 'unknown-candidate':
          return noCandidate(c, id, candidate);
        default:
          return refused(c, { rule: opened.refused, detail: whyNotOpened[opened.refused] });
      }
    const { id: made } = opened.kept;
    return c.json((await groupPage(deps, made))!, 201, { location: `/v1/groups/${made}` });
  });

  return app;
}

const whyNotOpened = {
  running: 'This group runs already: people join it',
  'already-kept': 'There is a group with this id already',
  'not-proposed': 'This group is not a proposal',
} as const;
