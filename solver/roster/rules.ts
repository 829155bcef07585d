import { contains } from '../calendar.ts';
import { creditOf, type Facts } from './facts.ts';
import type { Crn, Person, Session, SessionId } from './problem.ts';

/**
 * THE REGISTER of what a week's roster must obey: all 14 rules of `formats/roster.md`, in its order. The first six
 * say whether a person may be booked on a session at all; the others bind the roster as a whole.
 */
export const bookingRules = [
  { name: 'available', sentence: 'is not free for the whole session', allows: available },
  {
    name: 'travel',
    sentence: 'cannot get there, or not within the longest travel time',
    allows: withinTravel,
  },
  { name: 'women-only', sentence: 'is not a woman, and the session is for women only', allows: womenOnly },
  { name: 'excluded-tag', sentence: 'may not work where the session takes place', allows: noExcludedTag },
  { name: 'needed-tag', sentence: 'needs something that the session does not offer', allows: everyNeededTag },
  {
    name: 'supervision',
    sentence: 'needs direct supervision, and the session is one to one',
    allows: supervised,
  },
] as const;

export const rosterRules = [
  { name: 'one-a-day', sentence: 'would work more than one session on the day', breaches: oneADay },
  { name: 'max-minutes', sentence: 'would work more than the most for the week', breaches: maxMinutes },
  { name: 'ete-share', sentence: 'would go over the share that training may count for', breaches: eteShare },
  { name: 'capacity', sentence: 'the session has no place left', breaches: capacity },
  { name: 'min-attendance', sentence: 'the session would run with too few people', breaches: minAttendance },
  { name: 'all-male', sentence: 'would be the only woman in an all-male environment', breaches: allMale },
  { name: 'keep-apart', sentence: 'must be kept apart from someone on the session', breaches: keepApart },
  { name: 'pinned', sentence: 'is pinned to a session and not booked on it', breaches: pinned },
] as const;

export const rules = [...bookingRules, ...rosterRules] as const;

export type BookingRuleName = (typeof bookingRules)[number]['name'];
export type RosterRuleName = (typeof rosterRules)[number]['name'];
export type RuleName = BookingRuleName | RosterRuleName;

/** One broken rule: who and where, where that applies, and by how much in the rule's own unit (minutes or people). */
export interface Breach {
  rule: RuleName;
  crn: Crn | null;
  session: SessionId | null;
  by: number;
}

function available(person: Person, session: Session): boolean {
  return person.availability.some((window) => window.date === session.date && contains(window, session));
}

function withinTravel(person: Person, session: Session, facts: Facts): boolean {
  const minutes = facts.travelMinutes(person.crn, session.project);
  return minutes !== undefined && minutes <= facts.problem.policy.maxTravelMinutes;
}

function womenOnly(person: Person, session: Session): boolean {
  return !session.womenOnly || person.sex === 'female';
}

function noExcludedTag(person: Person, session: Session): boolean {
  return !session.tags.some((tag) => person.excludedTags.includes(tag));
}

function everyNeededTag(person: Person, session: Session): boolean {
  return person.neededTags.every((tag) => session.tags.includes(tag));
}

function supervised(person: Person, session: Session): boolean {
  return !(person.directSupervision && session.kind === 'individual');
}

function oneADay(facts: Facts): Breach[] {
  return facts.problem.people.flatMap(({ crn }) => {
    const booked = facts.sessionsOf(crn);
    return booked
      .filter((session, i) => booked.slice(0, i).some((earlier) => earlier.date === session.date))
      .map((session) => ({ rule: 'one-a-day', crn, session: session.id, by: 1 }) satisfies Breach);
  });
}

function maxMinutes(facts: Facts): Breach[] {
  return facts.problem.people.flatMap(({ crn, maxMinutes }) => {
    const by = creditOf(facts.sessionsOf(crn)) - maxMinutes;
    return by > 0 ? [{ rule: 'max-minutes', crn, session: null, by } satisfies Breach] : [];
  });
}

function eteShare(facts: Facts): Breach[] {
  return facts.problem.people.flatMap(({ crn, eteMinutesLeft }) => {
    const by = creditOf(facts.sessionsOf(crn).filter((s) => s.kind === 'ete')) - eteMinutesLeft;
    return by > 0 ? [{ rule: 'ete-share', crn, session: null, by } satisfies Breach] : [];
  });
}

function capacity(facts: Facts): Breach[] {
  return facts.problem.sessions.flatMap(({ id, capacity }) => {
    const by = facts.peopleOn(id).length - capacity;
    return by > 0 ? [{ rule: 'capacity', crn: null, session: id, by } satisfies Breach] : [];
  });
}

function minAttendance(facts: Facts): Breach[] {
  return facts.problem.sessions.flatMap(({ id, kind, minAttendance }) => {
    const booked = facts.peopleOn(id).length;
    const by = kind === 'group' && booked > 0 ? minAttendance - booked : 0;
    return by > 0 ? [{ rule: 'min-attendance', crn: null, session: id, by } satisfies Breach] : [];
  });
}

function allMale(facts: Facts): Breach[] {
  return facts.problem.sessions.flatMap((session) => {
    const lone = loneWomanOn(session, facts);
    return lone?.avoidAllMale
      ? [{ rule: 'all-male', crn: lone.crn, session: session.id, by: 1 } satisfies Breach]
      : [];
  });
}

/** The woman who is booked among men alone, no woman supervising or hosting; undefined: there is none such. */
export function loneWomanOn({ id, womenOnly, womanPresent }: Session, facts: Facts): Person | undefined {
  if (womenOnly || womanPresent) return undefined;
  const [woman, another] = facts.peopleOn(id).filter(({ sex }) => sex === 'female');
  return another === undefined ? woman : undefined;
}

function keepApart(facts: Facts): Breach[] {
  return facts.problem.keepApart.flatMap(([one, other]) => {
    const others = facts.sessionsOf(other);
    return facts
      .sessionsOf(one)
      .filter((session) => others.includes(session))
      .map((session) => ({ rule: 'keep-apart', crn: one, session: session.id, by: 1 }) satisfies Breach);
  });
}

function pinned(facts: Facts): Breach[] {
  return facts.problem.pinned
    .filter(([crn, id]) => !facts.sessionsOf(crn).some((session) => session.id === id))
    .map(([crn, session]) => ({ rule: 'pinned', crn, session, by: 1 }) satisfies Breach);
}

/** The first six rules, in order, that keep a person off a session: empty if they may be booked on it. */
export function bookingRulesAgainst(person: Person, session: Session, facts: Facts): BookingRuleName[] {
  return bookingRules.filter((rule) => !rule.allows(person, session, facts)).map((rule) => rule.name);
}
