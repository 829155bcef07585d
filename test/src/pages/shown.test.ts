import { describe, expect, it } from 'vitest';
import { expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { wordsIn } from '../../given/page-words.ts';
import { html } from '../../given/pages.ts';

const isPage = 'text/html; charset=UTF-8';

describe('a problem', () => {
  it('is told as a page to whoever reads pages', async () => {
    const answer = await givenDoor().ask('/no-such-page', { headers: html });
    expect([answer.status, answer.type]).toEqual([404, isPage]);
    const page = String(answer.body);
    expect(page).toMatch(/^<!doctype html>\n<html lang="en-GB"/);
    expect(page).toContain('<title>Page not found - Probation scheduler</title>');
    expect(wordsIn(page)).toContain('Page not found There is nothing at this address');
    expect(wordsIn(page)).toContain('Check the address.');
  });

  it('of an address that cannot be read says so, in the words of its faults alone', async () => {
    const answer = await givenDoor().ask('/rosters/abc', { headers: html });
    expect(answer.status).toBe(422);
    const words = wordsIn(String(answer.body));
    expect(words).toContain('This address cannot be read Id must be a number Check the address, or go back');
    expect(words).not.toContain('nothing was changed');
  });

  it('of a form that has not arrived whole says to send it again', async () => {
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x']) {
      const headers = { ...html, 'content-type': type };
      const answer = await givenDoor().ask('/import', { method: 'POST', headers, body: '--x\r\nbroken' });
      expect([answer.status, answer.type]).toEqual([400, isPage]);
      expect(wordsIn(String(answer.body))).toContain('The form cannot be read');
    }
  });

  it('of a form that is too large says to send less', async () => {
    const headers = { ...html, 'content-type': 'application/x-www-form-urlencoded' };
    const body = 'a'.repeat(2_000_000);
    const answer = await givenDoor().ask('/groups/form', { method: 'POST', headers, body });
    expect([answer.status, answer.type]).toEqual([413, isPage]);
    expect(wordsIn(String(answer.body))).toContain('Go back, and send less at once');
  });

  it('is problem+json to whoever reads that, or does not say', async () => {
    const { ask } = givenDoor();
    for (const accept of [
      'application/json',
      '*/*',
      'application/problem+json',
      'application/json, text/html;q=0.5',
    ])
      expectProblem(await ask('/no-such-page', { headers: { accept } }), 404);
    expectProblem(await ask('/no-such-page'), 404);
  });

  it('of the API is never a page, but where a browser has to be told to sign in', async () => {
    const { ask, asNobody } = givenDoor();
    const nobody = asNobody();
    expectProblem(await ask('/v1/people/X999999', { headers: html }), 404);
    expectProblem(await ask('/v1/policy?region=nowhere', { headers: html }), 422);
    expectProblem(await nobody.ask('/v1/people', { method: 'POST', headers: html }), 401);
    const page = await nobody.ask('/v1/people', { headers: html });
    expect([page.status, page.type]).toEqual([401, isPage]);
    expect(wordsIn(String(page.body))).toContain('Sign in first');
  });

  it('as a page keeps the headers of the answer: how to sign in, what may be loaded, and that nobody keeps it', async () => {
    const { headers } = await givenDoor().asNobody().ask('/', { headers: html });
    expect(headers.get('www-authenticate')).toBe('Bearer');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-request-id')).toBeTruthy();
  });

  it('shows nobody who has not signed in a place to go', async () => {
    const page = wordsIn(String((await givenDoor().asNobody().ask('/', { headers: html })).body));
    expect(page).not.toContain('Sign out');
    expect(page).not.toContain('Weeks');
    expect(page).not.toContain('Rules and numbers');
  });
});
