import { connect as connectSocket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { deepestNesting, mostListItems } from '../../../src/http/settings.ts';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { bearer } from '../../given/callers.ts';
import { type Asking, givenDoor, givenServer } from '../../given/door.ts';
import { nastyTexts } from '../../given/fuzz/nasty.ts';
import { givenRegion } from '../../given/region.ts';

async function givenCroydon() {
  const door = givenDoor();
  await givenRegion()
    .person('X100001')
    .requirement('X100001')
    .project('P0001')
    .session('P0001', '2026-11-24')
    .appointment('X100001', 'P0001-2026-11-24')
    .keep(door.db);
  return door;
}

const newPerson = {
  crn: 'X100009',
  pdu: 'croydon',
  sex: 'male',
  employment: 'unemployed',
  homeLatitude: 51.37,
  homeLongitude: -0.1,
};
const json = { 'content-type': 'application/json' };
const post = ({ ask }: Asking, body: string | Buffer, path = '/v1/people') =>
  ask(path, { method: 'POST', headers: json, body });
const outcomePath = '/v1/people/X100001/requirements/1/appointments/X100001-P0001-2026-11-24/outcome';

describe('a field that a request has no place for', () => {
  it('is refused by name in a body, however deep it stands', async () => {
    const { send } = await givenCroydon();
    const answer = await send('POST', '/v1/people', {
      ...newPerson,
      admin: true,
      exceptions: [{ date: '2026-12-01', from: '09:00', to: '10:00', available: true, why: 'x' }],
    });
    expectFaultsAt(answer, 'exceptions[0].why', 'admin');
    expectProblem(answer, 422, {
      faults: [{ code: 'unknown-field' }, { message: 'Remove admin: it is not a field of this request' }],
    });
  });

  it.each(['/v1/people', '/v1/people/X100001', '/v1/groups', '/v1/non-working-dates', '/health', '/ready'])(
    'is refused by name in the query of %s',
    async (path) => {
      const { get } = await givenCroydon();
      expectProblem(await get(`${path}?sort=crn`), 422, {
        faults: [{ code: 'unknown-field', path: 'sort', message: expect.stringContaining('Remove sort') }],
      });
    },
  );

  it('is refused in the body of a request that asks for none', async () => {
    const { send, ask } = await givenCroydon();
    expectFaultsAt(await send('POST', '/v1/people/X100001/calendar-link', { days: 7 }), 'days');
    expectProblem(await send('POST', '/v1/people/X100001/calendar-link', [1]), 400);
    expect((await ask('/v1/people/X100001/calendar-link', { method: 'POST' })).status).toBe(201);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'is refused if it is %s too, and changes nothing of how objects are',
    async (name) => {
      const door = await givenCroydon();
      const body = JSON.stringify(newPerson).replace('{', `{"${name}":{"admin":true},`);
      expectFaultsAt(await post(door, body), name);
      expect(({} as Record<string, unknown>).admin).toBeUndefined();
      expectFaultsAt(await door.get(`/v1/people?${name}=1`), name);
    },
  );

  it('is repeated in part only, if its name is long', async () => {
    const { send } = await givenCroydon();
    const answer = await send('POST', '/v1/people', { ...newPerson, ['k'.repeat(100_000)]: 1 });
    expectFaultsAt(answer, 'k'.repeat(64));
  });

  it('is counted and not listed beyond a thousand', async () => {
    const { send } = await givenCroydon();
    const more = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`more${i}`, 1]));
    const answer = await send('POST', '/v1/people', { ...newPerson, ...more });
    expectProblem(answer, 422, { detail: 'There are 5000 faults in the data; nothing was changed' });
    expect((answer.body as { faults: object[] }).faults).toHaveLength(1_000);
  });
});

