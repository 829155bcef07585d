import type { Db } from '../../db/connect.ts';
import {
  groupFacilitators,
  groupMembers,
  groupSessions,
  groups,
  oneToOnes,
  sessionFacilitators,
} from '../../db/schema.ts';

type Kept<T extends { $inferInsert: unknown }> = Partial<T['$inferInsert']>;

/** A group as it is kept, told step by step; the region is kept before (`programmes.ts`: V1, F1, evenings). */
export interface GivenGroup {
  member(referral: string, change?: Kept<typeof groupMembers>): GivenGroup;
  /** The next session, held by F1, from six to half past eight; id `GROUP-NUMBER`. */
  session(date: string, change?: Kept<typeof groupSessions>): GivenGroup;
  /** An hour with F1, from half past nine; id `GROUP-REFERRAL-NUMBER`. */
  oneToOne(referral: string, date: string, change?: Kept<typeof oneToOnes>): GivenGroup;
}

/** An open group of men for TSP, in the room of V1, held by F1. */
export function givenGroup(db: Db, id: string, change: Kept<typeof groups> = {}): GivenGroup {
  const room = { venue: 'V1', room: 'room' };
  let number = 0;
  db.insert(groups)
    .values({
      id,
      programme: 'TSP',
      ...room,
      sex: 'male',
      delivery: 'fixed',
      pattern: 'evenings',
      state: 'open',
      startsOn: '2026-12-01',
      ...change,
    })
    .run();
  db.insert(groupFacilitators).values({ group: id, facilitator: 'F1' }).run();

  const told: GivenGroup = {
    member(referral, more) {
      db.insert(groupMembers)
        .values({ group: id, referral, joinedAtSession: 1, leftOn: null, leftReason: null, ...more })
        .run();
      return told;
    },
    session(date, more) {
      number += 1;
      const window = { date, from: '18:00', to: '20:30' };
      const session = { id: `${id}-${number}`, group: id, number, ...window, ...room, ...more };
      db.insert(groupSessions)
        .values({ status: 'planned', ...session })
        .run();
      db.insert(sessionFacilitators).values({ session: session.id, facilitator: 'F1' }).run();
      return told;
    },
    oneToOne(referral, date, more) {
      number += 1;
      const window = { date, from: '09:30', to: '10:30' };
      const own = { id: `${id}-${referral}-${number}`, group: id, referral, number, ...window };
      db.insert(oneToOnes)
        .values({ facilitator: 'F1', status: 'planned', ...own, ...more })
        .run();
      return told;
    },
  };
  return told;
}
