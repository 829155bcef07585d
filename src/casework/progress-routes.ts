import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { may } from '../access/may.ts';
import { withinOf } from '../access/sight.ts';
import type { Deps } from '../deps.ts';
import { asksForCsv, csvAnswer, jsonOrCsv } from '../http/csv.ts';
import { openApi } from '../http/openapi.ts';
import { pageAsked, pageOf, pageOfAll } from '../http/page.ts';
import { problems } from '../http/problem-json.ts';
import { atRiskList } from './at-risk-list.ts';
import { progressColumns, reviewColumns } from './hours-columns.ts';
import { atRiskQuery, atRiskSchema, reviewsQuery, reviewsSchema } from './list-schemas.ts';
import { reviewList } from './reviews.ts';

const tags = ['hours'];

const reviewsRoute = createRoute({
  method: 'get',
  path: '/v1/reviews',
  operationId: 'listReviews',
  security: may('scheduler', 'caseworker'),
  summary: 'Reviews of the order that fall due, by date; and of whom the hours are not on track',
  tags,
  request: { query: reviewsQuery },
  responses: { 200: jsonOrCsv(reviewsSchema, 'One page of reviews, and how many in all'), ...problems(422) },
});

const atRiskRoute = createRoute({
  method: 'get',
  path: '/v1/at-risk',
  operationId: 'listAtRisk',
  security: may('scheduler', 'caseworker'),
  summary: 'Requirements in force that will not be finished well in time: the least days in hand first',
  tags,
  request: { query: atRiskQuery },
  responses: { 200: jsonOrCsv(atRiskSchema, 'One page of requirements'), ...problems(422) },
});

/** Who needs to be looked after, over an area. */
export function progressRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi({ from: 'first date', to: 'last date', due: 'number of months' });

  app.openapi(reviewsRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    const { due: months, format, onTrack, ...rest } = filter;
    const all = await reviewList(db, clock, { ...rest, months, ...withinOf(c) });
    const rows = all.filter((row) => onTrack === undefined || row.onTrack === onTrack);
    if (asksForCsv(c, format)) return csvAnswer(c, 'reviews', reviewColumns, rows);
    const notOnTrack = all.filter((row) => !row.onTrack).length;
    return c.json({ due: all.length, notOnTrack, ...pageOf(pageOfAll(rows, asked), asked) }, 200);
  });

  app.openapi(atRiskRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    const { format, ...area } = filter;
    const rows = await atRiskList(db, clock, { ...area, ...withinOf(c) });
    if (asksForCsv(c, format)) return csvAnswer(c, 'at-risk', progressColumns, rows);
    return c.json(pageOf(pageOfAll(rows, asked), asked), 200);
  });

  return app;
}
