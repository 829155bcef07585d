import type { OpenAPIHono } from '@hono/zod-openapi';
import { crnPattern } from '../../solver/kinds.ts';

type Description = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

/** A schema or anything else of the description, as far as it is read here. */
type Node = { [name: string]: unknown };

const name = 'RestrictedPerson';
const placeholder = { $ref: `#/components/schemas/${name}` };

const restrictedPerson = {
  type: 'object' as const,
  description: 'Stands where something is told of a person to whom access is limited: ask whoever is named',
  properties: {
    crn: { type: 'string' as const, pattern: crnPattern.source },
    referral: { type: 'string' as const, description: 'where no crn would stand' },
    restricted: { type: 'boolean' as const, enum: [true] },
  },
  required: ['restricted'],
  additionalProperties: false,
};

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const nodesOf = (value: unknown) => (Array.isArray(value) ? value.filter(isNode) : []);

/**
 * The description of the API, in which whatever an answer tells of one person within a list or beside other things may be the
 * placeholder instead.
 */
export function withRestricted(description: Description): Description {
  const whole = structuredClone(description) as Description & Node;
  const schemas = (whole.components?.schemas ?? {}) as Record<string, Node>;
  const resolved = (schema: Node): Node =>
    typeof schema.$ref === 'string' ? (schemas[schema.$ref.split('/').at(-1)!] ?? {}) : schema;

  const tellsOfOne = (schema: Node): boolean => {
    const { properties, allOf } = resolved(schema);
    if (isNode(properties) && ('crn' in properties || 'referral' in properties)) return true;
    return nodesOf(allOf).some(tellsOfOne);
  };
  const orPlaceholder = (schema: unknown): unknown => {
    if (!isNode(schema)) return schema;
    goThrough(schema);
    return tellsOfOne(schema) ? { anyOf: [schema, placeholder] } : schema;
  };
  const goThrough = (schema: Node): void => {
    const { properties, items, additionalProperties } = schema;
    if (isNode(properties))
      for (const [field, inner] of Object.entries(properties)) properties[field] = orPlaceholder(inner);
    if (isNode(items)) schema.items = orPlaceholder(items);
    if (isNode(additionalProperties)) schema.additionalProperties = orPlaceholder(additionalProperties);
    for (const several of ['anyOf', 'oneOf'])
      if (Array.isArray(schema[several])) schema[several] = schema[several].map(orPlaceholder);
    // Each part of a whole stays what it is: the whole may be the placeholder.
    for (const part of nodesOf(schema.allOf)) goThrough(part);
  };

  const asked = namedBy(operationsOf(whole).map(({ requestBody }) => requestBody));
  // A set is gone through to its end, also where it grows meanwhile.
  for (const one of asked) for (const other of namedBy(schemas[one])) asked.add(other);
  for (const [own, schema] of Object.entries(schemas)) if (!asked.has(own)) goThrough(schema);
  for (const { responses } of operationsOf(whole))
    for (const response of Object.values((responses ?? {}) as Record<string, Node>))
      for (const media of Object.values((response.content ?? {}) as Record<string, Node>))
        if (isNode(media.schema) && media.schema.$ref === undefined) goThrough(media.schema);
  return {
    ...whole,
    components: { ...whole.components, schemas: { ...schemas, [name]: restrictedPerson } },
  } as Description;
}

const operationsOf = ({ paths }: Description): Node[] =>
  Object.values(paths ?? {}).flatMap((item) => Object.values(item as Node).filter(isNode));

/** The schemas that stand in something by their names. */
function namedBy(value: unknown): Set<string> {
  const refs = JSON.stringify(value ?? null).matchAll(/"#\/components\/schemas\/([^"]+)"/g);
  return new Set([...refs].map(([, found]) => found!));
}
