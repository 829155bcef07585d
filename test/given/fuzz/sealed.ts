import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Document, Operation, Schema } from './document.ts';

const formats = addFormats as unknown as (ajv: Ajv2020) => void;

/**
 * The schemas of a document with every object closed, so that an answer with a field that the document does not tell of is
 * found too; and how an answer is checked against them. Null: the document has no JSON answer of that status and type.
 */
export function sealedDocument(document: Document) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats(ajv);
  const { schemas } = document.components;
  const sealedSchemas = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, sealed(schema)]),
  );
  ajv.addSchema({ $id: 'document', components: { schemas }, sealed: sealedSchemas });
  const compiled = new Map<string, ValidateFunction | null>();

  const checkOf = (operation: Operation, status: number, type: string): ValidateFunction | null => {
    const key = `${operation.operationId} ${status} ${type}`;
    const found = compiled.get(key);
    if (found !== undefined) return found;
    const schema = operation.responses[status]?.content?.[type]?.schema;
    const check = schema === undefined ? null : ajv.compile(absolute(sealed(schema)));
    compiled.set(key, check);
    return check;
  };
  return { checkOf };
}

const namesOf = '#/components/schemas/';

function sealed(schema: Schema): Schema {
  if (schema.$ref?.startsWith(namesOf)) return { ...schema, $ref: schema.$ref.replace(namesOf, '#/sealed/') };
  const { items, anyOf, oneOf, allOf, properties } = schema;
  return {
    ...schema,
    ...(items && { items: sealed(items) }),
    ...(anyOf && { anyOf: anyOf.map(sealed) }),
    ...(oneOf && { oneOf: oneOf.map(sealed) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, sealed(one)])),
    }),
    // The parts of a whole know nothing of each other's fields: only the whole can be closed.
    ...((allOf ?? properties) &&
      schema.additionalProperties === undefined && { unevaluatedProperties: false }),
  };
}

/** References of a schema that stands outside the document, into it. */
function absolute(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#', '"$ref":"document#'));
}
