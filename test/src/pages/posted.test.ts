import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/pages/page.ts';
import { fieldsOf, type Posted } from '../../../src/pages/posted.ts';
import { givenPages } from '../../given/pages.ts';

/** What a page reads of a form. */
async function read(body: URLSearchParams | FormData): Promise<Posted> {
  let posted: Posted | undefined;
  const page: Page = {
    path: '/form',
    who: [],
    post: async (asked) => {
      posted = await asked.posted();
      return asked.c.text('read');
    },
  };
  await givenPages([page]).ask('/form', { method: 'POST', body });
  return posted!;
}

const fields = (...pairs: [string, string][]) => new URLSearchParams(pairs);

describe('a form that is sent', () => {
  it('is read field by field, without the spaces around', async () => {
    const { text, given } = await read(fields(['name', '  A. Person '], ['notes', '   ']));
    expect([text('name'), text('notes'), text('none')]).toEqual(['A. Person', '', '']);
    expect([given('name'), given('notes'), given('none')]).toEqual(['A. Person', undefined, undefined]);
  });

  it('tells every box that was ticked', async () => {
    const { all } = await read(fields(['people', 'X1'], ['people', 'X2'], ['one', 'X3']));
    expect([all('people'), all('one'), all('none')]).toEqual([['X1', 'X2'], ['X3'], []]);
  });

  it('can be shown again as it was', async () => {
    const { values } = await read(fields(['from', '09:00'], ['people', 'X1'], ['people', 'X2']));
    expect(values).toEqual({ from: '09:00', people: 'X1' });
  });

  it('brings its key and version, to be sent on', async () => {
    const key = '3b0c0d5e-0000-4000-8000-000000000000';
    expect((await read(fields(['_key', key], ['_version', '"7"']))).sending).toEqual({ key, version: '"7"' });
    expect((await read(fields(['a', 'b']))).sending).toEqual({ key: undefined, version: undefined });
  });

  it('brings files; a field for files that was left empty brings none', async () => {
    const form = new FormData();
    form.append('files', new Blob(['crn\nX1']), 'people.csv');
    form.append('files', new Blob(['id\nS1']), 'sessions.csv');
    form.append('more', new Blob([]), '');
    const { files, text } = await read(form);
    expect(files('files').map(({ name }) => name)).toEqual(['people.csv', 'sessions.csv']);
    expect(await files('files')[0]!.text()).toBe('crn\nX1');
    expect(files('more')).toEqual([]);
    expect(text('files')).toBe('');
  });
});

describe('the fields of a form', () => {
  const faults = [
    { code: 'missing', path: 'startsOn', message: 'Enter a start date' },
    { code: 'format', path: 'availability[0].from', message: 'Enter a time' },
  ];
  const refused = { status: 422, title: 'There is a problem', detail: 'There are 2 faults', faults };

  it('hold what was filled in', () => {
    const field = fieldsOf({ startsOn: '2026-12-01' });
    expect(field('startsOn')).toEqual({
      name: 'startsOn',
      id: 'startsOn',
      value: '2026-12-01',
      error: undefined,
    });
    expect(field('endsOn').value).toBe('');
  });

  it('say what is wrong with them, each its own', () => {
    const field = fieldsOf({}, refused);
    expect(field('startsOn').error).toBe('Enter a start date');
    expect(field('availability[0].from')).toMatchObject({ id: 'availability-0-from', error: 'Enter a time' });
    expect(field('endsOn').error).toBeUndefined();
  });
});
