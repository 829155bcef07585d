import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../solver/roster/facts.ts';
import { judge } from '../../../solver/roster/judge.ts';
import type { Booking, Person, RosterProblem, Session } from '../../../solver/roster/problem.ts';
import {
  type Breach,
  bookingRules,
  bookingRulesAgainst,
  type RuleName,
  rosterRules,
  rules,
} from '../../../solver/roster/rules.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../given/problems.ts';

const [monday, tuesday, wednesday] = week as [string, string, string];
const a = (change: Partial<Person> = {}) => givenPerson('A', change);
const b = (change: Partial<Person> = {}) => givenPerson('B', change);
const ann = (change: Partial<Person> = {}) => a({ sex: 'female', avoidAllMale: true, ...change });
const beth = (change: Partial<Person> = {}) => b({ sex: 'female', ...change });
const garden = (change: Partial<Session> = {}) => givenSession('garden', change);
const kitchen = (change: Partial<Session> = {}) => givenSession('kitchen', { date: wednesday, ...change });
const free = (from: string, to: string, date = tuesday) => ({ availability: [{ date, from, to }] });

interface Story {
  people: Person[];
  sessions: Session[];
  others?: Partial<RosterProblem>;
  bookings: Booking[];
  /** Broken only: where, and by how much in the rule's own unit. */
  breaches?: Omit<Breach, 'rule'>[];
}

const onGarden = (
  person: Person,
  session: Session = garden(),
  others: Partial<RosterProblem> = {},
): Story => ({
  people: [person],
  sessions: [session],
  others,
  bookings: [['A', 'garden']],
});
const bothOnGarden = (
  people: Person[],
  session: Session = garden(),
  others: Partial<RosterProblem> = {},
): Story => ({
  people,
  sessions: [session],
  others,
  bookings: people.map(({ crn }): Booking => [crn, 'garden']),
});
const inBoth = (person: Person, one: Session = garden(), other: Session = kitchen()): Story => ({
  people: [person],
  sessions: [one, other],
  bookings: [
    ['A', 'garden'],
    ['A', 'kitchen'],
  ],
});
const offIt = { crn: 'A', session: 'garden', by: 1 };

