import { and, eq, ne } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import {
  type JoinerOffer,
  joinerOffers,
  type MergeOffer,
  mergeOffers,
  seatsLeft,
} from '../solver/groups/offers.ts';
import type { ProgrammeTemplate } from '../solver/groups/template.ts';
import type { Db, Tx } from './connect.ts';
import { type GroupDetail, groupDetailIn, present } from './group-detail.ts';
import { joinableIn, joinersIn, waitingFor } from './joinable.ts';
import { plannedSessions } from './member-sessions.ts';
import { groups, pdus, venues } from './schema.ts';

/** Who could join a group now, and which other groups could take its members in. */
export interface Offers {
  seatsLeft: number;
  joiners: JoinerOffer[];
  merges: MergeOffer[];
}

/** What can be done for a group that has seats, or too few people. Null: no such group. */
export async function groupOffers(
  db: Db,
  templates: readonly ProgrammeTemplate[],
  id: string,
  today: IsoDate,
): Promise<Offers | { refused: 'not-open'; state: string } | null> {
  return db.transaction((tx) => {
    const group = groupDetailIn(tx, id);
    if (!group) return null;
    if (group.state !== 'open') return { refused: 'not-open', state: group.state } as const;
    const kept = joinableIn(tx, templates, group, today);
    const waiting = joinersIn(tx, waitingFor(tx, group.programme, kept.found.region), kept, today);
    const others = othersLike(tx, group, kept.found.region).map((other) => {
      const into = joinableIn(tx, templates, groupDetailIn(tx, other)!, today);
      const joiners = joinersIn(tx, movers(group), into, today, ownSessions(tx, group, today));
      return { group: into.joinable, joiners, settings: into.settings };
    });
    return {
      seatsLeft: seatsLeft(kept.joinable),
      joiners: joinerOffers(kept.joinable, waiting, kept.settings),
      merges: mergeOffers(others),
    };
  });
}

/** Referrals of those who would move with a merge: who is done stays where they were. */
export function movers({ members }: GroupDetail): string[] {
  return present(members)
    .filter(({ state }) => state !== 'completed')
    .map(({ referral }) => referral);
}

/** Ids of what is planned for the members of a group: it would go with the group. */
export function ownSessions(tx: Tx, { id }: GroupDetail, today: IsoDate): Set<string> {
  return new Set(plannedSessions(tx, { groups: [id] }, today).map((session) => session.id));
}

/** Ids of the other open groups of a programme in a region. */
function othersLike(tx: Tx, { id, programme }: GroupDetail, region: string): string[] {
  return tx
    .select({ id: groups.id })
    .from(groups)
    .innerJoin(venues, eq(venues.code, groups.venue))
    .innerJoin(pdus, eq(pdus.code, venues.pdu))
    .where(
      and(
        eq(groups.programme, programme),
        eq(groups.state, 'open'),
        ne(groups.id, id),
        eq(pdus.region, region as typeof pdus.$inferSelect.region),
      ),
    )
    .orderBy(groups.id)
    .all()
    .map((other) => other.id);
}
