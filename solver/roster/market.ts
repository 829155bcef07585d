import { grouped } from '../grouped.ts';
import { valueOfBooking, valueOfMinutes } from './candidates.ts';
import type { Facts } from './facts.ts';
import type { Crn, Person, Session, SessionId } from './problem.ts';
import type { SeatPrice } from './roster.ts';
import { bookingRules } from './rules.ts';

/** A session that a person may be booked on, and what the booking wins by itself, less the price of its seat, in points. */
export interface Place {
  session: Session;
  worth: number;
}

/** What seats are worth to people at the prices of the last search; looked up only for the people who are asked about. */
export interface Market {
  facts: Facts;
  /** Points of a seat; 0 where no price is known. */
  priceOf(id: SessionId): number;
  /** What a booking wins by itself (its minutes apart), less the price of its seat. */
  worthOf(person: Person, session: Session): number;
  /** Whether the booking rules allow the person on the session. */
  allows(person: Person, session: Session): boolean;
  /** The sessions on which they do. */
  placesOf(crn: Crn): readonly Place[];
  /** Points of a person's credit minutes. */
  minutesWorth(person: Person, minutes: number): number;
}

/** The market of a faultless problem at some prices; sessions that have none cost nothing. */
export function marketOf(facts: Facts, prices: readonly SeatPrice[]): Market {
  const { problem } = facts;
  const priceOf = new Map(prices);
  const byDate = grouped(problem.sessions, ({ date }) => date);
  const places = new Map<Crn, readonly Place[]>();

  const worthOf = (person: Person, session: Session, from = facts): number => {
    const { crn } = person;
    const travel = from.travelMinutes(crn, session.project) ?? 0;
    const told = from.isPublished(crn, session.id);
    return valueOfBooking(problem.policy, person, session, travel, told) - (priceOf.get(session.id) ?? 0);
  };
  const allows = (person: Person, session: Session, from = facts) =>
    bookingRules.every((rule) => rule.allows(person, session, from));
  const placesFor = (person: Person): Place[] => {
    // One index for the many questions about one person.
    const minutes = new Map(facts.travelOf(person.crn).map((row) => [row[1], row[2]]));
    const own: Facts = { ...facts, travelMinutes: (_, project) => minutes.get(project) };
    return [...new Set(person.availability.map(({ date }) => date))].flatMap((date) =>
      (byDate.get(date) ?? [])
        .filter((session) => allows(person, session, own))
        .map((session) => ({ session, worth: worthOf(person, session, own) })),
    );
  };
  return {
    facts,
    priceOf: (id) => priceOf.get(id) ?? 0,
    worthOf,
    allows,
    placesOf(crn) {
      const known = places.get(crn) ?? placesFor(facts.person(crn));
      places.set(crn, known);
      return known;
    },
    minutesWorth: (person, minutes) => valueOfMinutes(problem.policy, person, minutes, minutes > 0),
  };
}
