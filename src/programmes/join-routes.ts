import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { groupOffers } from '../../db/group-offers.ts';
import { joinGroup, mergeGroups, type NotJoined } from '../../db/join-group.ts';
import { callerOf } from '../access/caller.ts';
import { may } from '../access/may.ts';
import { sightOf } from '../access/sight.ts';
import type { Deps } from '../deps.ts';
import { codeField, crnField, dateField } from '../http/fields.ts';
import { json, jsonBody, openApi } from '../http/openapi.ts';
import { problems, refused } from '../http/problem-json.ts';
import { groupPage } from './group-page.ts';
import { groupFieldNames, groupParams, groupSchema } from './group-schemas.ts';
import { joinerInWords, mergeInWords } from './offer-words.ts';
import { breached, noGroup, notOpen, unknownNames } from './refusals.ts';

const tags = ['groups'];

export const joinerSchema = z
  .object({
    referral: codeField,
    crn: crnField,
    joinsAtSession: z.int().openapi({ description: 'the first group session that would be theirs' }),
    joinsOn: dateField.openapi({ description: 'the day of their first session, a one-to-one perhaps' }),
    sessions: z.int(),
    finishesOn: dateField,
    mustFinishBy: dateField,
    travelMinutes: z.int().openapi({ description: 'one way' }),
    sentence: z.string(),
  })
  .openapi('JoinerOffer');

export const mergeSchema = z
  .object({
    group: codeField,
    members: z.int().openapi({ description: 'who would move' }),
    size: z.int().openapi({ description: 'of that group then' }),
    joinsOn: dateField,
    finishesOn: dateField,
    mostTravelMinutes: z.int(),
    sentence: z.string(),
  })
  .openapi('MergeOffer');

const offersRoute = createRoute({
  method: 'get',
  path: '/v1/groups/{id}/offers',
  operationId: 'listGroupOffers',
  security: may('programme-manager'),
  summary: 'Who of those who wait could join a group now, and which groups could take its members in',
  tags,
  request: { params: groupParams },
  responses: {
    200: json(
      z
        .object({ seatsLeft: z.int(), joiners: z.array(joinerSchema), merges: z.array(mergeSchema) })
        .openapi('GroupOffers'),
      'Whoever must finish first, first; of groups the one that is done soonest',
    ),
    ...problems(404, 409, 422),
  },
});

const answers = (description: string) => ({
  200: json(groupSchema, description),
  ...problems(400, 404, 409, 413, 415, 422),
});

const joinRoute = createRoute({
  method: 'post',
  path: '/v1/groups/{id}/join',
  operationId: 'joinGroup',
  security: may('programme-manager'),
  summary: 'Somebody who waits joins a group, at its next entry point or where they had stopped',
  tags,
  request: {
    params: groupParams,
    body: jsonBody(z.strictObject({ referral: codeField }).openapi('JoinGroup')),
  },
  responses: answers('The group with them'),
});

const mergeRoute = createRoute({
  method: 'post',
  path: '/v1/groups/{id}/merge',
  operationId: 'mergeGroups',
  security: may('programme-manager'),
  summary: 'All members of a group go on in another, and the group closes',
  tags,
  request: {
    params: groupParams,
    body: jsonBody(z.strictObject({ into: codeField }).openapi('MergeGroups')),
  },
  responses: answers('The other group with them'),
});

/** Offers for a group, and taking them. */
export function joinRoutes(deps: Pick<Deps, 'db' | 'clock' | 'templates'>): OpenAPIHono {
  const { db, clock, templates } = deps;
  const app = openApi({ ...groupFieldNames, into: 'group to merge into' });

  app.openapi(offersRoute, async (c) => {
    const { id } = c.req.valid('param');
    const offers = await groupOffers(db, templates, id, clock.today());
    if (!offers) return noGroup(c, id);
    if ('refused' in offers) return notOpen(c, offers.state);
    const sees = (noun: 'referral' | 'group', id: string) => sightOf(c).look(noun, id, 'see') !== 'unknown';
    const theirs = offers.joiners.filter(({ referral }) => sees('referral', referral));
    const joiners = theirs.map((offer) => ({ ...offer, sentence: joinerInWords(offer) }));
    const others = offers.merges.filter(({ group: other }) => sees('group', other));
    const merges = others.map((offer) => ({ ...offer, sentence: mergeInWords(offer) }));
    return c.json({ seatsLeft: offers.seatsLeft, joiners, merges }, 200);
  });

  app.openapi(joinRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { referral } = c.req.valid('json');
    const answer = await joinGroup(db, templates, id, referral, { at: clock.now(), by: callerOf(c).name });
    if (!answer) return noGroup(c, id);
    return 'joined' in answer ? c.json((await groupPage(deps, id))!, 200) : notJoined(c, answer);
  });

  app.openapi(mergeRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { into } = c.req.valid('json');
    const answer = await mergeGroups(db, templates, id, into, { at: clock.now(), by: callerOf(c).name });
    if (!answer) return noGroup(c, id);
    return 'merged' in answer ? c.json((await groupPage(deps, into))!, 200) : notJoined(c, answer);
  });

  return app;
}

const sentences = {
  itself: 'A group cannot merge into itself',
  programme: 'The groups are of different programmes',
  nobody: 'Nobody in the group could move: close it instead',
} as const;

function notJoined(c: Context, why: NotJoined) {
  if ('unknown' in why) return unknownNames(c, why.unknown);
  if ('breaches' in why) return breached(c, why.breaches);
  if (why.refused === 'not-open') return notOpen(c, why.state);
  return refused(c, { rule: why.refused, detail: sentences[why.refused] });
}
