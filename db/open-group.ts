import { eq, sql } from 'drizzle-orm';
import { addDays, type IsoDate } from '../solver/calendar.ts';
import type { GroupPlan, OneToOneChoice, OpeningBreach } from '../solver/groups/opening/nouns.ts';
import { sessionsOfMember } from '../solver/groups/opening/plan.ts';
import type { ProgrammeTemplate } from '../solver/groups/template.ts';
import { dayAndTime } from '../solver/hours/appointment-request.ts';
import type { Db, Tx } from './connect.ts';
import { type ByWhom, writeGroupState } from './group-states.ts';
import { type Group, groupIn } from './groups.ts';
import { localTime } from './local-time.ts';
import { considered, type GroupDescription, type UnknownName } from './proposals.ts';
import { writeReferralState } from './referral-states.ts';
import {
  groupFacilitators,
  groupMembers,
  groupSessions,
  groups,
  oneToOnes,
  partnerLinkWorkerTasks,
  sessionFacilitators,
} from './schema.ts';

/** A group to be proposed or opened; its id is made up unless told. */
export interface NewGroup extends GroupDescription {
  id?: string | undefined;
  /** The run that found it; null: somebody described it. */
  grouping: number | null;
}

/** Why a group is not kept, or not opened: names that are not kept, the id of another, or every rule that it breaks. */
export type NotOpened =
  | { unknown: UnknownName[] }
  | { refused: 'already-kept'; id: string }
  | { refused: 'not-proposed'; state: string }
  | { breaches: OpeningBreach[] };

/** The local day of an instant. */
export const dayOf = (at: string): IsoDate => dayAndTime(localTime(at)).date;

/** Keeps a group as a proposal: checked as if it opened now, and nothing is reserved by it. */
export async function proposeGroup(
  db: Db,
  templates: readonly ProgrammeTemplate[],
  group: NewGroup,
  who: ByWhom,
): Promise<{ kept: Group } | NotOpened> {
  return write(db, (tx) => keep(tx, templates, group, who, 'proposed'));
}

/**
 * Opens a group in one piece: the group, its members, sessions with room and facilitators, one-to-ones, the tasks of
 * partner link workers, and every referral placed; or, where a rule is broken, nothing and every rule that is.
 */
export async function openGroup(
  db: Db,
  templates: readonly ProgrammeTemplate[],
  group: NewGroup,
  who: ByWhom,
): Promise<{ kept: Group } | NotOpened> {
  return write(db, (tx) => keep(tx, templates, group, who, 'open'));
}

/** Opens a proposed group, by an exception where one is named (null: its own). It is laid out and checked again. Null: no such group. */
export async function openProposedGroup(
  db: Db,
  templates: readonly ProgrammeTemplate[],
  id: string,
  { exception, oneToOnes: fitting }: { exception: string | null; oneToOnes: OneToOneChoice },
  who: ByWhom,
): Promise<{ kept: Group } | NotOpened | null> {
  return write(db, (tx) => {
    const group = groupIn(tx, id);
    if (!group) return null;
    if (group.state !== 'proposed') return { refused: 'not-proposed', state: group.state } as const;
    const described = {
      ...descriptionOf(group),
      exception: exception ?? group.exception,
      oneToOnes: fitting,
    };
    const answer = considered(tx, templates, described, dayOf(who.at));
    if ('unknown' in answer) return { unknown: answer.unknown };
    if (answer.breaches.length > 0) return { breaches: answer.breaches };
    const { plan, proposal } = answer;
    const { exception: claimed } = described;
    tx.update(groups).set({ exception: claimed, startsOn: plan!.startsOn }).where(eq(groups.id, id)).run();
    tx.delete(groupMembers).where(eq(groupMembers.group, id)).run();
    writeGroupState(tx, id, 'open', who);
    writePlan(
      tx,
      { id, venue: group.venue, room: group.room },
      plan!,
      proposal.template,
      described.referrals,
      who,
    );
    return { kept: groupIn(tx, id)! };
  });
}

/**
 * How a proposed group would open now: its dates, null where it cannot be laid out, and every rule that it would break.
 * Null: no such group.
 */
export async function planOfProposal(
  db: Db,
  templates: readonly ProgrammeTemplate[],
  id: string,
  today: IsoDate,
): Promise<
  { plan: GroupPlan | null; breaches: OpeningBreach[] } | { refused: 'not-proposed'; state: string } | null
> {
  return db.transaction((tx) => {
    const group = groupIn(tx, id);
    if (!group) return null;
    if (group.state !== 'proposed') return { refused: 'not-proposed', state: group.state } as const;
    const answer = considered(tx, templates, descriptionOf(group), today);
    // What it names was there when it was proposed, and is not taken away under it.
    if ('unknown' in answer) throw new Error(`group ${id} names what is not kept`);
    return { plan: answer.plan, breaches: answer.breaches };
  });
}

