import { and, eq, inArray, notExists, or } from 'drizzle-orm';
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
  pageOf,
  patched,
  twiceIn,
} from './lists.ts';
import { replanPeople } from './replan.ts';
import {
  availability,
  availabilityExceptions,
  commitments,
  type employments,
  erasedPeople,
  keepApart,
  pdus,
  people,
  type sexes,
} from './schema.ts';

export type PersonRow = typeof people.$inferSelect;

/** What is kept beside a person: when they can work and cannot, and whom they must not meet. */
export interface PersonLists {
  availability: Omit<typeof availability.$inferSelect, 'crn'>[];
  exceptions: Omit<typeof availabilityExceptions.$inferSelect, 'crn'>[];
  /** Crns. */
  keepApart: string[];
  commitments: Omit<typeof commitments.$inferSelect, 'crn'>[];
}

export type Person = PersonRow & PersonLists;
export type NewPerson = PersonRow & Patch<PersonLists>;
/** A list that is given takes the place of the one kept. */
export type PersonPatch = Patch<Omit<Person, 'crn'>>;

export interface PeopleFilter extends AreaFilter {
  employment?: (typeof employments)[number] | undefined;
  sex?: (typeof sexes)[number] | undefined;
}

type Refused = Extract<Change<never>, { refused: string }>;

/** Of an erased person rows stay, for what they count; somebody to look at they are no more. */
const isSomebody = (db: Db | Tx) =>
  notExists(db.select().from(erasedPeople).where(eq(erasedPeople.crn, people.crn)));

/** People in order of crn, without their lists. */
export async function listPeople(db: Db, filter: PeopleFilter, page: Page): Promise<Paged<PersonRow>> {
  const where = and(
    inArea(db, people.pdu, filter),
    filter.employment && eq(people.employment, filter.employment),
    filter.sex && eq(people.sex, filter.sex),
    isSomebody(db),
    ofSeen(people.crn, filter, filter.sex, filter.employment),
  );
  return pageOf(db, people, where, [people.crn], page);
}

/** One person with their lists, or null. */
export async function personByCrn(db: Db, crn: string): Promise<Person | null> {
  return db.transaction((tx) => personIn(tx, crn));
}

/** Keeps a new person. Refused: a crn that stands already, an unknown pdu or counterpart, a list with one row twice. */
export async function createPerson(
  db: Db,
  person: NewPerson,
  against: Against<PersonRow> = () => [],
): Promise<Change<Person>> {
  return db.transaction(
    (tx) => {
      const { row, lists } = rowAndLists(person);
      if (personIn(tx, row.crn)) return { refused: 'duplicate', field: 'crn', value: row.crn } as const;
      const refused = refusalOf(tx, row.crn, person) ?? faultsAgainst(db, row, against);
      if (refused) return refused;
      tx.insert(people).values(row).run();
      replaceLists(tx, row.crn, lists);
      return { kept: personIn(tx, row.crn)! };
    },
    { behavior: 'immediate' },
  );
}

/**
 * Changes some fields of a person; a list that is given takes the place of the one kept, and their requirements are planned
 * again where it says when they can come. Null: no such person.
 */
export async function changePerson(
  db: Db,
  crn: string,
  patch: PersonPatch,
  at: string,
  against: Against<PersonRow> = () => [],
): Promise<Change<Person> | null> {
  return db.transaction(
    (tx) => {
      const before = tx.select().from(people).where(eq(people.crn, crn)).get();
      if (!before) return null;
      const { row, lists } = rowAndLists(patch);
      const refused =
        refusalOf(tx, crn, patch) ?? faultsAgainst(db, patched<PersonRow>(before, row), against);
      if (refused) return refused;
      if (Object.values(row).some((value) => value !== undefined))
        tx.update(people).set(row).where(eq(people.crn, crn)).run();
      replaceLists(tx, crn, lists);
      if (lists.availability || lists.exceptions || lists.commitments) replanPeople(db, [crn], at);
      return { kept: personIn(tx, crn)! };
    },
    { behavior: 'immediate' },
  );
}

