import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../../solver/roster/judge.ts';
import type { Booking, Person, RosterProblem, Session } from '../../../../solver/roster/problem.ts';
import { candidatesOf } from '../../../../solver/roster/search/candidates.ts';
import { conflictsOf, pinnedWeeks } from '../../../../solver/roster/search/pins.ts';
import { bookingsOf } from '../../../../solver/roster/search/weeks.ts';
import { crowdedWeek } from '../../../given/crowded-week.ts';
import { oracle } from '../../../given/oracle.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';

const seed = 20_261_130;
const oracleSeconds = 20;
const a = (change: Partial<Person> = {}) => givenPerson('A', change);
const b = (change: Partial<Person> = {}) => givenPerson('B', change);
const c = (change: Partial<Person> = {}) => givenPerson('C', change);
const woman: Partial<Person> = { sex: 'female' };
const avoids: Partial<Person> = { sex: 'female', avoidAllMale: true };
const garden = (change: Partial<Session> = {}) => givenSession('garden', change);
const kitchen = (change: Partial<Session> = {}) => givenSession('kitchen', { date: week[2]!, ...change });

/** What becomes of pins: the bookings that keep them, or the conflicts. */
function pinsIn(problem: RosterProblem) {
  const impossible = conflictsOf(problem);
  if (impossible.length > 0) return { bookings: null, conflicts: impossible };
  const candidates = candidatesOf(problem);
  const { weeks, conflicts } = pinnedWeeks(candidates);
  return { bookings: weeks && bookingsOf(candidates, weeks), conflicts };
}
const pinning = (
  people: Person[],
  sessions: Session[],
  pinned: Booking[],
  others: Partial<RosterProblem> = {},
) => pinsIn(givenProblem(people, sessions, { pinned, ...others }));
const namesOf = ({ conflicts }: ReturnType<typeof pinsIn>) =>
  conflicts?.map(({ crn, session, rules }) => `${crn} on ${session}: ${rules.join(', ')}`);

const aOnGarden: Booking[] = [['A', 'garden']];
const bothOnGarden: Booking[] = [
  ['A', 'garden'],
  ['B', 'garden'],
];
const aOnBoth: Booking[] = [
  ['A', 'garden'],
  ['A', 'kitchen'],
];

describe('a pin that breaks a rule by itself', () => {
  it.each<[string, Person, Session, Partial<RosterProblem>]>([
    ['available', a({ availability: [] }), garden(), {}],
    ['travel', a(), garden(), { travel: [['A', 'P1', 91]] }],
    ['women-only', a(), garden({ womenOnly: true }), {}],
    ['excluded-tag', a({ excludedTags: ['children'] }), garden({ tags: ['children'] }), {}],
    ['needed-tag', a({ neededTags: ['light-duties'] }), garden(), {}],
    ['supervision', a({ directSupervision: true }), garden({ kind: 'individual' }), {}],
    ['max-minutes', a({ minMinutes: 0, maxMinutes: 419 }), garden(), {}],
    ['ete-share', a({ eteMinutesLeft: 419 }), garden({ kind: 'ete' }), {}],
    ['capacity', a(), garden({ capacity: 0 }), {}],
  ])('is named with %s', (rule, person, session, others) => {
    expect(namesOf(pinning([person], [session], aOnGarden, others))).toEqual([`A on garden: ${rule}`]);
  });

  it('is named with every rule that it breaks, in the order of the register', () => {
    const person = a({ availability: [], minMinutes: 0, maxMinutes: 100 });
    expect(namesOf(pinning([person], [garden({ womenOnly: true })], aOnGarden, { travel: [] }))).toEqual([
      'A on garden: available, travel, women-only, max-minutes',
    ]);
  });
});

describe('pins that break a rule together', () => {
  it('are both named where they fall on one day', () => {
    expect(namesOf(pinning([a()], [garden(), kitchen({ date: garden().date })], aOnBoth))).toEqual([
      'A on garden: one-a-day',
      'A on kitchen: one-a-day',
    ]);
  });

  it('are both named where they are too much for the week', () => {
    expect(namesOf(pinning([a({ maxMinutes: 839 })], [garden(), kitchen()], aOnBoth))).toEqual([
      'A on garden: max-minutes',
      'A on kitchen: max-minutes',
    ]);
  });

  it('are named where they are training over the share, work beside it not', () => {
    const sessions = [
      garden({ kind: 'ete' }),
      kitchen({ kind: 'ete' }),
      givenSession('shed', { date: week[3]! }),
    ];
    const pins: Booking[] = [...aOnBoth, ['A', 'shed']];
    expect(namesOf(pinning([a({ maxMinutes: 2_000, eteMinutesLeft: 420 })], sessions, pins))).toEqual([
      'A on garden: ete-share',
      'A on kitchen: ete-share',
    ]);
  });

  it('are all named where they are more than the places', () => {
    expect(namesOf(pinning([a(), b()], [garden({ capacity: 1 })], bothOnGarden))).toEqual([
      'A on garden: capacity',
      'B on garden: capacity',
    ]);
  });

  it('are both named where the two must be kept apart, a third beside them not', () => {
    const pins: Booking[] = [...bothOnGarden, ['C', 'garden']];
    const others = { keepApart: [['B', 'A']] as const };
    expect(namesOf(pinning([a(), b(), c()], [garden()], pins, others))).toEqual([
      'A on garden: keep-apart',
      'B on garden: keep-apart',
    ]);
  });
});

