import { and, asc, eq, lte } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import type { Db } from './connect.ts';
import type { ByWhom } from './group-states.ts';
import { type AreaFilter, inArea, type Page, type Paged } from './lists.ts';
import { groups, partnerLinkWorkerTasks, referrals, type taskStates, venues } from './schema.ts';

/** That a worker is to be allocated to a partner, and for whom: the member, and nothing of the partner. */
export type LinkWorkerTask = typeof partnerLinkWorkerTasks.$inferSelect & { crn: string; programme: string };

export interface TasksFilter extends AreaFilter {
  /** Due on the day or before it. */
  due?: IsoDate | undefined;
  state?: (typeof taskStates)[number] | undefined;
}

/** Tasks by the day on which they are due; the area is that of the venue. */
export async function listLinkWorkerTasks(
  db: Db,
  { due, state, ...area }: TasksFilter,
  { size, number }: Page,
): Promise<Paged<LinkWorkerTask>> {
  const rows = selected(db)
    .where(
      and(
        inArea(db, venues.pdu, area),
        due === undefined ? undefined : lte(partnerLinkWorkerTasks.due, due),
        state && eq(partnerLinkWorkerTasks.state, state),
      ),
    )
    .orderBy(
      asc(partnerLinkWorkerTasks.due),
      asc(partnerLinkWorkerTasks.group),
      asc(partnerLinkWorkerTasks.referral),
    )
    .all();
  return { rows: rows.slice(size * number, size * (number + 1)), total: rows.length };
}

/** Says that a task is done. Null: no such task. */
export async function finishLinkWorkerTask(
  db: Db,
  group: string,
  referral: string,
  { at, by }: ByWhom,
): Promise<{ kept: LinkWorkerTask } | { refused: 'done' } | null> {
  return db.transaction(
    () => {
      const ofTask = and(
        eq(partnerLinkWorkerTasks.group, group),
        eq(partnerLinkWorkerTasks.referral, referral),
      );
      const task = selected(db).where(ofTask).get();
      if (!task) return null;
      if (task.state === 'done') return { refused: 'done' } as const;
      db.update(partnerLinkWorkerTasks).set({ state: 'done', doneAt: at, doneBy: by }).where(ofTask).run();
      return { kept: selected(db).where(ofTask).get()! };
    },
    { behavior: 'immediate' },
  );
}

function selected(db: Db) {
  const { group, referral, due, state, doneAt, doneBy } = partnerLinkWorkerTasks;
  return db
    .select({ group, referral, due, state, doneAt, doneBy, crn: referrals.crn, programme: groups.programme })
    .from(partnerLinkWorkerTasks)
    .innerJoin(referrals, eq(referrals.id, referral))
    .innerJoin(groups, eq(groups.id, group))
    .innerJoin(venues, eq(venues.code, groups.venue));
}