/** For each rule of the register, rosters that keep it and rosters that break it. */
const stories: Record<RuleName, { keep: Record<string, Story>; break: Record<string, Story> }> = {
  available: {
    keep: {
      'a window as long as the session': onGarden(a(free('09:00', '16:00'))),
      'one window of several': onGarden(
        a({ availability: [...free('08:00', '10:00').availability, ...free('08:00', '18:00').availability] }),
      ),
    },
    break: {
      'a window that ends a minute early': { ...onGarden(a(free('09:00', '15:59'))), breaches: [offIt] },
      'a window that starts a minute late': { ...onGarden(a(free('09:01', '16:00'))), breaches: [offIt] },
      'a window on the day before': { ...onGarden(a(free('08:00', '18:00', monday))), breaches: [offIt] },
      'two windows that only together are long enough': {
        ...onGarden(
          a({
            availability: [...free('09:00', '12:00').availability, ...free('12:00', '16:00').availability],
          }),
        ),
        breaches: [offIt],
      },
      'no window at all': { ...onGarden(a({ availability: [] })), breaches: [offIt] },
    },
  },
  travel: {
    keep: { '90 minutes each way': onGarden(a(), garden(), { travel: [['A', 'P1', 90]] }) },
    break: {
      '91 minutes': { ...onGarden(a(), garden(), { travel: [['A', 'P1', 91]] }), breaches: [offIt] },
      'no way there': { ...onGarden(a(), garden(), { travel: [] }), breaches: [offIt] },
    },
  },
  'women-only': {
    keep: {
      'a woman on it': onGarden(ann(), garden({ womenOnly: true })),
      'a man on another': onGarden(a(), garden({ womenOnly: false })),
    },
    break: { 'a man on it': { ...onGarden(a(), garden({ womenOnly: true })), breaches: [offIt] } },
  },
  'excluded-tag': {
    keep: { 'other tags': onGarden(a({ excludedTags: ['children'] }), garden({ tags: ['indoor'] })) },
    break: {
      'one of them': {
        ...onGarden(
          a({ excludedTags: ['vulnerable-adults', 'children'] }),
          garden({ tags: ['indoor', 'children'] }),
        ),
        breaches: [offIt],
      },
    },
  },
  'needed-tag': {
    keep: {
      'all of them and more': onGarden(
        a({ neededTags: ['light-duties', 'indoor'] }),
        garden({ tags: ['indoor', 'light-duties', 'children'] }),
      ),
    },
    break: {
      'one of two': {
        ...onGarden(a({ neededTags: ['light-duties', 'indoor'] }), garden({ tags: ['indoor'] })),
        breaches: [offIt],
      },
    },
  },
  supervision: {
    keep: {
      'in a group': onGarden(a({ directSupervision: true })),
      'on training': onGarden(a({ directSupervision: true, eteMinutesLeft: 420 }), garden({ kind: 'ete' })),
      'one to one without the need': onGarden(a(), garden({ kind: 'individual' })),
    },
    break: {
      'one to one with the need': {
        ...onGarden(a({ directSupervision: true }), garden({ kind: 'individual' })),
        breaches: [offIt],
      },
    },
  },
  'one-a-day': {
    keep: { 'two sessions on two days': inBoth(a()) },
    break: {
      'two on one day, however short': {
        ...inBoth(
          a(),
          garden({ from: '09:00', to: '10:00', creditMinutes: 60 }),
          kitchen({ date: tuesday, from: '15:00', to: '16:00', creditMinutes: 60 }),
        ),
        breaches: [{ crn: 'A', session: 'kitchen', by: 1 }],
      },
      'the same session twice': {
        people: [a()],
        sessions: [garden()],
        bookings: [
          ['A', 'garden'],
          ['A', 'garden'],
        ],
        breaches: [offIt],
      },
    },
  },
  'max-minutes': {
    // garden 420 + kitchen 420 = 840
    keep: { 'as much as the most': inBoth(a({ maxMinutes: 840 })) },
    break: {
      'a minute over': {
        ...inBoth(a({ maxMinutes: 839 })),
        breaches: [{ crn: 'A', session: null, by: 840 - 839 }],
      },
      'a session over': {
        ...inBoth(a({ maxMinutes: 420 })),
        breaches: [{ crn: 'A', session: null, by: 840 - 420 }],
      },
    },
  },
  'ete-share': {
    keep: {
      'what is left of the share': onGarden(a({ eteMinutesLeft: 420 }), garden({ kind: 'ete' })),
      'work beside the training': inBoth(a({ eteMinutesLeft: 420 }), garden({ kind: 'ete' })),
    },
    break: {
      'training over the share': {
        ...inBoth(a({ eteMinutesLeft: 500 }), garden({ kind: 'ete' }), kitchen({ kind: 'ete' })),
        breaches: [{ crn: 'A', session: null, by: 840 - 500 }],
      },
      'training with nothing left': {
        ...onGarden(a({ eteMinutesLeft: 0 }), garden({ kind: 'ete' })),
        breaches: [{ crn: 'A', session: null, by: 420 }],
      },
    },
  },
  capacity: {
    keep: { 'as many as there are places': bothOnGarden([a(), b()], garden({ capacity: 2 })) },
    break: {
      'one too many': {
        ...bothOnGarden([a(), b()], garden({ capacity: 1 })),
        breaches: [{ crn: null, session: 'garden', by: 2 - 1 }],
      },
      'two where there is no place': {
        ...bothOnGarden([a(), b()], garden({ capacity: 0 })),
        breaches: [{ crn: null, session: 'garden', by: 2 - 0 }],
      },
    },
  },
  'min-attendance': {
    keep: {
      'as many as it needs': bothOnGarden([a(), b()], garden({ minAttendance: 2 })),
      'nobody: it is stood down': { ...bothOnGarden([a(), b()], garden({ minAttendance: 2 })), bookings: [] },
      'fewer, but not in a group': onGarden(a(), garden({ kind: 'individual', minAttendance: 2 })),
    },
    break: {
      'two where it needs five': {
        ...bothOnGarden([a(), b()], garden({ minAttendance: 5 })),
        breaches: [{ crn: null, session: 'garden', by: 5 - 2 }],
      },
    },
  },
  'all-male': {
    keep: {
      'a second woman, whatever she chose': bothOnGarden([ann(), beth()]),
      'two who avoid it, for each other': bothOnGarden([ann(), beth({ avoidAllMale: true })]),
      'a woman present': onGarden(ann(), garden({ womanPresent: true })),
      'a session for women only': onGarden(ann(), garden({ womenOnly: true })),
      'a lone woman who has not chosen': onGarden(ann({ avoidAllMale: false })),
      'a man, whatever stands in the column': onGarden(a({ avoidAllMale: true })),
    },
    break: {
      'alone among men': { ...bothOnGarden([ann(), b()]), breaches: [offIt] },
      'alone one to one': { ...onGarden(ann(), garden({ kind: 'individual' })), breaches: [offIt] },
    },
  },
  'keep-apart': {
    keep: {
      'the two on different sessions': {
        people: [a(), b()],
        sessions: [garden(), kitchen({ date: tuesday })],
        others: { keepApart: [['A', 'B']] },
        bookings: [
          ['A', 'garden'],
          ['B', 'kitchen'],
        ],
      },
    },
    break: {
      'the two on one session': {
        ...bothOnGarden([a(), b()], garden(), { keepApart: [['B', 'A']] }),
        breaches: [{ crn: 'B', session: 'garden', by: 1 }],
      },
    },
  },
  pinned: {
    keep: { 'booked where they are pinned': onGarden(a(), garden(), { pinned: [['A', 'garden']] }) },
    break: {
      'booked elsewhere': {
        people: [a()],
        sessions: [garden(), kitchen()],
        others: { pinned: [['A', 'garden']] },
        bookings: [['A', 'kitchen']],
        breaches: [offIt],
      },
    },
  },
};

