import { describe, expect, it } from 'vitest';
import { type FormedGroup, groupFactsOf } from '../../../solver/groups/facts.ts';
import { judgeGroups } from '../../../solver/groups/judge.ts';
import type { Candidate, GroupProblem, Referral } from '../../../solver/groups/problem.ts';
import {
  type GroupBreach,
  groupRules,
  joinRules,
  joinRulesAgainst,
  type RuleName,
  rules,
} from '../../../solver/groups/rules.ts';
import { givenCandidate, givenGroupProblem, givenReferral } from '../../given/group-problems.ts';

// The group meets on the Tuesdays 5, 12, 19 and 26 January 2027, 18:00 to 20:30.
const [first, second, last] = ['2027-01-05', '2027-01-12', '2027-01-26'];
const free = (from: string, to: string, weekday: 2 | 3 = 2) => ({ weekday, from, to });

interface Story {
  referrals: Referral[];
  candidates: Candidate[];
  others?: Partial<GroupProblem>;
  groups: FormedGroup[];
  /** Broken only: who, where, beside whom, and by how much. */
  breaches?: Partial<Omit<GroupBreach, 'rule'>>[];
}

/** One person in one group with another, who is no trouble: free on Wednesdays too. */
const joining = (
  person: Partial<Referral>,
  group: Partial<Candidate> = {},
  others: Partial<GroupProblem> = {},
): Story => ({
  referrals: [
    givenReferral('R1', person),
    givenReferral('R2', {
      sex: group.sex ? 'female' : 'male',
      availability: [free('17:00', '21:00'), free('17:00', '21:00', 3)],
    }),
  ],
  candidates: [givenCandidate('G1', group)],
  others,
  groups: [{ candidate: 'G1', referrals: ['R1', 'R2'] }],
});
const keptOut = (...story: Parameters<typeof joining>): Story => ({
  ...joining(...story),
  breaches: [{ referral: 'R1', candidate: 'G1', by: 1 }],
});
const people = (count: number) => Array.from({ length: count }, (_, i) => givenReferral(`R${i + 1}`));
/** So many people in one group: of 2 to 4, or fewer if the room has fewer seats. */
const sized = (count: number, group: Partial<Candidate> = {}): Story => ({
  referrals: people(count),
  candidates: [givenCandidate('G1', group)],
  groups: [{ candidate: 'G1', referrals: people(count).map(({ id }) => id) }],
});
/** Two groups of two each. */
const twoGroups = (
  others: Partial<GroupProblem> = {},
  one: Partial<Candidate> = {},
  other: Partial<Candidate> = {},
): Story => ({
  referrals: people(4),
  candidates: [givenCandidate('G1', one), givenCandidate('G2', other)],
  others,
  groups: [
    { candidate: 'G1', referrals: ['R1', 'R2'] },
    { candidate: 'G2', referrals: ['R3', 'R4'] },
  ],
});
const ways = (minutes: number) => ({
  travel: [
    ['X1', 'V1', minutes],
    ['X2', 'V1', 30],
  ] as const,
});

