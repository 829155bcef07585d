import { eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from './connect.ts';
import { type Change, twiceIn } from './lists.ts';
import { people, venues, venueTravel } from './schema.ts';

/** Known minutes one way from a person's home to a venue. */
export type VenueTravel = Omit<typeof venueTravel.$inferSelect, 'crn'>;

/** The known travel times of a person to venues, by venue; null: no such person. */
export async function venueTravelOf(db: Db, crn: string): Promise<VenueTravel[] | null> {
  return db.transaction((tx) => (isKept(tx, crn) ? travelIn(tx, crn) : null));
}

/** Puts other travel times in the place of a person's. Refused: an unknown venue, one venue twice. Null: no such person. */
export async function putVenueTravel(
  db: Db,
  crn: string,
  rows: readonly VenueTravel[],
): Promise<Change<VenueTravel[]> | null> {
  return db.transaction(
    (tx) => {
      if (!isKept(tx, crn)) return null;
      const codes = rows.map(({ venue }) => venue);
      const known = tx.select({ code: venues.code }).from(venues).where(inArray(venues.code, codes)).all();
      const unknown = codes.find((venue) => !known.some(({ code }) => code === venue));
      if (unknown !== undefined) return { refused: 'unknown', field: 'venue', value: unknown } as const;
      const twice = twiceIn({ venue: codes });
      if (twice) return twice;
      tx.delete(venueTravel).where(eq(venueTravel.crn, crn)).run();
      for (const row of rows)
        tx.insert(venueTravel)
          .values({ ...row, crn })
          .run();
      return { kept: travelIn(tx, crn) };
    },
    { behavior: 'immediate' },
  );
}

const isKept = (tx: Tx, crn: string) =>
  tx.select({ crn: people.crn }).from(people).where(eq(people.crn, crn)).get() !== undefined;

function travelIn(tx: Tx, crn: string): VenueTravel[] {
  const { venue, minutes } = venueTravel;
  return tx.select({ venue, minutes }).from(venueTravel).where(eq(venueTravel.crn, crn)).orderBy(venue).all();
}
