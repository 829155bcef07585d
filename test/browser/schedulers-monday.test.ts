import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe, describeInBrowser, type OpenBrowser, openBrowser, type Window } from '../given/browser.ts';
import { textsOf } from '../given/files.ts';
import { givenInventedRegion } from '../given/invented-region.ts';
import { type Keyboard, keyboardOf } from '../given/keyboard.ts';
import { openService } from '../given/pages-region.ts';

/** So few that a session can be done without, and somebody be moved. */
const people = 60;
const scheduler = { name: 'S. Cheduler', roles: ['scheduler'], regions: ['london'], pdus: null } as const;

let service: Awaited<ReturnType<typeof openService>>;
let browser: OpenBrowser;
let window: Window;
let by: Keyboard;

const heading = () => window.page.locator('h1').innerText();
const main = () => window.page.locator('main').innerText();
const done = () => window.page.locator('.govuk-notification-banner').innerText();
const pathOf = () => new URL(window.page.url()).pathname;
const idOf = () => Number(pathOf().split('/')[2]);

async function told<T>(path: string): Promise<T> {
  const { status, body } = await service.door.get(path);
  expect(status, path).toBe(200);
  return body as T;
}

/** What stands beside a radio button. */
async function labelOf(value: string): Promise<string> {
  const id = await window.page.locator(`input[type=radio][value="${value}"]`).getAttribute('id');
  return (await window.page.locator(`label[for="${id}"]`).innerText()).trim();
}

interface Places {
  places: { session: string; canBeBooked: boolean }[];
}

/** Somebody with a booking, and a session that they could have instead. */
async function someMove(roster: number) {
  const { content } = await told<{ content: { bookings: { crn: string; session: string }[] }[] }>(
    `/v1/rosters/${roster}/bookings?by=project`,
  );
  for (const { crn, session } of content.flatMap(({ bookings }) => bookings)) {
    const { places } = await told<Places>(`/v1/rosters/${roster}/people/${crn}/places?most=5`);
    for (const { session: to } of places.filter((place) => place.canBeBooked && place.session !== session)) {
      const preview = await service.door.send('POST', `/v1/rosters/${roster}/moves/preview`, {
        crn,
        from: session,
        to,
      });
      if ((preview.body as { breaches?: unknown[] }).breaches?.length === 0)
        return { crn, from: session, to };
    }
  }
  throw new Error('nobody can be moved');
}

describeInBrowser("the scheduler's Monday, by keyboard alone", () => {
  beforeAll(async () => {
    service = await openService('2026-11-27');
    browser = await openBrowser(service.served.url, service.door.deps);
    window = await browser.open(scheduler);
    by = keyboardOf(window.page);
  });

  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  it('goes from files to a published week, is mended when a session falls through, and is printed', async () => {
    const files = Object.entries(textsOf(givenInventedRegion(people))).map(([name, text]) => ({
      name,
      buffer: Buffer.from(text),
    }));

    await window.visit('/');
    await by.follow('Bring in files');
    await by.bring('CSV files', files);
    await by.press('Check only');
    expect(await main()).toContain('Nothing has been written yet');
    await by.bring('CSV files', files);
    await by.press('Bring them in');
    expect(await main()).toContain('What was brought in');

    await by.follow('Weeks');
    await by.follow(/^Start a roster for .*30 Nov/);
    await by.write('Seconds to spend', '2');
    await by.press('Start');
    expect(await heading()).toContain('being made');
    await window.page.waitForURL(/\/rosters\/\d+$/, { waitUntil: 'load' });
    expect(await main()).toContain('people placed');

    const first = idOf();
    await by.follow('Publish');
    await by.press('Publish the roster');
    expect(await done()).toContain('published');

    const { content } = await told<{ content: { bookings: { session: string; project: string }[] }[] }>(
      `/v1/rosters/${first}/bookings?by=project`,
    );
    const [fallen] = content.flatMap(({ bookings }) => bookings);
    await window.visit(`/rosters/${first}/sessions/${fallen!.session}`);
    await by.follow('Stand this session down');
    expect(await main()).toContain('lose');
    await by.press('Stand the session down');
    expect(await done()).toContain(`${fallen!.session} is stood down`);
    const second = idOf();
    expect(second).not.toBe(first);

    const { crn, from, to } = await someMove(second);
    await by.follow('People');
    await by.follow(new RegExp(`^${crn}`));
    const choice = await window.page.locator(`a[href*="/move?from=${encodeURIComponent(from)}"]`).innerText();
    await by.follow(choice.replaceAll(/\s+/g, ' ').trim());
    await by.choose(await labelOf(to));
    await by.press('See what it would do');
    await by.press(`Move ${crn}`);
    expect(await done()).toContain(crn);

    await window.visit(`/rosters/${second}`);
    await by.follow('Publish');
    await by.press('Publish the roster');
    expect(await done()).toContain('published');

    await window.visit(`/rosters/${second}/sessions/${to}`);
    await by.follow('Sign-in sheet');
    expect(await main()).toContain(crn);
    await window.page.emulateMedia({ media: 'print' });
    expect(await axe(window.page)).toEqual([]);
    const paper = await window.page.pdf({ format: 'A4' });
    expect(paper.subarray(0, 4).toString()).toBe('%PDF');
    expect(window.wrongs()).toEqual([]);
  });

  it('drags somebody with a mouse to another session, and is shown what that would do before it is done', async () => {
    const { page } = window;
    const [roster] = (await told<{ content: { id: number }[] }>('/v1/rosters?size=1')).content;
    const { crn, from, to } = await someMove(roster!.id);
    await page.emulateMedia({ media: 'screen' });
    // High enough for both ends of the way.
    await page.setViewportSize({ width: 1_280, height: 4_000 });
    await window.visit(`/rosters/${roster!.id}/people/${crn}/move`);
    await page.getByText('All sessions of the week, by day').click();
    const chip = page.locator(`[data-move="${crn}"][data-from="${from}"]`);
    await chip.dragTo(page.locator('li', { has: page.locator(`a[href$="/sessions/${to}"]`) }));
    await page.waitForURL(({ searchParams }) => searchParams.get('to') === to);
    expect(new URL(page.url()).searchParams.get('from')).toBe(from);
    expect(await main()).toContain('What this would do');
    const { content } = await told<{ content: { bookings: { session: string }[] }[] }>(
      `/v1/rosters/${roster!.id}/bookings?by=person&crn=${crn}`,
    );
    expect(content.flatMap(({ bookings }) => bookings.map(({ session }) => session))).toContain(from);
    expect(window.wrongs()).toEqual([]);
  });
});
