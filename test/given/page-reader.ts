import type { Asking } from './door.ts';

/** A page as somebody reads it: without its tags, its words with one space between them. */
export interface ReadPage {
  status: number;
  words: string;
  html: string;
  /** Where a form that was sent has led; undefined: it was shown again. */
  address: string | undefined;
}

/** Reads pages, and sends the forms on them as they are with what is filled in. */
export interface Reader {
  open(address: string): Promise<ReadPage>;
  fill(address: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<ReadPage>;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

const text = (html: string) =>
  html
    .replaceAll(/<(?:script|style)[\s\S]*?<\/(?:script|style)>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]!)
    .replaceAll(/\s+/g, ' ');

const decoded = (value: string) =>
  value.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]!);

/** What stands in the hidden fields of the form that changes something. */
function hiddenIn(html: string): [string, string][] {
  const form = /<form method="post" novalidate[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  return [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [decoded(name), decoded(value)],
  );
}

/** Somebody who reads pages at a door. */
export function readerAt({ ask }: Pick<Asking, 'ask'>): Reader {
  const reading = async (address: string, init: RequestInit = {}, led?: string): Promise<ReadPage> => {
    const headers = new Headers(init.headers);
    headers.set('accept', 'text/html');
    const { status, body, headers: answered } = await ask(address, { ...init, headers });
    const to = answered.get('location');
    if (status === 303 && to !== null) {
      const cookie = (answered.get('set-cookie') ?? '').split(';')[0]!;
      return reading(to, { headers: { cookie } }, to);
    }
    const html = String(body);
    return { status, html, words: text(html), address: led };
  };
  return {
    open: (address) => reading(address),
    fill: async (address, fields) => {
      const { html } = await reading(address);
      const body = new URLSearchParams(hiddenIn(html));
      for (const [name, given] of Object.entries(fields)) {
        body.delete(name);
        for (const value of [given].flat()) body.append(name, value);
      }
      return reading(address, { method: 'POST', body });
    },
  };
}
