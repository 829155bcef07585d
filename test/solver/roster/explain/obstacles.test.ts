import { describe, expect, it } from 'vitest';
import type { Lifts, Obstacle } from '../../../../solver/roster/explain/obstacles.ts';
import { placesFor } from '../../../../solver/roster/explain/places.ts';
import { standingOf } from '../../../../solver/roster/explain/standing.ts';
import { whyHere } from '../../../../solver/roster/explain/why-here.ts';
import type { Booking, Person, RosterProblem, Session } from '../../../../solver/roster/problem.ts';
import { type RuleName, rules } from '../../../../solver/roster/rules.ts';
import { givenPerson, givenPolicy, givenProblem, givenSession, week } from '../../../given/problems.ts';

const worth = givenPolicy().points;
const a = (change: Partial<Person> = {}) => givenPerson('A', change);
const b = (change: Partial<Person> = {}) => givenPerson('B', change);
const avoids: Partial<Person> = { sex: 'female', avoidAllMale: true };
const garden = (change: Partial<Session> = {}) => givenSession('garden', change);
const kitchen = (change: Partial<Session> = {}) => givenSession('kitchen', { date: week[2]!, ...change });

/** What stands in A's way to the garden. */
const inTheWay = (
  people: Person[],
  sessions: Session[],
  bookings: Booking[] = [],
  others: Partial<RosterProblem> = {},
): Obstacle[] => {
  const standing = standingOf(givenProblem(people, sessions, others), bookings);
  return placesFor(standing, 'A', sessions.length).find(({ session }) => session === 'garden')!.obstacles;
};

const onKitchen: Booking[] = [['A', 'kitchen']];
const pinnedOnKitchen = { pinned: onKitchen };

interface Case {
  obstacles: () => Obstacle[];
  session: string | null;
  lift: Lifts[RuleName];
}

const cases: { [Rule in RuleName]: Case & { lift: Lifts[Rule] } } = {
  available: {
    obstacles: () =>
      inTheWay(
        [
          a({
            availability: [
              { date: week[1]!, from: '08:00', to: '12:00' },
              { date: week[2]!, from: '08:00', to: '18:00' },
            ],
          }),
        ],
        [garden()],
      ),
    session: 'garden',
    lift: {
      session: { date: week[1]!, from: '09:00', to: '16:00' },
      free: [{ from: '08:00', to: '12:00' }],
    },
  },
  travel: {
    obstacles: () => inTheWay([a()], [garden()], [], { travel: [['A', 'P1', 95]] }),
    session: 'garden',
    lift: { minutes: 95, most: 90 },
  },
  'women-only': {
    obstacles: () => inTheWay([a()], [garden({ womenOnly: true })]),
    session: 'garden',
    lift: null,
  },
  'excluded-tag': {
    obstacles: () =>
      inTheWay([a({ excludedTags: ['children', 'animals'] })], [garden({ tags: ['children', 'indoor'] })]),
    session: 'garden',
    lift: { tags: ['children'] },
  },
  'needed-tag': {
    obstacles: () =>
      inTheWay([a({ neededTags: ['light-duties', 'indoor'] })], [garden({ tags: ['indoor'] })]),
    session: 'garden',
    lift: { tags: ['light-duties'] },
  },
  supervision: {
    obstacles: () => inTheWay([a({ directSupervision: true })], [garden({ kind: 'individual' })]),
    session: 'garden',
    lift: null,
  },
  'one-a-day': {
    obstacles: () => inTheWay([a()], [garden(), kitchen({ date: week[1]! })], onKitchen, pinnedOnKitchen),
    session: 'garden',
    lift: { pinned: ['kitchen'] },
  },
  'max-minutes': {
    // 420 + 420 of at most 700
    obstacles: () => inTheWay([a({ maxMinutes: 700 })], [garden(), kitchen()], onKitchen, pinnedOnKitchen),
    session: null,
    lift: { minutesOver: 140, pinned: ['kitchen'] },
  },
  'ete-share': {
    // 420 + 420 of at most 500
    obstacles: () =>
      inTheWay(
        [a({ eteMinutesLeft: 500 })],
        [garden({ kind: 'ete' }), kitchen({ kind: 'ete' })],
        onKitchen,
        pinnedOnKitchen,
      ),
    session: null,
    lift: { minutesOver: 340, pinned: ['kitchen'] },
  },
  capacity: {
    obstacles: () =>
      inTheWay([a(), b(), givenPerson('C', { urgency: 2 })], [garden({ capacity: 2 })], bothOnGarden),
    session: 'garden',
    // B would lack 420 first minutes, but save half an hour on the way; C would lose twice as much
    lift: { leaver: { crn: 'B', points: 30 * worth.travelMinute - 420 * worth.firstShortMinute } },
  },
  'min-attendance': {
    obstacles: () => inTheWay([a()], [garden({ minAttendance: 3 })]),
    session: 'garden',
    lift: { peopleMissing: 2 },
  },
  'all-male': {
    obstacles: () => inTheWay([a(avoids), b()], [garden()], [['B', 'garden']]),
    session: 'garden',
    lift: null,
  },
  'keep-apart': {
    obstacles: () =>
      inTheWay([a(), b(), givenPerson('C'), givenPerson('D')], [garden()], bothOnGarden, {
        keepApart: [
          ['B', 'A'],
          ['A', 'C'],
          ['A', 'D'],
        ],
      }),
    session: 'garden',
    lift: { from: ['B', 'C'] },
  },
  pinned: {
    obstacles: () => {
      const problem = givenProblem([a()], [garden(), kitchen()], pinnedOnKitchen);
      return whyHere(standingOf(problem, onKitchen), 'A', 'kitchen', 1).alternatives[0]!.obstacles;
    },
    session: 'kitchen',
    lift: null,
  },
};

