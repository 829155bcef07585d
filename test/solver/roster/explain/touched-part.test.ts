import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../../solver/roster/explain/standing.ts';
import { touchedPart } from '../../../../solver/roster/explain/touched-part.ts';
import { type Booking, isSameBooking } from '../../../../solver/roster/problem.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';

const garden = givenSession('garden');
const kitchen = givenSession('kitchen', { project: 'P2', date: week[2]! });
const shed = givenSession('shed', { project: 'P3', date: week[3]! });
const paint = givenSession('paint', { project: 'P4', date: week[4]! });
const problem = givenProblem(
  ['A', 'B', 'C', 'D'].map((crn) => givenPerson(crn)),
  [garden, kitchen, shed, paint],
  {
    keepApart: [
      ['A', 'D'],
      ['C', 'D'],
    ],
    pinned: [
      ['A', 'kitchen'],
      ['B', 'shed'],
    ],
    published: [
      ['A', 'garden'],
      ['B', 'shed'],
    ],
  },
);
const bookings: Booking[] = [
  ['A', 'garden'],
  ['A', 'kitchen'],
  ['B', 'garden'],
  ['B', 'shed'],
  ['C', 'kitchen'],
  ['D', 'paint'],
];
const standing = standingOf(problem, bookings);

describe('the part that a change can touch', () => {
  // A, on the garden and the kitchen, leaves the garden for the shed; B is on both of these; nobody else is touched
  const part = touchedPart(standing, { drop: [['A', 'garden']], add: [['A', 'shed']] });

  it("is those whose bookings change, with all of their week, and others' bookings on the sessions that change", () => {
    expect(part.problem.people.map(({ crn }) => crn)).toEqual(['A', 'B']);
    expect(part.problem.sessions.map(({ id }) => id)).toEqual(['garden', 'shed', 'kitchen']);
    expect(part.before).toEqual([
      ['A', 'garden'],
      ['A', 'kitchen'],
      ['B', 'garden'],
      ['B', 'shed'],
    ]);
  });

  it('has what concerns them alone', () => {
    expect(part.problem.keepApart).toEqual([['A', 'D']]);
    expect(part.problem.pinned).toEqual([['A', 'kitchen']]);
    expect(part.problem.published).toEqual([['A', 'garden']]);
    expect(part.problem.travel).toHaveLength(6);
  });

  it('has the bookings before and after', () => {
    expect(part.after).toEqual([
      ['A', 'kitchen'],
      ['B', 'garden'],
      ['B', 'shed'],
      ['A', 'shed'],
    ]);
  });

  it('names once who changes, and where', () => {
    expect(part.crns).toEqual(['A']);
    expect(part.ids).toEqual(['garden', 'shed']);
  });

  it('of no change is empty', () => {
    const none = touchedPart(standing, { drop: [], add: [] });
    expect([none.problem.people, none.problem.sessions, none.before, none.after]).toEqual([[], [], [], []]);
  });
});

describe('a booking', () => {
  it('is the same by who and where', () => {
    expect(isSameBooking(['A', 'garden'], ['A', 'garden'])).toBe(true);
    expect(isSameBooking(['A', 'garden'], ['A', 'shed'])).toBe(false);
    expect(isSameBooking(['A', 'garden'], ['B', 'garden'])).toBe(false);
  });
});