describe('a pin that needs others', () => {
  it('needs none where the session runs with it alone', () => {
    expect(pinning([a(), b()], [garden()], aOnGarden).bookings).toEqual(aOnGarden);
  });

  it('brings as many as the session needs to run', () => {
    const { bookings } = pinning([a(), b(), c()], [garden({ minAttendance: 2 })], aOnGarden);
    expect(bookings).toContainEqual(['A', 'garden']);
    expect(bookings).toHaveLength(2);
  });

  it('brings a second woman for one who avoids all-male sessions', () => {
    const { bookings } = pinning([a(avoids), b(), c(woman)], [garden({ capacity: 2 })], aOnGarden);
    expect(bookings).toEqual([
      ['A', 'garden'],
      ['C', 'garden'],
    ]);
  });

  it('brings nobody who must be kept apart', () => {
    const { bookings } = pinning([a(), b(), c()], [garden({ minAttendance: 2, capacity: 2 })], aOnGarden, {
      keepApart: [['A', 'B']],
    });
    expect(bookings).toEqual([
      ['A', 'garden'],
      ['C', 'garden'],
    ]);
  });

  it('is named with min-attendance where too few can come', () => {
    const people = [a(), b({ availability: [] })];
    expect(namesOf(pinning(people, [garden({ minAttendance: 2 })], aOnGarden))).toEqual([
      'A on garden: min-attendance',
    ]);
  });

  it('is named with min-attendance where the places are fewer than that', () => {
    expect(namesOf(pinning([a(), b()], [garden({ minAttendance: 2, capacity: 1 })], aOnGarden))).toEqual([
      'A on garden: min-attendance',
    ]);
  });

  it('is named with all-male where no second woman can come', () => {
    expect(namesOf(pinning([a(avoids), b()], [garden()], aOnGarden))).toEqual(['A on garden: all-male']);
  });

  it('is named with all-male, and not with too few, where enough men could come', () => {
    const people = [a(avoids), b(), c()];
    expect(namesOf(pinning(people, [garden({ minAttendance: 2 })], aOnGarden))).toEqual([
      'A on garden: all-male',
    ]);
  });

  it('of a man beside a woman who cannot be there is not named for it', () => {
    expect(namesOf(pinning([a(avoids), b()], [garden()], bothOnGarden))).toEqual(['A on garden: all-male']);
  });

  it('is named with both where neither can be', () => {
    expect(namesOf(pinning([a(avoids)], [garden({ minAttendance: 2 })], aOnGarden))).toEqual([
      'A on garden: min-attendance, all-male',
    ]);
  });

  it('is named with the other where both need the same third person on one day', () => {
    const sessions = [garden({ minAttendance: 2 }), kitchen({ minAttendance: 2, date: garden().date })];
    const pins: Booking[] = [
      ['A', 'garden'],
      ['B', 'kitchen'],
    ];
    expect(namesOf(pinning([a(), b(), c()], sessions, pins))).toEqual([
      'A on garden: min-attendance',
      'B on kitchen: min-attendance',
    ]);
  });
});

describe('any pins', () => {
  it('are kept by a roster that obeys every rule exactly if there is one', async () => {
    const found = { kept: 0, impossible: 0 };
    await fc.assert(
      fc.asyncProperty(crowdedWeek({ people: 14, sessions: 7, pins: 5 }), async (problem) => {
        const { bookings, conflicts } = pinsIn(problem);
        const best = await oracle(problem, oracleSeconds);
        found[bookings ? 'kept' : 'impossible'] += 1;
        expect(best.status).toBe(bookings ? 'optimal' : 'infeasible');
        if (bookings) expect(judge(problem, bookings).breaches).toEqual([]);
        for (const { crn, session, rules } of conflicts ?? []) {
          expect(problem.pinned).toContainEqual([crn, session]);
          expect(rules.length).toBeGreaterThan(0);
        }
      }),
      { seed, numRuns: 150 },
    );
    expect(Math.min(found.kept, found.impossible)).toBeGreaterThan(20);
  });
});
