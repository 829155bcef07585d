import { describe, expect, it, onTestFinished } from 'vitest';
import { type AsideLimits, createAside } from '../../../src/runs/aside.ts';

const module = new URL('./aside-work.ts', import.meta.url);
const long = 60;

function givenAside({ threads = 1, ...limits }: Partial<AsideLimits> = {}) {
  const aside = createAside({ threads, ...limits });
  onTestFinished(() => aside.close());
  return aside;
}

describe('work aside', () => {
  it('is done in another thread, and its answer comes back', async () => {
    expect(await givenAside().of(module, { number: 21 }, long)).toEqual({ doubled: 42 });
  });

  it('is told to stop when its seconds are over, and answers with what it has', async () => {
    expect(await givenAside().of(module, { number: 1, patient: true }, 0.2)).toEqual({ doubled: 2 });
  });

  it('waits its turn, and gets it after work that failed', async () => {
    const aside = givenAside();
    const failing = aside.of(module, { number: 1, broken: true }, long);
    const waiting = aside.of(module, { number: 2 }, long);
    await expect(failing).rejects.toThrow('broken');
    expect(await waiting).toEqual({ doubled: 4 });
  });

  it('ends with the service, and no more is taken', async () => {
    const aside = givenAside();
    const patient = aside.of(module, { number: 1, patient: true }, long);
    const ended = expect(patient).rejects.toThrow('ended without an answer');
    await new Promise((later) => setTimeout(later, 50));
    await aside.close();
    await ended;
    await expect(aside.of(module, { number: 1 }, long)).rejects.toThrow('The service is ending');
  });

  it('is ended if it goes on after its time, and the next has its turn', async () => {
    const aside = givenAside({ graceMs: 300 });
    const deaf = aside.of(module, { number: 1, deaf: true }, 0.1);
    const waiting = aside.of(module, { number: 2 }, long);
    await expect(deaf).rejects.toMatchObject({
      name: 'Busy',
      message: 'It was ended: it went on for more than 0.3 seconds beyond the 0.1 it had',
    });
    expect(await waiting).toEqual({ doubled: 4 });
  });

  it('has a queue with a length, past which nothing is begun', async () => {
    const aside = givenAside({ mostWaiting: 1 });
    const [first, second] = [1, 2].map((number) => aside.of(module, { number }, long));
    await expect(aside.of(module, { number: 3 }, long)).rejects.toMatchObject({
      name: 'Busy',
      retrySeconds: long,
    });
    expect([await first, await second]).toEqual([{ doubled: 2 }, { doubled: 4 }]);
  });
});
