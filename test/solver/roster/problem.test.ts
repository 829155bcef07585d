import { describe, expect, it } from 'vitest';
import {
  type DatedWindow,
  type FaultCode,
  faultsOf,
  type RosterProblem,
} from '../../../solver/roster/problem.ts';
import { givenExample } from '../../given/examples.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../given/problems.ts';

const people = [givenPerson('A'), givenPerson('B')];
const sessions = [givenSession('garden'), givenSession('kitchen', { project: 'P2', date: week[2]! })];
const sound = givenProblem(people, sessions);

const found = (change: Partial<RosterProblem>) =>
  faultsOf({ ...sound, ...change }).map(({ code, path }): [FaultCode, string] => [code, path]);
const personWith = (change: Parameters<typeof givenPerson>[1]) => ({
  people: [givenPerson('A'), givenPerson('B', change)],
});
const sessionWith = (change: Parameters<typeof givenSession>[1]) => ({
  sessions: [givenSession('garden'), givenSession('kitchen', { project: 'P2', ...change })],
});
const window = (change: Partial<DatedWindow>): DatedWindow => ({
  date: week[1]!,
  from: '08:00',
  to: '18:00',
  ...change,
});

describe('a problem without a fault', () => {
  it.each([
    ['of two people and two sessions', sound],
    ['of nobody and nothing', givenProblem([], [])],
    ['that is the example of the format', givenExample().problem],
    [
      'with someone who must work nothing, and may not',
      { ...sound, ...personWith({ minMinutes: 0, maxMinutes: 0 }) },
    ],
    [
      'on the first and the last day of its week, to the last minute',
      { ...sound, ...sessionWith({ date: week[6]!, to: '24:00' }) },
    ],
    [
      'of urgency 1 and 5',
      givenProblem([givenPerson('A', { urgency: 1 }), givenPerson('B', { urgency: 5 })], []),
    ],
  ])('is one %s', (_, problem) => {
    expect(faultsOf(problem)).toEqual([]);
  });
});

