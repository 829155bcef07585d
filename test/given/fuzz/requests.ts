import fc, { type Arbitrary } from 'fast-check';
import { type Document, jsonBodyOf, type Operation } from './document.ts';
import { honest } from './honest.ts';
import { half, nastyBodies, nastySegments, nastyTexts, nastyValues, otherMediaTypes } from './nasty.ts';
import type { Pools } from './pools.ts';
import { readyBodies } from './ready-bodies.ts';

/** A request as it is sent. */
export interface Request {
  operation: Operation;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
  /** All names that stand in it. */
  names: ReadonlySet<string>;
}

/** A request still in parts. */
interface Parts {
  /** Of the address, as they are sent. */
  segments: Record<string, string>;
  query: [string, string][];
  body: unknown;
  /** What is sent instead of the body. */
  text?: string;
  mediaType?: string;
}

type Change = (parts: Parts) => Parts;

/** Requests for an operation: half of them are what the document asks for, the others that with one thing or two wrong. */
export function requestsFor(document: Document, pools: Pools, operation: Operation): Arbitrary<Request> {
  const changes = fc.array(changeOf(operation), { minLength: 1, maxLength: 2 });
  const parts = fc.oneof(
    { weight: 3, arbitrary: partsOf(document, pools, operation) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(partsOf(document, pools, operation), changes)
        .map(([some, each]) => each.reduce((before, change) => change(before), some)),
    },
  );
  return parts.map((some) => requestOf(operation, some));
}

function partsOf(document: Document, pools: Pools, operation: Operation): Arbitrary<Parts> {
  const { parameters = [], path } = operation;
  const named = (where: string) => parameters.filter((parameter) => parameter.in === where);
  const of = (where: string) =>
    Object.fromEntries(named(where).map(({ name, schema }) => [name, honest(document, pools, schema, name)]));
  const query = fc.record(of('query'), {
    requiredKeys: named('query').flatMap(({ name, required }) => (required ? [name] : [])),
  });
  const rows = pools.rows.find(([part, some]) => path.includes(part) && some.length > 0)?.[1];
  const row = rows === undefined ? fc.constant(null) : fc.option(fc.constantFrom(...rows), { freq: 10 });
  const schema = jsonBodyOf(operation);
  const ready = readyBodies[operation.operationId];
  const multipart = operation.requestBody?.content['multipart/form-data'] !== undefined;
  // Whoever is to be kept has a CRN that nobody has.
  const { crn: _, ...others } = pools.values;
  const known = operation.operationId === 'createPerson' ? { ...pools, values: others } : pools;
  const body = schema === undefined ? fc.constant(undefined) : honest(document, known, schema);
  const said = ready === undefined ? body : fc.oneof(body, fc.constant(ready));
  const sentForm = fc.constantFrom(...forms);
  return fc
    .tuple(fc.record(of('path')), query, row, said, sentForm)
    .map(([asked, filters, kept, sent, form]) => {
      const address = { ...asked, ...kept } as Record<string, unknown>;
      return {
        segments: Object.fromEntries(
          Object.entries(address).map(([name, value]) => [name, encodeURIComponent(String(value))]),
        ),
        query: Object.entries(ofKept(filters, kept) as Record<string, unknown>).map(([key, value]) => [
          key,
          String(value),
        ]),
        body: ofKept(sent, kept),
        ...(multipart && { text: form, mediaType: formMediaType }),
      };
    });
}

/** A body says of what is kept what is so: its version, who is where. */
function ofKept(body: unknown, kept: Record<string, unknown> | null): unknown {
  if (!isRecord(body) || kept === null) return body;
  const same = Object.entries(kept).filter(([field]) => field in body && field !== 'id');
  return { ...body, ...Object.fromEntries(same) };
}

const formMediaType = 'multipart/form-data; boundary=part';
const formOf = (name: string, text: string) =>
  `--part\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\n\r\n${text}\r\n--part--\r\n`;
const forms = [
  formOf('pdus.csv', 'code,name,region\ncroydon,Croydon,london\n'),
  formOf('pdus.csv', 'code,name,region\n"croydon,Croydon,london\n'),
  formOf('pick-up-points.csv', 'code,name,latitude,longitude\npp,=1+1,51.4,-0.1\n'),
  formOf('people.csv', ''),
  formOf('../../etc/passwd', 'root'),
  '--part',
];

