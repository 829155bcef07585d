import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { describe } from 'vitest';
import type { Caller } from '../../src/access/caller.ts';
import { newSignInLink } from '../../src/access/sign-in.ts';
import type { Deps } from '../../src/deps.ts';
import { browserTestsLeftOut, chromiumPath, leftOutWords } from './chromium.ts';

/** As `describe`, where there is Chromium or where it is asked for. */
export const describeInBrowser = describe.skipIf(browserTestsLeftOut());

/** The screens on which pages must be right: a desk's, and a phone's. */
export const screens = [
  { width: 1_280, height: 900 },
  { width: 390, height: 844 },
] as const;

export interface OpenBrowser {
  /** Signs a reader in by a link, as they do, and gives them a window. */
  open(
    caller: Caller,
    how?: { width?: (typeof screens)[number]['width']; scripts?: boolean },
  ): Promise<Window>;
  close(): Promise<void>;
}

/** A window of a reader who has signed in. */
export interface Window {
  page: Page;
  /** Opens an address of the service; what was answered, and what went wrong meanwhile. */
  visit(address: string): Promise<Visited>;
  /** Makes the window as wide as another screen. */
  resize(width: (typeof screens)[number]['width']): Promise<void>;
  /** What has gone wrong since this was last asked: requests elsewhere, errors of the console and of scripts. */
  wrongs(): string[];
  close(): Promise<void>;
}

export interface Visited {
  status: number;
  headers: Record<string, string>;
}

const quietly = [
  ...['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  ...['--disable-sync', '--no-first-run', '--disable-dev-shm-usage'],
];

/** Starts Chromium for a test file; its windows open pages of that service only. */
export async function openBrowser(url: string, deps: Pick<Deps, 'db' | 'clock'>): Promise<OpenBrowser> {
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error(leftOutWords);
  const browser = await chromium.launch({ executablePath, args: quietly });
  const contexts = new Map<string, Promise<BrowserContext>>();
  const contextOf = async (caller: Caller, scripts: boolean) => {
    const storageState = await signIn(browser, url, await newSignInLink(deps, caller));
    const place = { locale: 'en-GB', timezoneId: 'Europe/London' };
    return browser.newContext({ baseURL: url, storageState, javaScriptEnabled: scripts, ...place });
  };
  return {
    close: () => browser.close(),
    open: async (caller, { width = screens[0].width, scripts = true } = {}) => {
      // A sign-in ends after some hours of the day that it is in the service.
      const who = JSON.stringify([caller, scripts, deps.clock.today()]);
      const context = contexts.get(who) ?? contextOf(caller, scripts);
      contexts.set(who, context);
      const page = await (await context).newPage();
      const window = windowOf(page, url);
      await window.resize(width);
      return window;
    },
  };
}

/** What a browser keeps once the button of a sign-in link was pressed in it. */
async function signIn(browser: Browser, url: string, link: string) {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(({ pathname }) => pathname !== link);
  const state = await context.storageState();
  await context.close();
  return state;
}

function windowOf(page: Page, url: string): Window {
  const found: string[] = [];
  const isOurs = (address: string) => address.startsWith(`${url}/`) || address.startsWith('data:');
  page.on('request', (request) => {
    if (!isOurs(request.url())) found.push(`asks elsewhere: ${request.url()}`);
  });
  page.on('console', (message) => {
    // Chromium says so of every page that is no success, which is for whoever looks at its status.
    const ofStatus = /^Failed to load resource: the server responded with a status of/.test(message.text());
    const isPageItself = ofStatus && message.location().url === page.url();
    if (message.type() === 'error' && !isPageItself) found.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => found.push(`script: ${error.message}`));
  return {
    page,
    visit: async (address) => {
      const answer = await page.goto(address);
      if (answer === null) throw new Error(`${address}: nothing was answered`);
      return { status: answer.status(), headers: answer.headers() };
    },
    resize: async (width) => {
      const screen = screens.find((one) => one.width === width) ?? screens[0];
      if (page.viewportSize()?.width !== width) await page.setViewportSize(screen);
    },
    wrongs: () => found.splice(0),
    close: () => page.close(),
  };
}

const axeSource = () => readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page that is open, a line each; its scripts must be on. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource());
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${help}: ${node.html.slice(0, 200)}`),
  );
}

/** What a page is to whoever looks at it. */
export interface Seen {
  title: string;
  headings: string[];
  /** By how many pixels it scrolls sideways. */
  sideways: number;
  /** Where its links lead within the service, without what stands after the path; those within itself apart. */
  links: string[];
}

/** Looks at the page that is open. */
export const seen = (page: Page): Promise<Seen> =>
  page.evaluate<Seen>(`({
    title: document.title,
    headings: [...document.querySelectorAll('h1')].map((heading) => heading.textContent.trim()),
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    links: [...new Set([...document.links].filter(({ host, pathname }) => host === location.host && pathname !== location.pathname).map(({ pathname }) => pathname))],
  })`);
