import type { Asking } from './door.ts';

/** A page as somebody reads it: its words without tags, and the forms that it sends. */
export interface ReadPage {
  status: number;
  /** Where it was read, after being led on. */
  path: string;
  html: string;
  text: string;
  /** Sends the form of the page that changes something, with what is filled in, and follows on. */
  send(filledIn?: Readonly<Record<string, string>>): Promise<ReadPage>;
}

const accept = 'text/html';

const wordsOf = (html: string) =>
  html
    .replaceAll(/<script[^>]*>[\s\S]*?<\/script>|<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();

const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** What the form that changes something would send as it stands; null: the page has none. */
function formIn(html: string): { action: string; fields: [string, string][] } | null {
  const form = /<form method="post" novalidate[^>]*>[\s\S]*?<\/form>/.exec(html)?.[0];
  if (form === undefined) return null;
  const hidden = [...form.matchAll(/<input type="hidden"[^>]*>/g)];
  return {
    action: attribute(form, 'action'),
    fields: hidden.map(([tag]) => [attribute(tag, 'name'), attribute(tag, 'value')]),
  };
}

/** Reads a page of the service, and follows where it leads, telling what has been done. */
export async function readPage(asking: Asking, path: string, init: RequestInit = {}): Promise<ReadPage> {
  const headers = new Headers(init.headers);
  headers.set('accept', accept);
  const answer = await asking.ask(path, { ...init, headers });
  if (answer.status === 303) {
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    return readPage(asking, answer.headers.get('location')!, { headers: { cookie } });
  }
  const html = String(answer.body);
  return {
    status: answer.status,
    path,
    html,
    text: wordsOf(html),
    send: (filledIn = {}) => {
      const form = formIn(html);
      if (form === null) throw new Error(`${path} has nothing to send`);
      const given = form.fields.filter(([name]) => !Object.hasOwn(filledIn, name));
      return postPage(asking, form.action || path, [...given, ...Object.entries(filledIn)]);
    },
  };
}

/** Sends a form to a page, as somebody might whose page is older. */
export function postPage(
  asking: Asking,
  path: string,
  fields: readonly (readonly [string, string])[],
): Promise<ReadPage> {
  const body = new URLSearchParams();
  for (const [name, value] of fields) body.append(name, value);
  return readPage(asking, path, { method: 'POST', body });
}