const bothOnGarden: Booking[] = [
  ['B', 'garden'],
  ['C', 'garden'],
];

describe('an obstacle', () => {
  it.each(Object.entries(cases))('by %s is told with what would lift it', (rule, found) => {
    expect(found.obstacles()).toEqual([{ rule, session: found.session, lift: found.lift }]);
  });

  it('can be every rule of the register', () => {
    expect(Object.keys(cases)).toEqual(rules.map(({ name }) => name));
  });

  it('is told beside the others, in the order of the register', () => {
    const people = [a({ availability: [], directSupervision: true }), b()];
    const full = [garden({ kind: 'individual', capacity: 1 })];
    expect(inTheWay(people, full, [['B', 'garden']]).map(({ rule }) => rule)).toEqual([
      'available',
      'supervision',
      'capacity',
    ]);
  });

  it('can stand at a session that would be given up', () => {
    const needy = kitchen({ date: week[1]!, minAttendance: 2 });
    const both: Booking[] = [
      ['A', 'kitchen'],
      ['B', 'kitchen'],
    ];
    expect(inTheWay([a(), b()], [garden(), needy], both)).toEqual([
      { rule: 'min-attendance', session: 'kitchen', lift: { peopleMissing: 1 } },
    ]);
    const women = [a({ sex: 'female' }), b(avoids)];
    expect(inTheWay(women, [garden(), kitchen({ date: week[1]! })], both)).toEqual([
      { rule: 'all-male', session: 'kitchen', lift: null },
    ]);
  });
});

describe('a travel time', () => {
  it('that is not there is told as none', () => {
    const nowhere = inTheWay([a()], [garden()], [], { travel: [] });
    expect(nowhere).toEqual([{ rule: 'travel', session: 'garden', lift: { minutes: null, most: 90 } }]);
  });
});

describe('the one who would leave a full session', () => {
  const leaverOf = (people: Person[], others: Partial<RosterProblem> = {}, bookings = bothOnGarden) => {
    const [obstacle] = inTheWay(people, [garden({ capacity: bookings.length })], bookings, others);
    return obstacle?.rule === 'capacity' ? (obstacle.lift.leaver?.crn ?? 'nobody') : undefined;
  };
  const c = (change: Partial<Person> = {}) => givenPerson('C', { urgency: 2, ...change });

  it('is not pinned there', () => {
    expect(leaverOf([a(), b(), c()], { pinned: [['B', 'garden']] })).toBe('C');
    expect(leaverOf([a(), b(), c()], { pinned: bothOnGarden })).toBe('nobody');
  });

  it('is no woman without whom another would be the only one', () => {
    expect(leaverOf([a(), b({ sex: 'female' }), c(avoids)])).toBe('C');
    // with A the other woman is not alone
    expect(leaverOf([a({ sex: 'female' }), b({ sex: 'female' }), c(avoids)])).toBe('B');
  });

  it('is nobody where nobody has a place', () => {
    expect(leaverOf([a()], {}, [])).toBe('nobody');
  });
});
