import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortOf } from '../../../../solver/roster/explain/short.ts';
import { judge } from '../../../../solver/roster/judge.ts';
import type { Booking, Crn, Person, RosterProblem, Session } from '../../../../solver/roster/problem.ts';
import { type RuleName, rules } from '../../../../solver/roster/rules.ts';
import { bookingsOf } from '../../../../solver/roster/search/weeks.ts';
import { solve } from '../../../../solver/roster/solve.ts';
import { arbitraryWeek } from '../../../given/arbitrary-week.ts';
import { crowdedWeek } from '../../../given/crowded-week.ts';
import { inventedWeek } from '../../../given/invented-week.ts';
import { anyObeyingSearch } from '../../../given/search.ts';

const seed = 20_261_130;

/** A week with its roster. */
type Rostered = { problem: RosterProblem; bookings: readonly Booking[] };
type Lift = (week: Rostered, person: Person, session: Session) => Rostered;

const changed = (week: Rostered, change: Partial<RosterProblem>): Rostered => ({
  ...week,
  problem: { ...week.problem, ...change },
});
const withPerson = (week: Rostered, { crn }: Person, change: Partial<Person>) =>
  changed(week, { people: week.problem.people.map((p) => (p.crn === crn ? { ...p, ...change } : p)) });
const withSession = (week: Rostered, { id }: Session, change: Partial<Session>) =>
  changed(week, { sessions: week.problem.sessions.map((s) => (s.id === id ? { ...s, ...change } : s)) });
const peopleOn = ({ bookings }: Rostered, { id }: Session) => bookings.filter(([, on]) => on === id).length;

/** What would lift each rule for a person and a session, all else staying. A pin never keeps anyone off. */
const lifts: Record<Exclude<RuleName, 'pinned'>, Lift> = {
  available: (week, person, session) => {
    const { date, from, to } = session;
    return withPerson(week, person, { availability: [...person.availability, { date, from, to }] });
  },
  travel: (week, { crn }, { project }) => {
    const { travel, policy } = week.problem;
    const others = travel.filter(([who, where]) => who !== crn || where !== project);
    return changed(week, { travel: [...others, [crn, project, policy.maxTravelMinutes]] });
  },
  'women-only': (week, _, session) => withSession(week, session, { womenOnly: false }),
  'excluded-tag': (week, person) => withPerson(week, person, { excludedTags: [] }),
  'needed-tag': (week, person) => withPerson(week, person, { neededTags: [] }),
  supervision: (week, person) => withPerson(week, person, { directSupervision: false }),
  'one-a-day': (week, { crn }, { date }) => {
    const onDay = new Set(week.problem.sessions.filter((s) => s.date === date).map(({ id }) => id));
    return { ...week, bookings: week.bookings.filter(([who, id]) => who !== crn || !onDay.has(id)) };
  },
  'max-minutes': (week, person) => withPerson(week, person, { maxMinutes: Number.MAX_SAFE_INTEGER }),
  'ete-share': (week, person) => withPerson(week, person, { eteMinutesLeft: Number.MAX_SAFE_INTEGER }),
  capacity: (week, _, session) => withSession(week, session, { capacity: peopleOn(week, session) + 1 }),
  'min-attendance': (week, _, session) => withSession(week, session, { minAttendance: 1 }),
  'all-male': (week, _, session) => withSession(week, session, { womanPresent: true }),
  'keep-apart': (week, { crn }) =>
    changed(week, { keepApart: week.problem.keepApart.filter((pair) => !pair.includes(crn)) }),
};

/** The first rule, in the order of the register, that one more booking would break, as the judge sees it. */
function firstBroken({ problem, bookings }: Rostered, crn: Crn, { id }: Session): RuleName | undefined {
  const were = new Set(judge(problem, bookings).breaches.map((breach) => JSON.stringify(breach)));
  const are = judge(problem, [...bookings, [crn, id]]).breaches;
  const broken = are.filter((breach) => !were.has(JSON.stringify(breach)));
  return rules.find(({ name }) => broken.some(({ rule }) => rule === name))?.name;
}

