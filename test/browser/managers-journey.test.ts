import { afterAll, beforeAll, expect, it } from 'vitest';
import { inventRegion } from '../../seed/region.ts';
import { seedRegion } from '../../src/commands/seed.ts';
import { axe, describeInBrowser, type OpenBrowser, openBrowser, type Window } from '../given/browser.ts';
import { inventedWeek } from '../given/invented-region.ts';
import { type Keyboard, keyboardOf } from '../given/keyboard.ts';
import { openService } from '../given/pages-region.ts';

/** Fewer have too few facilitators for a group. */
const people = 500;
const manager = {
  name: 'P. Manager',
  roles: ['programme-manager'],
  regions: ['london'],
  pdus: null,
} as const;

let service: Awaited<ReturnType<typeof openService>>;
let browser: OpenBrowser;
let window: Window;
let by: Keyboard;

const heading = () => window.page.locator('h1').innerText();
const main = () => window.page.locator('main').innerText();

describeInBrowser(
  "the programme manager's way from the waiting list to an open group, by keyboard alone",
  () => {
    beforeAll(async () => {
      service = await openService('2026-11-27');
      const { door } = service;
      await seedRegion(
        door.db,
        { people, seed: 1, weekStart: inventedWeek },
        door.deps.clock.now(),
        inventRegion,
      );
      browser = await openBrowser(service.served.url, door.deps);
      window = await browser.open(manager);
      by = keyboardOf(window.page);
    });

    afterAll(async () => {
      await browser?.close();
      await service?.close();
    });

    it('looks who waits, forms groups, weighs one, opens it and finds its calendar', async () => {
      await window.visit('/');
      await by.follow('Waiting list');
      await by.select('Programme', 'Thinking Skills Programme (TSP)');
      await by.press('Look');
      expect(await main()).toMatch(/\d+ referrals/);

      await by.follow('Form groups');
      await by.write('How many seconds may it take?', '2');
      await by.press('Form groups');
      expect(await heading()).toContain('Groups that could open');
      expect(await main()).toContain('at least 4');

      await by.follow(/^See it in full/);
      expect(await main()).toContain('Who is in it, and why');
      await by.follow('Open this group');
      expect(await heading()).toContain('Check before you open this group');
      await by.press('Open the group');
      expect(await window.page.locator('.govuk-notification-banner').innerText()).toContain('open');
      expect(await heading()).toMatch(/Group G\d{6}/);
      expect(await axe(window.page)).toEqual([]);

      await by.follow('Members');
      expect(await main()).toMatch(/X\d{6}/);
      expect(window.wrongs()).toEqual([]);
    });
  },
);
