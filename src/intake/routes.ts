import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { callerOf } from '../access/caller.ts';
import { may } from '../access/may.ts';
import { sightOf } from '../access/sight.ts';
import { skippedField, skippedView } from '../access/skipped.ts';
import type { Deps } from '../deps.ts';
import { json, openApi } from '../http/openapi.ts';
import {
  faultsProblemSchema,
  malformed,
  problem,
  problemMediaType,
  problemSchema,
  problems,
  wrongMediaType,
} from '../http/problem-json.ts';
import { flagQueryField } from '../http/query.ts';
import { replannedManySchema } from '../http/replanned.ts';
import { type Imported, importFiles, type NamedFile } from './import.ts';
import { nounNames, nounOfFile, nouns } from './nouns.ts';

const countsSchema = z
  .object({ added: z.int(), changed: z.int(), unchanged: z.int() })
  .openapi('ImportCounts', { description: 'rows; in a dry run, as they would have been' });

const importedSchema = z
  .object({
    dryRun: z.boolean(),
    counts: z.partialRecord(z.enum(nounNames), countsSchema),
    // A nullable reference loses its null in the document.
    plan: z.union([replannedManySchema, z.null()]).openapi({ description: 'null: nothing was planned' }),
    skipped: skippedField,
  })
  .openapi('Imported');

const importFaultsSchema = problemSchema
  .extend({
    faults: z.array(
      z
        .object({
          file: z.string().openapi({ example: 'people.csv' }),
          line: z.int().nullable().openapi({ description: 'from 1; null: the file as a whole' }),
          column: z.string().nullable().openapi({ example: 'crn' }),
          rule: z.string().openapi({ example: 'malformed' }),
          message: z.string(),
        })
        .openapi('ImportFault'),
    ),
    more: z.int().openapi({ description: 'how many faults there are beyond those listed' }),
  })
  .openapi('ImportFaultsProblem');

const file = (meaning: string) => ({ type: 'string' as const, format: 'binary', description: meaning });

const importRoute = createRoute({
  method: 'post',
  path: '/v1/import',
  operationId: 'import',
  security: may('scheduler'),
  summary: 'Import CSV files, all or nothing; a dry run only reports',
  description: 'A part is known by its file name (`people.csv`), or else by its own name (`people`).',
  tags: ['import'],
  request: {
    query: z.object({
      dryRun: flagQueryField.optional().openapi({ description: 'report, and write nothing' }),
    }),
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: {
            type: 'object',
            properties: Object.fromEntries(
              nounNames.map((noun) => [nouns[noun].file.replace('.csv', ''), file(nouns[noun].meaning)]),
            ),
            additionalProperties: false,
          },
        },
      },
    },
  },
  responses: {
    200: json(importedSchema, 'What was written'),
    ...problems(400, 409, 413, 415),
    422: {
      description: 'There are faults in the files, or in the query',
      content: { [problemMediaType]: { schema: z.union([importFaultsSchema, faultsProblemSchema]) } },
    },
  },
});

/** Files in, by HTTP. */
export function intakeRoutes({
  db,
  clock,
  programmes,
}: Pick<Deps, 'db' | 'clock' | 'programmes'>): OpenAPIHono {
  const app = openApi();
  app.openapi(importRoute, async (c) => {
    const { dryRun = false } = c.req.valid('query');
    if (!c.req.header('content-type')?.toLowerCase().startsWith('multipart/form-data'))
      return wrongMediaType(c);
    const files = await filesOf(c.req.raw);
    if (files === null) return malformed(c, 'Send a form that is whole: its parts cannot be told apart');
    const imported = await importFiles(db, files, { dryRun, clock, programmes, asker: askerOf(c) });
    if ('faults' in imported) return faultsInFiles(c, imported);
    const { kept: counts, plan, skipped = [] } = imported;
    return c.json({ dryRun: imported.dryRun, counts, plan, skipped: skippedView(skipped) }, 200);
  });
  return app;
}

function askerOf(c: Context) {
  const { within, hidden } = sightOf(c);
  return { within, hidden, mayLimitAccess: callerOf(c).roles.includes('admin') };
}

function faultsInFiles(c: Context, { faults, more }: Extract<Imported, { faults: unknown }>) {
  const count = faults.length + more;
  const words = count === 1 ? 'is 1 fault' : `are ${count} faults`;
  return problem(c, 422, `There ${words} in the files; nothing was written`, { faults, more });
}

/** The parts of a form as files; null: it is no form. */
async function filesOf(request: Request): Promise<NamedFile[] | null> {
  try {
    const form = await request.formData();
    return [...form].map(([part, value]) =>
      typeof value === 'string'
        ? { name: fileName(part), bytes: [Buffer.from(value)] }
        : { name: fileName(part, value.name), bytes: bytesOf(value) },
    );
  } catch {
    return null;
  }
}

/** The name that a part goes by: one of a file we know, if either of its names is. */
function fileName(part: string, uploaded = part): string {
  return [uploaded, part, `${part}.csv`].find((name) => nounOfFile(name) !== undefined) ?? uploaded;
}

async function* bytesOf(file: Blob): AsyncGenerator<Uint8Array> {
  yield* file.stream();
}
