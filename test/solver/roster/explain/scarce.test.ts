import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peopleShort } from '../../../../solver/roster/explain/need.ts';
import { type ScarceSeats, scarceSeats } from '../../../../solver/roster/explain/scarce.ts';
import { standingOf } from '../../../../solver/roster/explain/standing.ts';
import { judge } from '../../../../solver/roster/judge.ts';
import type { Booking, Person, RosterProblem, Session } from '../../../../solver/roster/problem.ts';
import { bookingsOf } from '../../../../solver/roster/search/weeks.ts';
import { givenPerson, givenPolicy, givenProblem, givenSession, week } from '../../../given/problems.ts';
import { anyObeyingSearch } from '../../../given/search.ts';

const seed = 20_261_130;
const worth = givenPolicy().points;
// Half an hour each way to every project.
const travel = 30 * worth.travelMinute;
const [, tuesday, wednesday] = week as [string, string, string];
const onTuesday = (crn: string, change: Partial<Person> = {}) =>
  givenPerson(crn, { availability: [{ date: tuesday, from: '08:00', to: '18:00' }], ...change });
const full = (id: string, change: Partial<Session> = {}) => givenSession(id, { capacity: 1, ...change });
const [garden, shed] = [full('garden'), full('shed', { project: 'P2' })];
const booked: Booking[] = [
  ['A', 'garden'],
  ['B', 'shed'],
];
const [ann, bob] = [onTuesday('A', { minMinutes: 0 }), onTuesday('B', { minMinutes: 0 })];

interface Asked {
  areas?: Record<string, string>;
  prices?: Record<string, number>;
  most?: number;
}

/** Every project lies in Lewisham and no price is known, unless told otherwise. */
const scarceIn = (
  problem: RosterProblem,
  bookings: Booking[],
  { areas = {}, prices = {}, most = 10 }: Asked = {},
) =>
  scarceSeats(standingOf(problem, bookings), {
    areaOf: (project) => areas[project] ?? 'Lewisham',
    priceOf: (session) => prices[session] ?? null,
    most,
  });

/** The problem with as many more places on each session as these would take. */
function withPlaces(problem: RosterProblem, places: readonly { session: string }[]): RosterProblem {
  const more = (id: string) => places.filter(({ session }) => session === id).length;
  return {
    ...problem,
    sessions: problem.sessions.map((session) => ({
      ...session,
      capacity: session.capacity + more(session.id),
    })),
  };
}

