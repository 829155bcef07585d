import type { Answer, Asking } from './door.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** What a reader of a page reads: its words, without the markup. */
export function wordsOf({ body }: Answer): string {
  return String(body)
    .replaceAll(/<(style|script|head)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Where the links of a page lead. */
export const linksOf = ({ body }: Answer): string[] =>
  [...String(body).matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'));

/** A reader of pages: opens them, fills in forms, and is led on. */
export function readerOf({ ask }: Asking) {
  const open = (path: string) => ask(path, { headers: { accept: 'text/html' } });
  return {
    open,
    /** Sends a form, and follows where it leads; `said`: what is told there of what was done. */
    fill: async (path: string, fields: Readonly<Record<string, string>>) => {
      const body = new URLSearchParams(fields);
      const answer = await ask(path, {
        method: 'POST',
        body,
        headers: { accept: 'text/html' },
        redirect: 'manual',
      });
      const to = answer.headers.get('location');
      const cookie = answer.headers.get('set-cookie')?.split(';')[0];
      const headers = { accept: 'text/html', ...(cookie && { cookie }) };
      const led = to === null ? answer : await ask(to, { headers });
      return { status: answer.status, to, led };
    },
  };
}
