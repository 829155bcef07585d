import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { asksForCsv, type CsvColumns, csvAnswer } from '../../../src/http/csv.ts';

interface Row {
  name: string;
  minutes: number | null;
  late: boolean;
}

const columns: CsvColumns<Row> = {
  name: ({ name }) => name,
  minutes: ({ minutes }) => minutes,
  late: ({ late }) => late,
};

const tableOf = async (...rows: Row[]) => {
  const app = new Hono().get('/', (c) => csvAnswer(c, 'list', columns, rows));
  return app.request('/');
};

describe('a list as a table', () => {
  it('has a heading for each column and a row for each item; what is not known is empty', async () => {
    const answer = await tableOf(
      { name: 'Churchyard, "old"', minutes: -30, late: true },
      { name: 'Café', minutes: null, late: false },
    );
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="list.csv"');
    expect(await answer.text()).toBe('name,minutes,late\n"Churchyard, ""old""",-30,true\nCafé,,false\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1'])('shows %j as text', async (name) => {
    const text = await (await tableOf({ name, minutes: 1, late: false })).text();
    expect(text).toContain(`'${name}`);
  });
});

describe('a table is asked for', () => {
  it.each([
    [undefined, undefined, false],
    [undefined, 'application/json', false],
    [undefined, 'text/csv', true],
    [undefined, 'text/csv;q=0.2, application/json', false],
    [undefined, '*/*', false],
    ['csv', undefined, true],
    ['json', 'text/csv', false],
  ] as const)('format %s, Accept %s: %s', async (format, accept, is) => {
    const app = new Hono().get('/', (c) => c.json(asksForCsv(c, format)));
    const answer = await app.request('/', accept === undefined ? {} : { headers: { accept } });
    expect(await answer.json()).toBe(is);
  });
});
