import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { isGone } from '../../../src/http/process.ts';

describe('whether a process is gone', () => {
  it('is said of one that has ended', async () => {
    const ended = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(ended, 'exit');
    expect(isGone(ended.pid!)).toBe(true);
  });

  it('is not said of one that is there', () => {
    expect(isGone(process.ppid)).toBe(false);
  });

  it('is said of whatever had the number of this one before', () => {
    expect(isGone(process.pid)).toBe(true);
  });
});
