import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Hono } from 'hono';
import { notFound } from './problem-json.ts';
import { assetCacheSeconds } from './settings.ts';

/** The page at /docs: every asset comes from the installed `swagger-ui-dist`, nothing from another host. */
const page = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Probation scheduler: the API</title>
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<p><a href="/">Back to the pages</a></p>
<form method="post" action="/sign-out"><button type="submit">Sign out</button></form>
<div id="docs"></div>
<noscript>This page needs JavaScript. The same description is at <a href="/openapi.json">/openapi.json</a>.</noscript>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

/** Stands in a file of its own, since the content security policy allows no inline script; asks no validator elsewhere. */
const start = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis],
});
`;

const assets: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const packageFile = createRequire(import.meta.url);

/** `/docs` and its assets. */
export function docs(): Hono {
  return new Hono()
    .get('/docs', (c) => c.html(page))
    .get('/docs/start.js', (c) => c.body(start, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
    .get('/docs/:asset', async (c) => {
      const asset = c.req.param('asset');
      const type = Object.hasOwn(assets, asset) ? assets[asset] : undefined;
      if (type === undefined) return notFound(c, 'There is no such asset');
      const bytes = await readFile(packageFile.resolve(`swagger-ui-dist/${asset}`));
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': type,
        'cache-control': `public, max-age=${assetCacheSeconds}`,
      });
    });
}
