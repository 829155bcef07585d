import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { cancelCatchUp, closeGroup, leaveGroup } from '../../db/leave-group.ts';
import { callerOf } from '../access/caller.ts';
import { may } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import { codeField, textField } from '../http/fields.ts';
import { json, jsonBody, openApi } from '../http/openapi.ts';
import { notFound, problems, refused } from '../http/problem-json.ts';
import { sessionParams } from './attendance-schemas.ts';
import { groupPage } from './group-page.ts';
import { groupFieldNames, groupParams, groupSchema } from './group-schemas.ts';
import { noGroup, notOpen } from './refusals.ts';

const tags = ['groups'];

const leftTo = z
  .enum(['waiting', 'withdrawn'])
  .openapi({ description: 'they wait again, or the referral ends' });

export const leaveSchema = z.strictObject({ reason: textField, to: leftTo }).openapi('LeaveGroup');
export const closeSchema = z.strictObject({ reason: textField, members: leftTo }).openapi('CloseGroup');

const answers = (description: string) => ({
  200: json(groupSchema, description),
  ...problems(400, 404, 409, 413, 415, 422),
});

const leaveRoute = createRoute({
  method: 'post',
  path: '/v1/groups/{id}/members/{referral}/leave',
  operationId: 'leaveGroup',
  security: may('programme-manager'),
  summary: 'A member leaves a group, and waits again or is withdrawn',
  tags,
  request: {
    params: groupParams.extend({ referral: codeField }),
    body: jsonBody(leaveSchema),
  },
  responses: answers('The group without them'),
});

const closeRoute = createRoute({
  method: 'post',
  path: '/v1/groups/{id}/close',
  operationId: 'closeGroup',
  security: may('programme-manager'),
  summary:
    'Close a group early: its sessions to come are called off, its members wait again or are withdrawn',
  tags,
  request: {
    params: groupParams,
    body: jsonBody(closeSchema),
  },
  responses: answers('The group as closed'),
});

const cancelRoute = createRoute({
  method: 'post',
  path: '/v1/groups/{id}/sessions/{session}/cancel',
  operationId: 'cancelCatchUp',
  security: may('programme-manager'),
  summary: 'Call a catch-up off; any other session moves instead',
  tags,
  request: { params: sessionParams },
  responses: answers('The group without it'),
});

const cancelRefusals = {
  'not-a-catch-up': 'The session is one of the programme: give it another time instead',
  past: 'The catch-up is past, held or called off already',
} as const;

/** Ends: a member leaves, a group closes early, a catch-up is called off. */
export function leaveRoutes(deps: Pick<Deps, 'db' | 'clock' | 'templates'>): OpenAPIHono {
  const { db, clock } = deps;
  const app = openApi(groupFieldNames);

  app.openapi(leaveRoute, async (c) => {
    const { id, referral } = c.req.valid('param');
    const leaving = c.req.valid('json');
    const answer = await leaveGroup(db, id, referral, leaving, { at: clock.now(), by: callerOf(c).name });
    if (!answer) return noGroup(c, id);
    if ('left' in answer) return c.json((await groupPage(deps, id))!, 200);
    if (answer.refused === 'not-open') return notOpen(c, answer.state);
    if (answer.refused === 'not-member') return notFound(c, `${referral} is not in group ${id}`);
    const detail = 'The programme is completed: nobody leaves it any more';
    return refused(c, { rule: answer.refused, detail });
  });

  app.openapi(closeRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { reason, members } = c.req.valid('json');
    const answer = await closeGroup(
      db,
      id,
      { reason, to: members },
      { at: clock.now(), by: callerOf(c).name },
    );
    if (!answer) return noGroup(c, id);
    if ('refused' in answer) return notOpen(c, answer.state);
    return c.json((await groupPage(deps, id))!, 200);
  });

  app.openapi(cancelRoute, async (c) => {
    const { id, session } = c.req.valid('param');
    const answer = await cancelCatchUp(db, id, session, clock.now());
    if (!answer) return notFound(c, `There is no session ${session} of a group ${id}`);
    if ('refused' in answer)
      return refused(c, { rule: answer.refused, detail: cancelRefusals[answer.refused] });
    return c.json((await groupPage(deps, id))!, 200);
  });

  return app;
}
