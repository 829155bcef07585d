import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../../solver/roster/explain/standing.ts';
import { unservedPeople } from '../../../../solver/roster/explain/unserved.ts';
import type { Booking, Person, RosterProblem, Session } from '../../../../solver/roster/problem.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';

const [monday, tuesday] = week as [string, string];
const freeOn = (...dates: string[]) => dates.map((date) => ({ date, from: '08:00', to: '18:00' }));
const ann = (change: Partial<Person> = {}) => givenPerson('A', { availability: freeOn(monday), ...change });
const garden = (change: Partial<Session> = {}) => givenSession('garden', { date: tuesday, ...change });

const unservedIn = (problem: RosterProblem, bookings: Booking[] = [], most = 10) =>
  unservedPeople(standingOf(problem, bookings), { areaOf: (project) => `near ${project}`, most });

describe('people unserved', () => {
  it('are short, and free when there is nothing', () => {
    expect(unservedIn(givenProblem([ann()], [garden()]))).toEqual([
      { area: 'near P1', date: monday, people: ['A'] },
    ]);
  });

  it('count on each of their days free and unbooked', () => {
    const kitchen = garden({ id: 'kitchen', date: week[2]! });
    const person = ann({ minMinutes: 840, availability: freeOn(monday, tuesday, week[6]!) });
    const dates = unservedIn(givenProblem([person], [garden(), kitchen]), [['A', 'garden']]).map(
      ({ date }) => date,
    );
    expect(dates).toEqual([monday, week[6]]);
  });

  it('count near the project with the shortest way, or near none', () => {
    const sessions = [garden(), garden({ id: 'shed', project: 'P2' })];
    const people = ['A', 'B', 'C'].map((crn) => givenPerson(crn, { availability: freeOn(monday) }));
    const problem = givenProblem(people, sessions, {
      travel: [
        ['A', 'P1', 50],
        ['A', 'P2', 40],
        ['B', 'P1', 120],
      ],
    });
    expect(unservedIn(problem)).toEqual([
      { area: null, date: monday, people: ['C'] },
      { area: 'near P1', date: monday, people: ['B'] },
      { area: 'near P2', date: monday, people: ['A'] },
    ]);
  });

  it('come with most people first, and no more areas and days than asked for', () => {
    const people = [ann(), givenPerson('B', { availability: freeOn(monday, week[3]!) })];
    const problem = givenProblem(people, [garden()]);
    expect(unservedIn(problem)).toEqual([
      { area: 'near P1', date: monday, people: ['A', 'B'] },
      { area: 'near P1', date: week[3], people: ['B'] },
    ]);
    expect(unservedIn(problem, [], 1)).toHaveLength(1);
  });

  it.each<[string, Person, Partial<Session>]>([
    ['the session is too far', ann({ availability: freeOn(tuesday) }), { project: 'far' }],
    [
      'the session would be over the most for their week',
      ann({ maxMinutes: 420, availability: freeOn(tuesday) }),
      { creditMinutes: 480 },
    ],
    [
      'the session is training and they have none left',
      ann({ availability: freeOn(tuesday) }),
      { kind: 'ete' },
    ],
  ])('are those for whom %s', (_, person, session) => {
    const problem = givenProblem([person], [garden(session)], { travel: [['A', 'P1', 30]] });
    const near = session.project ? { travel: [['A', 'far', 91]] as const } : {};
    expect(unservedIn({ ...problem, ...near })).toHaveLength(1);
  });

  it.each<[string, RosterProblem, Booking[]]>([
    [
      'full',
      givenProblem([ann({ availability: freeOn(tuesday) }), givenPerson('B')], [garden({ capacity: 1 })]),
      [['B', 'garden']],
    ],
    [
      'stood down',
      givenProblem([ann({ availability: freeOn(tuesday) })], [garden({ minAttendance: 3 })]),
      [],
    ],
    ['open to them', givenProblem([ann({ availability: freeOn(tuesday) })], [garden()]), []],
  ])('are not those within reach of a session that is %s', (_, problem, bookings) => {
    expect(unservedIn(problem, bookings)).toEqual([]);
  });

  it('are nobody who has enough, nor anyone who has no day free', () => {
    expect(unservedIn(givenProblem([ann({ minMinutes: 0 })], [garden()]))).toEqual([]);
    expect(unservedIn(givenProblem([ann({ availability: [] })], [garden()]))).toEqual([]);
    const booked = ann({ minMinutes: 840, availability: freeOn(tuesday) });
    expect(unservedIn(givenProblem([booked], [garden()]), [['A', 'garden']])).toEqual([]);
  });
});
