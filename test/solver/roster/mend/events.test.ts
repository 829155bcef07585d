import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterEvent, type WeekEvent } from '../../../../solver/roster/mend/events.ts';
import { faultsOf } from '../../../../solver/roster/problem.ts';
import { anyEventIn } from '../../../given/events.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';
import { anyStanding } from '../../../given/standings.ts';

const people = [givenPerson('A', { usualProject: 'P2' }), givenPerson('B')];
const garden = givenSession('garden');
const kitchen = givenSession('kitchen', { project: 'P2', date: week[2]! });
const bookings = [
  ['A', 'garden'],
  ['A', 'kitchen'],
  ['B', 'garden'],
] as const;
const problem = givenProblem(people, [garden, kitchen], { published: bookings, pinned: bookings });

const weekAfter = (event: WeekEvent) => afterEvent(problem, event);

describe('a session stood down', () => {
  it('leaves the week, with the pins and what people were told of it', () => {
    const left = weekAfter({ kind: 'session-stood-down', session: 'garden' });
    expect(left.sessions).toEqual([kitchen]);
    expect(left.pinned).toEqual([['A', 'kitchen']]);
    expect(left.published).toEqual([['A', 'kitchen']]);
  });

  it('takes its project with it if that has no other session', () => {
    const left = weekAfter({ kind: 'session-stood-down', session: 'kitchen' });
    expect(left.travel.map(([crn, project]) => [crn, project])).toEqual([
      ['A', 'P1'],
      ['B', 'P1'],
    ]);
    expect(left.people[0]!.usualProject).toBeNull();
  });

  it('leaves its project if that has another', () => {
    const twice = { ...problem, sessions: [garden, kitchen, { ...kitchen, id: 'late', date: week[3]! }] };
    const left = afterEvent(twice, { kind: 'session-stood-down', session: 'kitchen' });
    expect(left.travel).toEqual(problem.travel);
    expect(left.people).toEqual(people);
  });
});

describe('a person who cannot come', () => {
  it('is not available on the day, nor pinned to a session of it; what they were told stays', () => {
    const left = weekAfter({ kind: 'person-unavailable', crn: 'A', date: garden.date });
    expect(left.people[0]!.availability.map(({ date }) => date)).not.toContain(garden.date);
    expect(left.people[0]!.availability).toHaveLength(6);
    expect(left.people[1]).toEqual(people[1]);
    expect(left.pinned).toEqual([
      ['A', 'kitchen'],
      ['B', 'garden'],
    ]);
    expect(left.published).toEqual(bookings);
  });

  it('is not available all week where no day is named', () => {
    const left = weekAfter({ kind: 'person-unavailable', crn: 'A', date: null });
    expect(left.people[0]!.availability).toEqual([]);
    expect(left.pinned).toEqual([['B', 'garden']]);
  });
});

describe('a changed capacity', () => {
  it('is the session’s own', () => {
    const left = weekAfter({ kind: 'capacity-changed', session: 'garden', capacity: 1 });
    expect(left.sessions).toEqual([{ ...garden, capacity: 1 }, kitchen]);
  });
});

describe('a person added', () => {
  it('comes with their travel', () => {
    const left = weekAfter({ kind: 'person-added', person: givenPerson('C'), travel: [['C', 'P1', 20]] });
    expect(left.people.map(({ crn }) => crn)).toEqual(['A', 'B', 'C']);
    expect(left.travel.at(-1)).toEqual(['C', 'P1', 20]);
  });
});

describe('an event', () => {
  const stranger = givenPerson('C');
  const added = (change: object): WeekEvent =>
    ({ kind: 'person-added', person: stranger, travel: [], ...change }) as WeekEvent;

  it.each<[string, WeekEvent]>([
    ['session shed', { kind: 'session-stood-down', session: 'shed' }],
    ['session shed', { kind: 'capacity-changed', session: 'shed', capacity: 1 }],
    ['crn Z', { kind: 'person-unavailable', crn: 'Z', date: null }],
    ['2027-01-01 is outside', { kind: 'person-unavailable', crn: 'A', date: '2027-01-01' }],
    ['no number of people', { kind: 'capacity-changed', session: 'garden', capacity: -1 }],
    ['no number of people', { kind: 'capacity-changed', session: 'garden', capacity: 1.5 }],
    ['in the week already', added({ person: givenPerson('A') })],
    ['project P9', added({ travel: [['C', 'P9', 20]] })],
    ['project P9', added({ person: { ...stranger, usualProject: 'P9' } })],
    ['a travel row of A', added({ travel: [['A', 'P1', 20]] })],
  ])('is refused with: %s', (message, event) => {
    expect(() => weekAfter(event)).toThrow(RangeError);
    expect(() => weekAfter(event)).toThrow(message);
  });

  it('leaves a faultless week faultless, whatever it is, and the week before as it was', () => {
    fc.assert(
      fc.property(
        anyStanding({ people: 12, sessions: 8 }).chain(({ problem }) =>
          fc.record({ problem: fc.constant(problem), event: anyEventIn(problem) }),
        ),
        ({ problem, event }) => {
          const before = structuredClone(problem);
          expect(faultsOf(afterEvent(problem, event))).toEqual([]);
          expect(problem).toEqual(before);
        },
      ),
      { seed: 20_261_122, numRuns: 100 },
    );
  });
});
