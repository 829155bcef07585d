import type { Db } from '../../db/connect.ts';
import { changeDraft } from '../../db/drafts.ts';
import { factsOf } from '../../solver/roster/facts.ts';
import { type Booking, bookingKey, type Crn, type SessionId } from '../../solver/roster/problem.ts';
import { bookingRulesAgainst } from '../../solver/roster/rules.ts';
import { inWeek, judgeable, type RosterInWeek } from './in-week.ts';
import type { Refusal } from './refusals.ts';
import { breachesInWords, outOfWeekInWords } from './words.ts';

/** A booking that every run around the draft keeps. */
export interface Pinned {
  crn: Crn;
  session: SessionId;
  /** False: the draft has no such booking yet; a run around it makes one, and until then it cannot be published. */
  booked: boolean;
  message: string;
}

const isSame = (one: Booking, other: Booking) => bookingKey(one) === bookingKey(other);

/**
 * Pins a person to a session in a draft; the same again changes nothing. Refused: there is no such roster, or it is no
 * draft; the week has no such person or session; one of the rules 1 to 6 keeps the person off the session, whatever
 * else is booked.
 */
export async function pinBooking(
  db: Db,
  id: number,
  pin: Booking,
): Promise<Pinned | Refusal<'unknown-roster' | 'not-a-draft' | 'not-in-week' | 'breaks-rules'>> {
  return changeDraft<Pinned | Refusal<'not-in-week' | 'breaks-rules'>>(db, id, (now) => {
    const found = inWeek(now);
    const refusal = refusalOf(found, pin);
    if (refusal) return { answer: refusal };

    const { bookings, pins, status } = found.roster;
    const booked = bookings.some((booking) => isSame(booking, pin));
    const [crn, session] = pin;
    const message = booked
      ? `${crn} stays on ${session} in every run around this roster`
      : `${crn} is not booked on ${session}: run the week around this roster to place them there`;
    const answer: Pinned = { crn, session, booked, message };
    if (pins.some((other) => isSame(other, pin))) return { answer };
    return { change: { pins: [...pins, pin], status: booked ? status : 'feasible' }, answer };
  });
}

function refusalOf({ week }: RosterInWeek, pin: Booking): Refusal<'not-in-week' | 'breaks-rules'> | null {
  const { outOfWeek } = judgeable(week, [pin]);
  if (outOfWeek.length > 0) return { refused: 'not-in-week', breaches: outOfWeekInWords(outOfWeek) };
  const facts = factsOf(week.problem, []);
  const [crn, session] = pin;
  const against = bookingRulesAgainst(facts.person(crn), facts.session(session), facts);
  if (against.length === 0) return null;
  const breaches = breachesInWords(against.map((rule) => ({ rule, crn, session, by: 1 })));
  return { refused: 'breaks-rules', breaches };
}

/**
 * Takes a pin back; the booking, if there is one, stays until it is moved or the week is run again. Without the pin
 * there may be better rosters than the bound of the run allows, so the draft has none from here on. Refused: there is
 * no such roster, or it is no draft; the booking is not pinned.
 */
export async function unpinBooking(
  db: Db,
  id: number,
  pin: Booking,
): Promise<{ unpinned: true } | Refusal<'unknown-roster' | 'not-a-draft' | 'not-pinned'>> {
  return changeDraft<{ unpinned: true } | Refusal<'not-pinned'>>(db, id, ({ roster }) => {
    const pins = roster.pins.filter((other) => !isSame(other, pin));
    if (pins.length === roster.pins.length) return { answer: { refused: 'not-pinned' } };
    return { change: { pins, bound: null, status: 'feasible' }, answer: { unpinned: true } };
  });
}