describe('a body', () => {
  it('of a megabyte of brackets is refused at once', async () => {
    const door = await givenCroydon();
    const began = performance.now();
    for (const body of [
      '['.repeat(1_000_000),
      '{"a":'.repeat(200_000),
      `${'['.repeat(500_000)}${']'.repeat(500_000)}`,
    ])
      expectProblem(await post(door, body), 400);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('may be as deep as is said, brackets in texts not counted', async () => {
    const door = await givenCroydon();
    const deep = (by: number) => `${'['.repeat(by)}"]]]\\"[[["${']'.repeat(by)}`;
    expectProblem(await post(door, deep(deepestNesting)), 422);
    expectProblem(await post(door, deep(deepestNesting + 1)), 400, {
      detail: `Send a body whose lists and objects stand at most ${deepestNesting} deep`,
    });
  });

  it('is text in UTF-8: no overlong bytes, and no UTF-16', async () => {
    const door = await givenCroydon();
    const overlong = Buffer.concat([Buffer.from('{"crn":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]);
    expectProblem(await post(door, overlong), 400, { detail: 'Send the body as text in UTF-8' });
    expectProblem(await post(door, Buffer.from(JSON.stringify(newPerson), 'utf16le')), 400);
  });

  it.each([
    ['nothing', '', 400],
    ['blanks', '  ', 400],
    ['null', 'null', 422],
    ['a list', '[]', 422],
    ['a text', '"x"', 422],
    ['a number', '1e400', 422],
  ])('of %s is refused', async (_, body, status) => {
    const { status: answered, type } = await post(await givenCroydon(), body);
    expect({ answered, type }).toEqual({ answered: status, type: 'application/problem+json' });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'nonsense'])(
    'as %s is refused',
    async (type) => {
      const { ask } = await givenCroydon();
      const headers = { 'content-type': type };
      expectProblem(
        await ask('/v1/people', { method: 'POST', headers, body: JSON.stringify(newPerson) }),
        415,
      );
    },
  );
});

describe('a value beyond its limit is refused by the name of its field', () => {
  it.each([
    ['a number that is none', { homeLatitude: 'NUMBER' }, '1e400', 'homeLatitude'],
    ['a list of too many', { keepApart: Array(mostListItems + 1).fill('X100001') }, '', 'keepApart'],
    [
      'too many tags',
      { excludedTags: Array.from({ length: 101 }, (_, i) => `tag-${i}`) },
      '',
      'excludedTags',
    ],
    ['a tag that is too long', { excludedTags: ['a'.repeat(65)] }, '', 'excludedTags[0]'],
    ['a code with a NUL', { pdu: 'croydon\u0000' }, '', 'pdu'],
    ['half of a character', { pdu: '\ud83d' }, '', 'pdu'],
  ])('%s', async (_, change, number, path) => {
    const door = await givenCroydon();
    const body = JSON.stringify({ ...newPerson, ...change }).replace('"NUMBER"', number);
    expectFaultsAt(await post(door, body), path);
  });

  it.each([
    '1899-12-31',
    '1999-12-31',
    '2201-01-01',
    '9999-12-31',
    '0000-00-00',
    '2026-02-30',
    '+02026-01-01',
  ])('the date %s', async (date) => {
    const { send } = await givenCroydon();
    const body = { region: 'london', date, reason: 'Closed' };
    expectFaultsAt(await send('POST', '/v1/non-working-dates', body), 'date');
  });

  it.each([
    ['page=1&page=2', 'page', 'Give the page once'],
    ['region=london&region=wales', 'region', 'Give the region once'],
  ])('what is said twice in a query: %s', async (query, path, message) => {
    const { get } = await givenCroydon();
    expectProblem(await get(`/v1/people?${query}`), 422, { faults: [{ code: 'said-twice', path, message }] });
  });

  it('minus nothing is nothing, and a person twice in a list is told', async () => {
    const { send } = await givenCroydon();
    expectFaultsAt(
      await send('PUT', '/v1/people/X100001/keep-apart', { content: ['X100009', 'X100009'] }),
      'content',
    );
    const made = await post(
      await givenCroydon(),
      JSON.stringify({ ...newPerson, homeLongitude: 'Z' }).replace('"Z"', '-0'),
    );
    expect(made.status).toBe(201);
  });
});

describe('text', () => {
  it('with markup in it is kept as it is, and comes back as JSON byte by byte', async () => {
    const door = await givenCroydon();
    const notes =
      '<script>alert("x")</script>\n\t<b>late</b> & \'rude\' <img src=x onerror=alert(1)> 🐢 = 1 < 2';
    const recorded = await door.send('POST', outcomePath, { version: 1, outcome: 'ATTC', notes });
    expect(recorded).toMatchObject({ status: 200, type: 'application/json', body: { entry: { notes } } });
    const read = await door.app.request(`${outcomePath}s`, {
      headers: { authorization: await bearer() },
    });
    expect(read.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await read.text()).toContain(JSON.stringify(notes));
  });

  it.each(['bell \u0007', 'nul \u0000', 'escape \u001b[31m', 'half \ud83d', 'next line \u0085'])(
    'with what cannot be shown is refused: %j',
    async (notes) => {
      const { send } = await givenCroydon();
      const answer = await send('POST', outcomePath, { version: 1, outcome: 'ATTC', notes });
      expectProblem(answer, 422, {
        faults: [
          {
            code: 'not-plain-text',
            path: 'notes',
            message: 'Enter notes without control characters',
          },
        ],
      });
    },
  );

  it('on one line is refused with any other line break', async () => {
    const { send } = await givenCroydon();
    for (const reason of ['two\nlines', 'two\rlines', 'two\u2028lines', 'two\u2029lines'])
      expectFaultsAt(
        await send('POST', '/v1/non-working-dates', { region: 'london', date: '2026-12-24', reason }),
        'reason',
      );
  });
});

describe('texts that have broken others', () => {
  const nouns: [string, string, (text: string) => object][] = [
    ['people', '/v1/people', (text) => ({ ...newPerson, crn: text, pdu: text })],
    [
      'projects',
      '/v1/projects',
      (text) => ({
        ...{ code: 'P9', name: text, type: 'group', pdu: 'croydon', latitude: 51.4, longitude: -0.1 },
        ...{ host: text, startDate: '2026-01-01' },
      }),
    ],
    [
      'pick-up points',
      '/v1/pick-up-points',
      (text) => ({ code: 'pp', name: text, latitude: 51.4, longitude: -0.1 }),
    ],
    [
      'non-working dates',
      '/v1/non-working-dates',
      (reason) => ({ region: 'london', date: '2026-12-24', reason }),
    ],
    ['outcomes', outcomePath, (notes) => ({ version: 1, outcome: 'ATTC', notes })],
  ];

  it.each(nouns)('do no harm in %s: they are refused, or kept as they are', async (_, path, bodyOf) => {
    for (const text of nastyTexts) {
      const door = await givenCroydon();
      const answer = await door.send('POST', path, bodyOf(text));
      expect([200, 201, 422], `${JSON.stringify(text)}: ${JSON.stringify(answer.body)}`).toContain(
        answer.status,
      );
      const kept = text.trim();
      if (answer.status < 300) expect(JSON.stringify(answer.body)).toContain(JSON.stringify(kept));
      expect((await door.get('/v1/people/X100001')).status).toBe(200);
      expect(door.db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
      door.db.$client.close();
    }
  });

  it.each([
    'people/%s',
    'people/%s/hours',
    'projects/%s',
    'sessions/%s',
    'venues/%s',
    'referrals/%s',
    'groups/%s/members',
    'groups/G1/sessions/%s/attendance',
    'rosters/%s',
    'people/X100001/requirements/%s/hours',
    'calendars/%s.ics',
  ])('do no harm in the address /v1/%s', async (address) => {
    const { get } = await givenCroydon();
    const sent = [
      "'%20OR%201=1--",
      '..%2f..%2fetc%2fpasswd',
      '%2e%2e%2f',
      'a%2Fb',
      '%00',
      'X100001%00',
      '%C0%AF',
      '%E0%A4%A',
      '%ff',
    ];
    for (const text of sent) {
      const { status, type } = await get(`/v1/${address.replace('%s', text)}`);
      expect([404, 422], text).toContain(status);
      expect(type).toBe('application/problem+json');
    }
  });
});

describe('a request that is no HTTP', () => {
  const sentRaw = async (text: string): Promise<string> => {
    const { served } = await givenServer();
    const socket = connectSocket(Number(new URL(served.url).port), '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (data: string) => {
      answer += data;
    });
    socket.end(text);
    await new Promise((closed) => socket.once('close', closed));
    return answer;
  };

  it.each([
    ['of a line that is none', 'nonsense\r\n\r\n', 400],
    ['with a NUL in its address', 'GET /v1/people/\u0000 HTTP/1.1\r\nhost: x\r\n\r\n', 400],
    [
      'with two lengths',
      'POST /v1/people HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
      400,
    ],
    [
      'with headers of 20,000 characters',
      `GET /health HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
    ],
  ])('%s gets a problem', async (_, text, status) => {
    const answer = await sentRaw(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain('content-type: application/problem+json');
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({
      status,
      title: expect.any(String),
    });
  });
});
