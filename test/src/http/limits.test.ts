import { describe, expect, it } from 'vitest';
import { givenDoor } from '../../given/door.ts';
import { type Document, operationsOf, resolved, type Schema } from '../../given/fuzz/document.ts';

const described = async () => (await givenDoor().get('/openapi.json')).body as Document;

/** Every part of every request, by where it stands. */
async function requestParts(): Promise<Map<string, Schema>> {
  const document = await described();
  const parts = new Map<string, Schema>();
  const visit = (schema: Schema, at: string) => {
    const whole = resolved(document, schema);
    if (parts.has(at)) return;
    parts.set(at, whole);
    for (const one of [...(whole.anyOf ?? []), ...(whole.oneOf ?? []), ...(whole.allOf ?? [])])
      visit(one, `${at}|`);
    if (whole.items) visit(whole.items, `${at}[]`);
    for (const [name, one] of Object.entries(whole.properties ?? {})) visit(one, `${at}.${name}`);
  };
  for (const { operationId, parameters = [], requestBody } of operationsOf(document)) {
    for (const { name, schema } of parameters) visit(schema, `${operationId} ${name}`);
    for (const { schema } of Object.values(requestBody?.content ?? {})) visit(schema, `${operationId} body`);
  }
  return parts;
}

const isOf = (type: string, schema: Schema) => [schema.type ?? []].flat().includes(type);
const isListed = ({ enum: values, const: value }: Schema) => values !== undefined || value !== undefined;

async function partsWithout(of: string, limited: (schema: Schema) => boolean): Promise<string[]> {
  const parts = [...(await requestParts())].filter(([, schema]) => isOf(of, schema) && !isListed(schema));
  expect(parts.length).toBeGreaterThan(10);
  return parts.filter(([, schema]) => !limited(schema)).map(([at]) => at);
}

describe('what a request may hold has a limit, told in /openapi.json', () => {
  it('for every text', async () => {
    const bounding = ['date', 'date-time', 'binary'];
    const limited = ({ maxLength, pattern, format = '' }: Schema) =>
      maxLength !== undefined || pattern !== undefined || bounding.includes(format);
    expect(await partsWithout('string', limited)).toEqual([]);
  });

  it('for every list', async () => {
    expect(await partsWithout('array', ({ maxItems }) => maxItems !== undefined)).toEqual([]);
  });

  it('for every number, and it is one that is exact', async () => {
    const limited = ({ minimum, maximum }: Schema) =>
      minimum !== undefined &&
      maximum !== undefined &&
      Math.max(-minimum, maximum) <= Number.MAX_SAFE_INTEGER;
    const wholes = await partsWithout('integer', limited);
    expect([...wholes, ...(await numbersWithout(limited))]).toEqual([]);
  });

  it('for every object: it has no other fields', async () => {
    expect(
      await partsWithout('object', ({ additionalProperties }) => additionalProperties === false),
    ).toEqual([]);
  });

  it('and nothing in a request is of any kind at all', async () => {
    const anything = [...(await requestParts())].filter(
      ([, schema]) => !isListed(schema) && !schema.type && !schema.anyOf && !schema.oneOf && !schema.allOf,
    );
    expect(anything.map(([at]) => at)).toEqual([]);
  });
});

async function numbersWithout(limited: (schema: Schema) => boolean): Promise<string[]> {
  const numbers = [...(await requestParts())].filter(([, schema]) => isOf('number', schema));
  return numbers.filter(([, schema]) => !limited(schema)).map(([at]) => at);
}
