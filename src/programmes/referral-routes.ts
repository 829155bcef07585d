import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { factsOfReferrals } from '../../db/referral-facts.ts';
import {
  allReferrals,
  changeReferral,
  createReferral,
  type ListedReferral,
  listReferrals,
  type Referral,
  referralById,
} from '../../db/referrals.ts';
import { callerOf } from '../access/caller.ts';
import type { Deps } from '../deps.ts';
import { notChanged } from '../http/change.ts';
import { asksForCsv, csvAnswer, jsonOrCsv } from '../http/csv.ts';
import { json, jsonAt, jsonBody, openApi } from '../http/openapi.ts';
import { pageAsked, pageOf } from '../http/page.ts';
import { faultsFound, notFound, problems, refused } from '../http/problem-json.ts';
import { againstReferral, faultsOfFacts } from './checks.ts';
import { referralColumns } from './referral-columns.ts';
import { eligibilityView, referralView } from './referral-eligibility.ts';
import {
  newReferralSchema,
  referralPatchSchema,
  referralSchema,
  referralsQuerySchema,
  referralsSchema,
} from './referral-schemas.ts';
import { oneReferralInWords } from './referral-words.ts';
import { idParams } from './schemas.ts';

const tags = ['referrals'];

const listRoute = createRoute({
  method: 'get',
  path: '/v1/referrals',
  operationId: 'listReferrals',
  summary: 'Referrals to programmes by date to finish by, then referral date: waiting lists',
  tags,
  request: { query: referralsQuerySchema },
  responses: { 200: jsonOrCsv(referralsSchema, 'One page of referrals'), ...problems(422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/referrals/{id}',
  operationId: 'getReferral',
  summary: 'A referral, what is on file with it, and every state it has been in',
  tags,
  request: { params: idParams },
  responses: { 200: json(referralSchema, 'The referral'), ...problems(404, 422) },
});

const createReferralRoute = createRoute({
  method: 'post',
  path: '/v1/referrals',
  operationId: 'createReferral',
  summary: 'Refer a person to a programme: they wait',
  tags,
  request: { body: jsonBody(newReferralSchema) },
  responses: { 201: jsonAt(referralSchema, 'The referral as kept'), ...problems(400, 409, 413, 415, 422) },
});

const changeRoute = createRoute({
  method: 'patch',
  path: '/v1/referrals/{id}',
  operationId: 'changeReferral',
  summary: 'Change dates, needs or basis of a referral; its person and programme stay',
  tags,
  request: { params: idParams, body: jsonBody(referralPatchSchema) },
  responses: { 200: json(referralSchema, 'The referral as kept'), ...problems(400, 404, 409, 413, 415, 422) },
});

/** 404 for a referral that is not kept. */
export function noReferral(c: Context, id: string) {
  return notFound(c, `There is no referral ${id}`);
}

/** What fields are called here. */
export const referralFieldNames = { text: 'part of a CRN' } as const;

/** Referrals: list, get, create, change. */
export function referralRoutes({
  db,
  clock,
  programmes,
  templates,
}: Pick<Deps, 'db' | 'clock' | 'programmes' | 'templates'>): OpenAPIHono {
  const app = openApi(referralFieldNames);
  const view = (referral: Referral) => referralView(referral, templates, clock.today());
  const inList = async (rows: readonly ListedReferral[]) => {
    const facts = await factsOfReferrals(
      db,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => ({
      ...row,
      eligibility: eligibilityView(row, facts.get(row.id) ?? [], templates, clock.today()),
    }));
  };

  app.openapi(listRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    const { format, ...asks } = filter;
    if (asksForCsv(c, format))
      return csvAnswer(c, 'referrals', referralColumns, await inList(await allReferrals(db, asks)));
    const { rows, total } = await listReferrals(db, asks, asked);
    return c.json(pageOf({ rows: await inList(rows), total }, asked), 200);
  });

  app.openapi(getRoute, async (c) => {
    const { id } = c.req.valid('param');
    const referral = await referralById(db, id);
    return referral ? c.json(view(referral), 200) : noReferral(c, id);
  });

  app.openapi(createReferralRoute, async (c) => {
    const referral = c.req.valid('json');
    const faults = faultsOfFacts(referral.facts, 'facts', clock.today());
    if (faults.length > 0) return faultsFound(c, faults);
    const against = againstReferral(clock.today(), programmes);
    const change = await createReferral(db, referral, { at: clock.now(), by: callerOf(c).name }, against);
    if ('kept' in change)
      return c.json(view(change.kept), 201, { location: `/v1/referrals/${change.kept.id}` });
    if ('refused' in change && change.refused === 'one-referral')
      return refused(c, { rule: change.refused, detail: oneReferralInWords(change) });
    return notChanged(c, change, 'id');
  });

  app.openapi(changeRoute, async (c) => {
    const { id } = c.req.valid('param');
    const against = againstReferral(clock.today(), programmes);
    const change = await changeReferral(db, id, c.req.valid('json'), against);
    if (change === null) return noReferral(c, id);
    return 'kept' in change ? c.json(view(change.kept), 200) : notChanged(c, change, 'id');
  });

  return app;
}
