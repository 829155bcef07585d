import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/access/caller.ts';
import { NotAnswered } from '../../../src/pages/ask.ts';
import type { Page } from '../../../src/pages/page.ts';
import { anAdmin } from '../../given/callers.ts';
import { wordsIn } from '../../given/page-words.ts';
import { givenPages } from '../../given/pages.ts';

const ofSchedulers: Page = {
  path: '/weeks/:week',
  who: ['scheduler'],
  get: ({ show, param, query, today }) => {
    const words = `week ${param('week')} of ${query('region') ?? 'nowhere'}, on ${today}`;
    return show({ title: 'A week', body: <h1>{words}</h1> });
  },
  post: async ({ go }) => go('/weeks/1'),
};

const as = (...roles: Role[]) => givenPages([ofSchedulers], { caller: { ...anAdmin, roles } });

describe('a page', () => {
  it('is opened by whoever has one of its roles, and by an admin', async () => {
    for (const roles of [['scheduler'], ['supervisor', 'scheduler'], ['admin']] as const) {
      const answer = await as(...roles).ask('/weeks/7?region=london');
      expect(answer.status).toBe(200);
      expect(wordsIn(await answer.text())).toContain('week 7 of london, on 2026-11-30');
    }
  });

  it('is not opened by any other role, to look or to send, and says what to do', async () => {
    for (const role of ['programme-manager', 'caseworker', 'supervisor'] as const)
      for (const method of ['GET', 'POST']) {
        const answer = await as(role).ask('/weeks/7', { method });
        expect([answer.status, answer.headers.get('content-type')]).toEqual([
          403,
          'text/html; charset=UTF-8',
        ]);
        const words = wordsIn(await answer.text());
        expect(words).toContain('You may not open this page Your role does not open this page');
        expect(words).toContain('Ask whoever gave you access if you should be able to.');
      }
  });

  it('says so to browsers, too, which ask for it compressed', async () => {
    const headers = { 'accept-encoding': 'gzip, deflate, br' };
    const answer = await as('supervisor').ask('/weeks/7', { headers });
    expect(answer.status).toBe(403);
    expect(wordsIn(await answer.text())).toContain('Your role does not open this page');
  });

  it('of nobody in particular is for admins', async () => {
    const mine: Page = { ...ofSchedulers, who: [] };
    const open = async (role: Role) => {
      const { ask } = givenPages([mine], { caller: { ...anAdmin, roles: [role] } });
      return (await ask('/weeks/7')).status;
    };
    expect([await open('admin'), await open('scheduler')]).toEqual([200, 403]);
  });

  it('is kept by no browser and no proxy', async () => {
    expect((await as('scheduler').ask('/weeks/7')).headers.get('cache-control')).toBe('no-store');
    expect((await as('supervisor').ask('/weeks/7')).headers.get('cache-control')).toBe('no-store');
  });

  it('travels compressed where the browser reads that', async () => {
    const page: Page = {
      path: '/long',
      who: [],
      get: ({ show }) => show({ title: 'Long', body: <h1>{'very long '.repeat(1_000)}</h1> }),
    };
    const answer = await givenPages([page]).ask('/long', { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.byteLength).toBeLessThan(3_000);
    expect(gunzipSync(bytes).toString()).toContain('very long very long');
  });

  it('that may not be opened says so to a browser that reads compressed pages, too', async () => {
    const answer = await as('supervisor').ask('/weeks/7', { headers: { 'accept-encoding': 'gzip' } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([403, 'text/html; charset=UTF-8']);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const page = answer.headers.get('content-encoding') === 'gzip' ? gunzipSync(bytes) : bytes;
    expect(wordsIn(page.toString())).toContain('You may not open this page');
  });

  it('becomes a page that says why, where the API does not answer', async () => {
    const problem = { status: 404, title: 'Not found', detail: 'There is no person X999999' };
    const page: Page = {
      path: '/people/:crn',
      who: [],
      get: async () => {
        throw new NotAnswered(problem);
      },
    };
    const answer = await givenPages([page]).ask('/people/X999999');
    expect(answer.status).toBe(404);
    const words = wordsIn(await answer.text());
    expect(words).toContain('Page not found There is no person X999999 Check the address.');
  });

  it('that is refused is shown again with the status of the refusal', async () => {
    const refuses = (status: number): Page => ({
      path: '/form',
      who: [],
      post: ({ show }) =>
        show({
          title: 'Form',
          body: <h1>Form</h1>,
          refused: { status, title: 'Refused', detail: 'It is full' },
        }),
    });
    for (const status of [409, 412, 422]) {
      const answer = await givenPages([refuses(status)]).post('/form', {});
      expect(answer.status).toBe(status);
      expect(wordsIn(await answer.text())).toContain('There is a problem It is full');
    }
  });

  it('which only is sent is not there to look at', async () => {
    const { get: _, ...sent } = ofSchedulers;
    expect((await givenPages([sent]).ask('/weeks/7')).status).toBe(404);
  });
});
