import { describe, expect, it } from 'vitest';
import type { Candidate, GroupProblem, Programme, Referral } from '../../../solver/groups/problem.ts';
import { type GroupFaultCode, groupFaultsOf } from '../../../solver/groups/problem-faults.ts';
import type { DatedWindow } from '../../../solver/roster/problem.ts';
import {
  givenCandidate,
  givenGroupExample,
  givenGroupPolicy,
  givenGroupProblem,
  givenProgramme,
  givenReferral,
} from '../../given/group-problems.ts';

const referrals = [givenReferral('R1'), givenReferral('R2')];
const candidates = [givenCandidate('G1'), givenCandidate('G2', { venue: 'V2' })];
const sound = givenGroupProblem(referrals, candidates);

const found = (change: Partial<GroupProblem>) =>
  groupFaultsOf({ ...sound, ...change }).map(({ code, path }): [GroupFaultCode, string] => [code, path]);
const referralWith = (change: Partial<Referral>) => ({
  referrals: [referrals[0]!, givenReferral('R2', change)],
});
const candidateWith = (change: Partial<Candidate>) => ({
  candidates: [candidates[0]!, givenCandidate('G2', change)],
});
const programmeWith = (change: Partial<Programme>) => ({ programmes: [givenProgramme('TSP', change)] });
const session = (change: Partial<DatedWindow> = {}): DatedWindow => ({
  date: '2027-01-05',
  from: '18:00',
  to: '20:30',
  ...change,
});
const window = { weekday: 2, from: '17:00', to: '21:00' } as const;
const pointsWith = (offOptimum: number) => {
  const policy = givenGroupPolicy();
  return { policy: { ...policy, points: { ...policy.points, offOptimum } } };
};

describe('a group problem without a fault', () => {
  it.each<[string, GroupProblem]>([
    ['of two people and two groups', sound],
    ['of nobody and nothing', givenGroupProblem([], [])],
    ['that is the example of the format', givenGroupExample()],
    [
      'with a group of one and of one size only',
      { ...sound, ...programmeWith({ minSize: 1, optimumSize: 1, maxSize: 1 }) },
    ],
    ['with a room without seats', { ...sound, ...candidateWith({ seats: 0 }) }],
    [
      'with one session as the one before it ends',
      { ...sound, ...candidateWith({ sessions: [session(), session({ from: '20:30', to: '21:30' })] }) },
    ],
    ['with a way to a venue where nothing could open', { ...sound, travel: [['X1', 'V9', 30]] }],
    [
      'with a person referred twice',
      givenGroupProblem([givenReferral('R1'), givenReferral('R2', { crn: 'X1' })], candidates),
    ],
    [
      'with time until midnight on a Sunday',
      { ...sound, ...referralWith({ availability: [{ weekday: 7, from: '00:00', to: '24:00' }] }) },
    ],
  ])('is one %s', (_, problem) => {
    expect(groupFaultsOf(problem)).toEqual([]);
  });
});

