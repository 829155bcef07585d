import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { putFactsOnFile } from '../../db/referral-facts.ts';
import { changeReferralState } from '../../db/referral-states.ts';
import { referralById } from '../../db/referrals.ts';
import { callerOf } from '../access/caller.ts';
import type { Deps } from '../deps.ts';
import { json, jsonBody, openApi } from '../http/openapi.ts';
import { faultsFound, problems, refused } from '../http/problem-json.ts';
import { faultsOfFacts } from './checks.ts';
import { referralView } from './referral-eligibility.ts';
import { noReferral, referralFieldNames } from './referral-routes.ts';
import { factsSchema, newFactsSchema, newStateSchema, referralSchema } from './referral-schemas.ts';
import { stateRefusalInWords } from './referral-words.ts';
import { idParams } from './schemas.ts';

const tags = ['referrals'];

const factsRoute = createRoute({
  method: 'get',
  path: '/v1/referrals/{id}/facts',
  operationId: 'getReferralFacts',
  summary: 'All facts that were ever put on file with a referral',
  tags,
  request: { params: idParams },
  responses: { 200: json(factsSchema, 'All of them'), ...problems(404, 422) },
});

const putOnFileRoute = createRoute({
  method: 'post',
  path: '/v1/referrals/{id}/facts',
  operationId: 'putReferralFactsOnFile',
  summary: 'Put facts on file behind those that stand: none is ever changed',
  tags,
  request: { params: idParams, body: jsonBody(newFactsSchema) },
  responses: { 201: json(factsSchema, 'All facts on file now'), ...problems(400, 404, 413, 415, 422) },
});

const stateRoute = createRoute({
  method: 'post',
  path: '/v1/referrals/{id}/states',
  operationId: 'changeReferralState',
  summary: 'Offer a place, take the offer back, withdraw ...: with who and why',
  description:
    'waiting, offered, placed, started, completed; withdrawn from any but completed; back from offered to waiting. ' +
    'Only somebody in a group is placed, started or completed, and nobody in a group is withdrawn.',
  tags,
  request: { params: idParams, body: jsonBody(newStateSchema) },
  responses: {
    200: json(referralSchema, 'The referral as kept'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

/** What is on file with a referral, and where it stands. */
export function referralFileRoutes({
  db,
  clock,
  templates,
}: Pick<Deps, 'db' | 'clock' | 'templates'>): OpenAPIHono {
  const app = openApi(referralFieldNames);

  app.openapi(factsRoute, async (c) => {
    const { id } = c.req.valid('param');
    const referral = await referralById(db, id);
    return referral ? c.json({ content: referral.facts }, 200) : noReferral(c, id);
  });

  app.openapi(putOnFileRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { content } = c.req.valid('json');
    const faults = faultsOfFacts(content, 'content', clock.today());
    if (faults.length > 0) return faultsFound(c, faults);
    const facts = await putFactsOnFile(db, id, content);
    return facts ? c.json({ content: facts }, 201) : noReferral(c, id);
  });

  app.openapi(stateRoute, async (c) => {
    const { id } = c.req.valid('param');
    const asked = c.req.valid('json');
    const who = { at: clock.now(), by: callerOf(c).name };
    const change = await changeReferralState(db, id, { ...asked, ...who });
    if (change === null) return noReferral(c, id);
    if ('refused' in change)
      return refused(c, { rule: change.refused, detail: stateRefusalInWords(change, asked.state) });
    return c.json(referralView((await referralById(db, id))!, templates, clock.today()), 200);
  });

  return app;
}
