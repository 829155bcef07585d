import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { may } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import { codeField, crnField } from '../http/fields.ts';
import { json, openApi } from '../http/openapi.ts';
import { problems } from '../http/problem-json.ts';
import { absent } from './answers.ts';
import { mostField, rosterParams } from './params.ts';
import { bestPeople } from './people-for.ts';
import { bestPlaces } from './places.ts';
import { scarceIn } from './scarce.ts';
import { personScore, sessionScore } from './score.ts';
import {
  peopleForSchema,
  personScoreSchema,
  placesSchema,
  scarceSchema,
  sessionScoreSchema,
  whyHereSchema,
} from './suggest-schemas.ts';
import { whyBooked } from './why-here.ts';

const tags = ['rosters'];
const ofPerson = rosterParams.extend({ crn: crnField });
const ofSession = rosterParams.extend({ session: codeField });
const query = z.object({ most: mostField });

const placesRoute = createRoute({
  method: 'get',
  path: '/v1/rosters/{id}/people/{crn}/places',
  operationId: 'suggestPlaces',
  security: may('scheduler'),
  summary: 'The best places for a person, with what they win and what stands in the way',
  tags,
  request: { params: ofPerson, query },
  responses: { 200: json(placesSchema, 'The places'), ...problems(404, 422) },
});

const peopleRoute = createRoute({
  method: 'get',
  path: '/v1/rosters/{id}/sessions/{session}/people',
  operationId: 'suggestPeople',
  security: may('scheduler'),
  summary: 'The best people for a hole in a session, with what they win and what stands in the way',
  tags,
  request: { params: ofSession, query },
  responses: { 200: json(peopleForSchema, 'The people'), ...problems(404, 422) },
});

const whyRoute = createRoute({
  method: 'get',
  path: '/v1/rosters/{id}/people/{crn}/bookings/{session}/why',
  operationId: 'explainBooking',
  security: may('scheduler'),
  summary: 'Why a person is on a session: what it wins, and where else they could be',
  tags,
  request: { params: ofPerson.extend({ session: codeField }), query },
  responses: { 200: json(whyHereSchema, 'Why'), ...problems(404, 422) },
});

const scarceRoute = createRoute({
  method: 'get',
  path: '/v1/rosters/{id}/scarce-seats',
  operationId: 'listScarceSeats',
  security: may('scheduler'),
  summary: 'Where places are lacking, by area and day: what an officer should go and source',
  tags,
  request: { params: rosterParams, query },
  responses: { 200: json(scarceSchema, 'The places'), ...problems(404, 422) },
});

const personScoreRoute = createRoute({
  method: 'get',
  path: '/v1/rosters/{id}/people/{crn}/score',
  operationId: 'scorePerson',
  security: may('scheduler'),
  summary: "The points that a person's week wins and loses, line by line",
  tags,
  request: { params: ofPerson },
  responses: { 200: json(personScoreSchema, 'The points'), ...problems(404, 422) },
});

const sessionScoreRoute = createRoute({
  method: 'get',
  path: '/v1/rosters/{id}/sessions/{session}/score',
  operationId: 'scoreSession',
  security: may('scheduler'),
  summary: 'The points that the roster wins by a session running, line by line',
  tags,
  request: { params: ofSession },
  responses: { 200: json(sessionScoreSchema, 'The points'), ...problems(404, 422) },
});

/** What a roster answers when it is asked. Nothing here changes any. */
export function suggestRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi();

  app.openapi(placesRoute, async (c) => {
    const { id, crn } = c.req.valid('param');
    const places = await bestPlaces(db, id, crn, c.req.valid('query').most, clock.today());
    return 'refused' in places ? absent(c, places) : c.json(places, 200);
  });

  app.openapi(peopleRoute, async (c) => {
    const { id, session } = c.req.valid('param');
    const people = await bestPeople(db, id, session, c.req.valid('query').most, clock.today());
    return 'refused' in people ? absent(c, people) : c.json(people, 200);
  });

  app.openapi(whyRoute, async (c) => {
    const { id, crn, session } = c.req.valid('param');
    const why = await whyBooked(db, id, crn, session, c.req.valid('query').most, clock.today());
    return 'refused' in why ? absent(c, why) : c.json(why, 200);
  });

  app.openapi(scarceRoute, async (c) => {
    const scarce = await scarceIn(db, c.req.valid('param').id, c.req.valid('query').most, clock.today());
    return 'refused' in scarce ? absent(c, scarce) : c.json(scarce, 200);
  });

  app.openapi(personScoreRoute, async (c) => {
    const { id, crn } = c.req.valid('param');
    const score = await personScore(db, id, crn);
    return 'refused' in score ? absent(c, score) : c.json(score, 200);
  });

  app.openapi(sessionScoreRoute, async (c) => {
    const { id, session } = c.req.valid('param');
    const score = await sessionScore(db, id, session);
    return 'refused' in score ? absent(c, score) : c.json(score, 200);
  });

  return app;
}
