import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  finishLinkWorkerTask,
  type LinkWorkerTask,
  listLinkWorkerTasks,
} from '../../db/partner-link-worker-tasks.ts';
import { taskStates } from '../../db/schema.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { callerOf } from '../access/caller.ts';
import { may } from '../access/may.ts';
import { withinOf } from '../access/sight.ts';
import type { Deps } from '../deps.ts';
import { asksForCsv, type CsvColumns, csvAnswer, formatQuery, jsonOrCsv } from '../http/csv.ts';
import { codeField, crnField, dateField } from '../http/fields.ts';
import { dateInWords } from '../http/in-words.ts';
import { json, openApi } from '../http/openapi.ts';
import { listOf, pageAsked, pageOf, pageQuerySchema } from '../http/page.ts';
import { notFound, problems, refused } from '../http/problem-json.ts';
import { areaQuery } from '../http/query.ts';
import { groupFieldNames, groupParams } from './group-schemas.ts';

const tags = ['partner link workers'];
const allRows = { size: 1_000_000, number: 0 };

export const taskSchema = z
  .object({
    group: codeField,
    programme: codeField,
    referral: codeField,
    crn: crnField.openapi({ description: 'of the member: nothing of the partner is kept here' }),
    due: dateField,
    state: z.enum(taskStates),
    doneAt: z.string().nullable().openapi({ format: 'date-time' }),
    doneBy: z.string().nullable(),
    overdue: z.boolean(),
    notice: z.string().nullable().openapi({ description: 'what is to be done, if it is late' }),
  })
  .openapi('PartnerLinkWorkerTask');

const listRoute = createRoute({
  method: 'get',
  path: '/v1/partner-link-worker-tasks',
  operationId: 'listPartnerLinkWorkerTasks',
  security: may('programme-manager'),
  summary: 'Partner link workers to be allocated, by the day on which that is due',
  tags,
  request: {
    query: pageQuerySchema.extend({
      ...areaQuery,
      due: dateField.optional().openapi({ description: 'due on this day or before it' }),
      state: z.enum(taskStates).optional(),
      ...formatQuery,
    }),
  },
  responses: {
    200: jsonOrCsv(listOf(taskSchema, 'PartnerLinkWorkerTasks'), 'One page of tasks'),
    ...problems(422),
  },
});

const doneRoute = createRoute({
  method: 'post',
  path: '/v1/partner-link-worker-tasks/{id}/{referral}/done',
  operationId: 'finishPartnerLinkWorkerTask',
  security: may('programme-manager'),
  summary: 'Say that a partner link worker is allocated',
  tags,
  request: { params: groupParams.extend({ referral: codeField }) },
  responses: { 200: json(taskSchema, 'The task as done'), ...problems(400, 404, 409, 413, 415, 422) },
});

const columns: CsvColumns<ReturnType<typeof taskView>> = {
  due: ({ due }) => due,
  state: ({ state }) => state,
  overdue: ({ overdue }) => overdue,
  programme: ({ programme }) => programme,
  group: ({ group }) => group,
  referral: ({ referral }) => referral,
  crn: ({ crn }) => crn,
};

/** Tasks of partner link workers: for whoever allocates them, and in no other view. */
export function linkWorkerRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi(groupFieldNames);

  app.openapi(listRoute, async (c) => {
    const { format, ...query } = c.req.valid('query');
    const { asked, filter } = pageAsked(query);
    const isTable = asksForCsv(c, format);
    const { rows, total } = await listLinkWorkerTasks(
      db,
      { ...filter, ...withinOf(c) },
      isTable ? allRows : asked,
    );
    const tasks = rows.map((task) => taskView(task, clock.today()));
    if (isTable) return csvAnswer(c, 'partner-link-worker-tasks', columns, tasks);
    return c.json(pageOf({ rows: tasks, total }, asked), 200);
  });

  app.openapi(doneRoute, async (c) => {
    const { id, referral } = c.req.valid('param');
    const answer = await finishLinkWorkerTask(db, id, referral, { at: clock.now(), by: callerOf(c).name });
    if (!answer) return notFound(c, `There is no such task of group ${id}`);
    if ('refused' in answer)
      return refused(c, { rule: answer.refused, detail: 'The partner link worker is allocated already' });
    return c.json(taskView(answer.kept, clock.today()), 200);
  });

  return app;
}

function taskView(task: LinkWorkerTask, today: IsoDate) {
  const overdue = task.state === 'open' && task.due < today;
  const notice = overdue
    ? `The partner link worker for ${task.crn} was to be allocated by ${dateInWords(task.due)}: allocate one now`
    : null;
  return { ...task, overdue, notice };
}
