import type { Context } from 'hono';
import { NotAnswered, type Problem, type Sending } from './ask.ts';
import { fieldId } from './parts/error-summary.tsx';

/** What a form carries besides its fields. */
export const keyField = '_key';
export const versionField = '_version';

/** What somebody has filled in. */
export interface Posted {
  /** One field, without the spaces around it; empty where it was left empty or is not there. */
  text(name: string): string;
  /** The same, and undefined where it is empty: for fields that may be left out. */
  given(name: string): string | undefined;
  /** Every value of a field of that name: boxes that were ticked. */
  all(name: string): string[];
  files(name: string): File[];
  /** All fields by their names, to show the form again as it was. */
  values: Readonly<Record<string, string>>;
  /** The key and version of the form, to send on. */
  sending: Sending;
}

const unreadable: Problem = {
  status: 400,
  title: 'The form cannot be read',
  detail: 'It has not arrived whole, and nothing was changed. Go back, and send it again.',
};

/** Reads the form that a request brings. */
export async function postedIn(c: Context): Promise<Posted> {
  const body = await c.req.parseBody({ all: true }).catch(() => {
    throw new NotAnswered(unreadable);
  });
  const every = (name: string) => [body[name] ?? []].flat();
  const all = (name: string) =>
    every(name).flatMap((item) => (typeof item === 'string' ? [item.trim()] : []));
  const given = (name: string) => all(name)[0] || undefined;
  return {
    text: (name) => given(name) ?? '',
    given,
    all,
    files: (name) => every(name).flatMap((item) => (item instanceof File && item.size > 0 ? [item] : [])),
    values: Object.fromEntries(Object.keys(body).map((name) => [name, all(name)[0] ?? ''])),
    sending: { key: given(keyField), version: given(versionField) },
  };
}

/** A field of a form: its name, what stands in it, and what is wrong with it. */
export interface Field {
  name: string;
  id: string;
  value: string;
  error: string | undefined;
}

/**
 * The fields of a form: what stands in each, and the fault of the API that names it: a field is called as the API
 * calls it.
 */
export function fieldsOf(
  values: Readonly<Record<string, string>>,
  refused?: Problem,
): (name: string) => Field {
  return (name) => ({
    name,
    id: fieldId(name),
    value: values[name] ?? '',
    error: refused?.faults?.find(({ path }) => path === name)?.message,
  });
}