const breachesOf = ({ people, sessions, others, bookings }: Story) =>
  judge(givenProblem(people, sessions, others), bookings).breaches;

describe('the register', () => {
  it('holds the 14 rules in the order of the format', () => {
    expect(rules.map((rule) => rule.name)).toEqual([
      'available',
      'travel',
      'women-only',
      'excluded-tag',
      'needed-tag',
      'supervision',
      'one-a-day',
      'max-minutes',
      'ete-share',
      'capacity',
      'min-attendance',
      'all-male',
      'keep-apart',
      'pinned',
    ]);
  });

  it('has the six that bind a booking first, then the eight that bind the roster', () => {
    expect(rules).toEqual([...bookingRules, ...rosterRules]);
    expect([bookingRules.length, rosterRules.length]).toEqual([6, 8]);
  });

  it('has a sentence for each, no two alike', () => {
    const sentences = rules.map((rule) => rule.sentence);
    expect(sentences.every((sentence) => sentence.length > 0)).toBe(true);
    expect(new Set(sentences).size).toBe(rules.length);
  });

  it('has no rule without a story that keeps it and one that breaks it', () => {
    const told = (name: RuleName) =>
      Object.keys(stories[name]?.keep ?? {}).length > 0 && Object.keys(stories[name]?.break ?? {}).length > 0;
    expect(rules.map((rule) => rule.name).filter((name) => !told(name))).toEqual([]);
  });
});

describe.each(rules.map(({ name }) => name))('%s', (name) => {
  it.each(Object.entries(stories[name].keep))('is kept by %s', (_, story) => {
    expect(breachesOf(story)).toEqual([]);
  });

  it.each(Object.entries(stories[name].break))('is broken by %s', (_, story) => {
    expect(breachesOf(story)).toEqual(story.breaches!.map((breach) => ({ rule: name, ...breach })));
  });
});

describe('the rules against a booking', () => {
  it('are all those of the first six that are broken, in the order of the register', () => {
    const person = a({
      availability: [],
      excludedTags: ['children'],
      neededTags: ['indoor'],
      directSupervision: true,
    });
    const session = garden({ kind: 'individual', womenOnly: true, tags: ['children'] });
    const facts = factsOf(givenProblem([person], [session], { travel: [] }), []);
    expect(bookingRulesAgainst(person, session, facts)).toEqual(bookingRules.map((rule) => rule.name));
  });

  it('are none if the person may be booked', () => {
    expect(bookingRulesAgainst(a(), garden(), factsOf(givenProblem([a()], [garden()]), []))).toEqual([]);
  });
});
