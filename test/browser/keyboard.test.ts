import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser, type OpenBrowser, openBrowser, type Window } from '../given/browser.ts';
import { anAdmin } from '../given/callers.ts';
import { keyboardOf } from '../given/keyboard.ts';
import { openService, type Service } from '../given/pages-region.ts';

let service: Service;
let browser: OpenBrowser;
let window: Window;

/** A page of a test's own. */
async function given(body: string, style = '') {
  // Not in a page of the service, which lets no styles be written into it.
  await window.page.goto('about:blank');
  await window.page.setContent(`<style>:focus { outline: 3px solid gold } ${style}</style>${body}`);
  return keyboardOf(window.page);
}

describeInBrowser('by keyboard alone', () => {
  beforeAll(async () => {
    service = await openService('2026-11-30');
    browser = await openBrowser(service.served.url, service.door.deps);
    window = await browser.open(anAdmin);
  });

  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  it('the rules of another region and date are looked up, from the head of the page to its end', async () => {
    const { page } = window;
    const { select, write, press, follow } = keyboardOf(page);
    await window.visit('/me');
    await follow('Rules and numbers');
    await select('Region', 'Wales');
    await write('Date', '2026-03-01');
    await press('Show');
    expect(await page.locator('h1').innerText()).toContain('In force in Wales on Sunday 1 March 2026');
  });

  it('boxes are ticked, buttons of a group moved along, and folds opened', async () => {
    const radios = ['red', 'blue', 'green'].map(
      (value) => `<label><input type="radio" name="colour" value="${value}">${value}</label>`,
    );
    const { tick, choose, unfold } = await given(
      `<form>${radios.join('')}<label><input type="checkbox" name="sure">I am sure</label></form>
       <details><summary>More</summary>told</details>`,
    );
    await choose('green');
    await tick('I am sure');
    await unfold('More');
    expect(await window.page.evaluate('[...new FormData(document.forms[0])].join(" ")')).toBe(
      'colour,green sure,on',
    );
    expect(await window.page.locator('details').getAttribute('open')).not.toBeNull();
  });

  it('words, times and files are filled in', async () => {
    const { write, bring } = await given(
      `<label>Notes<textarea>old words</textarea></label><label>From<input type="time" value="17:45"></label>
       <label>Files<input type="file" multiple></label>`,
    );
    await write('Notes', 'new words');
    await write('From', '09:30');
    await bring('Files', [{ name: 'people.csv', buffer: Buffer.from('crn') }]);
    const { page } = window;
    expect(await page.getByLabel('Notes').inputValue()).toBe('new words');
    expect(await page.getByLabel('From').inputValue()).toBe('09:30');
    expect(await page.evaluate('document.querySelector("[type=file]").files[0].name')).toBe('people.csv');
  });

  it('what does not show that it has the focus is found out', async () => {
    const { reach } = await given(
      '<a href="/a">First</a><a href="/b" class="dim">Second</a>',
      '.dim { outline: 0 }',
    );
    await expect(reach({ role: 'link', name: 'Second' })).rejects.toThrow(
      'link "Second" has the focus and does not show it',
    );
  });

  it('what no key reaches is found out', async () => {
    const { reach } = await given('<a href="/a">First</a><a href="/b" tabindex="-1">Second</a>');
    await expect(reach({ role: 'link', name: 'Second' })).rejects.toThrow(
      'no link "Second" is reached by Tab; passed: link "First"',
    );
  });
});
