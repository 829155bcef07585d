import { changeMark } from '../../db/change-mark.ts';
import type { Db } from '../../db/connect.ts';
import type { AreaFilter } from '../../db/lists.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { byDaysInHand, isAtRisk } from '../../solver/hours/at-risk.ts';
import type { Clock } from '../deps.ts';
import { progressList } from './progress-list.ts';
import type { ProgressRow } from './progress-row.ts';

/** Every region's list, and those of a few PDUs. */
const mostRemembered = 20;

interface AsOf {
  mark: string;
  today: IsoDate;
  rows: readonly ProgressRow[];
}

const remembered = new WeakMap<Db, Map<string, AsOf>>();

/**
 * Those of an area whom somebody has to look after now: the least days in hand first. A region takes a third of a
 * second and is read page by page, so the last few lists are remembered for the day until any row of the database
 * changes.
 */
export async function atRiskList(db: Db, clock: Clock, area: AreaFilter): Promise<readonly ProgressRow[]> {
  const ofDb = remembered.get(db) ?? new Map<string, AsOf>();
  remembered.set(db, ofDb);
  const key = JSON.stringify([area.region, area.pdu, area.within]);
  const mark = changeMark(db);
  const today = clock.today();
  const known = ofDb.get(key);
  if (known?.mark === mark && known.today === today) return known.rows;

  const rows = await readAtRisk(db, clock, area);
  ofDb.delete(key);
  ofDb.set(key, { mark, today, rows });
  const [oldest] = ofDb.keys();
  if (ofDb.size > mostRemembered && oldest !== undefined) ofDb.delete(oldest);
  return rows;
}

async function readAtRisk(db: Db, clock: Clock, { region, pdu, within }: AreaFilter): Promise<ProgressRow[]> {
  const list = await progressList(db, clock, { region, pdu, within });
  return list
    .filter(({ row, occasion }) => isAtRisk(row, occasion.limits))
    .map(({ row }) => row)
    .sort(byDaysInHand);
}
