import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { groupMembersOf, type ProgressOfMember, programmeSessionsOf } from '../../db/group-members.ts';
import { may } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import { asksForCsv, csvAnswer, formatQuery, jsonOrCsv } from '../http/csv.ts';
import { openApi } from '../http/openapi.ts';
import { crnParams, noPerson } from '../http/person-params.ts';
import { problems } from '../http/problem-json.ts';
import { groupFieldNames, groupParams } from './group-schemas.ts';
import { memberColumns, programmeSessionColumns } from './member-columns.ts';
import { membersSchema, programmeSessionsSchema } from './member-schemas.ts';
import { progressInWords } from './progress-words.ts';
import { noGroup } from './refusals.ts';

const membersRoute = createRoute({
  method: 'get',
  path: '/v1/groups/{id}/members',
  operationId: 'listGroupMembers',
  security: may('programme-manager', 'caseworker'),
  summary: 'Who is in a group, or was, and how far each is in the programme',
  tags: ['groups'],
  request: { params: groupParams, query: z.object(formatQuery) },
  responses: { 200: jsonOrCsv(membersSchema, 'By referral'), ...problems(404, 422) },
});

const personRoute = createRoute({
  method: 'get',
  path: '/v1/people/{crn}/programme-sessions',
  operationId: 'listProgrammeSessions',
  security: may('scheduler', 'programme-manager', 'caseworker'),
  summary: 'The sessions of accredited programmes that a person has, had and will have',
  tags: ['people'],
  request: { params: crnParams, query: z.object(formatQuery) },
  responses: { 200: jsonOrCsv(programmeSessionsSchema, 'By date and time'), ...problems(404, 422) },
});

/** Members of groups: who they are, what they attend, how far they are. */
export function memberRoutes({
  db,
  clock,
  templates,
}: Pick<Deps, 'db' | 'clock' | 'templates'>): OpenAPIHono {
  const app = openApi(groupFieldNames);

  app.openapi(membersRoute, async (c) => {
    const { id } = c.req.valid('param');
    const members = await groupMembersOf(db, templates, id, clock.today());
    if (!members) return noGroup(c, id);
    const content = members.map(memberView);
    if (asksForCsv(c, c.req.valid('query').format))
      return csvAnswer(c, `members-${id}`, memberColumns, content);
    return c.json({ content }, 200);
  });

  app.openapi(personRoute, async (c) => {
    const { crn } = c.req.valid('param');
    const sessions = await programmeSessionsOf(db, crn);
    if (!sessions) return noPerson(c, crn);
    const content = sessions.map(({ recorded, crn: _, room: _r, version: _v, ...session }) => ({
      ...session,
      outcome: recorded?.outcome ?? null,
    }));
    if (asksForCsv(c, c.req.valid('query').format))
      return csvAnswer(c, `programme-sessions-${crn}`, programmeSessionColumns, content);
    return c.json({ content }, 200);
  });

  return app;
}

/** A member and their progress. */
export function memberView({ sex: _, ...member }: ProgressOfMember) {
  return { ...member, sentence: progressInWords(member.progress, member.mustFinishBy) };
}
