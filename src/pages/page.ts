import type { Context } from 'hono';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { RequestIdVariables } from 'hono/request-id';
import type { IsoDate } from '../../solver/calendar.ts';
import { type Caller, callerOf, type Role } from '../access/caller.ts';
import type { Deps } from '../deps.ts';
import { notAllowed } from '../http/problem-json.ts';
import type { Traffic } from '../http/traffic.ts';
import { type App, type Ask, askFor, NotAnswered } from './ask.ts';
import { eventsOf, type Told } from './events.ts';
import type { View } from './layout.tsx';
import { hasRole } from './navigation.ts';
import { type Posted, postedIn } from './posted.ts';
import { keepSaid } from './said.ts';
import { problemPage, shown } from './shown.tsx';

/** Problems are left as they are: whoever makes pages of them reads them. */
const compressed = compress({ contentTypeFilter: /^text\/(?:html|csv)\b/ });

type PageContext = Context<{ Variables: RequestIdVariables }>;

/** What a page is made from. */
export interface Asked {
  c: PageContext;
  caller: Caller;
  ask: Ask;
  today: IsoDate;
  /** A part of the address by its name in the page's path. */
  param(name: string): string;
  query(name: string): string | undefined;
  /** What the reader has filled in; of a page that is sent. */
  posted(): Promise<Posted>;
  /** The page, in its frame. A view that was refused answers 422 (409 for a rule). */
  show(view: View): Promise<Response>;
  /** Tells the page that is open how something goes, as long as `look` has more to tell. */
  tell(look: () => Promise<Told>): Response;
  /** On to another page, which tells what has been done. */
  go(to: string, said?: string): Response;
}

/** A page, as a value: where it is, who may open it, and what it shows. */
export interface Page {
  path: string;
  /** An admin always may; none: only an admin. */
  who: readonly Role[];
  get?(asked: Asked): Promise<Response>;
  post?(asked: Asked): Promise<Response>;
}

/** Serves pages. Whoever may not open one is told so; what the API does not answer becomes a page that says why. */
export function pageRoutes(
  pages: readonly Page[],
  { clock, traffic }: Pick<Deps, 'clock'> & { traffic: Pick<Traffic, 'ending'> },
  app: App,
): Hono {
  const served = new Hono();
  const answer = (page: Page, make: NonNullable<Page['get']>) => async (c: PageContext) => {
    const caller = callerOf(c);
    c.header('cache-control', 'no-store');
    if (!hasRole(caller, page.who)) return notAllowed(c, 'Your role does not open this page');
    try {
      return await make(askedBy(c, caller, askFor(app, c), clock.today(), () => traffic.ending));
    } catch (error) {
      if (error instanceof NotAnswered) return problemPage(c, error.problem);
      throw error;
    }
  };
  for (const page of pages) {
    served.use(page.path, compressed);
    if (page.get) served.get(page.path, answer(page, page.get));
    if (page.post) served.post(page.path, answer(page, page.post));
  }
  return served;
}

const askedBy = (
  c: PageContext,
  caller: Caller,
  ask: Ask,
  today: IsoDate,
  isEnding: () => boolean,
): Asked => ({
  ...{ c, caller, ask, today },
  param: (name) => c.req.param(name) ?? '',
  query: (name) => c.req.query(name),
  posted: () => postedIn(c),
  show: (view) => shown(c, view),
  tell: (look) => eventsOf(c, isEnding, look),
  go: (to, said) => {
    if (said !== undefined) keepSaid(c, said);
    return c.redirect(to, 303);
  },
});
