import type { Db } from '../../db/connect.ts';
import { allMadeOf, readInWeek, type SentRoster } from './remembered.ts';
// Each makes something once of a roster in its week.
import './session-marks.ts';
import './short.ts';
import './view.ts';

/** In the thread beside: a roster in its week and what is made of it, so that requests find both. */
export async function work(db: Db, id: number): Promise<SentRoster> {
  const found = await readInWeek(db, id);
  return found && { found, made: allMadeOf(found) };
}
