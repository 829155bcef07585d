import { describe, expect, it } from 'vitest';
import { opening } from '../../../../solver/groups/opening/check.ts';
import { groupRules } from '../../../../solver/groups/opening/group-rules.ts';
import type { Proposal } from '../../../../solver/groups/opening/nouns.ts';
import { personRules } from '../../../../solver/groups/opening/person-rules.ts';
import {
  givenHolder,
  givenOpening,
  givenPlace,
  givenPlaceable,
  givenProposal,
} from '../../../given/opening.ts';

const others = [2, 3, 4].map((n) => givenPlaceable(n));
const withOne = (change: Parameters<typeof givenPlaceable>[1]): Partial<Proposal> => ({
  members: [givenPlaceable(1, change), ...others],
});
const people = (n: number) => Array.from({ length: n }, (_, i) => givenPlaceable(i + 1));
const evening = { from: '19:00', to: '21:00', what: 'court' };

/** For each rule of both registers: what breaks it and nothing else, how far, and the sentence. */
const broken: Record<string, [change: Partial<Proposal>, by: number, sentence: string]> = {
  start: [{ startsOn: '2026-12-29' }, 1, 'the group cannot start on 2026-12-29: that day is past'],
  pattern: [
    { pattern: { ...givenProposal().pattern, programme: 'TSP' } },
    1,
    'the slots of evenings are kept for TSP',
  ],
  'group-sex': [{ sex: 'mixed' }, 1, 'men and women do not sit in one group of SHORT'],
  size: [{ members: people(3) }, 1, 'the group would have 3 people: at least 4'],
  exception: [{ exception: 'flood' }, 1, 'SHORT has no exception for small groups'],
  seats: [{ place: givenPlace({ seats: 2 }) }, 2, 'room of V1 has 2 seats for 4 people'],
  trained: [
    { facilitators: [...givenProposal().facilitators, givenHolder('F3', { programmes: ['TSP'] })] },
    1,
    'F3 is not trained for SHORT',
  ],
  area: [
    { facilitators: [...givenProposal().facilitators, givenHolder('F3', { region: 'wales' })] },
    1,
    'F3 does not work in the area of V1',
  ],
  facilitators: [
    { facilitators: [givenHolder('F1')] },
    1,
    'a group session needs 2 facilitators, and 1 are named',
  ],
  room: [
    { place: givenPlace({ booked: [{ date: '2027-01-05', ...evening, what: 'a choir' }] }) },
    1,
    'room of V1 has a choir, at the time of session 1 on 2027-01-05',
  ],
  facilitator: [
    {
      facilitators: [
        givenHolder('F1'),
        givenHolder('F2', { leave: [{ fromDate: '2027-01-05', toDate: '2027-01-05' }] }),
      ],
    },
    1,
    'session 1 on 2027-01-05 needs 2 facilitators, and 1 of them is free: F2 is on leave',
  ],
  state: [withOne({ state: 'placed' }), 1, 'X100001 does not wait any more: is placed'],
  programme: [withOne({ programme: 'TSP' }), 1, 'X100001 is referred to TSP, not to SHORT'],
  eligible: [withOne({ facts: [] }), 1, 'X100001 is not eligible: no date of birth is on file'],
  sex: [withOne({ sex: 'female' }), 1, 'X100001 cannot be in a group for men'],
  ready: [
    withOne({ readyFrom: '2027-01-06' }),
    1,
    'X100001 is ready from 2027-01-06, after session 1 on 2027-01-05',
  ],
  finish: [
    withOne({ mustFinishBy: '2027-01-11' }),
    1,
    'X100001 must finish by 2027-01-11, before session 3 on 2027-01-12',
  ],
  available: [
    withOne({ availability: [{ weekday: 4, from: '08:00', to: '22:00' }] }),
    2,
    'X100001 is not free for session 1 on 2027-01-05 and 1 more',
  ],
  busy: [
    withOne({ busy: [{ date: '2027-01-12', ...evening }] }),
    1,
    'X100001 has court at the time of session 3 on 2027-01-12',
  ],
  travel: [withOne({ travelMinutes: 95 }), 5, 'X100001 would travel 95 minutes each way: at most 90'],
  need: [
    withOne({ needs: ['step-free', 'quiet'] }),
    2,
    'X100001 needs what the venue does not have: step-free, quiet',
  ],
  'keep-apart': [
    withOne({ keepApart: ['X100003'] }),
    1,
    'X100001 must be kept apart from X100003, who would be there too',
  ],
};

