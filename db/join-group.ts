import { and, eq, sql } from 'drizzle-orm';
import { type Join, join } from '../solver/groups/joining.ts';
import { mergeInto } from '../solver/groups/offers.ts';
import type { OpeningBreach } from '../solver/groups/opening/nouns.ts';
import type { ProgrammeTemplate } from '../solver/groups/template.ts';
import type { Db, Tx } from './connect.ts';
import { type GroupDetail, groupDetailIn } from './group-detail.ts';
import { movers, ownSessions } from './group-offers.ts';
import type { ByWhom } from './group-states.ts';
import { joinableIn, joinersIn } from './joinable.ts';
import { closeIn, endMembership } from './leave-group.ts';
import { dayOf, writeLinkWorkerTask, writeOneToOnes } from './open-group.ts';
import { writeReferralState } from './referral-states.ts';
import { groupMembers, groupSessions, partnerLinkWorkerTasks, sessionFacilitators } from './schema.ts';

export type NotJoined =
  | { unknown: { field: string; value: string }[] }
  | { refused: 'not-open'; group: string; state: string }
  | { refused: 'itself' | 'programme' | 'nobody' }
  | { breaches: OpeningBreach[] };

/**
 * Somebody who waits joins an open group: at its next entry point, or at the point that they had reached. In one piece:
 * their place, their one-to-ones, what a rolling group goes on by, the task of a partner link worker. Null: no such group.
 */
export async function joinGroup(
  db: Db,
  templates: readonly ProgrammeTemplate[],
  id: string,
  referral: string,
  who: ByWhom,
): Promise<{ joined: string } | NotJoined | null> {
  return db.transaction(
    (tx) => {
      const group = groupDetailIn(tx, id);
      if (!group) return null;
      if (group.state !== 'open') return notOpen(group);
      const today = dayOf(who.at);
      const kept = joinableIn(tx, templates, group, today);
      const joiners = joinersIn(tx, [referral], kept, today);
      if (joiners.length === 0) return { unknown: [{ field: 'referral', value: referral }] };
      const joined = join(kept.joinable, joiners, kept.settings);
      if (joined.breaches.length > 0) return { breaches: joined.breaches };
      const { template } = kept.joinable;
      writeJoin(tx, group, joined);
      writeReferralState(tx, referral, { state: 'placed', ...who, reason: `group ${id}` });
      writeLinkWorkerTask(tx, id, referral, template, joined.places[0]!.sessions[0]!.date);
      return { joined: referral };
    },
    { behavior: 'immediate' },
  );
}

/** All members of a group go on in another, so that nobody misses anything, and the group closes. Null: no such group. */
export async function mergeGroups(
  db: Db,
  templates: readonly ProgrammeTemplate[],
  id: string,
  intoId: string,
  who: ByWhom,
): Promise<{ merged: string[] } | NotJoined | null> {
  return db.transaction(
    (tx) => {
      const from = groupDetailIn(tx, id);
      if (!from) return null;
      const into = groupDetailIn(tx, intoId);
      if (!into) return { unknown: [{ field: 'into', value: intoId }] };
      const closed = [from, into].find(({ state }) => state !== 'open');
      if (closed) return notOpen(closed);
      if (id === intoId) return { refused: 'itself' } as const;
      if (from.programme !== into.programme) return { refused: 'programme' } as const;
      const referrals = movers(from);
      if (referrals.length === 0) return { refused: 'nobody' } as const;
      const today = dayOf(who.at);
      const kept = joinableIn(tx, templates, into, today);
      const joiners = joinersIn(tx, referrals, kept, today, ownSessions(tx, from, today));
      const joined = mergeInto(kept.joinable, joiners, kept.settings);
      if (joined.breaches.length > 0) return { breaches: joined.breaches };
      const reason = `merged into group ${intoId}`;
      for (const referral of referrals) endMembership(tx, id, referral, reason, today);
      writeJoin(tx, into, joined);
      for (const { person, sessions } of joined.places)
        moveLinkWorkerTask(tx, id, intoId, person.referral, kept.joinable.template, sessions[0]!.date);
      closeIn(tx, id, reason, who);
      return { merged: referrals };
    },
    { behavior: 'immediate' },
  );
}

const notOpen = ({ id: group, state }: GroupDetail) => ({ refused: 'not-open', group, state }) as const;

function writeJoin(tx: Tx, { id: group, delivery, venue, room }: GroupDetail, joined: Join): void {
  for (const { person, point } of joined.places) {
    const { joinedAtSession } = point;
    const joinedOn = delivery === 'rolling' ? point.joinedOn : null;
    // Whoever comes back keeps what they had of this group: they have done all that came before.
    tx.insert(groupMembers)
      .values({ group, referral: person.referral, joinedAtSession, joinedOn })
      .onConflictDoUpdate({
        target: [groupMembers.group, groupMembers.referral],
        set: { leftOn: null, leftReason: null, joinedOn },
      })
      .run();
  }
  for (const { number, date, from, to, facilitators } of joined.nextRound) {
    const id = freeSessionId(tx, group, number);
    tx.insert(groupSessions)
      .values({ id, group, number, date, from, to, venue, room, status: 'planned' })
      .run();
    for (const facilitator of facilitators)
      tx.insert(sessionFacilitators).values({ session: id, facilitator }).run();
  }
  writeOneToOnes(tx, group, joined.oneToOnes);
}

/** `GROUP-NUMBER`, and from the second round on with a further number. */
function freeSessionId(tx: Tx, group: string, number: number): string {
  const { n } = tx.get<{ n: number }>(sql`
    select count(*) as n from ${groupSessions}
    where "group" = ${group} and number = ${number} and catch_up_for is null`);
  return n === 0 ? `${group}-${number}` : `${group}-${number}-${n + 1}`;
}

/** A task that is still open goes along; one that is done is done. */
function moveLinkWorkerTask(
  tx: Tx,
  from: string,
  into: string,
  referral: string,
  template: ProgrammeTemplate,
  firstSession: string,
): void {
  const { changes } = tx
    .delete(partnerLinkWorkerTasks)
    .where(
      and(
        eq(partnerLinkWorkerTasks.group, from),
        eq(partnerLinkWorkerTasks.referral, referral),
        eq(partnerLinkWorkerTasks.state, 'open'),
      ),
    )
    .run();
  if (changes > 0) writeLinkWorkerTask(tx, into, referral, template, firstSession);
}
