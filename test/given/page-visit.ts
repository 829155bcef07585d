import type { Answer, Asking } from './door.ts';

/** A page as somebody reads it. */
export interface Visited {
  status: number;
  html: string;
  /** Its words, without marks; what is for ears only is among them. */
  text: string;
  /** Where it leads on to, and what it says has been done. */
  to: string | null;
  said: string | null;
}

export interface Visitor {
  read(path: string): Promise<Visited>;
  /** Sends a form as a browser does without scripts; a list sends its field several times. */
  send(path: string, fields?: Readonly<Record<string, string | readonly string[]>>): Promise<Visited>;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const wordsOf = (html: string) =>
  html
    .replace(/<head>.*?<\/head>/s, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replaceAll(/\s+/g, ' ');

function visited({ status, body, headers }: Answer): Visited {
  const html = String(body);
  const kept = /scheduler-said=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1];
  const said = kept === undefined ? null : Buffer.from(kept, 'base64url').toString();
  return { status, html, text: wordsOf(html), to: headers.get('location'), said };
}

/** Reads pages and sends their forms, as whoever asks at a door. */
export function visitorOf({ ask }: Pick<Asking, 'ask'>): Visitor {
  const accept = 'text/html';
  return {
    read: async (path) => visited(await ask(path, { headers: { accept } })),
    send: async (path, fields = {}) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat()) body.append(name, one);
      const type = 'application/x-www-form-urlencoded';
      return visited(
        await ask(path, { method: 'POST', headers: { accept, 'content-type': type }, body: body.toString() }),
      );
    },
  };
}
