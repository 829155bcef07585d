import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { groupTrouble } from '../../db/group-trouble.ts';
import { type Moved, rescheduleSession } from '../../db/reschedule.ts';
import { sessionKinds } from '../../solver/groups/template.ts';
import { callerOf } from '../access/caller.ts';
import { may } from '../access/may.ts';
import type { Deps } from '../deps.ts';
import { codeField, crnField, dateField, timeField } from '../http/fields.ts';
import { dateInWords } from '../http/in-words.ts';
import { json, jsonBody, openApi } from '../http/openapi.ts';
import { notFound, problems, refused } from '../http/problem-json.ts';
import { sessionParams } from './attendance-schemas.ts';
import { groupFieldNames, groupParams } from './group-schemas.ts';
import { breached, noGroup, notOpen } from './refusals.ts';

const tags = ['groups'];

const time = { date: dateField, from: timeField, to: timeField };
const window = z.object(time).openapi('DatedWindow');

const movedMeetingSchema = z
  .object({
    id: z.string(),
    number: z.int(),
    referral: codeField.nullable().openapi({ description: 'whose one-to-one; null: a group session' }),
    crn: crnField.nullable(),
    old: window,
    new: window,
    facilitators: z.array(codeField),
    sentence: z.string(),
  })
  .openapi('MovedMeeting');

export const movedSchema = z
  .object({
    sessions: z
      .array(movedMeetingSchema)
      .openapi({ description: 'the one asked for first, then those that follow' }),
    oneToOnes: z.array(movedMeetingSchema),
    finishesOn: dateField,
    late: z
      .array(
        z.object({
          referral: codeField,
          crn: crnField,
          mustFinishBy: dateField,
          finishesOn: dateField,
          sentence: z.string(),
        }),
      )
      .openapi({ description: 'who would then finish too late' }),
    written: z.boolean().openapi({ description: 'false: nothing has moved yet' }),
  })
  .openapi('Rescheduled');

const rescheduleRoute = createRoute({
  method: 'post',
  path: '/v1/groups/{id}/sessions/{session}/reschedule',
  operationId: 'rescheduleSession',
  security: may('programme-manager'),
  summary: 'Give a session another time, or see first what that would move: old and new side by side',
  tags,
  request: {
    params: sessionParams,
    body: jsonBody(
      z
        .strictObject({
          date: dateField,
          from: timeField.openapi({ description: 'it stays as long as it is' }),
          follow: z.boolean().openapi({ description: 'whether later sessions move too, where they must' }),
          dryRun: z.boolean().default(false),
        })
        .openapi('NewTime'),
    ),
  },
  responses: { 200: json(movedSchema, 'What moves'), ...problems(400, 404, 409, 413, 415, 422) },
});

const troubleRoute = createRoute({
  method: 'get',
  path: '/v1/groups/{id}/trouble',
  operationId: 'listGroupTrouble',
  security: may('programme-manager', 'caseworker'),
  summary:
    'Planned sessions that fall on closed days, or at which somebody cannot be, since they were planned',
  tags,
  request: { params: groupParams },
  responses: {
    200: json(
      z
        .object({
          content: z.array(
            z.object({
              id: z.string(),
              kind: z.enum(sessionKinds),
              number: z.int(),
              ...time,
              rule: z.enum(['closed', 'facilitator', 'member']),
              crn: crnField.nullable(),
              sentence: z.string(),
            }),
          ),
        })
        .openapi('GroupTrouble'),
      'By date',
    ),
    ...problems(404, 422),
  },
});

/** Moving a session, and what ought to be moved. */
export function rescheduleRoutes({
  db,
  clock,
  templates,
}: Pick<Deps, 'db' | 'clock' | 'templates'>): OpenAPIHono {
  const app = openApi(groupFieldNames);

  app.openapi(rescheduleRoute, async (c) => {
    const { id, session } = c.req.valid('param');
    const asked = c.req.valid('json');
    const answer = await rescheduleSession(
      db,
      templates,
      id,
      { session, ...asked },
      { at: clock.now(), by: callerOf(c).name },
    );
    if (!answer) return notFound(c, `There is no session ${session} of a group ${id}`);
    if ('sessions' in answer) return c.json({ ...movedView(answer), written: !asked.dryRun }, 200);
    if ('breaches' in answer) return breached(c, answer.breaches);
    if (answer.refused === 'not-open') return notOpen(c, answer.state);
    const detail = 'This session makes up for another: cancel it, and book another catch-up';
    return refused(c, { rule: answer.refused, detail });
  });

  app.openapi(troubleRoute, async (c) => {
    const { id } = c.req.valid('param');
    const content = await groupTrouble(db, id, clock.today());
    return content ? c.json({ content }, 200) : noGroup(c, id);
  });

  return app;
}

function movedView({ sessions, oneToOnes, finishesOn, late }: Moved) {
  const told = (moved: Moved['sessions'][number]) => {
    const { number, crn, old } = moved;
    const what = crn === null ? `Session ${number}` : `One-to-one ${number} of ${crn}`;
    const when = (at: Moved['sessions'][number]['old']) => `${dateInWords(at.date)}, ${at.from}`;
    return { ...moved, sentence: `${what} moves from ${when(old)} to ${when(moved.new)}` };
  };
  return {
    sessions: sessions.map(told),
    oneToOnes: oneToOnes.map(told),
    finishesOn,
    late: late.map((one) => ({
      ...one,
      sentence: `${one.crn} must finish by ${dateInWords(one.mustFinishBy)} and would finish on ${dateInWords(one.finishesOn)}`,
    })),
  };
}