function changeOf({ path, parameters = [], requestBody, method }: Operation): Arbitrary<Change> {
  const places = [...path.matchAll(/\{(.+?)\}/g)].map((match) => match[1]!);
  const keys = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const changes: Arbitrary<Change>[] = [];
  const anyOf = (values: readonly string[]) => fc.constantFrom(...values);
  const unknown = anyOf(['sort', 'limit', 'constructor', "x'--", 'page[]', 'REGION', ' ']);
  changes.push(
    fc.tuple(unknown, fc.constantFrom(...nastyTexts)).map(([key, value]) => (parts) => ({
      ...parts,
      query: [...parts.query, [key, value]],
    })),
  );
  if (places.length > 0)
    changes.push(
      fc.tuple(anyOf(places), anyOf(nastySegments)).map(([place, segment]) => (parts) => ({
        ...parts,
        segments: { ...parts.segments, [place]: segment },
      })),
    );
  if (keys.length > 0)
    changes.push(
      fc.tuple(anyOf(keys), anyOf(nastyTexts)).map(([key, text]) => (parts) => ({
        ...parts,
        query: [...parts.query.filter(([other]) => other !== key), [key, text]],
      })),
      anyOf(keys).map((key) => (parts) => ({ ...parts, query: [...parts.query, [key, '1'], [key, '2']] })),
    );
  if (method !== 'get')
    changes.push(
      anyOf(nastyBodies).map((text) => (parts) => ({ ...parts, text })),
      anyOf(otherMediaTypes).map((mediaType) => (parts) => ({ ...parts, mediaType })),
    );
  if (requestBody?.content['application/json']) {
    const inBody = fc.tuple(fc.nat(), fc.constantFrom(...nastyValues)).map(
      ([at, value]): Change =>
        (parts) => ({ ...parts, body: changedAt(parts.body, at, () => value) }),
    );
    changes.push(
      inBody,
      inBody,
      inBody,
      fc.nat().map((at) => (parts) => ({ ...parts, body: changedAt(parts.body, at, () => undefined) })),
      fc.tuple(fc.nat(), anyOf(['more', 'id', 'toString', 'admin', 'crn '])).map(([at, key]) => (parts) => ({
        ...parts,
        body: changedAt(parts.body, at, (value) => (isRecord(value) ? { ...value, [key]: 'x' } : value)),
      })),
      fc.nat().map((at) => (parts) => ({ ...parts, body: changedAt(parts.body, at, manyOf) })),
    );
  }
  return fc.oneof(...changes);
}

const tooMany = 1_001;
const manyOf = (value: unknown) => (Array.isArray(value) ? Array(tooMany).fill(value[0] ?? 'x') : value);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value with one place in it changed, the places counted from the whole on. */
function changedAt(value: unknown, place: number, change: (value: unknown) => unknown): unknown {
  const places = placesIn(value);
  let seen = -1;
  const chosen = place % places;
  const visit = (one: unknown): unknown => {
    seen += 1;
    if (seen === chosen) return change(one);
    if (Array.isArray(one)) return one.map(visit);
    if (!isRecord(one)) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, visit(inner)]));
  };
  return visit(value);
}

function placesIn(value: unknown): number {
  const inner = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [];
  return inner.reduce<number>((sum, one) => sum + placesIn(one), 1);
}

function requestOf(operation: Operation, { segments, query, body, text, mediaType }: Parts): Request {
  const address = operation.path.replaceAll(/\{(.+?)\}/g, (_, name: string) => segments[name]!);
  const search = query.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&');
  const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
  return {
    operation,
    path: search === '' ? address : `${address}?${search}`,
    headers: sent === undefined ? {} : { 'content-type': mediaType ?? 'application/json' },
    body: sent,
    names: new Set([...Object.keys(segments), ...query.map(([key]) => key), ...namesIn(parsed(sent))]),
  };
}

const encode = (text: string) => encodeURIComponent(text.replaceAll(new RegExp(half, 'gu'), '?'));

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function* namesIn(value: unknown, depth = 0): Generator<string> {
  if (depth > 20) return;
  if (Array.isArray(value)) for (const one of value) yield* namesIn(one, depth + 1);
  else if (isRecord(value))
    for (const [key, inner] of Object.entries(value)) {
      yield key.slice(0, 64);
      yield* namesIn(inner, depth + 1);
    }
}
