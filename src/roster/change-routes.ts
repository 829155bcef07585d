import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { standDownSession } from '../../db/stand-down.ts';
import { may } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import { codeField, crnField } from '../http/fields.ts';
import { json, jsonBody, openApi } from '../http/openapi.ts';
import { problems } from '../http/problem-json.ts';
import { refusalAnswer } from './answers.ts';
import { moveBookings } from './move.ts';
import { rosterParams } from './params.ts';
import { pinBooking, unpinBooking } from './pin.ts';
import { previewMoves } from './preview.ts';
import { publishRoster } from './publish.ts';
import {
  movedSchema,
  newMoveSchema,
  pinnedSchema,
  pinSchema,
  publishedSchema,
  stoodDownSchema,
} from './schemas.ts';
import { previewSchema } from './suggest-schemas.ts';

const tags = ['rosters'];

const pinRoute = createRoute({
  method: 'post',
  path: '/v1/rosters/{id}/pins',
  operationId: 'pinBooking',
  security: may('scheduler'),
  summary: 'Pin a person to a session of a draft: every run around it keeps the booking, or makes it',
  tags,
  request: { params: rosterParams, body: jsonBody(pinSchema) },
  responses: { 200: json(pinnedSchema, 'The pin'), ...problems(400, 404, 409, 413, 415, 422) },
});

const unpinRoute = createRoute({
  method: 'delete',
  path: '/v1/rosters/{id}/pins/{crn}/{session}',
  operationId: 'unpinBooking',
  security: may('scheduler'),
  summary: 'Take a pin back; the booking stays until it is moved or the week is run again',
  tags,
  request: { params: rosterParams.extend({ crn: crnField, session: codeField }) },
  responses: { 204: { description: 'The pin is gone' }, ...problems(404, 409, 422) },
});

const moveRoute = createRoute({
  method: 'post',
  path: '/v1/rosters/{id}/moves',
  operationId: 'moveBookings',
  security: may('scheduler'),
  summary: 'Move bookings of a draft, judged at once: the broken rules, or the points before and after',
  tags,
  request: { params: rosterParams, body: jsonBody(newMoveSchema) },
  responses: { 200: json(movedSchema, 'The points'), ...problems(400, 404, 409, 413, 415, 422) },
});

const previewRoute = createRoute({
  method: 'post',
  path: '/v1/rosters/{id}/moves/preview',
  operationId: 'previewMoves',
  security: may('scheduler'),
  summary:
    'What moves would do to a roster, of any state: rules, points, people and sessions; nothing is kept',
  tags,
  request: { params: rosterParams, body: jsonBody(newMoveSchema) },
  responses: { 200: json(previewSchema, 'The consequence'), ...problems(400, 404, 409, 413, 415, 422) },
});

const publishRoute = createRoute({
  method: 'post',
  path: '/v1/rosters/{id}/publish',
  operationId: 'publishRoster',
  security: may('scheduler'),
  summary: 'Publish a draft: it is frozen and its bookings become appointments, all or nothing',
  tags,
  request: { params: rosterParams },
  responses: { 200: json(publishedSchema, 'The roster as published'), ...problems(404, 409, 422) },
});

const standDownRoute = createRoute({
  method: 'post',
  path: '/v1/sessions/{id}/stand-down',
  operationId: 'standDownSession',
  security: may('scheduler'),
  summary: 'Call a session off: its people are free again, and a run places them elsewhere',
  tags: ['sessions'],
  request: { params: z.object({ id: codeField }) },
  responses: {
    200: json(stoodDownSchema, 'Who is free, and which rosters it concerns'),
    ...problems(404, 409, 422),
  },
});

/** What a scheduler does with a draft, and with a session that cannot run. */
export function changeRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi({ from: 'session to leave', to: 'session to take' });

  app.openapi(pinRoute, async (c) => {
    const { crn, session } = c.req.valid('json');
    const pinned = await pinBooking(db, c.req.valid('param').id, [crn, session]);
    return 'refused' in pinned ? refusalAnswer(c, pinned) : c.json(pinned, 200);
  });

  app.openapi(unpinRoute, async (c) => {
    const { id, crn, session } = c.req.valid('param');
    const answer = await unpinBooking(db, id, [crn, session]);
    return 'refused' in answer ? refusalAnswer(c, answer) : c.body(null, 204);
  });

  app.openapi(moveRoute, async (c) => {
    const { together, ...move } = c.req.valid('json');
    const moved = await moveBookings(db, c.req.valid('param').id, [move, ...together]);
    return 'refused' in moved ? refusalAnswer(c, moved) : c.json(moved, 200);
  });

  app.openapi(previewRoute, async (c) => {
    const { together, ...move } = c.req.valid('json');
    const preview = await previewMoves(db, c.req.valid('param').id, [move, ...together]);
    return 'refused' in preview ? refusalAnswer(c, preview) : c.json(preview, 200);
  });

  app.openapi(publishRoute, async (c) => {
    const answer = await publishRoster(db, c.req.valid('param').id, clock);
    if ('refused' in answer) return refusalAnswer(c, answer);
    const { problemHash: _, ...roster } = answer.published;
    return c.json({ roster, appointments: answer.appointments }, 200);
  });

  app.openapi(standDownRoute, async (c) => {
    const answer = await standDownSession(db, c.req.valid('param').id, clock.now());
    return 'refused' in answer ? refusalAnswer(c, answer) : c.json(answer, 200);
  });

  return app;
}
