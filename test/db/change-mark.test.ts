import { describe, expect, it } from 'vitest';
import { changedSince, changeMark } from '../../db/change-mark.ts';
import { connect } from '../../db/connect.ts';
import { pdus } from '../../db/schema.ts';
import { standDownSession } from '../../db/stand-down.ts';
import { aTest } from '../given/acting.ts';
import { fridayNoon, givenTwoPdus } from '../given/rostered.ts';
import { tuesday } from '../given/two-pdus.ts';

describe('the mark of changes', () => {
  it('stays while nothing is written, whatever is read', async () => {
    const db = await givenTwoPdus();
    const mark = changeMark(db);
    db.select().from(pdus).all();
    expect(changeMark(db)).toBe(mark);
  });

  it('is another once this connection, or another one, has written', async () => {
    const db = await givenTwoPdus();
    const first = changeMark(db);
    await standDownSession(db, tuesday, fridayNoon);
    const second = changeMark(db);
    expect(second).not.toBe(first);

    const other = connect(db.$client.name, aTest);
    other.insert(pdus).values({ code: 'barnet', name: 'Barnet', region: 'london' }).run();
    other.$client.close();
    expect(changeMark(db)).not.toBe(second);
  });
});

describe('what has changed since a mark', () => {
  const who = (by: string) => () => ({ ...aTest(), by, at: '2026-11-30T09:05:00.000Z' });

  it('is nothing at first, then told by when it began and by whether it is one’s own', async () => {
    const db = await givenTwoPdus();
    const mark = changeMark(db);
    expect(changedSince(db, mark, 'bob')).toBeNull();

    const bob = connect(db.$client.name, who('bob'));
    bob.insert(pdus).values({ code: 'barnet', name: 'Barnet', region: 'london' }).run();
    bob.$client.close();
    const from = '2026-11-30T09:05:00.000Z';
    expect(changedSince(db, mark, 'bob')).toEqual({ from, own: true });
    expect(changedSince(db, mark, 'bob', ['pdus'])).toEqual({ from, own: false });
    expect(changedSince(db, mark, 'ann')).toEqual({ from, own: false });
    expect(changedSince(db, mark, null)).toEqual({ from, own: false });
    expect(changedSince(db, changeMark(db), 'bob')).toBeNull();
  });
});
