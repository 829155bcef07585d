import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { changedProblemSchema, problemMediaType } from './problem-json.ts';
import { thingOf } from './things.ts';
import { ifMatchHeader } from './versions.ts';

type Description = ReturnType<OpenAPIHono['getOpenAPI31Document']>;
type Responses = Record<string, { headers?: object }>;

const changers = ['post', 'put', 'patch', 'delete'] as const;
const tag = { type: 'string' as const, pattern: '^"\\d{1,15}"$', maxLength: 17 };
const etag = { ETag: { description: 'the version of what was read or changed', schema: tag } };

const ifMatch = {
  name: ifMatchHeader,
  in: 'header' as const,
  schema: { type: 'string' as const, pattern: '^(?:\\*|"\\d{1,15}")$', maxLength: 17 },
  description:
    'The ETag of what was read. If it has been changed since, nothing is done, and the answer (412) says by whom and in ' +
    'what; left out, the change is made to whatever stands.',
};

const { $schema: _, ...changedProblem } = z.toJSONSchema(changedProblemSchema);
const changed = {
  description: 'It has been changed since it was read',
  content: { [problemMediaType]: { schema: changedProblem } },
};

const asPattern = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1');

const withTag = (responses: Responses) =>
  Object.fromEntries(
    Object.entries(responses).map(([status, response]) =>
      status.startsWith('2')
        ? [status, { ...response, headers: { ...response.headers, ...etag } }]
        : [status, response],
    ),
  );

/** The description of the API, with the versions of what can be edited. */
export function withVersions(description: Description): Description {
  const paths = Object.entries(description.paths ?? {}).map(([path, item]) => {
    const thing = thingOf(asPattern(path));
    if (thing === null) return [path, item] as const;
    const told = { ...item };
    if (item.get && thing.isItself)
      told.get = { ...item.get, responses: withTag(item.get.responses as Responses) };
    for (const method of changers) {
      const operation = item[method];
      if (!operation) continue;
      told[method] = {
        ...operation,
        parameters: [...(operation.parameters ?? []), { $ref: '#/components/parameters/IfMatch' }],
        responses: { ...withTag(operation.responses as Responses), 412: changed },
      };
    }
    return [path, told] as const;
  });
  const components = { ...description.components };
  return {
    ...description,
    paths: Object.fromEntries(paths),
    components: { ...components, parameters: { ...components.parameters, IfMatch: ifMatch } },
  };
}