/** For each rule of the register, groups that keep it and groups that break it. */
const stories: Record<RuleName, { keep: Record<string, Story>; break: Record<string, Story> }> = {
  programme: {
    keep: { 'a group of the programme': joining({}) },
    break: {
      'a group of another': keptOut(
        { programme: 'BBR' },
        {},
        { programmes: ['TSP', 'BBR'].map((code) => ({ code, minSize: 2, optimumSize: 3, maxSize: 4 })) },
      ),
    },
  },
  sex: {
    keep: {
      'a man among men': joining({}),
      'a woman among women': joining({ sex: 'female' }, { sex: 'female' }),
      'a man among men and women': joining({}, { sex: 'mixed' }),
    },
    break: { 'a man among women': keptOut({}, { sex: 'female' }) },
  },
  ready: {
    keep: { 'someone ready on the day it starts': joining({ readyFrom: first! }) },
    break: { 'someone ready the day after': keptOut({ readyFrom: '2027-01-06' }) },
  },
  finish: {
    keep: { 'someone who must finish on its last day': joining({ mustFinishBy: last! }) },
    break: { 'someone who must finish the day before': keptOut({ mustFinishBy: '2027-01-25' }) },
  },
  available: {
    keep: {
      'a window as long as the sessions': joining({ availability: [free('18:00', '20:30')] }),
      'one window of several': joining({ availability: [free('08:00', '12:00'), free('17:00', '21:00')] }),
    },
    break: {
      'a window that starts a minute late': keptOut({ availability: [free('18:01', '20:30')] }),
      'a window that ends a minute early': keptOut({ availability: [free('18:00', '20:29')] }),
      'a window on another day': keptOut({ availability: [free('17:00', '21:00', 3)] }),
      'two windows that only together are long enough': keptOut({
        availability: [free('18:00', '19:00'), free('19:00', '20:30')],
      }),
      'one session of many on another day': keptOut(
        {},
        {
          sessions: [
            { date: first!, from: '18:00', to: '20:30' },
            { date: '2027-01-13', from: '18:00', to: '20:30' },
          ],
        },
      ),
      'no window at all': keptOut({ availability: [] }),
    },
  },
  busy: {
    keep: {
      'something that ends as a session starts': joining({
        busy: [{ date: second!, from: '09:00', to: '18:00' }],
      }),
      'something that starts as a session ends': joining({
        busy: [{ date: second!, from: '20:30', to: '22:00' }],
      }),
      'something on a day without a session': joining({
        busy: [{ date: '2027-01-13', from: '09:00', to: '22:00' }],
      }),
    },
    break: {
      'something that ends a minute into a session': keptOut({
        busy: [{ date: second!, from: '09:00', to: '18:01' }],
      }),
      'something within the last session': keptOut({ busy: [{ date: last!, from: '19:00', to: '19:30' }] }),
    },
  },
  travel: {
    keep: { '90 minutes each way': joining({}, {}, ways(90)) },
    break: {
      '91 minutes': keptOut({}, {}, ways(91)),
      'no way there': keptOut({}, {}, { travel: [['X2', 'V1', 30]] }),
    },
  },
  need: {
    keep: {
      'all of the needs and more': joining({ needs: ['step-free'] }, { tags: ['step-free', 'hearing-loop'] }),
    },
    break: {
      'one need of two': keptOut({ needs: ['step-free', 'hearing-loop'] }, { tags: ['step-free'] }),
    },
  },
  'one-group': {
    keep: { 'two people in a group each': twoGroups() },
    break: {
      'one referral in two groups': {
        ...twoGroups(),
        groups: [
          { candidate: 'G1', referrals: ['R1', 'R2'] },
          { candidate: 'G2', referrals: ['R3', 'R1'] },
        ],
        breaches: [{ referral: 'R1', candidate: 'G2', other: 'G1', by: 1 }],
      },
      'two referrals of one person in two groups': {
        ...twoGroups(),
        referrals: people(4).map((one) => (one.id === 'R4' ? { ...one, crn: 'X1' } : one)),
        breaches: [{ referral: 'R4', candidate: 'G2', other: 'G1', by: 1 }],
      },
      'two referrals of one person in one group': {
        ...sized(3),
        referrals: people(3).map((one) => (one.id === 'R3' ? { ...one, crn: 'X1' } : one)),
        breaches: [{ referral: 'R3', candidate: 'G1', other: 'G1', by: 1 }],
      },
    },
  },
  size: {
    keep: {
      'as few as the programme asks': sized(2),
      'as many as the programme takes': sized(4),
      'as many as the room has seats for': sized(3, { seats: 3 }),
      'one who joins a group that runs': sized(1, { members: 1 }),
      'nobody in a group that stays shut': { ...sized(0), groups: [] },
      'nobody who joins a group that has too many already': sized(0, { members: 9 }),
    },
    break: {
      'one fewer than the programme asks': { ...sized(1), breaches: [{ candidate: 'G1', by: 1 }] },
      'nobody in a group that opens': { ...sized(0), breaches: [{ candidate: 'G1', by: 2 }] },
      'two more than the programme takes': { ...sized(6), breaches: [{ candidate: 'G1', by: 2 }] },
      'one more than the room has seats for': {
        ...sized(4, { seats: 3 }),
        breaches: [{ candidate: 'G1', by: 1 }],
      },
      'more than its members leave seats for': {
        ...sized(2, { members: 3 }),
        breaches: [{ candidate: 'G1', by: 1 }],
      },
    },
  },
  conflict: {
    keep: {
      'two groups that share nothing': twoGroups({ conflicts: [] }),
      'one of two in conflict': {
        ...twoGroups({ conflicts: [['G1', 'G2']] }),
        groups: twoGroups().groups.slice(1),
      },
      'two that run both already': twoGroups({ conflicts: [['G1', 'G2']] }, { members: 1 }, { members: 1 }),
    },
    break: {
      'both of two in conflict': {
        ...twoGroups({ conflicts: [['G1', 'G2']] }),
        breaches: [{ candidate: 'G1', other: 'G2', by: 1 }],
      },
      'one in conflict with a group that runs, which nobody joins': {
        ...twoGroups({ conflicts: [['G1', 'G2']] }, { members: 1 }),
        groups: twoGroups().groups.slice(1),
        breaches: [{ candidate: 'G1', other: 'G2', by: 1 }],
      },
    },
  },
  'keep-apart': {
    keep: {
      'two kept apart in two groups': twoGroups({ keepApart: [['X1', 'X3']] }),
      'one of them, the other waiting': {
        ...sized(2),
        referrals: people(3),
        others: { keepApart: [['X1', 'X3']] },
      },
    },
    break: {
      'both in one group': {
        ...sized(3),
        others: { keepApart: [['X3', 'X1']] },
        breaches: [{ referral: 'R3', candidate: 'G1', other: 'R1', by: 1 }],
      },
    },
  },
  pinned: {
    keep: { 'someone in the group of their pin': twoGroups({ pinned: [['R1', 'G1']] }) },
    break: {
      'someone in another group': {
        ...twoGroups({ pinned: [['R1', 'G2']] }),
        breaches: [{ referral: 'R1', candidate: 'G2', by: 1 }],
      },
      'someone in no group': {
        ...twoGroups({ pinned: [['R1', 'G1']] }),
        groups: [],
        breaches: [{ referral: 'R1', candidate: 'G1', by: 1 }],
      },
    },
  },
};

