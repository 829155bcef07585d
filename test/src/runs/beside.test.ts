import { describe, expect, it, onTestFinished } from 'vitest';
import { pdus } from '../../../db/schema.ts';
import { Busy } from '../../../src/http/busy.ts';
import { createBeside } from '../../../src/runs/beside.ts';
import { givenDatabase } from '../../given/database.ts';
import { givenRegion } from '../../given/region.ts';

const counting = new URL('../../given/beside/pdus.ts', import.meta.url);

async function givenBeside() {
  const db = givenDatabase();
  await givenRegion().keep(db);
  const beside = createBeside(db.$client.name);
  onTestFinished(() => beside.close());
  return { db, beside, ask: (asked: string) => beside.of<string, number>(counting, asked) };
}

describe('the thread beside', () => {
  it('works on the data as they are when it is asked', async () => {
    const { db, ask } = await givenBeside();
    expect(await ask('count')).toBe(1);
    db.insert(pdus).values({ code: 'barnet', name: 'Barnet', region: 'london' }).run();
    expect(await ask('count')).toBe(2);
  });

  it('answers each who asks, and tells whoever asked for what fails, by the code of it', async () => {
    const { ask } = await givenBeside();
    const [one, broken, other] = await Promise.allSettled(['count', 'broken', 'count'].map(ask));
    expect(one).toMatchObject({ status: 'fulfilled', value: 1 });
    expect(broken).toMatchObject({ status: 'rejected' });
    expect(other).toMatchObject({ status: 'fulfilled', value: 1 });
  });

  it('begins anew where it has died: those who waited are told, and the next are answered', async () => {
    const { ask } = await givenBeside();
    await expect(ask('gone')).rejects.toThrow('the thread beside ended without an answer');
    expect(await ask('count')).toBe(1);
  });

  it('takes nothing more once the service is ending, nor lets anybody wait', async () => {
    const { beside, ask } = await givenBeside();
    const waiting = ask('count');
    const told = expect(waiting).rejects.toThrow(Busy);
    await beside.close();
    await told;
    await expect(ask('count')).rejects.toThrow(Busy);
  });
});
