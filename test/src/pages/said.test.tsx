import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/pages/page.ts';
import { wordsIn } from '../../given/page-words.ts';
import { givenPages } from '../../given/pages.ts';

const said = 'Moved Zoë “Z” O’Hara to Monday <30 November>; 100% done';

const pages: Page[] = [
  { path: '/form', who: [], post: async ({ go, c }) => go(c.req.query('to') ?? '/next', said) },
  { path: '/quiet', who: [], post: async ({ go }) => go('/next') },
  { path: '/next', who: [], get: ({ show }) => show({ title: 'Next', body: <h1>Next</h1> }) },
];

/** The cookies that an answer sets, as a browser sends them back. */
const cookieOf = (answer: Response) => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

describe('what has been done', () => {
  it('leads on to a page that tells it, in the words in which it was said', async () => {
    const { post, ask } = givenPages(pages);
    const done = await post('/form', {});
    expect([done.status, done.headers.get('location')]).toEqual([303, '/next']);
    const page = await (await ask('/next', { headers: { cookie: cookieOf(done) } })).text();
    expect(wordsIn(page)).toContain(`Done ${said} Next`);
    expect(page).toContain('role="alert"');
    expect(page).not.toContain('<30 November>');
  });

  it('is told once: the page that tells it takes the cookie back', async () => {
    const { post, ask } = givenPages(pages);
    const told = await ask('/next', { headers: { cookie: cookieOf(await post('/form', {})) } });
    expect(told.headers.get('set-cookie')).toMatch(/^scheduler-said=;.*Max-Age=0/);
    expect(await (await ask('/next')).text()).not.toContain('role="alert"');
  });

  it('is in no address, and in a cookie that no script and no other site reads, for a minute', async () => {
    const done = await givenPages(pages).post('/form', {});
    const set = done.headers.get('set-cookie') ?? '';
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=60']) expect(set).toContain(part);
    expect(set).not.toContain('Moved');
  });

  it('need not be told', async () => {
    const done = await givenPages(pages).post('/quiet', {});
    expect([done.status, done.headers.get('set-cookie')]).toEqual([303, null]);
  });

  it('is nothing where the cookie says nothing that was said', async () => {
    const { ask } = givenPages(pages);
    for (const cookie of ['scheduler-said=', 'scheduler-said=%%%', 'other=1']) {
      const page = await ask('/next', { headers: { cookie } });
      expect(page.status).toBe(200);
      expect(await page.text()).not.toContain('role="alert"');
    }
  });
});
