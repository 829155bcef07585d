import { describe, expect, it } from 'vitest';
import { type Ask, at, NotAnswered, withQuery } from '../../../src/pages/ask.ts';
import type { Page } from '../../../src/pages/page.ts';
import { anAdmin } from '../../given/callers.ts';
import { givenDoor } from '../../given/door.ts';
import { givenPages, html } from '../../given/pages.ts';
import { newPickUpPoint } from '../../given/requests.ts';

describe('an address', () => {
  it('has its parts encoded, so that nothing in them leads elsewhere', () => {
    expect(at`/v1/rosters/${7}/people/${'X1/../../audit?a=b#c'}`).toBe(
      '/v1/rosters/7/people/X1%2F..%2F..%2Faudit%3Fa%3Db%23c',
    );
  });

  it('has a query of what is given, and none where nothing is', () => {
    const asked = { region: 'london', page: 0, own: false, pdu: '', text: null, state: undefined };
    expect(withQuery('/v1/groups', asked)).toBe('/v1/groups?region=london&page=0&own=false');
    expect(withQuery('/v1/people', { text: 'a&b=c d' })).toBe('/v1/people?text=a%26b%3Dc+d');
    expect(withQuery('/v1/people', { pdu: '' })).toBe('/v1/people');
  });
});

/** Asks as a page does, of an API that answers thus; and what the API was asked. */
async function asking<T>(answer: () => Response, how: (ask: Ask) => Promise<T>) {
  const asked: { path: string; init: RequestInit }[] = [];
  const came: { value?: T; thrown?: unknown } = {};
  const page: Page = {
    path: '/asks',
    who: [],
    get: async ({ ask, c }) => {
      try {
        came.value = await how(ask);
      } catch (thrown) {
        came.thrown = thrown;
      }
      return c.text('asked');
    },
  };
  const api = (path: string, init: RequestInit) => {
    asked.push({ path, init });
    return answer();
  };
  await givenPages([page], { api }).ask('/asks', { headers: { 'x-request-id': 'of-the-reader' } });
  return { ...came, asked, headers: new Headers(asked[0]?.init.headers) };
}

const json =
  (status: number, body: object, headers: Record<string, string> = {}) =>
  () =>
    Response.json(body, { status, headers });
const noPerson = { status: 404, title: 'Not found', detail: 'There is no person X999999' };
const fault = { code: 'format', path: 'date', message: 'Enter a date' };
const faults = {
  status: 422,
  title: 'There is a problem with the data',
  detail: 'One fault',
  faults: [fault],
};
const full = { status: 409, title: 'Refused by a rule', detail: 'It is full', rule: 'capacity' };
const broken = { status: 500, title: 'Something went wrong', detail: 'Tell us the request id' };

describe('a page that asks the API', () => {
  it('gets what it answers, under the request id of whoever asks for the page', async () => {
    const { value, asked, headers } = await asking(json(200, { crn: 'X1' }), (ask) =>
      ask.get('/v1/people/X1'),
    );
    expect(value).toEqual({ crn: 'X1' });
    expect(asked).toHaveLength(1);
    expect(asked[0]!.path).toBe('/v1/people/X1');
    expect(headers.get('x-request-id')).toBe('of-the-reader');
  });

  it('gets the version with it where a form wants one', async () => {
    const read = (ask: Ask) => ask.read('/v1/people/X1');
    expect((await asking(json(200, { a: 1 }, { etag: '"3"' }), read)).value).toEqual({
      body: { a: 1 },
      version: '"3"',
    });
    expect((await asking(json(200, {}), read)).value).toEqual({ body: {}, version: null });
  });

  it('is stopped by whatever problem it does not expect', async () => {
    for (const how of [
      (ask: Ask) => ask.get('/v1/people/X999999'),
      (ask: Ask) => ask.read('/v1/people/X999999'),
      (ask: Ask) => ask.look('/v1/people/X999999'),
    ]) {
      const { thrown } = await asking(json(404, noPerson), how);
      expect(thrown).toBeInstanceOf(NotAnswered);
      expect((thrown as NotAnswered).problem).toEqual(noPerson);
    }
  });

  it('may find nothing where it says that there may be nothing', async () => {
    const find = (ask: Ask) => ask.find('/v1/people/X999999');
    expect((await asking(json(404, noPerson), find)).value).toBeNull();
    expect((await asking(json(200, { crn: 'X1' }), find)).value).toEqual({ crn: 'X1' });
    expect((await asking(json(500, broken), find)).thrown).toBeInstanceOf(NotAnswered);
  });

  it('shows a question that cannot be read at its form', async () => {
    const look = (ask: Ask) => ask.look('/v1/policy?date=xx');
    expect((await asking(json(422, faults), look)).value).toEqual({ refused: faults });
    expect((await asking(json(200, { version: 1 }), look)).value).toEqual({ done: { version: 1 } });
  });

  it('sends a change with its key and the version that it was made over', async () => {
    const { value, asked, headers } = await asking(json(201, { id: 1 }), (ask) =>
      ask.send('POST', '/v1/groups', { id: 'G1' }, { key: 'k1', version: '"3"' }),
    );
    expect(value).toEqual({ done: { id: 1 } });
    expect(asked[0]!.init).toMatchObject({ method: 'POST', body: '{"id":"G1"}' });
    expect(Object.fromEntries(headers)).toMatchObject({
      'idempotency-key': 'k1',
      'if-match': '"3"',
      'content-type': 'application/json',
    });
  });

  it('sends no body, key or version where there is none', async () => {
    const { value, asked, headers } = await asking(
      () => new Response(null, { status: 204 }),
      (ask) => ask.send('DELETE', '/v1/rosters/1/pins/X1/S1'),
    );
    expect(value).toEqual({ done: null });
    expect(asked[0]!.init.body).toBeUndefined();
    for (const name of ['idempotency-key', 'if-match', 'content-type']) expect(headers.has(name)).toBe(false);
  });

  it('is told why a change is refused, so that the reader can do something about it', async () => {
    const send = (ask: Ask) => ask.send('POST', '/v1/rosters/1/moves', {});
    for (const problem of [faults, full, noPerson])
      expect((await asking(json(problem.status, problem), send)).value).toEqual({ refused: problem });
    expect((await asking(json(500, broken), send)).thrown).toBeInstanceOf(NotAnswered);
  });

  it('is told something even where the answer is no problem+json', async () => {
    const { thrown } = await asking(
      () => new Response('upstream', { status: 502 }),
      (ask) => ask.get('/v1/people'),
    );
    expect((thrown as NotAnswered).problem).toEqual({
      status: 502,
      title: 'Something went wrong',
      detail: 'Try again in a moment',
    });
  });
});

describe('whoever opens a page', () => {
  it('asks the API as themselves: their roles and their regions hold, and a request is logged once', async () => {
    const { as, logged } = givenDoor();
    const wales = as({ name: 'W. Reader', roles: ['supervisor'], regions: ['wales'] });
    const page = await wales.ask('/policy', { headers: html });
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('In force in Wales') });
    expect(logged().map(({ route }) => route)).toEqual(['/policy']);
  });

  it('cannot send from outside what makes a request one of a page', async () => {
    const { asNobody } = givenDoor();
    const headers = { inside: 'true', 'x-inside': JSON.stringify(anAdmin), caller: JSON.stringify(anAdmin) };
    const answer = await asNobody().ask('/v1/pick-up-points', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(newPickUpPoint),
    });
    expect(answer.status).toBe(401);
  });
});
