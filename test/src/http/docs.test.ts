import { describe, expect, it } from 'vitest';
import { expectProblem } from '../../given/answers.ts';
import { givenServer } from '../../given/door.ts';

describe('/docs', () => {
  it('shows a page that takes everything from this host, and runs no inline script', async () => {
    const { get } = await givenServer();
    const page = await get('/docs');
    expect(page.status).toBe(200);
    expect(page.type).toContain('text/html');
    const html = String(page.body);
    expect(html).not.toMatch(/https?:\/\//);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
    expect(html).not.toMatch(/\son\w+=|style=/);
    const start = await get('/docs/start.js');
    expect(String(start.body)).not.toMatch(/https?:\/\//);
    expect(String(start.body)).toContain("url: '/openapi.json'");
  });

  it('has every asset that the page names, from the installed package', async () => {
    const { get } = await givenServer();
    const html = String((await get('/docs')).body);
    const named = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(named).toContain('/docs/swagger-ui-bundle.js');
    for (const address of named) {
      const asset = await get(address);
      expect(asset.status, address).toBe(200);
      expect(asset.body, address).toBeTruthy();
    }
    expect((await get('/docs/swagger-ui.css')).type).toContain('text/css');
    expect((await get('/docs/swagger-ui-bundle.js')).type).toContain('text/javascript');
  });

  it('has nothing else of the package, and nothing outside it', async () => {
    const { get } = await givenServer();
    for (const other of [
      'index.html',
      'swagger-initializer.js',
      'package.json',
      '..%2Fpackage.json',
      'constructor',
    ])
      expectProblem(await get(`/docs/${other}`), 404);
  });
});