describe('the fault of', () => {
  it.each<[string, Partial<GroupProblem>, [GroupFaultCode, string][]]>([
    ['a problem of no date', { asOf: '2026-11-31' }, [['malformed', 'asOf']]],
    [
      'a longest travel time under nought',
      { policy: { ...givenGroupPolicy(), maxTravelMinutes: -1 } },
      [['out-of-range', 'policy.maxTravelMinutes']],
    ],
    ['points under nought', pointsWith(-1), [['out-of-range', 'policy.points.offOptimum']]],
    ['half a point', pointsWith(0.5), [['out-of-range', 'policy.points.offOptimum']]],
    [
      'two programmes of one code',
      { programmes: [givenProgramme(), givenProgramme()] },
      [['duplicate', 'programmes[1]']],
    ],
    ['a group of nobody', programmeWith({ minSize: 0 }), [['out-of-range', 'programmes[0].minSize']]],
    [
      'a group of half a person',
      programmeWith({ minSize: 1.5 }),
      [['out-of-range', 'programmes[0].minSize']],
    ],
    [
      'a minimum over the optimum',
      programmeWith({ minSize: 4 }),
      [['out-of-range', 'programmes[0].minSize']],
    ],
    [
      'an optimum over the maximum',
      programmeWith({ maxSize: 2 }),
      [['out-of-range', 'programmes[0].optimumSize']],
    ],
    [
      'two referrals of one id',
      { referrals: [...referrals, givenReferral('R1')] },
      [['duplicate', 'referrals[2]']],
    ],
    [
      'a referral to an unknown programme',
      referralWith({ programme: 'BBR' }),
      [['unknown', 'referrals[1].programme']],
    ],
    [
      'a wait under nought',
      referralWith({ weeksWaiting: -1 }),
      [['out-of-range', 'referrals[1].weeksWaiting']],
    ],
    [
      'someone ready on no date',
      referralWith({ readyFrom: 'soon' }),
      [['malformed', 'referrals[1].readyFrom']],
    ],
    [
      'an end on no date',
      referralWith({ mustFinishBy: '2027-02-29' }),
      [['malformed', 'referrals[1].mustFinishBy']],
    ],
    [
      'time on an eighth weekday',
      referralWith({ availability: [window, { ...window, weekday: 8 as 7 }] }),
      [['out-of-range', 'referrals[1].availability[1].weekday']],
    ],
    [
      'time from no time',
      referralWith({ availability: [{ ...window, from: '08:60' }] }),
      [['malformed', 'referrals[1].availability[0].from']],
    ],
    [
      'time to no time',
      referralWith({ availability: [{ ...window, to: '24:30' }] }),
      [['malformed', 'referrals[1].availability[0].to']],
    ],
    [
      'time of no length',
      referralWith({ availability: [{ ...window, to: '17:00' }] }),
      [['out-of-range', 'referrals[1].availability[0].to']],
    ],
    [
      'something on no date',
      referralWith({ busy: [session({ date: '2027-13-01' })] }),
      [['malformed', 'referrals[1].busy[0].date']],
    ],
    [
      'something that ends before it starts',
      referralWith({ busy: [session(), session({ to: '09:00' })] }),
      [['out-of-range', 'referrals[1].busy[1].to']],
    ],
    [
      'two candidates of one id',
      { candidates: [...candidates, givenCandidate('G1')] },
      [['duplicate', 'candidates[2]']],
    ],
    [
      'a candidate of an unknown programme',
      candidateWith({ programme: 'BBR' }),
      [['unknown', 'candidates[1].programme']],
    ],
    ['members under nought', candidateWith({ members: -1 }), [['out-of-range', 'candidates[1].members']]],
    ['half a seat', candidateWith({ seats: 9.5 }), [['out-of-range', 'candidates[1].seats']]],
    ['a candidate without sessions', candidateWith({ sessions: [] }), [['empty', 'candidates[1].sessions']]],
    [
      'a session on no date',
      candidateWith({ sessions: [session({ date: 'Tuesday' })] }),
      [['malformed', 'candidates[1].sessions[0].date']],
    ],
    [
      'a session from no time',
      candidateWith({ sessions: [session({ from: '1800' })] }),
      [['malformed', 'candidates[1].sessions[0].from']],
    ],
    [
      'a session of no length',
      candidateWith({ sessions: [session({ to: '18:00' })] }),
      [['out-of-range', 'candidates[1].sessions[0].to']],
    ],
    [
      'sessions out of order',
      candidateWith({ sessions: [session({ date: '2027-01-12' }), session()] }),
      [['order', 'candidates[1].sessions[1]']],
    ],
    [
      'sessions that overlap',
      candidateWith({ sessions: [session(), session({ from: '20:29', to: '21:30' })] }),
      [['order', 'candidates[1].sessions[1]']],
    ],
    [
      'a conflict told both ways round',
      {
        conflicts: [
          ['G1', 'G2'],
          ['G2', 'G1'],
        ],
      },
      [['duplicate', 'conflicts[1]']],
    ],
    [
      'a conflict with something unknown',
      {
        conflicts: [
          ['G9', 'G1'],
          ['G1', 'G8'],
        ],
      },
      [
        ['unknown', 'conflicts[0][0]'],
        ['unknown', 'conflicts[1][1]'],
      ],
    ],
    ['a group in conflict with itself', { conflicts: [['G1', 'G1']] }, [['out-of-range', 'conflicts[0]']]],
    [
      'two ways from one person to one venue',
      {
        travel: [
          ['X1', 'V1', 30],
          ['X1', 'V1', 40],
        ],
      },
      [['duplicate', 'travel[1]']],
    ],
    ['a way of someone unknown', { travel: [['X9', 'V1', 30]] }, [['unknown', 'travel[0][0]']]],
    ['a way of half a minute', { travel: [['X1', 'V1', 0.5]] }, [['out-of-range', 'travel[0][2]']]],
    [
      'a pair kept apart both ways round',
      {
        keepApart: [
          ['X1', 'X2'],
          ['X2', 'X1'],
        ],
      },
      [['duplicate', 'keepApart[1]']],
    ],
    ['someone unknown to keep apart', { keepApart: [['X1', 'X9']] }, [['unknown', 'keepApart[0][1]']]],
    ['someone kept apart from themselves', { keepApart: [['X1', 'X1']] }, [['out-of-range', 'keepApart[0]']]],
    [
      'a pin told twice',
      {
        pinned: [
          ['R1', 'G1'],
          ['R1', 'G1'],
        ],
      },
      [['duplicate', 'pinned[1]']],
    ],
    ['a pin of someone unknown', { pinned: [['R9', 'G1']] }, [['unknown', 'pinned[0][0]']]],
    ['a pin to an unknown group', { pinned: [['R1', 'G9']] }, [['unknown', 'pinned[0][1]']]],
  ])('%s is named with its place', (_, change, faults) => {
    expect(found(change)).toEqual(faults);
  });
});

describe('faults of a group problem', () => {
  const manyFaults: GroupProblem = {
    ...sound,
    referrals: [givenReferral('R1', { weeksWaiting: -1 }), givenReferral('R1', { crn: 'X2' })],
    candidates: [givenCandidate('G1', { sessions: [] })],
    travel: [['X7', 'V1', 10]],
    conflicts: [['G1', 'G1']],
    pinned: [['R9', 'G1']],
  };

  it('are told all at once', () => {
    expect(groupFaultsOf(manyFaults).map(({ code, path }) => `${code} ${path}`)).toEqual([
      'duplicate referrals[1]',
      'out-of-range referrals[0].weeksWaiting',
      'empty candidates[0].sessions',
      'out-of-range conflicts[0]',
      'unknown travel[0][0]',
      'unknown pinned[0][0]',
    ]);
  });

  it('have a sentence each that names what is wrong', () => {
    expect(groupFaultsOf(manyFaults).map(({ message }) => message)).toEqual([
      'R1 stands more than once in referrals',
      'referrals[0].weeksWaiting must be a whole number, 0 or more',
      'G1 has no sessions',
      'G1 cannot conflict with itself',
      'crn X7 is not in the problem',
      'referral R9 is not in the problem',
    ]);
  });
});
