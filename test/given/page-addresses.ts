import type { Role } from '../../src/access/caller.ts';
import { at, withQuery } from '../../src/pages/ask.ts';
import type { Page } from '../../src/pages/page.ts';
import type { PageSubjects } from './page-subjects.ts';

/** An address of a page, and what answers there. */
export interface PageAddress {
  page: Page;
  address: string;
  kind: 'page' | 'file' | 'events';
}

type Named = (subjects: PageSubjects) => string | number;

/** What a part of a path names, by what stands before it; the first that fits counts. */
const parts: readonly (readonly [before: RegExp, named: Named])[] = [
  [/^\/groupings\/:id\/groups\/$/, (s) => s.candidate],
  [/^\/groups\/:\w+\/sessions\/$/, (s) => s.groupSession],
  [/^\/groups\/:\w+\/one-to-ones\/$/, (s) => s.oneToOne],
  [/^\/groups\/:\w+\/members\/$/, (s) => s.member],
  [/\/rosters\/$/, (s) => s.draft],
  [/\/runs\/$/, (s) => s.run],
  [/\/sessions\/$/, (s) => s.session],
  [/\/projects\/$/, (s) => s.project],
  [/\/people\/$/, (s) => s.crn],
  [/\/requirements\/$/, (s) => s.eventNumber],
  [/\/appointments\/$/, (s) => s.appointment],
  [/\/allocations\/$/, (s) => s.allocation],
  [/\/templates\/$/, () => 'people.csv'],
  [/\/waiting-list\/$/, (s) => s.waiting],
  [/\/groupings\/$/, (s) => s.grouping],
  [/\/groups\/$/, (s) => s.group],
  [/\/venues\/$/, (s) => s.venue],
  [/\/facilitators\/$/, (s) => s.facilitator],
];

/** What pages are opened with besides, each an address of its own; and pages that want a query. */
const queries: Readonly<Record<string, (subjects: PageSubjects) => Record<string, string | number>[]>> = {
  '/policy': () => [{}, { region: 'wales', date: '2026-03-01' }],
  '/groupings/:id/difference': (s) => [{ with: s.groupingBefore }],
};

/** Pages to look at once more, where other things are shown: on the published roster, say. */
const others: Readonly<Record<string, (subjects: PageSubjects) => string>> = {
  '/rosters/:id': (s) => at`/rosters/${s.published}`,
  '/rosters/:id/sessions/:session': (s) => at`/rosters/${s.published}/sessions/${s.session}`,
  '/rosters/:id/changes': (s) => at`/rosters/${s.published}/changes`,
};

/** Pages that are about something else than their parts say by themselves. */
const instead: Readonly<Record<string, (subjects: PageSubjects) => string>> = {
  '/groups/:id/open': (s) => at`/groups/${s.planned}/open`,
};

/** Pages that lead some on at once: a supervisor begins at today's sessions. */
const leadOn: Readonly<Record<string, readonly Role[]>> = { '/': ['supervisor'] };

/** Whether a page leads a reader on to another. */
export const isLedOn = ({ path }: Page, role: Role): boolean => leadOn[path]?.includes(role) ?? false;

/** Every address at which a page is opened; what of its path nothing is known of is thrown. */
export function addressesOf(page: Page, subjects: PageSubjects): PageAddress[] {
  const { path } = page;
  const address = instead[path]?.(subjects) ?? addressOf(path, subjects);
  const asked = queries[path]?.(subjects) ?? [{}];
  const other = others[path]?.(subjects);
  const all = [...asked.map((query) => withQuery(address, query)), ...(other === undefined ? [] : [other])];
  return all.map((one) => ({ page, address: one, kind: kindOf(path) }));
}

function addressOf(path: string, subjects: PageSubjects): string {
  return path.replaceAll(/:\w+(?:\{[^}]*\})?/g, (param, index: number) => {
    const before = path.slice(0, index);
    const named = parts.find(([pattern]) => pattern.test(before))?.[1];
    if (named === undefined)
      throw new Error(`${path}: test/given/page-addresses.ts has no example of ${param}`);
    return encodeURIComponent(named(subjects));
  });
}

function kindOf(path: string): PageAddress['kind'] {
  if (path.endsWith('/events')) return 'events';
  return /\.(?:csv|ics)$|\/templates\/:file$/.test(path) ? 'file' : 'page';
}
