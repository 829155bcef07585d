import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Role, roles } from '../../src/access/caller.ts';
import { allPages } from '../../src/all-pages.ts';
import { hasRole } from '../../src/pages/navigation.ts';
import type { Page } from '../../src/pages/page.ts';
import {
  axe,
  describeInBrowser,
  type OpenBrowser,
  openBrowser,
  screens,
  seen,
  type Window,
} from '../given/browser.ts';
import { bearer } from '../given/callers.ts';
import { addressesOf, isLedOn, type PageAddress } from '../given/page-addresses.ts';
import { html } from '../given/pages.ts';
import { openPagesRegion, type PagesRegion } from '../given/pages-region.ts';

let region: PagesRegion;
let browser: OpenBrowser;
const windows = new Map<string, Promise<Window>>();

type Width = (typeof screens)[number]['width'];
interface Way {
  width: Width;
  scripts: boolean;
}
const ways: Way[] = screens.flatMap(({ width }) => [true, false].map((scripts) => ({ width, scripts })));

/** A reader's window, opened once. */
function windowOf(role: Role, way: Way): Promise<Window> {
  const key = `${role} ${way.width} ${way.scripts}`;
  const window = windows.get(key) ?? browser.open(region.callers[role], way);
  windows.set(key, window);
  return window;
}

/** Where links lead that no page and nothing else answers, or that their reader may not open. */
function leadAstray(links: readonly string[], role: Role): string[] {
  return links.flatMap((link) => {
    const page = allPages.find(({ get, path }) => get && answersAt(path, link));
    if (page) return hasRole(region.callers[role], page.who) ? [] : [`leads to ${link}: not for them`];
    const isAnswered = region.door.app.routes.some(
      ({ method, path }) => method === 'GET' && answersAt(path, link),
    );
    return isAnswered ? [] : [`leads to ${link}: nothing is there`];
  });
}

const answersAt = (path: string, address: string): boolean =>
  new RegExp(`^${path.replaceAll(/:\w+(?:\{[^}]*\})?/g, '[^/]+').replaceAll('*', '.*')}$`).test(address);

/** What is wrong with the page that is open. */
async function wrongsNow({ page, wrongs }: Window, role: Role, withAxe: boolean): Promise<string[]> {
  const { title, headings, sideways, links } = await seen(page);
  return [
    ...(/^\S.* - Probation scheduler$/.test(title) ? [] : [`is titled "${title}"`]),
    ...(headings.length === 1 ? [] : [`has ${headings.length} first headings: ${headings.join(' | ')}`]),
    ...(sideways > 0 ? [`scrolls sideways by ${sideways} pixels`] : []),
    ...leadAstray(links, role),
    ...(withAxe ? await axe(page) : []),
    ...wrongs(),
  ];
}

/** What is wrong with an address as a reader sees it in one way, and then at other widths without asking again. */
async function wrongsOf(
  address: string,
  { status = 200, role, withAxe = false }: { status?: number; role: Role; withAxe?: boolean },
  way: Way,
  thenAt: readonly Width[] = [],
): Promise<string[]> {
  const window = await windowOf(role, way);
  const how = (width: Width) => `${address} (${role}, ${width} wide, scripts ${way.scripts ? 'on' : 'off'})`;
  const answer = await window.visit(address);
  const found = answer.status === status ? [] : [`${how(way.width)}: answers ${answer.status}`];
  for (const width of [way.width, ...thenAt]) {
    await window.resize(width);
    const wrongs = await wrongsNow(window, role, withAxe && way.scripts);
    found.push(...wrongs.map((wrong) => `${how(width)}: ${wrong}`));
  }
  if (thenAt.length > 0) await window.resize(way.width);
  return found;
}

const mayOpen = ({ who }: Page) => roles.filter((role) => hasRole(region.callers[role], who));
const mayNot = ({ who }: Page) => roles.filter((role) => !hasRole(region.callers[role], who));

const [desk, phone] = screens;

/**
 * An address as everyone who may open it sees it, on both screens, with scripts and without. The first of them opens it on
 * each, and axe looks; the others open it on the desk's, and make that as narrow as a phone's.
 */
