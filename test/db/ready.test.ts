import { describe, expect, it } from 'vitest';
import { isReady } from '../../db/ready.ts';
import { givenDatabase } from '../given/database.ts';

describe('a database is ready', () => {
  it('once it is opened', async () => {
    expect(await isReady(givenDatabase())).toBe(true);
  });

  it('not while a migration is missing', async () => {
    const db = givenDatabase();
    db.$client.exec('update __drizzle_migrations set created_at = created_at - 1');
    expect(await isReady(db)).toBe(false);
    db.$client.exec('delete from __drizzle_migrations');
    expect(await isReady(db)).toBe(false);
  });

  it('not once it is closed', async () => {
    const db = givenDatabase();
    db.$client.close();
    expect(await isReady(db)).toBe(false);
  });
});
