import fc, { type Arbitrary } from 'fast-check';
import { addDays } from '../../../solver/calendar.ts';
import { type Document, resolved, type Schema } from './document.ts';
import type { Pools } from './pools.ts';

const monday = '2026-11-30';
const aroundNow = fc.integer({ min: -60, max: 120 }).map((days) => addDays(monday, days));
const aMonday = fc.integer({ min: -3, max: 6 }).map((weeks) => addDays(monday, 7 * weeks));
const time = fc
  .tuple(fc.integer({ min: 6, max: 22 }), fc.constantFrom('00', '15', '30'))
  .map(([hour, minutes]) => `${String(hour).padStart(2, '0')}:${minutes}`);
const words = fc.oneof(
  fc.constantFrom('A. Manager', 'The parish hall', 'Żółw', "O'Brien & Co", '<b>late</b>', '=1+1', 'a 🐢'),
  fc.stringMatching(/^[A-Za-z][A-Za-z .,'-]{0,30}$/),
);
const code = fc.stringMatching(/^[A-Z][A-Z0-9._-]{0,7}$/);
const tag = fc.constantFrom('light-duties', 'outdoors', 'children', 'step-free');

/** How often a field that has a pool is drawn from it, of ten. */
const known = 9;

/** Values that a schema allows; those of a field by whose name something is kept are mostly names of what is. */
export function honest(document: Document, pools: Pools, schema: Schema, name = ''): Arbitrary<unknown> {
  const of = (one: Schema, called = name) => honest(document, pools, one, called);
  const whole = resolved(document, schema);
  if (whole !== schema) return of(whole);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return pooled(pools, name, fc.constantFrom(...schema.enum), schema);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((one) => of(one)));
  const types = [schema.type ?? []].flat();
  const ofType = types.filter((type) => type !== 'null').map((type) => typed(type));
  const some = ofType.length === 1 ? ofType[0]! : fc.oneof(...ofType);
  return types.includes('null') ? fc.option(some, { freq: 3 }) : some;

  function typed(type: string): Arbitrary<unknown> {
    switch (type) {
      case 'object':
        return objectOf(schema);
      case 'array':
        return fc.array(of(schema.items ?? {}), {
          minLength: schema.minItems ?? 0,
          maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3)),
        });
      case 'boolean':
        return fc.boolean();
      case 'integer':
      case 'number':
        return pooled(pools, name, numberOf(schema, type, name), schema);
      default:
        return pooled(pools, name, textOf(schema, name), schema);
    }
  }

  function objectOf({ properties = {}, required = [] }: Schema): Arbitrary<unknown> {
    const fields = Object.fromEntries(
      Object.entries(properties).map(([field, one]) => [field, of(one, field)]),
    );
    return fc.record(fields, { requiredKeys: required.filter((field) => field in fields) });
  }
}

function pooled(pools: Pools, name: string, other: Arbitrary<unknown>, { type }: Schema): Arbitrary<unknown> {
  const values = pools.values[name]?.filter((value) => typeof value === 'string' || type !== 'string') ?? [];
  if (values.length === 0) return other;
  return fc.oneof(
    { weight: known, arbitrary: fc.constantFrom(...values) },
    { weight: 10 - known, arbitrary: other },
  );
}

function numberOf({ minimum = 0, maximum = 100 }: Schema, type: string, name: string): Arbitrary<number> {
  if (/latitude/i.test(name)) return fc.constantFrom(51.5, 51.376, 53.2);
  if (/longitude/i.test(name)) return fc.constantFrom(-0.098, 0.02, -1.4);
  const small = fc.integer({
    min: Math.max(minimum, -60),
    max: Math.min(maximum, Math.max(minimum, 0) + 600),
  });
  if (name === 'seconds') return fc.constant(1);
  const any =
    type === 'integer'
      ? fc.integer({ min: minimum, max: maximum })
      : fc.double({ min: minimum, max: maximum, noNaN: true });
  return fc.oneof({ weight: 8, arbitrary: small }, { weight: 1, arbitrary: any });
}

function textOf({ format, pattern = '', maxLength }: Schema, name: string): Arbitrary<string> {
  if (/^(weekStart)$/.test(name)) return aMonday;
  if (format === 'date')
    return fc.oneof({ weight: 5, arbitrary: aroundNow }, { weight: 1, arbitrary: aMonday });
  if (pattern.includes('24:00')) return time;
  if (pattern.includes('(?=')) return tag;
  if (pattern.includes('\\p') || (pattern === '' && maxLength !== undefined)) return words;
  if (pattern.includes('._-')) return code;
  return pattern === '' ? words : fc.stringMatching(new RegExp(pattern));
}
