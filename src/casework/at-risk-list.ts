import type { Db } from '../../db/connect.ts';
import type { AreaFilter } from '../../db/lists.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { byDaysInHand, isAtRisk } from '../../solver/hours/at-risk.ts';
import type { Clock } from '../deps.ts';
import { remembering } from '../http/remembering.ts';
import { progressList } from './progress-list.ts';
import type { ProgressRow } from './progress-row.ts';

/** Every region's list, and those of a few PDUs. */
const mostRemembered = 20;

export interface AtRiskAsked extends Pick<AreaFilter, 'region' | 'pdu' | 'within'> {
  today: IsoDate;
  /** UTC. */
  now: string;
}

/**
 * Those of an area whom somebody has to look after now: the least days in hand first. A region takes a third of a
 * second and is read page by page, so the last few lists are remembered for the day; of what others change they may lag as
 * `remembering` says.
 */
export async function atRiskList(db: Db, clock: Clock, area: AreaFilter): Promise<readonly ProgressRow[]> {
  const { region, pdu, within } = area;
  return remembered(db, { region, pdu, within, today: clock.today(), now: clock.now() });
}

const remembered = remembering<AtRiskAsked, readonly ProgressRow[]>({
  most: mostRemembered,
  keyOf: ({ region, pdu, within, today }) => JSON.stringify([region, pdu, within, today]),
  make: readAtRisk,
  module: new URL('./at-risk-beside.ts', import.meta.url),
  receive: (sent) => sent,
});

/** The same from the data as they are. */
export async function readAtRisk(db: Db, { today, now, ...area }: AtRiskAsked): Promise<ProgressRow[]> {
  const list = await progressList(db, { today: () => today, now: () => now }, area);
  return list
    .filter(({ row, occasion }) => isAtRisk(row, occasion.limits))
    .map(({ row }) => row)
    .sort(byDaysInHand);
}
