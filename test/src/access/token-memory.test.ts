import { describe, expect, it } from 'vitest';
import { tokenMemory } from '../../../src/access/token-memory.ts';
import { anAdmin } from '../../given/callers.ts';

const hour = 3_600;
const now = 1_000_000;

describe('a token that has been checked', () => {
  it('is known for a minute, and no other is', () => {
    const memory = tokenMemory({ most: 2, seconds: 60 });
    memory.keep('one', anAdmin, now, now + hour);
    expect(memory.callerOf('one', now + 59)).toBe(anAdmin);
    expect(memory.callerOf('one', now + 60)).toBeNull();
    expect(memory.callerOf('other', now)).toBeNull();
  });

  it('is not known beyond the time that it expires, nor by a clock that is put back', () => {
    const memory = tokenMemory({ most: 2, seconds: 60 });
    memory.keep('one', anAdmin, now, now + 10);
    expect(memory.callerOf('one', now + 9)).toBe(anAdmin);
    expect(memory.callerOf('one', now + 10)).toBeNull();
    expect(memory.callerOf('one', now - 1)).toBeNull();
  });

  it('is forgotten when as many others as are remembered have been checked since', () => {
    const memory = tokenMemory({ most: 2, seconds: 60 });
    for (const token of ['one', 'two', 'three']) memory.keep(token, anAdmin, now, now + hour);
    expect(memory.callerOf('one', now)).toBeNull();
    expect(memory.callerOf('two', now)).toBe(anAdmin);
    expect(memory.callerOf('three', now)).toBe(anAdmin);
  });
});
