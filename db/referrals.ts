import { and, count, eq, getTableColumns, gte, sql } from 'drizzle-orm';
import type { Region } from '../solver/policy/entry.ts';
import { isClosed, type ReferralState } from '../solver/referral-states.ts';
import type { Db, Tx } from './connect.ts';
import {
  type Against,
  type AreaFilter,
  type Change,
  faultsAgainst,
  inArea,
  ofSeen,
  type Page,
  type Paged,
  type Patch,
  patched,
} from './lists.ts';
import { factsOf, type ReferralFact, writeFacts } from './referral-facts.ts';
import { type StateChange, statesOf } from './referral-states.ts';
import { pdus, people, referralStateChanges, referrals, type sexes } from './schema.ts';

export type ReferralRow = typeof referrals.$inferSelect;

/** A referral as a list shows it: whose it is, and where they belong. */
export type ListedReferral = ReferralRow & {
  sex: (typeof sexes)[number];
  pdu: string;
  region: Region;
};

/** With all facts that were ever put on file, and every state it has been in, in order. */
export type Referral = ListedReferral & { facts: ReferralFact[]; history: StateChange[] };

/** A referral to be, waiting; its id is made up unless told. */
export type NewReferral = Omit<ReferralRow, 'id' | 'state'> & {
  id?: string | undefined;
  facts?: ReferralFact[] | undefined;
};

/** Who is referred, and to what, stays. */
export type ReferralPatch = Patch<Omit<ReferralRow, 'id' | 'crn' | 'programme' | 'state'>>;

export interface ReferralsFilter extends AreaFilter {
  state?: ReferralState | undefined;
  programme?: string | undefined;
  sex?: (typeof sexes)[number] | undefined;
  /** Part of a crn. */
  text?: string | undefined;
}

/** Why a referral is not kept: as other rows; or the person has one to the programme that is still open. */
export type NotReferred =
  | Exclude<Change<never>, { kept: never }>
  | { refused: 'one-referral'; referral: string };

/** The referrals of a filter by must-finish-by date, then referral date: a waiting list. One page. */
export async function listReferrals(
  db: Db,
  filter: ReferralsFilter,
  { size, number }: Page,
): Promise<Paged<ListedReferral>> {
  return db.transaction((tx) => ({
    rows: inOrder(db, tx, filter)
      .limit(size)
      .offset(size * number)
      .all(),
    total: counted(db, tx, filter),
  }));
}

/** The same, all of them. */
export async function allReferrals(db: Db, filter: ReferralsFilter): Promise<ListedReferral[]> {
  return db.transaction((tx) => inOrder(db, tx, filter).all());
}

/** One referral with its facts and history, or null. */
export async function referralById(db: Db, id: string): Promise<Referral | null> {
  return db.transaction((tx) => referralIn(tx, id));
}

/** Keeps a new referral, waiting, with the facts that came with it. Refused besides: an unknown person. */
export async function createReferral(
  db: Db,
  { id, facts = [], ...referral }: NewReferral,
  { at, by }: { at: string; by: string },
  against: Against<ReferralRow> = () => [],
): Promise<{ kept: Referral } | NotReferred> {
  return db.transaction(
    (tx) => {
      const row: ReferralRow = { ...referral, id: id ?? freeId(tx), state: 'waiting' };
      const refused = refusalOf(tx, row) ?? faultsAgainst(db, row, against);
      if (refused) return refused;
      tx.insert(referrals).values(row).run();
      tx.insert(referralStateChanges)
        .values({ referral: row.id, state: row.state, at, by, reason: null })
        .run();
      writeFacts(tx, row.id, facts);
      return { kept: referralIn(tx, row.id)! };
    },
    { behavior: 'immediate' },
  );
}

