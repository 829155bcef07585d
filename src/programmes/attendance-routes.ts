import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import {
  type AttendanceAnswer,
  type AttendanceRefusal,
  attendanceHistory,
  recordAttendance,
} from '../../db/group-attendance.ts';
import { groupById } from '../../db/groups.ts';
import { callerOf } from '../access/caller.ts';
import { may } from '../access/may.ts';
import { sightOf } from '../access/sight.ts';
import { skippedView } from '../access/skipped.ts';
import type { Deps } from '../deps.ts';
import { json, jsonBody, openApi } from '../http/openapi.ts';
import { notFound, problems, refused } from '../http/problem-json.ts';
import {
  attendanceEntriesSchema,
  attendanceRecordedSchema,
  newAttendanceSchema,
  oneToOneParams,
  ownAttendanceSchema,
  ownRecordedSchema,
  sessionParams,
} from './attendance-schemas.ts';
import { groupFieldNames } from './group-schemas.ts';

const tags = ['groups'];

const recordRoute = createRoute({
  method: 'post',
  path: '/v1/groups/{id}/sessions/{session}/attendance',
  operationId: 'recordGroupAttendance',
  security: may('programme-manager'),
  summary: 'Record who came to a session, each member by themselves, or correct it',
  tags,
  request: { params: sessionParams, body: jsonBody(newAttendanceSchema) },
  responses: {
    200: json(attendanceRecordedSchema, 'A result for each: those that could be recorded are'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

const recordOwnRoute = createRoute({
  method: 'post',
  path: '/v1/groups/{id}/one-to-ones/{oneToOne}/attendance',
  operationId: 'recordOneToOneAttendance',
  security: may('programme-manager'),
  summary: 'Record whether the member came to their one-to-one, or correct it',
  tags,
  request: { params: oneToOneParams, body: jsonBody(ownAttendanceSchema) },
  responses: {
    200: json(ownRecordedSchema, 'The entry as written down'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

const historyRoute = createRoute({
  method: 'get',
  path: '/v1/groups/{id}/sessions/{session}/attendance',
  operationId: 'listGroupAttendance',
  security: may('programme-manager', 'caseworker'),
  summary: 'All that was recorded of a session; of each member the last stands',
  tags,
  request: { params: sessionParams },
  responses: { 200: json(attendanceEntriesSchema, 'In the order of writing'), ...problems(404, 422) },
});

const ownHistoryRoute = createRoute({
  method: 'get',
  path: '/v1/groups/{id}/one-to-ones/{oneToOne}/attendance',
  operationId: 'listOneToOneAttendance',
  security: may('programme-manager', 'caseworker'),
  summary: 'All that was recorded of a one-to-one; the last stands',
  tags,
  request: { params: oneToOneParams },
  responses: { 200: json(attendanceEntriesSchema, 'In the order of writing'), ...problems(404, 422) },
});

/** Every reason for which attendance is not recorded. */
const refusals: Readonly<Record<AttendanceRefusal, string>> = {
  'not-theirs': 'The session is not one of theirs',
  'not-yet': 'The session is to come: record who came on the day or after it',
  cancelled: 'The session was cancelled: nobody can have come',
  'already-recorded': 'Something else is recorded: read it again, and name the entry that you correct',
  completed: 'The programme is completed, and stays so',
};

/** Attendance at group sessions and one-to-ones. */
export function attendanceRoutes({
  db,
  clock,
  templates,
}: Pick<Deps, 'db' | 'clock' | 'templates'>): OpenAPIHono {
  const app = openApi(groupFieldNames);

  app.openapi(recordRoute, async (c) => {
    const { id, session } = c.req.valid('param');
    const { members: all } = c.req.valid('json');
    const { referrals } = sightOf(c).hidden;
    const members = all.filter(({ referral }) => !referrals.has(referral));
    const left = all.flatMap(({ referral }) => referrals.get(referral) ?? []);
    const who = { at: clock.now(), by: callerOf(c).name };
    const answers = await recordAttendance(db, templates, id, { session }, members, who);
    if (!answers) return notFound(c, `There is no session ${session} of a group ${id}`);
    const content = members.map(({ referral }, i) => resultView(referral, answers[i]!));
    const recorded = content.filter((result) => result.recorded !== null).length;
    const skipped = skippedView([...new Set(left)]);
    return c.json({ content, recorded, refused: content.length - recorded, skipped }, 200);
  });

  app.openapi(recordOwnRoute, async (c) => {
    const { id, oneToOne } = c.req.valid('param');
    const told = c.req.valid('json');
    const group = await groupById(db, id);
    const referral = group?.oneToOnes.find((own) => own.id === oneToOne)?.referral;
    if (referral === undefined) return notFound(c, `There is no one-to-one ${oneToOne} of a group ${id}`);
    const who = { at: clock.now(), by: callerOf(c).name };
    const answers = await recordAttendance(db, templates, id, { oneToOne }, [{ referral, ...told }], who);
    const answer = answers![0]!;
    if ('refused' in answer) return refused(c, { rule: answer.refused, detail: refusals[answer.refused] });
    return c.json(answer, 200);
  });

  app.openapi(historyRoute, async (c) => {
    const { id, session } = c.req.valid('param');
    const content = await attendanceHistory(db, id, { session });
    return content
      ? c.json({ content }, 200)
      : notFound(c, `There is no session ${session} of a group ${id}`);
  });

  app.openapi(ownHistoryRoute, async (c) => {
    const { id, oneToOne } = c.req.valid('param');
    const content = await attendanceHistory(db, id, { oneToOne });
    return content
      ? c.json({ content }, 200)
      : notFound(c, `There is no one-to-one ${oneToOne} of a group ${id}`);
  });

  return app;
}

function resultView(referral: string, answer: AttendanceAnswer) {
  if ('entry' in answer) return { referral, recorded: answer, refused: null };
  const detail = refusals[answer.refused];
  return { referral, recorded: null, refused: { rule: answer.refused, detail } };
}
