import { grouped } from '../../grouped.ts';
import type { Facts } from '../facts.ts';
import type { Crn, Person, ProjectCode, Session, SessionId } from '../problem.ts';
import type { SeatPrice } from '../roster.ts';
import { bookingRules } from '../rules.ts';
import { valueOfBooking, valueOfMinutes } from '../search/candidates.ts';

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
  const allows = (person: Person, session: Session, from = facts): boolean => {
    for (const rule of bookingRules) if (!rule.allows(person, session, from)) return false;
    return true;
  };
  const placesFor = (person: Person): Place[] => {
    // Many questions about one person: one index of their travel, and of each day only its own windows.
    const minutes = new Map<ProjectCode, number>();
    for (const [, project, oneWay] of facts.travelOf(person.crn)) minutes.set(project, oneWay);
    const own: Facts = { ...facts, travelMinutes: (_, project) => minutes.get(project) };
    const found: Place[] = [];
    for (const [date, availability] of grouped(person.availability, (window) => window.date)) {
      const then = { ...person, availability };
      for (const session of byDate.get(date) ?? [])
        if (allows(then, session, own)) found.push({ session, worth: worthOf(person, session, own) });
    }
    return found;
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