/** Changes some fields of a referral. Null: no such referral. */
export async function changeReferral(
  db: Db,
  id: string,
  patch: ReferralPatch,
  against: Against<ReferralRow> = () => [],
): Promise<Change<Referral> | null> {
  return db.transaction(
    (tx) => {
      const before = tx.select().from(referrals).where(eq(referrals.id, id)).get();
      if (!before) return null;
      const refused = faultsAgainst(db, patched<ReferralRow>(before, patch), against);
      if (refused) return refused;
      if (Object.values(patch).some((value) => value !== undefined))
        tx.update(referrals).set(patch).where(eq(referrals.id, id)).run();
      return { kept: referralIn(tx, id)! };
    },
    { behavior: 'immediate' },
  );
}

const listed = {
  ...getTableColumns(referrals),
  sex: people.sex,
  pdu: people.pdu,
  region: pdus.region,
};

function ofFilter(db: Db, { state, programme, sex, text, ...area }: ReferralsFilter) {
  return and(
    inArea(db, people.pdu, area),
    state && eq(referrals.state, state),
    programme === undefined ? undefined : eq(referrals.programme, programme),
    sex && eq(people.sex, sex),
    ofSeen(referrals.crn, area, state, programme, sex),
    text === undefined ? undefined : sql`instr(${referrals.crn}, upper(${text})) > 0`,
  );
}

function listedIn(tx: Tx) {
  return tx
    .select(listed)
    .from(referrals)
    .innerJoin(people, eq(people.crn, referrals.crn))
    .innerJoin(pdus, eq(pdus.code, people.pdu));
}

const inOrder = (db: Db, tx: Tx, filter: ReferralsFilter) =>
  listedIn(tx)
    .where(ofFilter(db, filter))
    .orderBy(referrals.mustFinishBy, referrals.referredOn, referrals.id);

function counted(db: Db, tx: Tx, filter: ReferralsFilter): number {
  const row = tx
    .select({ total: count() })
    .from(referrals)
    .innerJoin(people, eq(people.crn, referrals.crn))
    .where(ofFilter(db, filter))
    .get();
  return row?.total ?? 0;
}

function referralIn(tx: Tx, id: string): Referral | null {
  const row = listedIn(tx).where(eq(referrals.id, id)).get();
  return row ? { ...row, facts: factsOf(tx, id), history: statesOf(tx, id) } : null;
}

const idLetter = 'R';
const idDigits = 6;

/** `R000001` and on: says nothing of the person or the programme, for it stands in addresses. */
function freeId(tx: Tx): string {
  const last = tx.get<{ n: number }>(sql`
    select coalesce(max(cast(substr(id, 2) as integer)), 0) as n from ${referrals}
    where id glob ${`${idLetter}[0-9]*`}`);
  return `${idLetter}${String(last.n + 1).padStart(idDigits, '0')}`;
}

function refusalOf(tx: Tx, { id, crn, programme }: ReferralRow): NotReferred | null {
  if (!tx.select().from(people).where(eq(people.crn, crn)).get())
    return { refused: 'unknown', field: 'crn', value: crn };
  if (tx.select().from(referrals).where(eq(referrals.id, id)).get())
    return { refused: 'duplicate', field: 'id', value: id };
  const open = tx
    .select()
    .from(referrals)
    .where(and(eq(referrals.crn, crn), eq(referrals.programme, programme)))
    .all()
    .find(({ state }) => !isClosed(state));
  return open ? { refused: 'one-referral', referral: open.id } : null;
}

/** When somebody was referred, to what, and where they belong; whatever became of it. */
export interface Arrival {
  programme: string;
  referredOn: string;
  pdu: string;
  sex: (typeof sexes)[number];
}

/** The referrals of a region since a day, in no order. */
export async function arrivalsSince(db: Db, region: Region, since: string): Promise<Arrival[]> {
  return db
    .select({
      programme: referrals.programme,
      referredOn: referrals.referredOn,
      pdu: people.pdu,
      sex: people.sex,
    })
    .from(referrals)
    .innerJoin(people, eq(people.crn, referrals.crn))
    .innerJoin(pdus, eq(pdus.code, people.pdu))
    .where(and(eq(pdus.region, region), gte(referrals.referredOn, since)))
    .all();
}
