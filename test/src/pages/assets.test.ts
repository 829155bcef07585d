import { describe, expect, it } from 'vitest';
import { assetCacheSeconds } from '../../../src/http/settings.ts';
import { expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';

const asset = (name: string) => givenDoor().asNobody().get(`/assets/${name}`);
const styles = ['govuk-frontend.min.css', 'moj-frontend.min.css', 'pages.css'];
const scripts = ['govuk-frontend.min.js', 'moj-frontend.min.js', 'start.js'];

describe('an asset', () => {
  it.each([
    ...styles.map((name) => [name, 'text/css; charset=utf-8']),
    ...scripts.map((name) => [name, 'text/javascript; charset=utf-8']),
    ['favicon.svg', 'image/svg+xml'],
    ['images/icon-close-cross-black.svg', 'image/svg+xml'],
  ])('%s is served from here as %s, and kept by browsers', async (name, type) => {
    const answer = await asset(name!);
    expect([answer.status, answer.type]).toEqual([200, type]);
    expect(answer.headers.get('cache-control')).toBe(`public, max-age=${assetCacheSeconds}`);
    expect(String(answer.body).length).toBeGreaterThan(100);
  });

  it('is the same when it is asked for again', async () => {
    const { get } = givenDoor().asNobody();
    for (const name of [...styles, ...scripts]) {
      const path = `/assets/${name}`;
      expect((await get(path)).body).toEqual((await get(path)).body);
    }
  });

  it('has no typeface that is licensed for GOV.UK alone', async () => {
    for (const name of styles) {
      const css = String((await asset(name)).body);
      expect(css, name).not.toMatch(/@font-face|GDS Transport|\.woff/i);
    }
    expect(String((await asset('govuk-frontend.min.css')).body)).toContain('arial');
  });

  it('has none for those either who are the first to ask, and ask at once', async () => {
    const { get } = givenDoor().asNobody();
    for (const name of styles) {
      const path = `/assets/${name}`;
      const answers = [...(await Promise.all([1, 2, 3, 4].map(() => get(path)))), await get(path)];
      for (const { body } of answers) expect(String(body), name).not.toMatch(/@font-face|GDS Transport/i);
    }
  });

  it('asks for nothing that is not an asset itself', async () => {
    const { get } = givenDoor().asNobody();
    for (const name of [...styles, ...scripts]) {
      const text = String((await get(`/assets/${name}`)).body);
      expect(text, name).not.toContain('sourceMappingURL');
      expect(text, name).not.toMatch(/(?:url\(|@import|import\s*\(?)["']?https?:/);
    }
  });

  it('is no crest and no crown', async () => {
    for (const name of [
      'images/moj-logotype-crest-2024.svg',
      'images/moj-logotype-crest-2024.png',
      'images/govuk-logotype-crown.png',
      'images/govuk-crest.svg',
      'images/moj-opengraph-image-2024.png',
      'fonts/light-94a07e06a1-v2.woff2',
    ])
      expect((await asset(name)).status, name).not.toBe(200);
  });

  it.each([
    'no-such.css',
    'start.ts',
    'pages.css.map',
    '..%2Fassets.ts',
    '..%2F..%2F..%2Fpackage.json',
    'images/..%2F..%2Fpackage.json',
    'images/no-such.svg',
    'images/icon-no-such.svg',
    'constructor',
    '__proto__',
    'package.json',
  ])('%s is not there', async (name) => {
    expectProblem(await asset(name), 404);
  });

  it('that is not there is a page to browsers, which ask for it compressed', async () => {
    const headers = { accept: 'text/html', 'accept-encoding': 'gzip' };
    const answer = await givenDoor().asNobody().ask('/assets/no-such.css', { headers });
    expect(answer).toMatchObject({ status: 404, body: expect.stringContaining('Page not found') });
  });

  it('travels compressed', async () => {
    const { app } = givenDoor();
    const headers = { 'accept-encoding': 'gzip' };
    const answer = await app.request('/assets/govuk-frontend.min.css', { headers });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
  });
});
