import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import {
  faultsFound,
  malformed,
  notFound,
  notReady,
  problems,
  refused,
  tooLarge,
  unexpected,
  wrongMediaType,
} from '../../../src/http/problem-json.ts';

const app = new Hono()
  .get('/400', (c) => malformed(c, 'Not JSON'))
  .get('/404', (c) => notFound(c, 'Not here'))
  .get('/409', (c) => refused(c, { rule: 'one-a-day', detail: 'Two on Monday', rules: ['one-a-day'] }))
  .get('/413', (c) => tooLarge(c, 10))
  .get('/415', (c) => wrongMediaType(c))
  .get('/422', (c) => faultsFound(c, [{ code: 'missing', path: 'crn', message: 'Enter a CRN' }]))
  .get('/500', (c) => unexpected(c, 'request-1'))
  .get('/503', (c) => notReady(c, 'No database'));

describe('problem+json', () => {
  it.each([400, 404, 409, 413, 415, 422, 500, 503])(
    'tells type, title, status and detail of a %i',
    async (status) => {
      const response = await app.request(`/${status}`);
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.json()).toMatchObject({
        type: expect.stringMatching(/^urn:problem-type:scheduler:[a-z-]+$/),
        title: expect.any(String),
        status,
        detail: expect.any(String),
      });
    },
  );

  it('carries the rules of a refusal and the faults of data', async () => {
    expect(await (await app.request('/409')).json()).toMatchObject({
      rule: 'one-a-day',
      rules: ['one-a-day'],
    });
    expect(await (await app.request('/422')).json()).toMatchObject({
      detail: 'There is 1 fault in the data; nothing was changed',
      faults: [{ code: 'missing', path: 'crn', message: 'Enter a CRN' }],
    });
  });

  it('is named in a route by its statuses, 500 and 503 always among them', () => {
    expect(Object.keys(problems(404, 409))).toEqual(['404', '409', '500', '503']);
    expect(Object.keys(problems())).toEqual(['500', '503']);
  });
});
