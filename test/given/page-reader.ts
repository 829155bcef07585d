import type { Asking } from './door.ts';
import { linksIn, said, valueIn, wordsIn } from './page-words.ts';

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A page as somebody reads it. */
export interface ReadPage {
  status: number;
  /** Where it was read, after being led on. */
  address: string;
  html: string;
  /** Without its tags, one space between words; what is for ears alone is among them. */
  words: string;
  /** Where its links lead. */
  links: string[];
  /** What its banner says has been done; null: there is none. */
  said: string | null;
  /** Sends the form that changes something as it stands but for what is filled in, and follows on. */
  send(filledIn?: Fields): Promise<ReadPage>;
}

/** Reads pages, and sends the forms on them as a browser does without scripts. */
export interface Reader {
  open(address: string): Promise<ReadPage>;
  /** Opens a page, and sends its form. */
  fill(address: string, filledIn: Fields): Promise<ReadPage>;
  /** Sends fields alone, as somebody might whose page is older. */
  sendAlone(address: string, fields?: Fields): Promise<ReadPage>;
}

/** Somebody who reads pages at a door. */
export function readerAt({ ask }: Pick<Asking, 'ask'>): Reader {
  const reading = async (address: string, init: RequestInit = {}): Promise<ReadPage> => {
    const headers = new Headers(init.headers);
    headers.set('accept', 'text/html');
    const { status, body, headers: answered } = await ask(address, { ...init, headers, redirect: 'manual' });
    const to = answered.get('location');
    if (status === 303 && to !== null) {
      const cookie = (answered.get('set-cookie') ?? '').split(';')[0]!;
      return reading(to, { headers: { cookie } });
    }
    const html = String(body);
    return {
      ...{ status, address, html, words: wordsIn(html), links: linksIn(html), said: said(html) },
      send: (fields = {}) => {
        const form = formIn(html);
        if (form === null) throw new Error(`${address} has no form that changes something`);
        return send(form.action || address, fields, form.values);
      },
    };
  };
  const send = (address: string, fields: Fields = {}, standing: [string, string][] = []) => {
    const body = new URLSearchParams(standing);
    for (const [name, given] of Object.entries(fields)) {
      body.delete(name);
      for (const value of [given].flat()) body.append(name, value);
    }
    return reading(address, { method: 'POST', body });
  };
  return {
    open: (address) => reading(address),
    fill: async (address, filledIn) => (await reading(address)).send(filledIn),
    sendAlone: (address, fields) => send(address, fields),
  };
}

const attributesOf = (tag: string) =>
  new Map(
    [...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, valueIn(value)] as const,
    ),
  );

const isTicked = (type: string | undefined, tag: string) =>
  !(type === 'radio' || type === 'checkbox') || tag.includes('checked=""');

/** The form that changes something, and what a browser would send of it untouched; null: the page has none. */
function formIn(html: string): { action: string; values: [string, string][] } | null {
  const form = /<form method="post" novalidate[\s\S]*?<\/form>/.exec(html)?.[0];
  if (form === undefined) return null;
  const inputs = [...form.matchAll(/<input [^>]*>/g)].flatMap(([tag]): [string, string][] => {
    const given = attributesOf(tag);
    return isTicked(given.get('type'), tag) ? [[given.get('name') ?? '', given.get('value') ?? '']] : [];
  });
  const selects = [...form.matchAll(/<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)].flatMap(
    ([, name = '', inside = '']): [string, string][] => {
      const options = [...inside.matchAll(/<option [^>]*>/g)].map(([tag]) => tag);
      const chosen = options.find((tag) => tag.includes('selected=""')) ?? options[0];
      return chosen === undefined ? [] : [[valueIn(name), attributesOf(chosen).get('value') ?? '']];
    },
  );
  const areas = [...form.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g)].map(
    ([, name = '', inside = '']): [string, string] => [valueIn(name), valueIn(inside)],
  );
  const action = attributesOf(/<form[^>]*>/.exec(form)![0]).get('action') ?? '';
  return { action, values: [...inputs, ...selects, ...areas] };
}
