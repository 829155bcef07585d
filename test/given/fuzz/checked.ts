import type { Answer } from '../door.ts';
import { type Document, jsonBodyOf, type Operation, resolved, type Schema } from './document.ts';
import type { Request } from './requests.ts';
import type { sealedDocument } from './sealed.ts';

const problemType = 'application/problem+json';

/** What an answer breaks of what the document and the house promise; empty: nothing. */
export function brokenBy(
  document: Document,
  { checkOf }: ReturnType<typeof sealedDocument>,
  request: Request,
  answer: Answer,
): string[] {
  const { operation, names } = request;
  const { status, body } = answer;
  const type = (answer.type ?? '').split(';')[0]!.trim();
  if (status >= 500) return [`answered ${status}`];
  const declared = operation.responses[status];
  if (!declared) return [`answered ${status}, which the document does not tell of`];
  if (status === 204) return body === '' ? [] : ['answered 204 with a body'];
  if (!Object.hasOwn(declared.content ?? {}, type)) return [`answered ${status} as ${type}`];

  const broken: string[] = [];
  if (type.includes('json')) {
    const check = checkOf(operation, status, type);
    if (check && !check(body))
      broken.push(
        ...(check.errors ?? [])
          .slice(0, 3)
          .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`),
      );
  }
  if (status >= 400) {
    const { title, detail, status: told } = body as Record<string, unknown>;
    if (type !== problemType || !title || !detail || told !== status)
      broken.push(`is no problem+json of ${status}`);
  }
  if (status === 422)
    broken.push(...namelessFaults(body, new Set([...names, ...namesOf(document, operation)])));
  return broken;
}

function namelessFaults(body: unknown, names: ReadonlySet<string>): string[] {
  const { faults = [] } = body as { faults?: { path?: string; file?: string; message: string }[] };
  if (faults.length === 0) return ['is a 422 without faults'];
  return faults
    .filter(({ file }) => file === undefined)
    .filter(({ path = '' }) => {
      const parts = path.split(/[.[\]]+/).filter((part) => part !== '' && !/^\d+$/.test(part));
      return !names.has(path) && parts.some((part) => !names.has(part)) && !names.has(path.slice(0, 64));
    })
    .map(({ path, message }) => `a fault at ${path}, which is no field of it: ${message}`);
}

const known = new WeakMap<Operation, Set<string>>();

/** The names of all fields that an operation can be sent. */
function namesOf(document: Document, operation: Operation): ReadonlySet<string> {
  const found = known.get(operation);
  if (found) return found;
  const names = new Set((operation.parameters ?? []).map(({ name }) => name));
  const seen = new Set<Schema>();
  const visit = (schema: Schema) => {
    const whole = resolved(document, schema);
    if (seen.has(whole)) return;
    seen.add(whole);
    for (const one of [...(whole.anyOf ?? []), ...(whole.oneOf ?? []), ...(whole.allOf ?? [])]) visit(one);
    if (whole.items) visit(whole.items);
    for (const [name, one] of Object.entries(whole.properties ?? {})) {
      names.add(name);
      visit(one);
    }
  };
  const body = jsonBodyOf(operation);
  if (body) visit(body);
  known.set(operation, names);
  return names;
}
