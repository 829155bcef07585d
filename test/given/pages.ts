import { Hono } from 'hono';
import type { Caller } from '../../src/access/caller.ts';
import { namedRequest } from '../../src/http/request-id.ts';
import type { App } from '../../src/pages/ask.ts';
import { type Page, pageRoutes } from '../../src/pages/page.ts';
import { problemsAsPages } from '../../src/pages/shown.tsx';
import { anAdmin } from './callers.ts';
import { mondayMorning } from './door.ts';

/** What a browser says that it reads. */
export const html = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

const noApi: App = () => {
  throw new Error('this page asks the API nothing');
};

/** Pages of a test's own, over an API of its own, opened by whoever is named. */
export function givenPages(
  pages: readonly Page[],
  { caller = anAdmin, api = noApi }: { caller?: Caller; api?: App } = {},
) {
  const app = new Hono<{ Variables: { caller: Caller } }>();
  app.use(namedRequest);
  app.use(problemsAsPages);
  app.use((c, next) => {
    c.set('caller', caller);
    return next();
  });
  app.route('/', pageRoutes(pages, { clock: mondayMorning, traffic: { ending: false } }, api));
  const ask = async (path: string, init: RequestInit = {}) =>
    app.request(path, { ...init, headers: { ...html, ...init.headers } });
  return {
    ask,
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
  };
}
