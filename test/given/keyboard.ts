import type { Page } from 'playwright-core';

/** What is looked for by keyboard: what it is, and the words by which it is called. */
export interface Sought {
  role: string;
  name: string | RegExp;
}

export interface Keyboard {
  /** Tabs on until a link is reached, and follows it. */
  follow(name: string | RegExp): Promise<void>;
  /** Tabs on until a button is reached, and presses it; waits for the page that answers. */
  press(name: string | RegExp): Promise<void>;
  /** Tabs on until a field is reached, and writes in it instead of what stands there: a date as 2026-11-30, a time as 09:30. */
  write(label: string | RegExp, text: string): Promise<void>;
  /** Tabs on until a field for files is reached, and brings these once the browser asks which. */
  bring(label: string | RegExp, files: readonly { name: string; buffer: Buffer }[]): Promise<void>;
  /** Tabs on until a list to choose from is reached, and chooses by typing what is wanted. */
  select(label: string | RegExp, choice: string): Promise<void>;
  /** Tabs on until a group of radio buttons is reached, and moves within it by arrow. */
  choose(choice: string | RegExp): Promise<void>;
  /** Tabs on until a box is reached, and ticks it. */
  tick(label: string | RegExp): Promise<void>;
  /** Opens what is folded away. */
  unfold(summary: string | RegExp): Promise<void>;
  /** Tabs on until it is reached. */
  reach(sought: Sought): Promise<void>;
}

/** More stops than any page has until what is sought. */
const mostStops = 400;
const mostChoices = 60;

/** What has the focus, as a screen reader would call it, and whether that can be seen. */
interface Focused {
  role: string;
  name: string;
  visible: boolean;
  /** Nothing has it: the reader is before the first stop or past the last. */
  nothing: boolean;
}

/**
 * Uses the page that is open by keyboard alone, as somebody who sees it: whatever gets the focus must show that it has.
 * Stops are sought from where the focus is, once around the page.
 */
export function keyboardOf(page: Page): Keyboard {
  const reach = async ({ role, name }: Sought): Promise<void> => {
    const passed: string[] = [];
    for (let stops = 0; stops < mostStops; stops += 1) {
      const focused = await focusedOn(page);
      if (!focused.nothing) {
        if (focused.role === role && isCalled(focused.name, name)) return;
        passed.push(`${focused.role} "${focused.name}"`);
      }
      await page.keyboard.press('Tab');
      await mustBeSeen(page);
    }
    throw new Error(
      `no ${role} "${name}" is reached by Tab; passed: ${[...new Set(passed)].slice(0, 80).join(', ')}`,
    );
  };

  /** What is pressed leads to another page: waits until that is there. */
  const andOn = async (key: string): Promise<void> => {
    const loaded = page.waitForEvent('load');
    await page.keyboard.press(key);
    await loaded;
  };

  return {
    reach,
    follow: async (name) => {
      await reach({ role: 'link', name });
      await andOn('Enter');
    },
    press: async (name) => {
      await reach({ role: 'button', name });
      await andOn('Space');
    },
    write: async (name, text) => {
      await reach({ role: 'textbox', name });
      const type = await page.evaluate<string>('document.activeElement.type');
      for (const keys of keysFor(type, text)) {
        if (type === 'date' || type === 'time') await toFirstPart(page);
        else await page.keyboard.press('Control+A');
        await page.keyboard.press('Delete');
        await page.keyboard.type(keys);
        if ((await page.evaluate<string>('document.activeElement.value')) === text) return;
      }
      throw new Error(`"${text}" cannot be written in "${name}"`);
    },
    bring: async (name, files) => {
      await reach({ role: 'textbox', name });
      const chooser = page.waitForEvent('filechooser');
      await page.keyboard.press('Space');
      await (await chooser).setFiles(files.map((file) => ({ mimeType: 'text/csv', ...file })));
    },
    select: async (name, choice) => {
      await reach({ role: 'combobox', name });
      await page.keyboard.type(choice);
      const chosen = await page.evaluate<string>('document.activeElement.selectedOptions[0]?.label ?? ""');
      if (chosen.trim() !== choice) throw new Error(`"${choice}" is not chosen but "${chosen}"`);
    },
    choose: async (choice) => {
      // Radio buttons are one stop for Tab; which of them it stops at depends on what is chosen.
      for (let stops = 0; stops < mostStops; stops += 1) {
        const focused = await focusedOn(page);
        if (focused.role === 'radio' && (await arrowTo(page, choice))) return;
        await page.keyboard.press('Tab');
        await mustBeSeen(page);
      }
      throw new Error(`no radio button "${choice}" is reached`);
    },
    tick: async (name) => {
      await reach({ role: 'checkbox', name });
      await page.keyboard.press('Space');
      if (!(await page.evaluate<boolean>('document.activeElement.checked')))
        throw new Error(`"${name}" is not ticked`);
    },
    unfold: async (name) => {
      await reach({ role: 'summary', name });
      await page.keyboard.press('Enter');
    },
  };
}

