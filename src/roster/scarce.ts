import type { Db } from '../../db/connect.ts';
import { seatPricesOf } from '../../db/rosters.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { type ScarceSeats, scarceSeats } from '../../solver/roster/explain/scarce.ts';
import type { Standing } from '../../solver/roster/explain/standing.ts';
import { type Unserved, unservedPeople } from '../../solver/roster/explain/unserved.ts';
import { dayInWords, hoursInWords, peopleInWords } from '../http/in-words.ts';
import { type Asked, rosterAsked } from './asked.ts';
import { pointsInWords } from './line-words.ts';
import type { Refusal } from './refusals.ts';

/** What an officer should go and source for a week. */
export interface ScarceView {
  /** Where more places on the sessions that there are would help, the dearest first. */
  seats: (ScarceSeats & { sentence: string })[];
  /** Where only other sessions would help, those of most people first. */
  unserved: (Unserved & { sentence: string })[];
}

/**
 * Where places are lacking in a roster, by area (the PDU of the project) and day, at most `most` of each kind. Prices of
 * seats are those of the run that made it. Refused: there is no such roster.
 */
export async function scarceIn(
  db: Db,
  id: number,
  most: number,
  today: IsoDate,
): Promise<ScarceView | Refusal<'unknown-roster'>> {
  const asked = await rosterAsked(db, id, { today });
  if ('refused' in asked) return { refused: 'unknown-roster' };
  const { standing } = asked;
  const known = remembered.get(standing) ?? new Map<number, ScarceView>();
  remembered.set(standing, known);
  const view = known.get(most) ?? (await scarceInStanding(db, id, asked, most));
  known.set(most, view);
  return view;
}

/** By how many are asked for; of a roster as it stands the answer is always the same, and takes a tenth of a second to find. */
const remembered = new WeakMap<Standing, Map<number, ScarceView>>();

async function scarceInStanding(
  db: Db,
  id: number,
  { standing, names }: Asked,
  most: number,
): Promise<ScarceView> {
  const prices = new Map(await seatPricesOf(db, id));
  const areaOf = (project: string) => names.get(project)!.pduName;
  const priceOf = (session: string) => prices.get(session) ?? null;
  const { firstMinutes } = standing.problem.policy;
  return {
    seats: scarceSeats(standing, { areaOf, priceOf, most }).map((seats) => ({
      ...seats,
      sentence: seatsInWords(seats, firstMinutes),
    })),
    unserved: unservedPeople(standing, { areaOf, most }).map((unserved) => ({
      ...unserved,
      sentence: unservedInWords(unserved),
    })),
  };
}

function seatsInWords({ area, date, places }: ScarceSeats, firstMinutes: number): string {
  const first = places.filter((place) => place.givesFirstHours).length;
  const groups = [
    { count: first, hours: `their first ${hoursInWords(firstMinutes)}` },
    { count: places.length - first, hours: 'further hours' },
  ].filter(({ count }) => count > 0);
  const [most, ...rest] = groups.map(({ count, hours }) => ({
    places: count === 1 ? '1 more place' : `${count} more places`,
    given: `would give ${peopleInWords(count)} ${hours}`,
  }));
  const where = `near ${area} on ${dayInWords(date)}`;
  const others = rest.map((group) => `, and ${group.places} ${group.given}`).join('');
  const best = places.length === 1 ? 'it' : 'the best of them';
  return `${most!.places} ${where} ${most!.given}${others}; ${best} is worth ${pointsInWords(places[0]!.points)}`;
}

function unservedInWords({ area, date, people }: Unserved): string {
  const who = area === null ? 'who can get to no project' : `near ${area}`;
  const are = people.length === 1 ? 'is' : 'are';
  const when = dayInWords(date);
  return `${peopleInWords(people.length)} ${who} ${are} short and free on ${when}, and no session is within their reach`;
}