/** Two crns as a keep-apart row has them: the lower first. */
export function keepApartRow(one: string, other: string): typeof keepApart.$inferInsert {
  return one < other ? { crn: one, otherCrn: other } : { crn: other, otherCrn: one };
}

function personIn(tx: Tx, crn: string): Person | null {
  const row = tx
    .select()
    .from(people)
    .where(and(eq(people.crn, crn), isSomebody(tx)))
    .get();
  if (!row) return null;
  const pairs = tx
    .select()
    .from(keepApart)
    .where(or(eq(keepApart.crn, crn), eq(keepApart.otherCrn, crn)))
    .all();
  return {
    ...row,
    availability: tx
      .select()
      .from(availability)
      .where(eq(availability.crn, crn))
      .orderBy(availability.weekday, availability.from, availability.fromDate)
      .all()
      .map(withoutCrn),
    exceptions: tx
      .select()
      .from(availabilityExceptions)
      .where(eq(availabilityExceptions.crn, crn))
      .orderBy(availabilityExceptions.date, availabilityExceptions.from)
      .all()
      .map(withoutCrn),
    keepApart: pairs.map((pair) => (pair.crn === crn ? pair.otherCrn : pair.crn)).sort(),
    commitments: tx
      .select()
      .from(commitments)
      .where(eq(commitments.crn, crn))
      .orderBy(commitments.date, commitments.from)
      .all()
      .map(withoutCrn),
  };
}

/** The fields of the person's own row apart from the lists kept beside it. */
function rowAndLists<P extends Patch<PersonLists>>({
  availability,
  exceptions,
  keepApart,
  commitments,
  ...row
}: P) {
  return { row, lists: { availability, exceptions, keepApart, commitments } };
}

function withoutCrn<T extends { crn: string }>({ crn: _, ...rest }: T): Omit<T, 'crn'> {
  return rest;
}

function refusalOf(tx: Tx, crn: string, person: PersonPatch): Refused | null {
  if (person.pdu !== undefined && !tx.select().from(pdus).where(eq(pdus.code, person.pdu)).get())
    return { refused: 'unknown', field: 'pdu', value: person.pdu };
  const others = person.keepApart ?? [];
  if (others.includes(crn)) return { refused: 'itself', field: 'keepApart', value: crn };
  const known = new Set(
    tx
      .select({ crn: people.crn })
      .from(people)
      .where(inArray(people.crn, others))
      .all()
      .map((p) => p.crn),
  );
  const unknown = others.find((other) => !known.has(other));
  if (unknown !== undefined) return { refused: 'unknown', field: 'keepApart', value: unknown };
  const keys = {
    availability: person.availability?.map((w) => `weekday ${w.weekday} ${w.from} from ${w.fromDate}`),
    exceptions: person.exceptions?.map((w) => `${w.date} ${w.from}`),
    keepApart: others,
    commitments: person.commitments?.map((w) => `${w.date} ${w.from}`),
  };
  return twiceIn(keys);
}

function replaceLists(tx: Tx, crn: string, lists: Patch<PersonLists>) {
  const withCrn = <T>(rows: readonly T[]) => rows.map((row) => ({ ...row, crn }));
  if (lists.availability) {
    tx.delete(availability).where(eq(availability.crn, crn)).run();
    if (lists.availability.length) tx.insert(availability).values(withCrn(lists.availability)).run();
  }
  if (lists.exceptions) {
    tx.delete(availabilityExceptions).where(eq(availabilityExceptions.crn, crn)).run();
    if (lists.exceptions.length) tx.insert(availabilityExceptions).values(withCrn(lists.exceptions)).run();
  }
  if (lists.keepApart) {
    tx.delete(keepApart)
      .where(or(eq(keepApart.crn, crn), eq(keepApart.otherCrn, crn)))
      .run();
    const pairs = lists.keepApart.map((other) => keepApartRow(crn, other));
    if (pairs.length) tx.insert(keepApart).values(pairs).run();
  }
  if (lists.commitments) {
    tx.delete(commitments).where(eq(commitments.crn, crn)).run();
    if (lists.commitments.length) tx.insert(commitments).values(withCrn(lists.commitments)).run();
  }
}
