import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { OutcomeRecorded, OutcomeRefused } from '../../db/outcomes.ts';
import { outcomeHistory, recordOutcome, recordSessionOutcomes } from '../../db/outcomes.ts';
import { requirementOf } from '../../db/requirements.ts';
import { sessionById } from '../../db/sessions.ts';
import { outcomes } from '../../solver/hours/outcomes.ts';
import { everyone, may } from '../access/may.ts';
import { sightOf } from '../access/sight.ts';
import { skippedView } from '../access/skipped.ts';
import type { Deps } from '../deps.ts';
import { asksForCsv, csvAnswer, formatQuery, jsonOrCsv } from '../http/csv.ts';
import { codeField } from '../http/fields.ts';
import { json, jsonBody, openApi } from '../http/openapi.ts';
import { notFound, problems } from '../http/problem-json.ts';
import { outcomeColumns } from './list-columns.ts';
import {
  appointmentParams,
  newOutcomeSchema,
  outcomeEntriesSchema,
  outcomesSchema,
  recordedSchema,
  sessionOutcomesSchema,
  sessionRecordedSchema,
} from './outcome-schemas.ts';
import { outcomeRefusals } from './outcome-words.ts';
import { planView } from './plan-words.ts';
import { refusalAnswer } from './refusals.ts';

const tags = ['outcomes'];

const listRoute = createRoute({
  method: 'get',
  path: '/v1/outcomes',
  operationId: 'listOutcomes',
  security: everyone,
  summary: 'Contact outcomes that an appointment can have',
  tags,
  request: { query: z.object(formatQuery) },
  responses: { 200: jsonOrCsv(outcomesSchema, 'All of them'), ...problems(422) },
});

const historyRoute = createRoute({
  method: 'get',
  path: '/v1/people/{crn}/requirements/{eventNumber}/appointments/{id}/outcomes',
  operationId: 'listOutcomesOfAppointment',
  security: may('scheduler', 'caseworker'),
  summary: 'All that was written down of an appointment; the last stands',
  tags,
  request: { params: appointmentParams },
  responses: { 200: json(outcomeEntriesSchema, 'In the order of writing'), ...problems(404, 422) },
});

const recordRoute = createRoute({
  method: 'post',
  path: '/v1/people/{crn}/requirements/{eventNumber}/appointments/{id}/outcome',
  operationId: 'recordOutcome',
  security: may('scheduler', 'caseworker'),
  summary: 'Record what became of an appointment, or correct it; its requirement is planned again',
  tags,
  request: { params: appointmentParams, body: jsonBody(newOutcomeSchema) },
  responses: {
    200: json(recordedSchema, 'The outcome as written down, and what that changed'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

const recordManyRoute = createRoute({
  method: 'post',
  path: '/v1/sessions/{id}/outcomes',
  operationId: 'recordSessionOutcomes',
  security: may('scheduler', 'caseworker', 'supervisor'),
  summary: 'Record an outcome for many people on one session, each by itself',
  tags,
  request: { params: z.object({ id: codeField }), body: jsonBody(sessionOutcomesSchema) },
  responses: {
    200: json(sessionRecordedSchema, 'A result for each: those that could be recorded are'),
    ...problems(400, 404, 409, 413, 415, 422),
  },
});

/** Contact outcomes: which there are, and what became of appointments. */
export function outcomeRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): OpenAPIHono {
  const app = openApi({ hiVisWorn: 'hi-vis worn' });

  /** The appointments on a session of restricted people, and whose they are. */
  const hiddenOf = async (c: Context, session: string): Promise<ReadonlyMap<string, string>> => {
    const { crns } = sightOf(c).hidden;
    if (crns.size === 0) return new Map();
    const all = (await sessionById(db, session))?.appointments ?? [];
    return new Map(all.filter(({ crn }) => crns.has(crn)).map(({ id, crn }) => [id, crn]));
  };

  app.openapi(listRoute, (c) => {
    if (asksForCsv(c, c.req.valid('query').format)) return csvAnswer(c, 'outcomes', outcomeColumns, outcomes);
    return c.json({ content: [...outcomes] }, 200);
  });

  app.openapi(historyRoute, async (c) => {
    const { crn, eventNumber, id } = c.req.valid('param');
    const requirement = await requirementOf(db, crn, eventNumber);
    if (!requirement?.appointments.some((appointment) => appointment.id === id))
      return notFound(c, outcomeRefusals['unknown-appointment'].detail);
    const entries = await outcomeHistory(db, { crn, eventNumber });
    return c.json({ content: entries.filter(({ appointment }) => appointment === id) }, 200);
  });

  app.openapi(recordRoute, async (c) => {
    const { crn, eventNumber, id } = c.req.valid('param');
    const outcome = { appointment: id, ...c.req.valid('json') };
    const answer = await recordOutcome(db, { crn, eventNumber }, outcome, clock.now());
    if (!('refused' in answer)) return c.json(recordedView(answer), 200);
    return refusalAnswer(c, answer.refused, outcomeRefusals[answer.refused]);
  });

  app.openapi(recordManyRoute, async (c) => {
    const { id: session } = c.req.valid('param');
    const { appointments, ...shared } = c.req.valid('json');
    const hidden = await hiddenOf(c, session);
    const seen = appointments.filter(({ id }) => !hidden.has(id));
    const asked = seen.map(({ id, outcome = shared.outcome, ...own }) => ({
      ...shared,
      ...own,
      appointment: id,
      outcome,
    }));
    const answers = await recordSessionOutcomes(db, session, asked, clock.now());
    if (!answers) return notFound(c, `There is no session ${session}`);
    const content = asked.map(({ appointment }, i) => resultView(appointment, answers[i]!));
    const recorded = content.filter((result) => result.recorded !== null).length;
    const left = appointments.flatMap(({ id }) => hidden.get(id) ?? []);
    const skipped = skippedView([...new Set(left)]);
    return c.json({ content, recorded, refused: content.length - recorded, skipped }, 200);
  });

  return app;
}

function recordedView({ plan, ...recorded }: OutcomeRecorded) {
  return { ...recorded, plan: planView(plan) };
}

function resultView(appointment: string, answer: OutcomeRecorded | OutcomeRefused) {
  if (!('refused' in answer)) return { appointment, recorded: recordedView(answer), refused: null };
  const { detail } = outcomeRefusals[answer.refused];
  return { appointment, recorded: null, refused: { rule: answer.refused, detail } };
}
