import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { notFound } from '../http/problem-json.ts';
import { assetCacheSeconds } from '../http/settings.ts';

const packageFile = createRequire(import.meta.url);
const ofGovuk = (name: string) => packageFile.resolve(`govuk-frontend/dist/govuk/${name}`);
// Not resolved file by file: that throws where there is none.
const mojFolder = dirname(packageFile.resolve('@ministryofjustice/frontend/moj/moj-frontend.min.css'));
const ofMoj = (name: string) => join(mojFolder, name);
const own = (name: string) => fileURLToPath(new URL(`./assets/${name}`, import.meta.url));

const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
} as const;
type Kind = keyof typeof types;

const fromPackages: Readonly<Record<string, () => string>> = {
  'govuk-frontend.min.css': () => ofGovuk('govuk-frontend.min.css'),
  'govuk-frontend.min.js': () => ofGovuk('govuk-frontend.min.js'),
  'moj-frontend.min.css': () => ofMoj('moj-frontend.min.css'),
  'moj-frontend.min.js': () => ofMoj('moj-frontend.min.js'),
};

/** The typeface is licensed for GOV.UK alone: without it the design system falls back on Arial. */
const withoutTypeface = (css: string) =>
  css.replaceAll(/@font-face\{[^}]*\}/g, '').replaceAll(/GDS Transport,/g, '');

const ownAsset = /^[a-z-]+\.(?:css|js|svg)$/;
const mojImage = /^icon-[a-z-]+\.svg$/;
const sourceMap = /\n?\/\/# sourceMappingURL=\S+|\/\*# sourceMappingURL=\S+ \*\//g;

async function textOf(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

/**
 * `/assets`: the styles and scripts of the design systems out of their packages, and our own. Nothing comes from another
 * host.
 */
export function assets(): Hono {
  const app = new Hono();
  // What is being read is known at once: of two who ask together, neither may be given what has not been gone through.
  const known = new Map<string, Promise<string | null>>();
  const read = async (path: string) => {
    const text = await textOf(path);
    return text === null ? null : withoutTypeface(text).replaceAll(sourceMap, '');
  };
  const asset = async (key: string, path: string) => {
    const text = known.get(key) ?? read(path);
    known.set(key, text);
    const told = await text.catch((error: unknown) => {
      known.delete(key);
      throw error;
    });
    // An address that somebody made up is not kept.
    if (told === null) known.delete(key);
    return told;
  };

  // Not problems, of which pages are made.
  app.use('/assets/*', compress({ contentTypeFilter: /^(?:text|image)\// }));
  app.get('/assets/:name', async (c) => {
    const name = c.req.param('name');
    const given = Object.hasOwn(fromPackages, name) ? fromPackages[name]!() : null;
    if (given === null && !ownAsset.test(name)) return notFound(c, 'There is no such asset');
    const text = await asset(name, given ?? own(name));
    if (text === null) return notFound(c, 'There is no such asset');
    return c.body(text, 200, headersOf(name));
  });

  app.get('/assets/images/:name', async (c) => {
    const name = c.req.param('name');
    const text = mojImage.test(name) ? await asset(`images/${name}`, ofMoj(`assets/images/${name}`)) : null;
    return text === null ? notFound(c, 'There is no such picture') : c.body(text, 200, headersOf(name));
  });
  return app;
}

const headersOf = (name: string) => ({
  'content-type': types[name.slice(name.lastIndexOf('.') + 1) as Kind],
  'cache-control': `public, max-age=${assetCacheSeconds}`,
});
