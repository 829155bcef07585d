import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { isErasedReason } from '../../db/audit/hashes.ts';
import { type AuditRow, listAudit, wordsOfActs } from '../../db/audit.ts';
import { auditChangeKinds } from '../../db/schema.ts';
import type { Deps } from '../deps.ts';
import { textField } from '../http/fields.ts';
import { json, openApi } from '../http/openapi.ts';
import { listOf, pageAsked, pageOf, pageQuerySchema } from '../http/page.ts';
import { faultsFound, problems } from '../http/problem-json.ts';
import { may } from './may.ts';
import { namedBySegment } from './references.ts';
import { mentionsAny } from './restricted.ts';
import { type Sight, sightOf } from './sight.ts';

const instantField = z.iso.datetime().openapi({ format: 'date-time', example: '2026-11-30T09:00:00Z' });
const row = z
  .record(z.string(), z.unknown())
  .nullable()
  .openapi({ type: ['object', 'null'], description: 'the row; null: there was none, or it has been erased' });

const auditedSchema = z
  .object({
    number: z.int(),
    act: z.int().openapi({ description: 'what was done in one piece has one number' }),
    at: z.string().openapi({ description: 'UTC' }),
    by: z.string().openapi({ description: 'user name' }),
    role: z.string().nullable(),
    request: z.string().nullable().openapi({ description: 'id of the request' }),
    action: z.string().openapi({ example: 'PATCH /v1/people/:crn' }),
    reason: z.string().nullable(),
    change: z.enum(auditChangeKinds),
    noun: z.string().openapi({ example: 'availability' }),
    key: z.string(),
    whose: z.string().openapi({ description: 'what it is part of', example: 'people/X100001' }),
    before: row,
    after: row,
  })
  .openapi('Audited');

const auditRoute = createRoute({
  method: 'get',
  path: '/v1/audit',
  operationId: 'listAudit',
  summary: 'Who changed and read what, latest first',
  description: 'Whoever sees a part of the country names a thing of it: `whose`.',
  security: may('admin'),
  tags: ['access'],
  request: {
    query: pageQuerySchema.extend({
      whose: textField.optional().openapi({ example: 'people/X100001' }),
      by: textField.optional().openapi({ description: 'user name' }),
      request: textField.optional().openapi({ description: 'id of a request' }),
      from: instantField.optional().openapi({ description: 'inclusive' }),
      to: instantField.optional().openapi({ description: 'exclusive' }),
    }),
  },
  responses: { 200: json(listOf(auditedSchema, 'AuditedList'), 'One page of it'), ...problems(422) },
});

const asRow = (text: string | null) => (text === null ? null : (JSON.parse(text) as Record<string, unknown>));
const viewOf = ({ before, after, reason, ...rest }: AuditRow) => ({
  ...rest,
  reason: reason === null || isErasedReason(reason) ? null : reason,
  before: asRow(before),
  after: asRow(after),
});

/** Without why something was done to whoever is hidden, also where the act did more: a reason need not name whom it is about. */
async function withoutReasons(db: Deps['db'], rows: AuditRow[], { hidden }: Sight): Promise<AuditRow[]> {
  const acts = rows.flatMap(({ act, reason }) => (reason === null ? [] : [act]));
  if (hidden.crns.size === 0 || acts.length === 0) return rows;
  const said = await wordsOfActs(db, acts);
  const ofHidden = new Set(said.flatMap(({ act, words }) => (mentionsAny(words, hidden) ? [act] : [])));
  return rows.map((row) => (ofHidden.has(row.act) ? { ...row, reason: null } : row));
}

const notTheirs = {
  code: 'unknown',
  path: 'whose',
  message: 'Name a thing that you may see: people/X100001, sessions/P0001-2026-12-01, rosters/5 ...',
};

/** Whether a caller may know what happened to a thing, or to everything. */
function mayAskFor({ whole, look }: Sight, whose: string | undefined): boolean {
  if (whole) return true;
  const [segment = '', key = ''] = (whose ?? '').split('/');
  const named = segment === 'people' ? 'person' : namedBySegment(segment);
  return named !== null && named !== 'region' && look(named, key, 'see') === 'seen';
}

/** What happened, for whoever must answer for it. */
export function auditRoutes({ db }: Pick<Deps, 'db'>): OpenAPIHono {
  const app = openApi({ by: 'user name' });
  app.openapi(auditRoute, async (c) => {
    const { asked, filter } = pageAsked(c.req.valid('query'));
    if (!mayAskFor(sightOf(c), filter.whose)) return faultsFound(c, [notTheirs]);
    const { rows, total } = await listAudit(db, filter, asked);
    const kept = await withoutReasons(db, rows, sightOf(c));
    return c.json(pageOf({ rows: kept.map(viewOf), total }, asked), 200);
  });
  return app;
}
