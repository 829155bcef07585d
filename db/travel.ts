import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { type AreaFilter, type Change, inArea, type Page, type Paged, pageOf } from './lists.ts';
import { people, projects, travelMinutes } from './schema.ts';

/** Minutes one way from a person's home to a project. */
export type TravelRow = typeof travelMinutes.$inferSelect;

export interface TravelFilter extends AreaFilter {
  crn?: string | undefined;
  project?: string | undefined;
}

/** Travel minutes in order of crn and project; the area is that of the person. */
export async function listTravel(db: Db, filter: TravelFilter, page: Page): Promise<Paged<TravelRow>> {
  const area = inArea(db, people.pdu, filter);
  const where = and(
    area && inArray(travelMinutes.crn, db.select({ crn: people.crn }).from(people).where(area)),
    filter.crn === undefined ? undefined : eq(travelMinutes.crn, filter.crn),
    filter.project === undefined ? undefined : eq(travelMinutes.project, filter.project),
  );
  return pageOf(db, travelMinutes, where, [travelMinutes.crn, travelMinutes.project], page);
}

/** Keeps the minutes of one way, whether or not some were kept before. Refused: an unknown person or project. */
export async function keepTravel(db: Db, row: TravelRow): Promise<Change<TravelRow>> {
  return db.transaction(
    (tx) => {
      if (!tx.select().from(people).where(eq(people.crn, row.crn)).get())
        return { refused: 'unknown', field: 'crn', value: row.crn } as const;
      if (!tx.select().from(projects).where(eq(projects.code, row.project)).get())
        return { refused: 'unknown', field: 'project', value: row.project } as const;
      tx.insert(travelMinutes)
        .values(row)
        .onConflictDoUpdate({
          target: [travelMinutes.crn, travelMinutes.project],
          set: { minutes: row.minutes },
        })
        .run();
      return { kept: row };
    },
    { behavior: 'immediate' },
  );
}
