import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { addAdjustment } from '../../db/adjustments.ts';
import { addCourseCompletion } from '../../db/course-completions.ts';
import { may } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import { json, jsonBody, openApi } from '../http/openapi.ts';
import { requirementParams } from '../http/person-params.ts';
import { problems } from '../http/problem-json.ts';
import {
  adjustedSchema,
  courseCompletedSchema,
  newAdjustmentSchema,
  newCourseCompletionSchema,
} from './credit-schemas.ts';
import { adjustmentRefusals, courseRefusals } from './credit-words.ts';
import { planView } from './plan-words.ts';
import { refusalAnswer } from './refusals.ts';

const tags = ['hours'];

const adjustRoute = createRoute({
  method: 'post',
  path: '/v1/people/{crn}/requirements/{eventNumber}/adjustments',
  operationId: 'addAdjustment',
  security: may('caseworker'),
  summary: 'Give minutes by decision or for travel, or take them back; the requirement is planned again',
  description: 'An adjustment is never changed: one that is wrong is countered by another.',
  tags,
  request: { params: requirementParams, body: jsonBody(newAdjustmentSchema) },
  responses: {
    201: json(adjustedSchema, 'The adjustment as written down, and what that changed'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

const completeCourseRoute = createRoute({
  method: 'post',
  path: '/v1/people/{crn}/requirements/{eventNumber}/course-completions',
  operationId: 'addCourseCompletion',
  security: may('caseworker'),
  summary: 'Credit a course completed on a learning site; the requirement is planned again',
  description: 'A completion is never changed: one that is wrong is countered by an adjustment.',
  tags,
  request: { params: requirementParams, body: jsonBody(newCourseCompletionSchema) },
  responses: {
    201: json(courseCompletedSchema, 'The completion as written down, and what that changed'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

/** Credit that no appointment brings: adjustments and course completions. */
export function creditRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi({ travelFor: 'appointment travelled to' });

  app.openapi(adjustRoute, async (c) => {
    const adjustment = { ...c.req.valid('param'), ...c.req.valid('json') };
    const answer = await addAdjustment(db, adjustment, clock.now());
    if ('refused' in answer) return refusalAnswer(c, answer.refused, adjustmentRefusals[answer.refused]);
    return c.json({ adjustment: answer.kept, plan: planView(answer.plan) }, 201);
  });

  app.openapi(completeCourseRoute, async (c) => {
    const completion = { ...c.req.valid('param'), ...c.req.valid('json') };
    const answer = await addCourseCompletion(db, completion, clock.now());
    if ('refused' in answer) return refusalAnswer(c, answer.refused, courseRefusals[answer.refused]);
    return c.json({ courseCompletion: answer.kept, plan: planView(answer.plan) }, 201);
  });

  return app;
}