describe('the fault of', () => {
  it.each<[string, Partial<RosterProblem>, [FaultCode, string][]]>([
    [
      'a week that starts on a Tuesday',
      { ...givenProblem([], []), weekStart: '2026-12-01' },
      [['not-a-monday', 'weekStart']],
    ],
    [
      'a week that starts on no date',
      { ...givenProblem([], []), weekStart: '2026-11-31' },
      [['not-a-monday', 'weekStart']],
    ],
    ['two people of one crn', { people: [...people, givenPerson('A')] }, [['duplicate', 'people[2]']]],
    [
      'two sessions of one id',
      { sessions: [...sessions, givenSession('garden')] },
      [['duplicate', 'sessions[2]']],
    ],
    [
      'a minimum above the maximum',
      personWith({ minMinutes: 421, maxMinutes: 420 }),
      [['out-of-range', 'people[1].minMinutes']],
    ],
    ['urgency 0', personWith({ urgency: 0 }), [['out-of-range', 'people[1].urgency']]],
    ['urgency 6', personWith({ urgency: 6 }), [['out-of-range', 'people[1].urgency']]],
    ['an unknown usual project', personWith({ usualProject: 'P9' }), [['unknown', 'people[1].usualProject']]],
    [
      'availability the day before the week',
      personWith({ availability: [window({}), window({ date: '2026-11-29' })] }),
      [['outside-week', 'people[1].availability[1].date']],
    ],
    [
      'availability the day after the week',
      personWith({ availability: [window({ date: '2026-12-07' })] }),
      [['outside-week', 'people[1].availability[0].date']],
    ],
    [
      'availability on no date',
      personWith({ availability: [window({ date: '2026-02-30' })] }),
      [['malformed', 'people[1].availability[0].date']],
    ],
    [
      'availability from no time',
      personWith({ availability: [window({ from: '08:60' })] }),
      [['malformed', 'people[1].availability[0].from']],
    ],
    [
      'availability to no time',
      personWith({ availability: [window({ to: '24:30' })] }),
      [['malformed', 'people[1].availability[0].to']],
    ],
    [
      'availability of no length',
      personWith({ availability: [window({ to: '08:00' })] }),
      [['out-of-range', 'people[1].availability[0].to']],
    ],
    ['a session after the week', sessionWith({ date: '2026-12-07' }), [['outside-week', 'sessions[1].date']]],
    [
      'a session before the week',
      sessionWith({ date: '2026-11-29' }),
      [['outside-week', 'sessions[1].date']],
    ],
    ['a session on no date', sessionWith({ date: 'Tuesday' }), [['malformed', 'sessions[1].date']]],
    [
      'a session that ends before it starts',
      sessionWith({ to: '08:00' }),
      [['out-of-range', 'sessions[1].to']],
    ],
    ['a session from no time', sessionWith({ from: '0900' }), [['malformed', 'sessions[1].from']]],
    [
      'two ways from one person to one project',
      {
        travel: [
          ['A', 'P1', 30],
          ['A', 'P1', 40],
        ],
      },
      [['duplicate', 'travel[1]']],
    ],
    ['a way of someone unknown', { travel: [['Z', 'P1', 30]] }, [['unknown', 'travel[0][0]']]],
    ['a way to an unknown project', { travel: [['A', 'P9', 30]] }, [['unknown', 'travel[0][1]']]],
    [
      'a pair kept apart twice',
      {
        keepApart: [
          ['A', 'B'],
          ['A', 'B'],
        ],
      },
      [['duplicate', 'keepApart[1]']],
    ],
    [
      'a pair kept apart both ways round',
      {
        keepApart: [
          ['A', 'B'],
          ['B', 'A'],
        ],
      },
      [['duplicate', 'keepApart[1]']],
    ],
    [
      'someone unknown to keep apart',
      {
        keepApart: [
          ['A', 'Z'],
          ['Y', 'B'],
        ],
      },
      [
        ['unknown', 'keepApart[0][1]'],
        ['unknown', 'keepApart[1][0]'],
      ],
    ],
    ['someone kept apart from themselves', { keepApart: [['A', 'A']] }, [['out-of-range', 'keepApart[0]']]],
    [
      'a booking published twice',
      {
        published: [
          ['A', 'garden'],
          ['A', 'garden'],
        ],
      },
      [['duplicate', 'published[1]']],
    ],
    [
      'a published booking of someone unknown',
      { published: [['Z', 'garden']] },
      [['unknown', 'published[0][0]']],
    ],
    [
      'a published booking on an unknown session',
      { published: [['A', 'shed']] },
      [['unknown', 'published[0][1]']],
    ],
    [
      'a booking pinned twice',
      {
        pinned: [
          ['A', 'garden'],
          ['A', 'garden'],
        ],
      },
      [['duplicate', 'pinned[1]']],
    ],
    ['a pin of someone unknown', { pinned: [['Z', 'garden']] }, [['unknown', 'pinned[0][0]']]],
    ['a pin on an unknown session', { pinned: [['A', 'shed']] }, [['unknown', 'pinned[0][1]']]],
  ])('%s is named with its place', (_, change, faults) => {
    expect(found(change)).toEqual(faults);
  });
});

describe('faults', () => {
  const manyFaults: RosterProblem = {
    ...givenProblem(
      [givenPerson('A', { urgency: 9, minMinutes: 900 }), givenPerson('A')],
      [givenSession('garden', { date: '2027-01-01' })],
    ),
    travel: [['B', 'P7', 10]],
    keepApart: [['A', 'A']],
    published: [['C', 'shed']],
    pinned: [['A', 'shed']],
  };

  it('are told all at once', () => {
    expect(faultsOf(manyFaults).map(({ code, path }) => `${code} ${path}`)).toEqual([
      'duplicate people[1]',
      'out-of-range people[0].minMinutes',
      'out-of-range people[0].urgency',
      'outside-week sessions[0].date',
      'unknown travel[0][0]',
      'unknown travel[0][1]',
      'out-of-range keepApart[0]',
      'unknown published[0][0]',
      'unknown published[0][1]',
      'unknown pinned[0][1]',
    ]);
  });

  it('have a sentence each that names what is wrong', () => {
    const messages = faultsOf(manyFaults).map(({ message }) => message);
    expect(messages).toContain('A stands more than once in people');
    expect(messages).toContain('A: minMinutes is above maxMinutes');
    expect(messages).toContain('2027-01-01 is outside the week of 2026-11-30');
    expect(messages).toContain('session shed is not in the problem');
  });

  it('of dates are not told against a week that is none', () => {
    const adrift = { ...sound, weekStart: '2026-12-01' };
    expect(faultsOf(adrift).map(({ path }) => path)).toEqual(['weekStart']);
  });
});