describe('scarce seats', () => {
  it('tell of more places in an area on a day, who would take them and what each wins', () => {
    const people = [
      onTuesday('C'),
      onTuesday('D', { urgency: 3 }),
      onTuesday('E', { minMinutes: 600, urgency: 2 }),
    ];
    const problem = givenProblem([ann, bob, ...people], [garden, shed]);
    const first = 420 * worth.firstShortMinute;
    const [seats] = scarceIn(problem, booked);
    expect(seats).toEqual({
      area: 'Lewisham',
      date: tuesday,
      sessions: ['garden', 'shed'],
      price: null,
      places: [
        { crn: 'D', session: 'garden', points: 3 * first - travel, givesFirstHours: true },
        { crn: 'E', session: 'garden', points: 2 * first - travel, givesFirstHours: true },
        { crn: 'C', session: 'garden', points: first - travel, givesFirstHours: true },
      ],
      points: 6 * first - 3 * travel,
    });
  });

  it('offer a person the place that wins most', () => {
    const usual = onTuesday('C', { usualProject: 'P2' });
    const [seats] = scarceIn(givenProblem([ann, bob, usual], [garden, shed]), booked);
    expect(seats?.places.map(({ crn, session }) => [crn, session])).toEqual([['C', 'shed']]);
  });

  it('give first hours only where they are lacking, and all of them', () => {
    const hall = full('hall', { creditMinutes: 180 });
    const barn = full('barn', { project: 'P3', date: wednesday });
    const free = [tuesday, wednesday].map((date) => ({ date, from: '08:00', to: '18:00' }));
    const cat = givenPerson('C', { minMinutes: 840, maxMinutes: 840, availability: free });
    const problem = givenProblem([ann, bob, cat], [hall, { ...barn, capacity: 2 }]);
    const givesFirstHours = (bookings: Booking[]) =>
      scarceIn(problem, bookings).flatMap(({ places }) => places.map((place) => place.givesFirstHours));
    // three hours are not the first seven
    expect(givesFirstHours([['A', 'hall']])).toEqual([false]);
    // seven of them are there already
    const onBarn: Booking[] = [
      ['B', 'barn'],
      ['C', 'barn'],
    ];
    expect(givesFirstHours([['A', 'hall'], ...onBarn])).toEqual([false]);
  });

  it('are told apart by area and by day', () => {
    const barn = full('barn', { date: wednesday });
    const cat = givenPerson('C');
    const problem = givenProblem([givenPerson('A'), bob, cat], [garden, shed, barn]);
    const seats = scarceIn(problem, [...booked, ['A', 'barn']], { areas: { P2: 'Bromley' } });
    expect(seats.map(({ area, date, sessions }) => [area, date, sessions])).toEqual([
      ['Bromley', tuesday, ['shed']],
      ['Lewisham', tuesday, ['garden']],
      ['Lewisham', wednesday, ['barn']],
    ]);
  });

  it('come with the dearest seat first, those of unknown price last, and no more than asked for', () => {
    const pool = full('pool', { project: 'P3' });
    const people = ['A', 'B', 'C', 'D'].map((crn) => onTuesday(crn));
    const problem = givenProblem(people, [garden, shed, pool]);
    const asked = { areas: { P2: 'Bromley', P3: 'Kent' }, prices: { pool: 900, shed: 1_000 } };
    const areas = (most: number) =>
      scarceIn(problem, [...booked, ['C', 'pool']], { ...asked, most }).map(({ area, price }) => [
        area,
        price,
      ]);
    expect(areas(10)).toEqual([
      ['Bromley', 1_000],
      ['Kent', 900],
      ['Lewisham', null],
    ]);
    expect(areas(2)).toHaveLength(2);
  });

  it('of like price come with those first whose places would win most', () => {
    const free = (date: string) => ({ availability: [{ date, from: '08:00', to: '18:00' }] });
    const barn = full('barn', { date: wednesday });
    const people = [onTuesday('C'), onTuesday('D'), givenPerson('E', { urgency: 3, ...free(wednesday) })];
    const cook = givenPerson('B', { minMinutes: 0, ...free(wednesday) });
    const problem = givenProblem([ann, cook, ...people], [garden, barn]);
    const bookings: Booking[] = [
      ['A', 'garden'],
      ['B', 'barn'],
    ];
    // two people at urgency 1 on Tuesday, one at urgency 3 on Wednesday
    expect(scarceIn(problem, bookings).map(({ date }) => date)).toEqual([wednesday, tuesday]);
  });

  it('carry the price of the dearest of their sessions', () => {
    const problem = givenProblem([ann, bob, onTuesday('C')], [garden, shed]);
    expect(scarceIn(problem, booked, { prices: { garden: 700, shed: 900 } })[0]?.price).toBe(900);
  });

  it('keep people apart who must be', () => {
    const people = [onTuesday('C', { urgency: 2 }), onTuesday('D')];
    const keepApart: RosterProblem['keepApart'] = [['D', 'C']];
    const placesOn = (sessions: Session[], bookings: Booking[]) =>
      scarceIn(givenProblem([ann, bob, ...people], sessions, { keepApart }), bookings)[0]?.places.map(
        ({ crn, session }) => [crn, session],
      );
    expect(placesOn([garden], [['A', 'garden']])).toEqual([['C', 'garden']]);
    expect(placesOn([garden, shed], booked)).toEqual([
      ['C', 'garden'],
      ['D', 'shed'],
    ]);
  });

  it.each<[string, RosterProblem, Booking[]]>([
    ['nobody is short', givenProblem([onTuesday('A'), onTuesday('B')], [garden, shed]), booked],
    [
      'there is a place left',
      givenProblem([ann, onTuesday('C')], [givenSession('garden')]),
      [['A', 'garden']],
    ],
    [
      'another rule stands in the way too',
      givenProblem([ann, onTuesday('C', { sex: 'female', avoidAllMale: true })], [garden]),
      [['A', 'garden']],
    ],
    [
      'the way costs more than the hours win',
      givenProblem([ann, onTuesday('C')], [full('garden', { creditMinutes: 0 })]),
      [['A', 'garden']],
    ],
    ['a session has no places at all', givenProblem([onTuesday('C')], [full('garden', { capacity: 0 })]), []],
  ])('are none where %s', (_, problem, bookings) => {
    expect(scarceIn(problem, bookings)).toEqual([]);
  });
});

