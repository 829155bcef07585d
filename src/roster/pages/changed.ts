import type { z } from '@hono/zod-openapi';
import { isTold, type MaybeTold } from '../../pages/told.ts';
import type { differenceSchema } from '../schemas.ts';

type Told = z.infer<typeof differenceSchema>;

/** A difference as it is told to somebody who may not see everyone. */
export type Difference = Omit<Told, 'added' | 'dropped' | 'moved'> & {
  added: MaybeTold<Told['added'][number]>[];
  dropped: MaybeTold<Told['dropped'][number]>[];
  moved: MaybeTold<Told['moved'][number]>[];
};

/** What changes for one person: a session of theirs before (null: none) and after. */
export interface Changed {
  crn: string;
  /** False: no more is told of them. */
  told: boolean;
  from: string | null;
  to: string | null;
}

/** What changes, person by person, and how many are moved, added and taken off. */
export function changedBetween({ added, dropped, moved }: Difference) {
  const changes: Changed[] = [
    ...moved.map((one) =>
      isTold(one) ? { ...one, told: true } : { crn: one.crn, told: false, from: null, to: null },
    ),
    ...added.map((one) => ({
      crn: one.crn,
      told: isTold(one),
      from: null,
      to: isTold(one) ? one.session : null,
    })),
    ...dropped.map((one) => ({
      crn: one.crn,
      told: isTold(one),
      from: isTold(one) ? one.session : null,
      to: null,
    })),
  ];
  changes.sort((a, b) => (a.crn < b.crn ? -1 : 1));
  return {
    changes,
    people: new Set(changes.map(({ crn }) => crn)),
    moved: moved.length,
    added: added.length,
    dropped: dropped.length,
  };
}
