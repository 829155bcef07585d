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

const ways = screens.flatMap(({ width }) => [true, false].map((scripts) => ({ width, scripts })));
type Way = (typeof ways)[number];

/** A reader's window, opened once. */
function windowOf(role: Role, way: Way): Promise<Window> {
  const key = `${role} ${way.width} ${way.scripts}`;
  const window = windows.get(key) ?? browser.open(region.callers[role], way);
  windows.set(key, window);
  return window;
}

/** What is wrong with an address as one reader sees it in one way. */
async function wrongsOf(address: string, status: number, role: Role, way: Way, withAxe: boolean) {
  const window = await windowOf(role, way);
  const answer = await window.visit(address);
  const { title, headings, sideways } = await seen(window.page);
  const found = [
    ...(answer.status === status ? [] : [`answers ${answer.status}: ${headings.join()}`]),
    ...(/^\S.* - Probation scheduler$/.test(title) ? [] : [`is titled "${title}"`]),
    ...(headings.length === 1 ? [] : [`has ${headings.length} first headings: ${headings.join(' | ')}`]),
    ...(sideways > 0 ? [`scrolls sideways by ${sideways} pixels`] : []),
    ...(withAxe ? await axe(window.page) : []),
    ...window.wrongs(),
  ];
  const how = `${role}, ${way.width} wide, scripts ${way.scripts ? 'on' : 'off'}`;
  return found.map((wrong) => `${address} (${how}): ${wrong}`);
}

const mayOpen = ({ who }: Page) => roles.filter((role) => hasRole(region.callers[role], who));
const mayNot = ({ who }: Page) => roles.filter((role) => !hasRole(region.callers[role], who));

/** An address as everyone who may open it sees it, on both screens, with scripts and without; axe looks once a screen. */
async function lookedAt({ page, address }: PageAddress): Promise<string[]> {
  const found: string[] = [];
  for (const [index, role] of mayOpen(page)
    .filter((one) => !isLedOn(page, one))
    .entries()) {
    const looks = ways.map((way) => wrongsOf(address, 200, role, way, index === 0 && way.scripts));
    found.push(...(await Promise.all(looks)).flat());
  }
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

/** A page that no supervisor may open. */
const ofOthers = allPages.find(
  ({ get, path, who }) => get && !path.includes(':') && !who.includes('supervisor'),
)?.path;

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

  const noPages = [
    { what: 'a page that is not there', role: 'scheduler', status: 404, address: '/no-such-page' },
    { what: 'a question that cannot be read', role: 'scheduler', status: 422, address: '/policy?date=xx' },
    { what: 'a page of others', role: 'supervisor', status: 403, address: ofOthers },
  ] as const;
  it.each(noPages.filter(({ address }) => address !== undefined))(
    '$what is a page as good as the others',
    async ({ role, status, address }) => {
      for (const way of ways) expect(await wrongsOf(address!, status, role, way, way.scripts)).toEqual([]);
    },
  );
});