async function lookedAt({ page, address }: PageAddress): Promise<string[]> {
  const [first, ...rest] = mayOpen(page).filter((role) => !isLedOn(page, role));
  if (first === undefined) return [];
  const looks = [
    ways.map((way) => () => wrongsOf(address, { role: first, withAxe: true }, way)),
    ...rest.map((role) =>
      [true, false].map(
        (scripts) => () => wrongsOf(address, { role }, { width: desk.width, scripts }, [phone.width]),
      ),
    ),
  ];
  const found: string[] = [];
  for (const atOnce of looks) found.push(...(await Promise.all(atOnce.map((look) => look()))).flat());
  return found;
}

async function askAs(role: Role, address: string, method = 'GET'): Promise<Response> {
  const headers = { ...html, authorization: await bearer(region.callers[role]) };
  return fetch(`${region.served.url}${address}`, { method, headers, redirect: 'manual' });
}

const answers = {
  file: { status: 200, type: /^text\/(?:csv|calendar)/ },
  events: { status: 200, type: /^text\/event-stream/ },
  page: { status: 303, type: /^$/ },
};

/** What is no page to look at, as everyone who may have it gets it: a file, events, a way to another page. */
async function fetchedBy({ page, address, kind }: PageAddress): Promise<string[]> {
  const found: string[] = [];
  for (const role of mayOpen(page).filter((one) => kind !== 'page' || isLedOn(page, one))) {
    const answer = await askAs(role, address);
    const type = answer.headers.get('content-type') ?? '';
    await answer.body?.cancel();
    if (answer.status !== answers[kind].status || !answers[kind].type.test(type))
      found.push(`${address} (${role}): answers ${answer.status} ${type}`);
  }
  return found;
}

/** What an address answers to those whom it is not for, whether they look or send. */
async function refusedTo({ page, address }: PageAddress): Promise<string[]> {
  const found: string[] = [];
  const methods = [...(page.get ? ['GET'] : []), ...(page.post ? ['POST'] : [])];
  for (const role of mayNot(page))
    for (const method of methods) {
      const answer = await askAs(role, address, method);
      const words = await answer.text();
      if (
        answer.status !== 403 ||
        !words.includes('<h1 class="govuk-heading-l">You may not open this page</h1>')
      )
        found.push(`${method} ${address} (${role}): answers ${answer.status}`);
    }
  return found;
}

/** Dozens of pages are drawn in each test, beside whatever else the machine does. */
const patience = 600_000;

/** What is no page: by whom, its status, and where. */
const noPages: readonly (readonly [what: string, by: Role, status: number, address: () => string])[] = [
  ['a page that is not there', 'scheduler', 404, () => '/no-such-page'],
  ['a question that cannot be read', 'scheduler', 422, () => '/policy?date=xx'],
  ['a page of others', 'supervisor', 403, () => '/waiting-list'],
  [
    'a person whose record has limited access',
    'caseworker',
    404,
    () => `/people/${region.subjects.restricted}`,
  ],
];

describeInBrowser('in a browser', () => {
  beforeAll(async () => {
    region = await openPagesRegion();
    browser = await openBrowser(region.served.url, region.door.deps);
  }, patience);

  afterAll(async () => {
    await browser?.close();
    await region?.close();
  });

  it.each(allPages.map((page) => [page.path, page] as const))(
    '%s is right for everyone who may open it, on a desk and a phone, with scripts and without, and closed to all others',
    async (_, page) => {
      for (const address of addressesOf(page, region.subjects)) {
        if (page.get && address.kind === 'page') expect(await lookedAt(address)).toEqual([]);
        if (page.get) expect(await fetchedBy(address)).toEqual([]);
        expect(await refusedTo(address)).toEqual([]);
      }
    },
    patience,
  );

  it.each(noPages)('%s is a page as good as the others', async (_, role, status, address) => {
    for (const way of ways)
      expect(await wrongsOf(address(), { status, role, withAxe: true }, way)).toEqual([]);
  });
});
