import type { Rows } from '../../db/rows.ts';
import { inventRegion } from '../../seed/region.ts';

/** A Monday without a bank holiday in its week. */
export const inventedWeek = '2026-11-30';

/** The Monday before: the invention says nothing of what happened from it on. */
export const lastKnownDay = '2026-11-23';

const invented = new Map<string, Rows>();

/** A region of so many people for {@link inventedWeek}; invented once for all tests of a file. Not to be changed. */
export function givenInventedRegion(people: number, seed = 1): Rows {
  const key = `${people} ${seed}`;
  const rows = invented.get(key) ?? inventRegion({ people, seed, weekStart: inventedWeek });
  invented.set(key, rows);
  return rows;
}
