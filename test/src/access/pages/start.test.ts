import { describe, expect, it } from 'vitest';
import { roles } from '../../../../src/access/caller.ts';
import { placesOf } from '../../../../src/pages/navigation.ts';
import { anAdmin } from '../../../given/callers.ts';
import { givenDoor } from '../../../given/door.ts';
import { wordsIn } from '../../../given/page-words.ts';
import { html } from '../../../given/pages.ts';

const caller = { ...anAdmin, name: 'R. Eader', regions: ['london', 'east-of-england'] as const };

async function opened(path: string, others: Parameters<ReturnType<typeof givenDoor>['as']>[0]) {
  const { status, body } = await givenDoor().as(others).ask(path, { headers: html });
  return { status, page: String(body), words: wordsIn(String(body)) };
}

describe('where one begins', () => {
  it.each(roles.filter((role) => role !== 'supervisor'))(
    'a %s finds each of their places, with what one does there',
    async (role) => {
      const reader = { ...caller, roles: [role] };
      const { status, page, words } = await opened('/', reader);
      expect(status).toBe(200);
      expect(words).toContain('What would you like to do?');
      for (const { href, words: place, about } of placesOf(reader)) {
        expect(page).toContain(`href="${href}"`);
        expect(words).toContain(`${place} ${about}`);
      }
      expect([...page.matchAll(/app-places__one/g)]).toHaveLength(placesOf(reader).length);
    },
  );
});

describe('whoever has one place to be', () => {
  it('is led there: a supervisor to the sessions of today', async () => {
    const asking = { headers: html, redirect: 'manual' } as const;
    const answer = await givenDoor()
      .as({ ...caller, roles: ['supervisor'] })
      .ask('/', asking);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/today']);
    const both = await opened('/', { ...caller, roles: ['supervisor', 'programme-manager'] });
    expect(both.words).toContain('What would you like to do?');
  });
});

describe('what I may see', () => {
  it('says who I am, in which roles, of which regions', async () => {
    const { words } = await opened('/me', { ...caller, roles: ['scheduler', 'caseworker'] });
    expect(words).toContain('User name R. Eader');
    expect(words).toContain('Scheduler: makes the week\u2019s roster, mends it and publishes it');
    expect(words).toContain('Caseworker: follows people\u2019s hours and records outcomes');
    expect(words).not.toContain('Admin: may do everything');
    expect(words).toContain('Regions East of England and London');
    expect(words).toContain('PDUs All PDUs of these regions');
  });

  it('names the PDUs of whoever sees some of a region only', async () => {
    const { words } = await opened('/me', { ...caller, roles: ['supervisor'], pdus: ['croydon', 'sutton'] });
    expect(words).toContain('PDUs croydon and sutton');
  });

  it('says so where nothing is kept from me', async () => {
    const { words } = await opened('/me', anAdmin);
    expect(words).toContain('Regions All regions of England and Wales');
  });

  it.each(roles)('tells a %s what limits and limited access mean, and how to leave', async (role) => {
    const { page, words } = await opened('/me', { ...caller, roles: [role] });
    expect(words).toContain('Of a person whose record has limited access you see the CRN only');
    expect(page).toContain('<form method="post" action="/sign-out">');
  });
});
