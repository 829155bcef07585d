import type { Db } from '../../db/connect.ts';
import { listHours } from '../../db/hours-list.ts';
import type { HoursFilter } from '../../db/hours-sums.ts';
import { weekStartOf } from '../../solver/calendar.ts';
import type { Region } from '../../solver/policy/entry.ts';
import type { Clock } from '../deps.ts';
import { type Occasion, occasionOf } from './occasion.ts';
import { type ProgressRow, progressRow } from './progress-row.ts';

/** A requirement in a list, and what its region's numbers are. */
export interface InList {
  row: ProgressRow;
  occasion: Occasion;
}

/** The requirements in force of an area, by crn and event number. */
export async function progressList(db: Db, clock: Clock, filter: HoursFilter): Promise<InList[]> {
  const summaries = await listHours(db, filter, weekStartOf(clock.today()));
  const occasions = new Map<Region, Occasion>();
  return summaries.map((summary) => {
    const { region } = summary.person;
    const occasion = occasions.get(region) ?? occasionOf(clock, region);
    occasions.set(region, occasion);
    return { row: progressRow(summary, occasion), occasion };
  });
}
