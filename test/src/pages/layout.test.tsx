import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/access/caller.ts';
import type { View } from '../../../src/pages/layout.tsx';
import { places, placesOf } from '../../../src/pages/navigation.ts';
import type { Page } from '../../../src/pages/page.ts';
import { anAdmin } from '../../given/callers.ts';
import { givenPages, wordsIn } from '../../given/pages.ts';

const view: View = { title: 'A title', body: <h1>A heading</h1> };

/** A page of such a view at an address, as a role sees it. */
async function shownAt(path: string, more: Partial<View> = {}, role: Role = 'admin'): Promise<string> {
  const page: Page = { path, who: [role], get: ({ show }) => show({ ...view, ...more }) };
  const { ask } = givenPages([page], { caller: { ...anAdmin, roles: [role] } });
  return (await ask(path)).text();
}

const currentOf = (page: string) =>
  [...page.matchAll(/href="([^"]*)" aria-current="([^"]*)"/g)].map(([, href, how]) => [href, how]);

describe('the frame of a page', () => {
  it('names the page and the service in the tab; an error comes first', async () => {
    expect(await shownAt('/a')).toContain('<title>A title - Probation scheduler</title>');
    const refused = { status: 409, title: 'Refused', detail: 'It is full' };
    expect(await shownAt('/a', { refused })).toContain('<title>Error: A title - Probation scheduler</title>');
  });

  it('marks the place where the reader is, and the place above a page within it', async () => {
    expect(currentOf(await shownAt('/weeks'))).toEqual([['/weeks', 'page']]);
    expect(currentOf(await shownAt('/groups/G1/members'))).toEqual([['/groups', 'true']]);
    expect(currentOf(await shownAt('/groupings/1'))).toEqual([]);
    expect(currentOf(await shownAt('/me'))).toEqual([]);
  });

  it('lets a keyboard skip to what the page is about', async () => {
    const page = await shownAt('/a');
    expect(page.indexOf('href="#main-content"')).toBeLessThan(page.indexOf('<header'));
    expect(page).toContain('id="main-content"');
  });

  it('links back where there is a way back', async () => {
    const back = { href: '/weeks', words: 'Back to weeks' };
    expect(await shownAt('/a', { back })).toContain(
      '<a href="/weeks" class="govuk-back-link">Back to weeks</a>',
    );
    expect(await shownAt('/a')).not.toContain('govuk-back-link');
  });

  it('says what is wrong at the top, each fault with a link to its field', async () => {
    const faults = [{ code: 'missing', path: 'slots[0].from', message: 'Enter a start time' }];
    const refused = { status: 422, title: 'Faults', detail: 'There is 1 fault', faults };
    const page = await shownAt('/a', { refused });
    expect(page).toContain('<a href="#slots-0-from">Enter a start time</a>');
    expect(page.indexOf('There is a problem')).toBeLessThan(page.indexOf('A heading'));
    expect(wordsIn(page)).not.toContain('There is 1 fault');
  });

  it('says what a change would break, and who has changed it meanwhile', async () => {
    const breaches = [{ rule: 'capacity', crn: null, session: 'S1', by: 1, sentence: 'S1 is full' }];
    const change = { at: '2026-11-30T09:00:00Z', change: 'update', noun: 'group', key: 'G1' };
    const changes = [
      { ...change, by: 'B. Manager', fields: ['venue', 'room'] },
      { ...change, by: 'C. Manager', fields: [] },
    ];
    const refused = { status: 412, title: 'Changed', detail: 'Read it again', breaches, changes };
    const words = wordsIn(await shownAt('/a', { refused }));
    for (const sentence of [
      'Read it again',
      'S1 is full',
      'B. Manager has changed venue, room since you opened this page',
      'C. Manager has changed it since you opened this page',
    ])
      expect(words).toContain(sentence);
  });

  it('has scripts as modules of this service, the page\u2019s own after those of all', async () => {
    const page = await shownAt('/a', { scripts: ['watch.js'] });
    expect([...page.matchAll(/<script type="module" src="([^"]*)">/g)].map(([, src]) => src)).toEqual([
      '/assets/start.js',
      '/assets/watch.js',
    ]);
    expect(page).not.toMatch(/<script(?![^>]*src=)|\son\w+=|\sstyle=/);
  });

  it('is left out on paper', async () => {
    const page = await shownAt('/a', { bare: true });
    expect(wordsIn(page)).toBe('A heading');
    expect(page).not.toContain('<header');
    expect(await shownAt('/a', { wide: true })).toContain('app-wide');
  });

  it('escapes who the reader is', async () => {
    const page: Page = { path: '/a', who: [], get: ({ show }) => show(view) };
    const { ask } = givenPages([page], { caller: { ...anAdmin, name: '<b>Bob' } });
    expect(await (await ask('/a')).text()).toContain('<a href="/me">&lt;b&gt;Bob</a>');
  });
});

describe('the places that a reader begins at', () => {
  const placesFor = (...roles: Role[]) => placesOf({ ...anAdmin, roles }).map(({ words }) => words);

  it('are those of their roles', () => {
    expect(placesFor('scheduler')).toEqual([
      'Weeks',
      'Today',
      'People',
      'At risk',
      'Reviews',
      'Bring in files',
    ]);
    expect(placesFor('programme-manager')).toEqual([
      'People',
      'Waiting list',
      'Groups',
      'Forecast',
      'Partner link workers',
    ]);
    expect(placesFor('caseworker')).toEqual([
      'Weeks',
      'People',
      'At risk',
      'Reviews',
      'Waiting list',
      'Groups',
    ]);
    expect(placesFor('supervisor')).toEqual(['Today']);
    expect(placesFor('supervisor', 'programme-manager')).toEqual([
      'Today',
      'People',
      'Waiting list',
      'Groups',
      'Forecast',
      'Partner link workers',
    ]);
    expect(placesFor('admin')).toEqual(places.map(({ words }) => words));
  });

  it('stand in the head of each page, in their order', async () => {
    for (const role of ['scheduler', 'programme-manager', 'caseworker', 'supervisor'] as const) {
      const page = await shownAt('/a', {}, role);
      const head = /<nav.*?<\/nav>/s.exec(page)![0];
      expect([...head.matchAll(/<a [^>]*href="[^"]*"[^>]*>([^<]*)</g)].map(([, words]) => words)).toEqual(
        placesFor(role),
      );
    }
  });
});