describe('in any week', () => {
  const anyRoster = anyObeyingSearch({ people: 16, sessions: 8 }).map(({ problem, c, weeks }) => ({
    problem,
    bookings: bookingsOf(c, weeks),
  }));
  const areas = { P1: 'Bromley', P2: 'Bromley' };
  const scarce = (problem: RosterProblem, bookings: Booking[]) =>
    scarceIn(problem, bookings, { areas, most: Number.POSITIVE_INFINITY });

  it('the places of an area and day, all of them taken, break no rule and win what is said', () => {
    let places = 0;
    const taken = (problem: RosterProblem, bookings: Booking[], seats: ScarceSeats) => {
      places += seats.places.length;
      const joined = seats.places.map(({ crn, session }): Booking => [crn, session]);
      return judge(withPlaces(problem, seats.places), [...bookings, ...joined]);
    };
    fc.assert(
      fc.property(anyRoster, ({ problem, bookings }) => {
        const before = judge(problem, bookings).points;
        for (const seats of scarce(problem, bookings)) {
          const after = taken(problem, bookings, seats);
          expect(after.breaches).toEqual([]);
          expect(after.points - before).toBe(seats.points);
          expect(seats.points).toBe(seats.places.reduce((sum, { points }) => sum + points, 0));
        }
      }),
      { seed, numRuns: 200 },
    );
    expect(places).toBeGreaterThan(100);
  });

  it('everyone short whom one more place on a full session would win points is told of, the best place first', () => {
    fc.assert(
      fc.property(anyRoster, ({ problem: drawn, bookings }) => {
        const problem = { ...drawn, keepApart: [] };
        const before = judge(problem, bookings).points;
        const won = new Map<string, { crns: Set<string>; most: number }>();
        for (const { id, project, date, capacity } of problem.sessions) {
          const people = bookings.filter(([, session]) => session === id);
          if (people.length === 0 || people.length < capacity) continue;
          for (const { crn } of peopleShort(standingOf(problem, bookings))) {
            if (people.some(([who]) => who === crn)) continue;
            const after = judge(withPlaces(problem, [{ session: id }]), [...bookings, [crn, id]]);
            const points = after.points - before;
            if (after.breaches.length > 0 || points <= 0) continue;
            const key = `${areas[project as keyof typeof areas] ?? 'Lewisham'} ${date}`;
            const here = won.get(key) ?? { crns: new Set(), most: 0 };
            won.set(key, { crns: here.crns.add(crn), most: Math.max(here.most, points) });
          }
        }
        const told = scarce(problem, bookings).map(
          ({ area, date, places }) =>
            [
              `${area} ${date}`,
              { crns: new Set(places.map(({ crn }) => crn)), most: places[0]!.points },
            ] as const,
        );
        expect(new Map(told)).toEqual(won);
      }),
      { seed, numRuns: 100 },
    );
  });
});