/** How a proposed group was described. */
export function descriptionOf({ members, facilitators, ...group }: Group): GroupDescription {
  const referrals = members.map(({ referral }) => referral);
  return { ...group, facilitators, referrals, laid: null, oneToOnes: 'all' };
}

const write = <T>(db: Db, work: (tx: Tx) => T): T => db.transaction(work, { behavior: 'immediate' });

function keep(
  tx: Tx,
  templates: readonly ProgrammeTemplate[],
  { id: asked, grouping, ...described }: NewGroup,
  who: ByWhom,
  state: 'proposed' | 'open',
): { kept: Group } | NotOpened {
  const id = asked ?? freeId(tx);
  if (tx.select({ id: groups.id }).from(groups).where(eq(groups.id, id)).get())
    return { refused: 'already-kept', id };
  const answer = considered(tx, templates, described, dayOf(who.at));
  if ('unknown' in answer) return { unknown: answer.unknown };
  if (answer.breaches.length > 0) return { breaches: answer.breaches };
  const { plan, proposal } = answer;
  const { programme, venue, room, sex, pattern, exception, facilitators, referrals } = described;
  const startsOn = state === 'open' ? plan!.startsOn : described.startsOn;
  const { delivery } = proposal.template;
  tx.insert(groups)
    .values({ id, programme, venue, room, sex, delivery, pattern, state, startsOn, grouping, exception })
    .run();
  for (const facilitator of facilitators)
    tx.insert(groupFacilitators).values({ group: id, facilitator }).run();
  writeGroupState(tx, id, state, who);
  if (state === 'open') writePlan(tx, { id, venue, room }, plan!, proposal.template, referrals, who);
  else writeMembers(tx, id, referrals, proposal.template);
  return { kept: groupIn(tx, id)! };
}

const firstNumber = ({ sessions }: ProgrammeTemplate) => sessions[0]!.number;

function writeMembers(tx: Tx, group: string, referrals: readonly string[], template: ProgrammeTemplate) {
  for (const referral of referrals)
    tx.insert(groupMembers)
      .values({ group, referral, joinedAtSession: firstNumber(template) })
      .run();
}

type Where = { id: string; venue: string; room: string };

function writePlan(
  tx: Tx,
  { id: group, ...where }: Where,
  plan: GroupPlan,
  template: ProgrammeTemplate,
  referrals: readonly string[],
  who: ByWhom,
): void {
  for (const { number, date, from, to, facilitators } of plan.sessions) {
    const id = `${group}-${number}`;
    tx.insert(groupSessions)
      .values({ id, group, number, date, from, to, ...where, status: 'planned' })
      .run();
    for (const facilitator of facilitators)
      tx.insert(sessionFacilitators).values({ session: id, facilitator }).run();
  }
  writeMembers(tx, group, referrals, template);
  writeOneToOnes(tx, group, plan.oneToOnes);
  for (const referral of referrals) {
    writeReferralState(tx, referral, { state: 'placed', ...who, reason: `group ${group}` });
    writeLinkWorkerTask(tx, group, referral, template, sessionsOfMember(plan, referral)[0]!.date);
  }
}

/** Books one-to-ones of members of a group, within a transaction: their ids, which count on from those that it has. */
export function writeOneToOnes(
  tx: Tx,
  group: string,
  own: readonly Omit<typeof oneToOnes.$inferInsert, 'id' | 'group' | 'status'>[],
): string[] {
  const last = tx.get<{ n: number }>(sql`select count(*) as n from ${oneToOnes} where "group" = ${group}`);
  return own.map((one, i) => {
    const id = `${group}-one-to-one-${last.n + i + 1}`;
    tx.insert(oneToOnes)
      .values({ ...one, id, group, status: 'planned' })
      .run();
    return id;
  });
}

/** A worker is to be allocated to the partner of a member some days before his first session, where the programme asks. */
export function writeLinkWorkerTask(
  tx: Tx,
  group: string,
  referral: string,
  { partnerLinkWorker }: ProgrammeTemplate,
  firstSession: IsoDate,
): void {
  if (!partnerLinkWorker) return;
  const due = addDays(firstSession, -partnerLinkWorker.leadDays);
  tx.insert(partnerLinkWorkerTasks)
    .values({ group, referral, due, state: 'open' })
    .onConflictDoNothing()
    .run();
}

const idLetter = 'G';
const idDigits = 6;

/** `G000001` and on: says nothing of the programme, for it stands in addresses. */
function freeId(tx: Tx): string {
  const last = tx.get<{ n: number }>(sql`
    select coalesce(max(cast(substr(id, 2) as integer)), 0) as n from ${groups}
    where id glob ${`${idLetter}[0-9]*`}`);
  return `${idLetter}${String(last.n + 1).padStart(idDigits, '0')}`;
}