describe('A group may open', () => {
  it('with four who are all free: a group, a one-to-one each, a group', () => {
    const { plan, breaches } = opening(givenOpening());
    expect(breaches).toEqual([]);
    expect(plan).toMatchObject({
      startsOn: '2027-01-05',
      finishesOn: '2027-01-12',
      sessions: [
        { number: 1, date: '2027-01-05', from: '18:00', to: '20:00', facilitators: ['F1', 'F2'] },
        { number: 3, date: '2027-01-12' },
      ],
    });
    // Two hours on Thursday the 7th, two facilitators: room for exactly four.
    expect(
      plan!.oneToOnes.map(({ date, from, facilitator }) => `${date} ${from} ${facilitator}`).sort(),
    ).toEqual(['2027-01-07 10:00 F1', '2027-01-07 10:00 F2', '2027-01-07 11:00 F1', '2027-01-07 11:00 F2']);
  });

  it('with more than have room for one-to-ones in a week: the group waits for them', () => {
    const { plan, breaches } = opening(givenOpening({ members: people(5) }));
    expect(breaches).toEqual([]);
    expect(plan!.sessions.map(({ date }) => date)).toEqual(['2027-01-05', '2027-01-19']);
  });

  it('with three by the exception of its template, named', () => {
    const template = {
      ...givenProposal().template,
      groupSize: { min: 4, optimum: 8, max: 12, exception: { min: 2, name: 'flood', source: 'test' } },
    };
    const three = { template, members: people(3) };
    expect(opening(givenOpening({ ...three, exception: 'flood' })).breaches).toEqual([]);
    expect(opening(givenOpening(three)).breaches.map(({ sentence }) => sentence)).toEqual([
      'the group would have 3 people: at least 4, or 2 by the exception "flood"',
    ]);
    expect(
      opening(givenOpening({ ...three, exception: 'drought' })).breaches.map(({ sentence }) => sentence),
    ).toContain('the only exception of SHORT is "flood"');
    expect(
      opening(givenOpening({ template, members: people(1), exception: 'flood' })).breaches,
    ).toMatchObject([{ rule: 'size', by: 1 }]);
  });
});

describe('A group may not open', () => {
  it('by rules that all have an example here', () => {
    expect(Object.keys(broken)).toEqual([...groupRules, ...personRules].map(({ name }) => name));
  });

  it.each(Object.entries(broken))('by the rule %s', (rule, [change, by, sentence]) => {
    const { breaches } = opening(givenOpening(change));
    expect(breaches.map((breach) => breach.rule)).toEqual([rule]);
    expect(breaches[0]).toMatchObject({ by, sentence });
  });

  it('by more people than a group takes, or than have a way to the venue', () => {
    expect(
      opening(givenOpening({ members: people(13), place: givenPlace({ seats: 20 }) })).breaches,
    ).toMatchObject([{ rule: 'size', by: 1, sentence: 'the group would have 13 people: at most 12' }]);
    expect(opening(givenOpening(withOne({ travelMinutes: null }))).breaches).toMatchObject([
      { rule: 'travel', sentence: 'X100001 has no known way to the venue' },
    ]);
  });

  it('by dates that cannot be laid out; who is in it is checked all the same', () => {
    const pattern = { ...givenProposal().pattern, slots: [] };
    const { plan, breaches } = opening(givenOpening({ pattern, ...withOne({ sex: 'female' }) }));
    expect(plan).toBeNull();
    expect(breaches.map(({ rule }) => rule)).toEqual(['slot-length', 'sex']);
  });

  it('by a one-to-one for which somebody has no time', () => {
    const { breaches } = opening(
      givenOpening(withOne({ availability: [{ weekday: 2, from: '08:00', to: '22:00' }] })),
    );
    expect(breaches).toMatchObject([
      {
        rule: 'one-to-one',
        session: 2,
        sentence: 'X100001, one-to-one 2: is not free at any time at which it could be held',
      },
    ]);
  });

  it('on dates laid out elsewhere, if whoever holds them cannot now', () => {
    const laid = [
      { number: 1, date: '2027-01-05', from: '18:00', to: '20:00', facilitators: ['F1', 'F2'] },
      { number: 3, date: '2027-01-19', from: '18:00', to: '20:00', facilitators: ['F1', 'F9'] },
    ];
    expect(opening(givenOpening({}, { laid })).breaches).toMatchObject([
      {
        rule: 'facilitator',
        sentence:
          'session 3 on 2027-01-19 needs 2 facilitators, and 1 of them is free: F9 is not one of the group',
      },
    ]);
  });
});
