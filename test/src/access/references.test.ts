import { describe, expect, it } from 'vitest';
import { codePattern, crnPattern } from '../../../solver/kinds.ts';
import { namedByField, namedByPath } from '../../../src/access/references.ts';
import { described, type Schema } from '../../given/described.ts';
import { givenDoor } from '../../given/door.ts';

/** Keys, and lists of texts, which may be of keys; what tags, crafts and notes are is told by another pattern or none. */
const isShapedAsKey = ({ type, pattern, enum: values, format, items }: Schema): boolean => {
  if (items) return isShapedAsKey(items) || (items.type === 'string' && !items.enum && !items.pattern);
  const keys = [codePattern.source, crnPattern.source];
  return [type].flat().includes('string') && !values && !format && keys.includes(pattern ?? '');
};

/** Lists of texts that name nothing that is kept. */
const harmless = new Set([
  ...['excludedTags', 'neededTags', 'tags', 'needs'],
  // Referrals and candidates of the region that groups are formed in: others are unknown there, whoever asks.
  ...['forbidden', 'pinned'],
]);

describe('what requests name', () => {
  it('is known for every parameter of every path', async () => {
    const { operations } = await described(givenDoor());
    for (const { path, pathParameters } of operations)
      expect(namedByPath(path).map(({ parameter }) => parameter)).toEqual(pathParameters);
  });

  it('must be said of a parameter before its route can be added', () => {
    expect(() => namedByPath('/v1/vehicles/{id}')).toThrow('nobody has said what {id} names');
    expect(() => namedByPath('/v1/people/{person}')).toThrow('nobody has said what {person} names');
  });

  it('is known for every field of a query or body that is shaped as a key, or a number of a roster or run', async () => {
    const { operations, fieldsOf } = await described(givenDoor());
    for (const { operationId, query, body } of operations) {
      const fields = [...query, ...(body ? fieldsOf(body) : [])];
      for (const { name, schema } of fields) {
        if (!isShapedAsKey(schema) && !['with', 'around'].includes(name)) continue;
        if (harmless.has(name)) continue;
        expect([operationId, name, namedByField(operationId, name) === undefined]).toEqual([
          operationId,
          name,
          false,
        ]);
      }
    }
  });
});