/** A date or a time is written part by part: goes back to the first. */
async function toFirstPart(page: Page): Promise<void> {
  for (let part = 0; part < 3; part += 1) await page.keyboard.press('ArrowLeft');
}

/** What is typed for a value: dates and times as browsers of this country or another have them, part by part. */
function keysFor(type: string, text: string): string[] {
  const parts = text.split(/[-:]/);
  if (type === 'date') {
    const [year = '', month = '', day = ''] = parts;
    return [`${day}${month}${year}`, `${month}${day}${year}`];
  }
  if (type !== 'time') return [text];
  const [hours = 0, minutes = 0] = parts.map(Number);
  const two = (n: number) => String(n).padStart(2, '0');
  return [parts.join(''), `${two(hours % 12 || 12)}${two(minutes)}${hours < 12 ? 'AM' : 'PM'}`];
}

/** Moves within a group of radio buttons until one is chosen; false: it is not of this group. */
async function arrowTo(page: Page, choice: string | RegExp): Promise<boolean> {
  // Space chooses the one with the focus, where none was chosen yet.
  if (isCalled((await focusedOn(page)).name, choice)) {
    await page.keyboard.press('Space');
    return true;
  }
  const first = (await focusedOn(page)).name;
  for (let moves = 0; moves < mostChoices; moves += 1) {
    await page.keyboard.press('ArrowDown');
    await mustBeSeen(page);
    const { name } = await focusedOn(page);
    if (isCalled(name, choice)) return true;
    if (name === first) return false;
  }
  return false;
}

async function mustBeSeen(page: Page): Promise<void> {
  const { role, name, visible, nothing } = await focusedOn(page);
  if (!nothing && !visible) throw new Error(`${role} "${name}" has the focus and does not show it`);
}

const isCalled = (name: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? name === wanted : wanted.test(name);

const focusedOn = (page: Page): Promise<Focused> => page.evaluate<Focused>(`(${lookAtFocus})()`);

/** Runs in the page. The focus shows by an outline, a border, a shadow or a ground that it does not have without. */
const lookAtFocus = `() => {
  const element = document.activeElement;
  const nothing = element === null || element === document.body;
  if (nothing) return { role: '', name: '', visible: true, nothing };
  const words = (text) => text.replace(/\\s+/g, ' ').trim();
  const byIds = (ids) => ids.split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  const labels = [...(element.labels ?? [])]
    .map((label) => {
      const copy = label.cloneNode(true);
      for (const control of copy.querySelectorAll('input, select, textarea')) control.remove();
      return copy.textContent;
    })
    .join(' ');
  const labelled = element.getAttribute('aria-labelledby');
  const name = words(
    (labelled && byIds(labelled)) || element.getAttribute('aria-label') || labels || element.textContent || '',
  );
  const tag = element.tagName.toLowerCase();
  const kinds = { a: 'link', select: 'combobox', textarea: 'textbox', button: 'button', summary: 'summary' };
  const types = { radio: 'radio', checkbox: 'checkbox', submit: 'button', button: 'button' };
  const own = tag === 'input' ? (types[element.type] ?? 'textbox') : (kinds[tag] ?? tag);
  const role = element.getAttribute('role') ?? own;
  const lookOf = (one) => {
    const look = (pseudo) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderTopColor, borderTopWidth } =
        getComputedStyle(one, pseudo);
      return [outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderTopColor, borderTopWidth].join();
    };
    return [look(null), look('::before'), look('::after')].join(';');
  };
  // Once for each: a date is many stops in one, and leaving it goes back to the first of them.
  globalThis.looked ??= new WeakMap();
  if (looked.has(element)) return { role, name, visible: looked.get(element), nothing };
  // GOV.UK draws radio buttons and boxes by their labels.
  const drawn = [element, ...(element.labels ?? [])];
  const look = () => drawn.map(lookOf).join(' ');
  const box = element.getBoundingClientRect();
  const withFocus = look();
  const { scrollX, scrollY } = window;
  element.blur();
  const without = look();
  element.focus({ preventScroll: true, focusVisible: true });
  window.scrollTo(scrollX, scrollY);
  const visible = box.width > 0 && box.height > 0 && withFocus !== without;
  looked.set(element, visible);
  return { role, name, visible, nothing };
}`;
