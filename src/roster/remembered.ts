import { changeMark } from '../../db/change-mark.ts';
import type { Db } from '../../db/connect.ts';
import { rosterAndWeek } from '../../db/rosters.ts';
import { inWeek, type RosterInWeek } from './in-week.ts';

/** Rosters that people look at in turn: a draft, the published one, and one to compare. */
const mostRemembered = 4;

const remembered = new WeakMap<Db, Map<number, { mark: string; found: RosterInWeek }>>();

/**
 * A kept roster beside its week as the data are now; null: there is no such roster. Posing a week of 2,000 people
 * takes half a second and one look at a roster asks for it several times, so the last few are remembered until any
 * row of the database changes.
 */
export async function rosterInWeek(db: Db, id: number): Promise<RosterInWeek | null> {
  const ofDb = remembered.get(db) ?? new Map<number, { mark: string; found: RosterInWeek }>();
  remembered.set(db, ofDb);
  const mark = changeMark(db);
  const known = ofDb.get(id);
  if (known?.mark === mark) return known.found;

  const kept = await rosterAndWeek(db, id);
  if (!kept) return null;
  const found = inWeek(kept);
  ofDb.delete(id);
  ofDb.set(id, { mark, found });
  const [oldest] = ofDb.keys();
  if (ofDb.size > mostRemembered && oldest !== undefined) ofDb.delete(oldest);
  return found;
}

/**
 * What is made of a roster in its week, made once for as long as that is remembered: it is asked for page by page, and
 * explaining who is short takes a tenth of a second. What is made is shared by all who ask: nobody may change it.
 */
export function madeOnce<Made>(make: (found: RosterInWeek) => Made): (found: RosterInWeek) => Made {
  const kept = new WeakMap<RosterInWeek, { made: Made }>();
  return (found) => {
    const known = kept.get(found) ?? { made: make(found) };
    kept.set(found, known);
    return known.made;
  };
}