/**
 * Every rule that stands between a person and a session, each seen once the one before it is lifted, until they are placeable.
 * One that its own lift leaves standing is there twice, and ends the list.
 */
function standingBetween(week: Rostered, crn: Crn, session: Session): RuleName[] {
  const stood: RuleName[] = [];
  let lifted = week;
  for (;;) {
    const rule = firstBroken(lifted, crn, session);
    if (!rule) return stood;
    if (rule === 'pinned' || stood.includes(rule)) return [...stood, rule];
    stood.push(rule);
    const person = lifted.problem.people.find((one) => one.crn === crn)!;
    lifted = lifts[rule](lifted, person, session);
  }
}

/** Everyone short and each session that they are not on. */
const keptOff = (week: Rostered) =>
  shortOf(week.problem, week.bookings).map((short) => ({
    ...short,
    sessions: week.problem.sessions
      .filter(({ id }) => !week.bookings.some(([who, on]) => who === short.crn && on === id))
      .map((session) => ({ session, stood: standingBetween(week, short.crn, session) })),
  }));

function expectBecauseToBeRight(week: Rostered, seen: Set<RuleName>) {
  for (const { because, sessions } of keptOff(week)) {
    const count = new Map<RuleName, number>();
    for (const { stood } of sessions) {
      const places = stood.map((rule) => rules.findIndex(({ name }) => name === rule));
      expect(places).toEqual([...new Set(places)].sort((x, y) => x - y));
      const [first = 'capacity'] = stood;
      count.set(first, (count.get(first) ?? 0) + 1);
      for (const rule of stood) seen.add(rule);
    }
    expect(new Map(because.map(({ rule, sessions }) => [rule, sessions]))).toEqual(count);
  }
}

describe('the rule that someone short is told', () => {
  it('once lifted leaves them placeable, or the next rule of the register in their way', () => {
    const seen = new Set<RuleName>();
    fc.assert(
      fc.property(anyObeyingSearch({ people: 16, sessions: 8 }), ({ problem, c, weeks }) => {
        expectBecauseToBeRight({ problem, bookings: bookingsOf(c, weeks) }, seen);
      }),
      { seed, numRuns: 60 },
    );
    expect(rules.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual(['pinned']);
  });
});

describe('someone short in a roster with the most points there are', () => {
  const shape = { people: 14, sessions: 8, pins: 2 };
  const anyOptimal = fc
    .oneof(
      { weight: 2, arbitrary: crowdedWeek(shape) },
      { weight: 1, arbitrary: arbitraryWeek(shape) },
      { weight: 1, arbitrary: fc.nat().map((seed) => inventedWeek({ people: 30, seed })) },
    )
    .map((problem) => ({ problem, roster: solve(problem) }))
    .filter(({ roster }) => roster.status === 'optimal');

  it('is told a rule that, once lifted, leaves them placeable or the next one in their way', () => {
    fc.assert(
      fc.property(anyOptimal, ({ problem, roster }) => {
        expectBecauseToBeRight({ problem, bookings: roster.bookings }, new Set());
      }),
      { seed, numRuns: 60 },
    );
  });

  it('is told capacity only where neither a free place nor that of anyone else would win points as theirs', () => {
    let tried = 0;
    fc.assert(
      fc.property(anyOptimal, ({ problem, roster }) => {
        const { bookings, points } = roster;
        for (const { crn, sessions } of keptOff({ problem, bookings })) {
          const lackPlaces = sessions.filter(({ stood }) => ['', 'capacity'].includes(stood.join()));
          for (const { session } of lackPlaces) {
            const seats = bookings.filter(([, id]) => id === session.id);
            const without = seats.map((seat) => bookings.filter((booking) => booking !== seat));
            for (const others of [bookings, ...without]) {
              const verdict = judge(problem, [...others, [crn, session.id]]);
              if (verdict.breaches.length > 0) continue;
              expect(verdict.points).toBeLessThanOrEqual(points);
              tried += 1;
            }
          }
        }
      }),
      { seed, numRuns: 100 },
    );
    expect(tried).toBeGreaterThan(500);
  });
});
