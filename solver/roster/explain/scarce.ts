import { byText } from '../../by-text.ts';
import type { IsoDate } from '../../calendar.ts';
import { grouped } from '../../grouped.ts';
import { creditOf } from '../facts.ts';
import { firstMinutesOf, pointsOfWeek } from '../judge.ts';
import { pointsOf } from '../points-by-line.ts';
import type { Crn, Person, ProjectCode, Session, SessionId } from '../problem.ts';
import { daysFree, peopleShort } from './need.ts';
import { firstRuleAgainst } from './short.ts';
import type { Standing } from './standing.ts';

/** One more place on a full session, and what the roster wins if someone short takes it. */
export interface WantedPlace {
  crn: Crn;
  session: SessionId;
  points: number;
  /** It gives them their first hours of the week, which they lack without it. */
  givesFirstHours: boolean;
}

/** Places that an area lacks on a day: what an officer should go and source. */
export interface ScarceSeats {
  area: string;
  date: IsoDate;
  /** The full sessions there, in the problem's order. */
  sessions: SessionId[];
  /** Points of the dearest seat on these; null: not known. */
  price: number | null;
  /** One more place for each person who would take one, those that win most first; at least one. */
  places: WantedPlace[];
  /** What all these places would win. */
  points: number;
}

export interface ScarceSeatsAsked {
  areaOf: (project: ProjectCode) => string;
  /** What a seat is worth to the week in points, from the last solve; null: not known. */
  priceOf: (session: SessionId) => number | null;
  /** How many to tell of. */
  most: number;
}

/** Someone short, and the days on which one more session could be. */
interface Wanting {
  person: Person;
  days: IsoDate[];
  /** Projects within their longest travel time. */
  reach: ReadonlySet<ProjectCode>;
  /** Credit minutes that their week has room for. */
  room: number;
}

function wantingOf(person: Person, standing: Standing): Wanting {
  const { facts, problem } = standing;
  const near = facts
    .travelOf(person.crn)
    .filter(([, , minutes]) => minutes <= problem.policy.maxTravelMinutes);
  return {
    person,
    days: daysFree(person, standing),
    reach: new Set(near.map(([, project]) => project)),
    room: person.maxMinutes - creditOf(facts.sessionsOf(person.crn)),
  };
}

/** The full sessions of an area and a day. */
type Full = Pick<ScarceSeats, 'area' | 'date' | 'price'> & { sessions: Session[] };

/**
 * Where one more place would win points, by area and day: the dearest seats first, those of unknown price last; of like price
 * those first whose places would win most together. A place is told of where only the session's size keeps someone short off
 * it, and each area and day as if no other got more.
 */
export function scarceSeats(standing: Standing, asked: ScarceSeatsAsked): ScarceSeats[] {
  const wanting = peopleShort(standing).map((person) => wantingOf(person, standing));
  const seats: ScarceSeats[] = [];
  for (const alike of likePriced(fullSessions(standing, asked))) {
    if (seats.length >= asked.most) break;
    seats.push(...lackingOf(alike, wanting, standing));
  }
  return seats.slice(0, asked.most);
}

function fullSessions({ openSessions, facts }: Standing, { areaOf, priceOf }: ScarceSeatsAsked): Full[] {
  const full = openSessions.filter(
    ({ id, capacity }) => capacity > 0 && facts.peopleOn(id).length === capacity,
  );
  const byAreaAndDay = grouped(full, ({ project, date }) => JSON.stringify([areaOf(project), date]));
  return [...byAreaAndDay.values()].map((sessions) => {
    const { project, date } = sessions[0]!;
    const prices = sessions.map(({ id }) => priceOf(id)).filter((price) => price !== null);
    const price = prices.length > 0 ? Math.max(...prices) : null;
    return { area: areaOf(project), date, price, sessions };
  });
}

/** Those of one price together, the dearest first: what they would win is worked out only as far as is asked. */
function likePriced(full: readonly Full[]): Full[][] {
  const byPrice = [...grouped(full, ({ price }) => price ?? Number.MIN_SAFE_INTEGER)];
  return byPrice.sort(([one], [other]) => other - one).map(([, alike]) => alike);
}

/** Of these areas and days those that lack places, most points first. */
function lackingOf(full: readonly Full[], wanting: readonly Wanting[], standing: Standing): ScarceSeats[] {
  const widened = full.flatMap(({ sessions }) =>
    sessions.map((session) => ({ ...session, capacity: session.capacity + 1 })),
  );
  const widenedOn = grouped(widened, ({ date }) => date);
  const wanted: WantedPlace[] = [];
  // Most who are short are out of reach of most that is full: that is seen before any other rule is asked.
  for (const { person, days, reach, room } of wanting)
    for (const date of days) {
      const sessions = widenedOn
        .get(date)
        ?.filter(({ project, creditMinutes }) => creditMinutes <= room && reach.has(project));
      if (sessions && sessions.length > 0) wanted.push(...placesFor(person, sessions, standing));
    }
  const wantedOn = grouped(wanted, ({ session }) => session);
  return full
    .map(({ area, date, price, sessions }): ScarceSeats => {
      const ids = sessions.map(({ id }) => id);
      const here = ids.flatMap((id) => wantedOn.get(id) ?? []);
      const places = onePlaceEach(here, standing);
      const points = places.reduce((sum, place) => sum + place.points, 0);
      return { area, date, sessions: ids, price, places, points };
    })
    .filter(({ places }) => places.length > 0)
    .sort((a, b) => b.points - a.points || byText(a.date, b.date) || byText(a.area, b.area));
}

/** The places that someone would take on these sessions, which have one more than there is: those that win points. */
function placesFor(person: Person, widened: readonly Session[], standing: Standing): WantedPlace[] {
  const { problem, facts } = standing;
  const { crn } = person;
  const possible = widened.filter((session) => firstRuleAgainst(person, session, standing) === null);
  if (possible.length === 0) return [];
  const week = facts.sessionsOf(crn);
  const minutes = creditOf(week);
  const first = firstMinutesOf(person, problem.policy);
  const points = pointsOf(pointsOfWeek(person, week, facts));
  return possible
    .map((session) => ({
      crn,
      session: session.id,
      points: pointsOf(pointsOfWeek(person, [...week, session], facts)) - points,
      givesFirstHours: minutes < first && minutes + session.creditMinutes >= first,
    }))
    .filter((place) => place.points > 0);
}

/** Those that win most, one a person; nobody beside someone whom they must be kept apart from. */
function onePlaceEach(wanted: readonly WantedPlace[], standing: Standing): WantedPlace[] {
  const taken = new Map<Crn, SessionId>();
  const byPoints = [...wanted].sort((a, b) => b.points - a.points);
  return byPoints.filter(({ crn, session }) => {
    if (taken.has(crn)) return false;
    if (standing.apartOf(crn).some((pair) => pair.some((other) => taken.get(other) === session)))
      return false;
    taken.set(crn, session);
    return true;
  });
}
