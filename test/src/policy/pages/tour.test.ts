import { describe, expect, it } from 'vitest';
import { rules as groupRules } from '../../../../solver/groups/rules.ts';
import { policyLines } from '../../../../solver/policy/in-force.ts';
import { rules as rosterRules } from '../../../../solver/roster/rules.ts';
import { roles } from '../../../../src/access/caller.ts';
import { numberInWords } from '../../../../src/pages/words.ts';
import { givenDoor } from '../../../given/door.ts';
import { wordsIn } from '../../../given/page-words.ts';
import { html } from '../../../given/pages.ts';

type Reader = Parameters<ReturnType<typeof givenDoor>['as']>[0];

async function tour(query = '', reader: Reader = { regions: ['london'] }) {
  const { status, body } = await givenDoor().as(reader).ask(`/policy${query}`, { headers: html });
  const page = String(body);
  return { status, page, words: wordsIn(page) };
}

describe('the tour of rules and numbers', () => {
  it('names every rule of weeks and of groups, with its sentence', async () => {
    const { words } = await tour();
    for (const { name, sentence } of [...rosterRules, ...groupRules])
      expect(words).toContain(`${name} ${sentence}`);
  });

  it('names every number in force with its value, its source and what the source is', async () => {
    const { words } = await tour();
    const lines = policyLines('london', '2026-11-30');
    expect(lines.length).toBeGreaterThan(50);
    for (const { name, value, unit, source, sourceTitle } of lines) {
      expect(words).toContain(name);
      const first = [value].flat()[0]!;
      expect(words).toContain(`${name} ${unit === 'switch' ? (first ? 'yes' : 'no') : numberInWords(first)}`);
      expect(words).toContain(source);
      expect(words).toContain(sourceTitle);
    }
  });

  it('has a link to each of its parts, and none that leads nowhere', async () => {
    const { page } = await tour();
    const ids = new Set([...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(10);
    for (const id of links) expect(ids).toContain(id);
  });

  it.each(roles)('is open to a %s', async (role) => {
    expect((await tour('', { roles: [role], regions: ['london'] })).status).toBe(200);
  });

  it('begins at the reader\u2019s own region and today', async () => {
    expect((await tour('', { regions: ['wales'] })).words).toContain(
      'In force in Wales on Monday 30 November 2026',
    );
  });

  it('may be of another region and another date, and the form keeps what was asked', async () => {
    const { words, page } = await tour('?region=east-midlands&date=2026-03-01');
    expect(words).toContain('In force in East Midlands on Sunday 1 March 2026');
    expect(page).toMatch(/<option value="east-midlands" selected[^>]*>East Midlands/);
    expect(page).toMatch(/<input[^>]*name="date"[^>]*value="2026-03-01"/);
  });

  it('takes a date that was left empty as today', async () => {
    expect((await tour('?region=london&date=')).words).toContain('on Monday 30 November 2026');
  });

  it.each([
    ['date', '?date=xx'],
    ['date', '?date=2026-02-30&region=wales'],
    ['region', '?region=atlantis'],
  ])('shows the form again with what is wrong with its %s: %s', async (field, query) => {
    const { status, page, words } = await tour(query);
    expect(status).toBe(422);
    expect(words).toContain('There is a problem');
    expect(page).toContain('<title>Error: Rules and numbers');
    expect(page).toContain(`<a href="#${field}">`);
    expect(page).toMatch(new RegExp(`<p id="${field}-error" class="govuk-error-message">`));
    expect(page).toContain('<form method="get" action="/policy"');
    expect(page.match(/<h1/g)).toHaveLength(1);
  });
});
