import { count, desc, eq, isNotNull, max } from 'drizzle-orm';
import type { Region } from '../solver/policy/entry.ts';
import type { Db } from './connect.ts';
import { rosters, runs } from './schema.ts';

/** Figures of what is kept, for whoever watches over the service: nothing in them is of a person. */
export interface Figures {
  runs: { status: (typeof runs.$inferSelect)['status']; count: number }[];
  /** Of each region, the newest roster that has a bound. */
  rosters: { region: Region; points: number; bound: number }[];
  databaseBytes: number;
}

/** The figures as they are now, read in one transaction. */
export async function figuresOf(db: Db): Promise<Figures> {
  return db.transaction((tx) => {
    const newest = tx
      .select({ id: max(rosters.id).as('newest') })
      .from(rosters)
      .where(isNotNull(rosters.bound))
      .groupBy(rosters.region)
      .as('newest');
    const kept = tx
      .select({ region: rosters.region, points: rosters.points, bound: rosters.bound })
      .from(rosters)
      .innerJoin(newest, eq(rosters.id, newest.id))
      .orderBy(desc(rosters.id))
      .all();
    return {
      runs: tx.select({ status: runs.status, count: count() }).from(runs).groupBy(runs.status).all(),
      rosters: kept.map(({ region, points, bound }) => ({ region, points, bound: bound! })),
      databaseBytes: pragma(db, 'page_count') * pragma(db, 'page_size'),
    };
  });
}

const pragma = ({ $client }: Db, name: string) => $client.pragma(name, { simple: true }) as number;
