import { creditOf } from '../facts.ts';
import type { Booking, Person, RosterProblem, Session } from '../problem.ts';
import type { Short } from '../roster.ts';
import { bookingRules, type RuleName, rules } from '../rules.ts';
import { peopleShort } from './need.ts';
import { type Standing, standingOf } from './standing.ts';

/**
 * Everyone under their weekly minimum, in the problem's order, with the rules that keep them off the week's other
 * sessions: for each session the first rule in the register's order, counted (`formats/roster.md`). Where no rule does by itself
 * the roster as a whole does: its places are worth more to others, so `capacity`.
 */
export function shortOf(problem: RosterProblem, bookings: readonly Booking[]): Short[] {
  const standing = standingOf(problem, bookings);
  return peopleShort(standing).map((person) => shortBecause(person, standing));
}

/** The same of one person, who is short. */
export function shortBecause(person: Person, standing: Standing): Short {
  const booked = standing.facts.sessionsOf(person.crn);
  const count = new Map<RuleName, number>();
  for (const session of standing.problem.sessions) {
    if (booked.includes(session)) continue;
    const rule = firstRuleAgainst(person, session, standing) ?? 'capacity';
    count.set(rule, (count.get(rule) ?? 0) + 1);
  }
  const because = rules.flatMap(({ name }) =>
    count.has(name) ? [{ rule: name, sessions: count.get(name)! }] : [],
  );
  return { crn: person.crn, minutes: creditOf(booked), because };
}

/**
 * The first rule, in the register's order, that one more booking would break: the person, not on the session yet, joining
 * it as the roster stands. Null: none would be.
 */
export function firstRuleAgainst(person: Person, session: Session, standing: Standing): RuleName | null {
  const { facts } = standing;
  for (const rule of bookingRules) if (!rule.allows(person, session, facts)) return rule.name;
  const booked = facts.sessionsOf(person.crn);
  if (booked.some((other) => other.date === session.date)) return 'one-a-day';
  if (creditOf(booked) + session.creditMinutes > person.maxMinutes) return 'max-minutes';
  const ete = booked.filter((other) => other.kind === 'ete');
  if (session.kind === 'ete' && creditOf(ete) + session.creditMinutes > person.eteMinutesLeft)
    return 'ete-share';
  const there = facts.peopleOn(session.id);
  if (there.length >= session.capacity) return 'capacity';
  if (session.kind === 'group' && there.length + 1 < session.minAttendance) return 'min-attendance';
  const guarded = session.womenOnly || session.womanPresent || there.some((p) => p.sex === 'female');
  if (person.avoidAllMale && person.sex === 'female' && !guarded) return 'all-male';
  const apart = standing.apartOf(person.crn).flat();
  if (there.some(({ crn }) => crn !== person.crn && apart.includes(crn))) return 'keep-apart';
  return null;
}