const breachesOf = ({ referrals, candidates, others, groups }: Story) =>
  judgeGroups(givenGroupProblem(referrals, candidates, others), groups).breaches;

describe('the register', () => {
  it('has all 13 rules of the format, in its order', () => {
    expect(rules.map(({ name }) => name)).toEqual([
      'programme',
      'sex',
      'ready',
      'finish',
      'available',
      'busy',
      'travel',
      'need',
      'one-group',
      'size',
      'conflict',
      'keep-apart',
      'pinned',
    ]);
  });

  it('has the eight of joining first, then the five that bind the whole', () => {
    expect(rules).toEqual([...joinRules, ...groupRules]);
    expect([joinRules.length, groupRules.length]).toEqual([8, 5]);
  });

  it('has a sentence for each, no two alike', () => {
    const sentences = rules.map(({ sentence }) => sentence);
    expect(sentences.every((sentence) => sentence.length > 0)).toBe(true);
    expect(new Set(sentences).size).toBe(rules.length);
  });

  it('has no rule without a story that keeps it and one that breaks it', () => {
    const told = (name: RuleName) =>
      Object.keys(stories[name]?.keep ?? {}).length > 0 && Object.keys(stories[name]?.break ?? {}).length > 0;
    expect(rules.map(({ name }) => name).filter((name) => !told(name))).toEqual([]);
    expect(Object.keys(stories)).toHaveLength(rules.length);
  });
});

describe.each(rules.map(({ name }) => name))('%s', (name) => {
  it.each(Object.entries(stories[name].keep))('is kept by %s', (_, story) => {
    expect(breachesOf(story)).toEqual([]);
  });

  it.each(Object.entries(stories[name].break))('is broken by %s', (_, story) => {
    const nobody = { referral: null, candidate: null, other: null };
    expect(breachesOf(story)).toEqual(
      story.breaches!.map((breach) => ({ rule: name, ...nobody, ...breach })),
    );
  });
});

describe('the rules against joining', () => {
  it('are all those of the eight that are broken, in the order of the register', () => {
    const person = givenReferral('R1', {
      programme: 'BBR',
      readyFrom: '2027-02-01',
      mustFinishBy: '2027-01-01',
      availability: [],
      busy: [{ date: first!, from: '18:00', to: '19:00' }],
      needs: ['step-free'],
    });
    const candidate = givenCandidate('G1', { sex: 'female' });
    const facts = groupFactsOf(givenGroupProblem([person], [candidate], { travel: [] }), []);
    expect(joinRulesAgainst(person, candidate, facts)).toEqual(joinRules.map(({ name }) => name));
  });

  it('are none if the person may join', () => {
    const [person, candidate] = [givenReferral('R1'), givenCandidate('G1')];
    expect(
      joinRulesAgainst(person, candidate, groupFactsOf(givenGroupProblem([person], [candidate]), [])),
    ).toEqual([]);
  });
});
