import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortOf } from '../../../../solver/roster/explain/short.ts';
import type { Booking, Person, RosterProblem, Session } from '../../../../solver/roster/problem.ts';
import { type RuleName, rules } from '../../../../solver/roster/rules.ts';
import { bookingsOf } from '../../../../solver/roster/search/weeks.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';
import { anyObeyingSearch } from '../../../given/search.ts';

const seed = 20_261_130;
const a = (change: Partial<Person> = {}) => givenPerson('A', { minMinutes: 840, maxMinutes: 840, ...change });
const b = (change: Partial<Person> = {}) => givenPerson('B', { minMinutes: 0, ...change });
const avoids: Partial<Person> = { sex: 'female', avoidAllMale: true };
const garden = (change: Partial<Session> = {}) => givenSession('garden', change);
const kitchen = (change: Partial<Session> = {}) => givenSession('kitchen', { date: week[2]!, ...change });

const becauseOf = (
  people: Person[],
  sessions: Session[],
  bookings: Booking[] = [],
  others: Partial<RosterProblem> = {},
) => {
  const short = shortOf(givenProblem(people, sessions, others), bookings);
  return short.find(({ crn }) => crn === 'A')?.because.map(({ rule, sessions }) => `${rule} ${sessions}`);
};

/** For each rule, what keeps A off the garden. A pin never keeps anyone off. */
const reasons: Record<Exclude<RuleName, 'pinned'>, () => string[] | undefined> = {
  available: () => becauseOf([a({ availability: [] })], [garden()]),
  travel: () => becauseOf([a()], [garden()], [], { travel: [['A', 'P1', 91]] }),
  'women-only': () => becauseOf([a()], [garden({ womenOnly: true })]),
  'excluded-tag': () => becauseOf([a({ excludedTags: ['children'] })], [garden({ tags: ['children'] })]),
  'needed-tag': () => becauseOf([a({ neededTags: ['light-duties'] })], [garden()]),
  supervision: () => becauseOf([a({ directSupervision: true })], [garden({ kind: 'individual' })]),
  'one-a-day': () => becauseOf([a()], [garden(), kitchen({ date: garden().date })], [['A', 'kitchen']]),
  'max-minutes': () =>
    becauseOf([a({ minMinutes: 500, maxMinutes: 800 })], [garden(), kitchen()], [['A', 'kitchen']]),
  'ete-share': () =>
    becauseOf(
      [a({ eteMinutesLeft: 420 })],
      [garden({ kind: 'ete' }), kitchen({ kind: 'ete' })],
      [['A', 'kitchen']],
    ),
  capacity: () => becauseOf([a(), b()], [garden({ capacity: 1 })], [['B', 'garden']]),
  'min-attendance': () => becauseOf([a()], [garden({ minAttendance: 2 })]),
  'all-male': () => becauseOf([a(avoids), b()], [garden()], [['B', 'garden']]),
  'keep-apart': () => becauseOf([a(), b()], [garden()], [['B', 'garden']], { keepApart: [['B', 'A']] }),
};

describe('someone short', () => {
  it.each(Object.entries(reasons))('is told that %s keeps them off', (rule, because) => {
    expect(because()).toEqual([`${rule} 1`]);
  });

  it('can be told every rule of the register but the pins', () => {
    expect([...Object.keys(reasons), 'pinned']).toEqual(rules.map(({ name }) => name));
  });

  it('is told the first rule, in the order of the register, where several keep them off', () => {
    const unfree = a({ availability: [], directSupervision: true });
    expect(
      becauseOf([unfree, b()], [garden({ kind: 'individual', capacity: 1 })], [['B', 'garden']]),
    ).toEqual(['available 1']);
    const full = [garden({ capacity: 1 }), kitchen({ date: garden().date })];
    expect(
      becauseOf([a(), b()], full, [
        ['A', 'kitchen'],
        ['B', 'garden'],
      ]),
    ).toEqual(['one-a-day 1']);
  });

  it('is told capacity where the places are worth more to others, though one is free', () => {
    expect(becauseOf([a()], [garden()])).toEqual(['capacity 1']);
  });

  it('is told about women only where none is there: a second one is company', () => {
    const woman = b({ sex: 'female' });
    expect(becauseOf([a(avoids), woman], [garden()], [['B', 'garden']])).toEqual(['capacity 1']);
    expect(becauseOf([a(avoids), b()], [garden({ womanPresent: true })], [['B', 'garden']])).toEqual([
      'capacity 1',
    ]);
  });

  it('is told how many sessions each rule keeps them off, in the order of the register', () => {
    const sessions = [
      ...[3, 4, 5].map((d) => givenSession(`far${d}`, { project: 'P2', date: week[d]! })),
      ...[0, 6].map((d) => givenSession(`club${d}`, { womenOnly: true, date: week[d]! })),
      garden({ capacity: 0 }),
    ];
    expect(becauseOf([a()], sessions, [], { travel: [['A', 'P1', 20]] })).toEqual([
      'travel 3',
      'women-only 2',
      'capacity 1',
    ]);
  });

  it('is someone under their weekly minimum, with the minutes that the roster gives them', () => {
    const people = [a(), givenPerson('C', { minMinutes: 420 }), givenPerson('D', { minMinutes: 0 })];
    const short = shortOf(givenProblem(people, [garden(), kitchen()]), [
      ['A', 'garden'],
      ['C', 'kitchen'],
    ]);
    // A has 420 of 840; C has 420 of 420; D needs none
    expect(short).toEqual([{ crn: 'A', minutes: 420, because: [{ rule: 'capacity', sessions: 1 }] }]);
  });

  it('is told of each session that they are not on, once', () => {
    fc.assert(
      fc.property(anyObeyingSearch({ people: 16, sessions: 8 }), ({ problem, c, weeks }) => {
        const bookings = bookingsOf(c, weeks);
        const short = shortOf(problem, bookings);
        const minutes = (crn: string) =>
          problem.sessions
            .filter(({ id }) => bookings.some(([who, on]) => who === crn && on === id))
            .map((s) => s.creditMinutes);
        const sum = (list: number[]) => list.reduce((total, n) => total + n, 0);
        const under = problem.people.filter(({ crn, minMinutes }) => sum(minutes(crn)) < minMinutes);
        expect(short.map(({ crn }) => crn)).toEqual(under.map(({ crn }) => crn));
        for (const { crn, minutes: given, because } of short) {
          expect(given).toBe(sum(minutes(crn)));
          expect(sum(because.map((reason) => reason.sessions))).toBe(
            problem.sessions.length - minutes(crn).length,
          );
          const places = because.map(({ rule }) => rules.findIndex(({ name }) => name === rule));
          expect(places).toEqual([...new Set(places)].sort((x, y) => x - y));
        }
      }),
      { seed, numRuns: 100 },
    );
  });
});
