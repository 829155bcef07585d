import type { Door } from './door.ts';

/** A schema of the description, as far as tests read it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  pattern?: string;
  enum?: unknown[];
  format?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  prefixItems?: Schema[];
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

/** One operation of the description of the API. */
export interface Operation {
  method: string;
  path: string;
  operationId: string;
  security: Record<string, string[]>[] | undefined;
  pathParameters: string[];
  query: { name: string; schema: Schema }[];
  /** Of its JSON body; undefined: it has none. */
  body: Schema | undefined;
}

interface Described {
  paths: Record<string, Record<string, DescribedOperation>>;
  components: { schemas: Record<string, Schema> };
}
interface DescribedOperation {
  operationId: string;
  security?: Record<string, string[]>[];
  parameters?: { in?: string; name: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** A field of a body: the way to it (`*`: any item of a list), its name, and its schema. */
export interface DescribedField {
  way: string[];
  name: string;
  schema: Schema;
}

/** What the API says of itself. */
export async function described({ get }: Door): Promise<{
  operations: Operation[];
  fieldsOf(body: Schema): DescribedField[];
  resolved(schema: Schema): Schema;
}> {
  const document = (await get('/openapi.json')).body as Described;
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operationId: operation.operationId,
      security: operation.security,
      pathParameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!),
      query: (operation.parameters ?? []).filter((parameter) => parameter.in === 'query'),
      body: operation.requestBody?.content['application/json']?.schema,
    })),
  );
  const resolved = (schema: Schema): Schema =>
    schema.$ref === undefined
      ? schema
      : resolved(document.components.schemas[schema.$ref.split('/').at(-1)!]!);
  const fieldsOf = (schema: Schema, way: string[] = []): DescribedField[] => {
    const { properties = {}, items, anyOf = [], oneOf = [], allOf = [] } = resolved(schema);
    return [
      ...Object.entries(properties).flatMap(([name, inner]) => [
        { way: [...way, name], name, schema: resolved(inner) },
        ...fieldsOf(inner, [...way, name]),
      ]),
      ...(items ? fieldsOf(items, [...way, '*']) : []),
      ...[...anyOf, ...oneOf, ...allOf].flatMap((inner) => fieldsOf(inner, way)),
    ];
  };
  return { operations, fieldsOf: (body) => fieldsOf(body), resolved };
}

/** A body in which nothing but that field stands. */
export function bodyWith({ way, schema }: Pick<DescribedField, 'way' | 'schema'>, value: unknown): unknown {
  const isList = schema.type === 'array';
  return way.reduceRight<unknown>(
    (inner, part) => (part === '*' ? [inner] : { [part]: inner }),
    isList ? [value] : value,
  );
}
