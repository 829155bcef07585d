import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { changeVenue, createVenue, listVenues, type VenueLists, venueByCode } from '../../db/venues.ts';
import { may } from '../access/may.ts';
import { withinOf } from '../access/sight.ts';
import type { Deps } from '../deps.ts';
import { notChanged } from '../http/change.ts';
import { json, jsonAt, jsonBody, openApi } from '../http/openapi.ts';
import { pageAsked, pageOf } from '../http/page.ts';
import { faultsFound, notFound, problems } from '../http/problem-json.ts';
import { againstVenue, faultsOfVenueLists } from './checks.ts';
import { routesOfList } from './list-of.ts';
import {
  codeParams,
  newVenueSchema,
  venueLists,
  venuePatchSchema,
  venueSchema,
  venuesQuerySchema,
  venuesSchema,
} from './schemas.ts';

const tag = 'venues';
const tags = [tag];

const listRoute = createRoute({
  method: 'get',
  path: '/v1/venues',
  operationId: 'listVenues',
  security: may('programme-manager'),
  summary: 'Venues of programme groups, in order of code',
  tags,
  request: { query: venuesQuerySchema },
  responses: { 200: json(venuesSchema, 'One page of venues'), ...problems(422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/venues/{code}',
  operationId: 'getVenue',
  security: may('programme-manager'),
  summary: 'A venue, its rooms, and when it is open and closed',
  tags,
  request: { params: codeParams },
  responses: { 200: json(venueSchema, 'The venue'), ...problems(404, 422) },
});

const createVenueRoute = createRoute({
  method: 'post',
  path: '/v1/venues',
  operationId: 'createVenue',
  security: may('programme-manager'),
  summary: 'Keep a new venue',
  tags,
  request: { body: jsonBody(newVenueSchema) },
  responses: { 201: jsonAt(venueSchema, 'The venue as kept'), ...problems(400, 409, 413, 415, 422) },
});

const changeRoute = createRoute({
  method: 'patch',
  path: '/v1/venues/{code}',
  operationId: 'changeVenue',
  security: may('programme-manager'),
  summary: 'Change what is known of a venue; fields that are not named stay as they are',
  tags,
  request: { params: codeParams, body: jsonBody(venuePatchSchema) },
  responses: { 200: json(venueSchema, 'The venue as kept'), ...problems(400, 404, 409, 413, 415, 422) },
});

const ofVenue = { address: '/v1/venues/{code}', params: codeParams, tag } as const;
const rooms = routesOfList(ofVenue, {
  path: 'rooms',
  name: 'Rooms',
  words: 'rooms of a venue',
  list: venueLists.rooms,
});
const hours = routesOfList(ofVenue, {
  path: 'hours',
  name: 'VenueHours',
  words: 'weekly hours in which a venue is open',
  list: venueLists.hours,
});
const closures = routesOfList(ofVenue, {
  path: 'closures',
  name: 'VenueClosures',
  words: 'dates on which a venue is closed, bank holidays besides',
  list: venueLists.closures,
});

function noVenue(c: Context, code: string) {
  return notFound(c, `There is no venue ${code}`);
}

/** Venues: list, get, create, change, and what is kept beside them. */
export function venueRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi();

  app.openapi(listRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    return c.json(pageOf(await listVenues(db, { ...filter, ...withinOf(c) }, asked), asked), 200);
  });

  app.openapi(getRoute, async (c) => {
    const { code } = c.req.valid('param');
    const venue = await venueByCode(db, code);
    return venue ? c.json(venue, 200) : noVenue(c, code);
  });

  app.openapi(createVenueRoute, async (c) => {
    const venue = c.req.valid('json');
    const faults = faultsOfVenueLists(venue, (list) => list);
    if (faults.length > 0) return faultsFound(c, faults);
    const change = await createVenue(db, venue, againstVenue(clock.today()));
    if (!('kept' in change)) return notChanged(c, change, 'code');
    return c.json(change.kept, 201, { location: `/v1/venues/${venue.code}` });
  });

  app.openapi(changeRoute, async (c) => {
    const { code } = c.req.valid('param');
    const change = await changeVenue(db, code, c.req.valid('json'), againstVenue(clock.today()));
    if (change === null) return noVenue(c, code);
    return 'kept' in change ? c.json(change.kept, 200) : notChanged(c, change, 'code');
  });

  const read = async <L extends keyof VenueLists>(c: Context, code: string, list: L) => {
    const venue = await venueByCode(db, code);
    return venue ? c.json({ content: venue[list] }, 200) : noVenue(c, code);
  };

  const put = async <L extends keyof VenueLists>(
    c: Context,
    code: string,
    list: L,
    content: VenueLists[L],
  ) => {
    const given = { [list]: content } as Pick<VenueLists, L>;
    const faults = faultsOfVenueLists(given, () => 'content');
    if (faults.length > 0) return faultsFound(c, faults);
    const change = await changeVenue(db, code, given);
    if (change === null) return noVenue(c, code);
    if (!('kept' in change)) return notChanged(c, change, 'code', () => 'content');
    return c.json({ content: change.kept[list] }, 200);
  };

  app.openapi(rooms.get, (c) => read(c, c.req.valid('param').code, 'rooms'));
  app.openapi(rooms.put, (c) => put(c, c.req.valid('param').code, 'rooms', c.req.valid('json').content));
  app.openapi(hours.get, (c) => read(c, c.req.valid('param').code, 'hours'));
  app.openapi(hours.put, (c) => put(c, c.req.valid('param').code, 'hours', c.req.valid('json').content));
  app.openapi(closures.get, (c) => read(c, c.req.valid('param').code, 'closures'));
  app.openapi(closures.put, (c) =>
    put(c, c.req.valid('param').code, 'closures', c.req.valid('json').content),
  );
  return app;
}
