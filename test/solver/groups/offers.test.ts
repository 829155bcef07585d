import { describe, expect, it } from 'vitest';
import {
  isKeptOut,
  type Joinable,
  type Joiner,
  type JoinSettings,
  join,
} from '../../../solver/groups/joining.ts';
import { joinerOffers, mergeInto, mergeOffers, seatsLeft } from '../../../solver/groups/offers.ts';
import type { Placeable } from '../../../solver/groups/opening/nouns.ts';
import {
  givenPlace,
  givenPlaceable,
  givenProposal,
  settings as opening,
  today,
} from '../../given/opening.ts';
import { programmePolicy } from '../../given/templates.ts';

const settings: JoinSettings = { ...opening, today, programmePolicy, rejoinWithinWeeks: 12 };

/** Groups on Tuesdays 5 and 19 January, one-to-ones between; four men are in it. */
function givenJoinable(change: Partial<Joinable> = {}): Joinable {
  const { template, place, pattern, facilitators, sex } = givenProposal();
  const on = (number: number, date: string) => ({ number, date, from: '18:00', to: '20:00' });
  return {
    ...{ id: 'G1', template, delivery: 'fixed', sex, place, slots: pattern.slots, facilitators },
    members: ['X100001', 'X100002', 'X100003', 'X100004'],
    planned: [on(1, '2027-01-05'), on(3, '2027-01-19')],
    ...change,
  };
}
const joiner = (n: number, change: Partial<Placeable> = {}, done: number[] = []): Joiner => ({
  person: givenPlaceable(n, change),
  done,
  leftOn: null,
});

describe('Joiners are offered', () => {
  it('by the day by which they must finish, then by how near they are', () => {
    const waiting = [
      joiner(5, { travelMinutes: 60 }),
      joiner(6),
      joiner(7, { mustFinishBy: '2027-02-01' }),
      joiner(8, { sex: 'female' }),
    ];
    expect(joinerOffers(givenJoinable(), waiting, settings)).toMatchObject([
      { referral: 'R7', joinsAtSession: 1, joinsOn: '2027-01-05', sessions: 3, finishesOn: '2027-01-19' },
      { referral: 'R6' },
      { referral: 'R5', travelMinutes: 60 },
    ]);
  });

  it('as long as a seat is left', () => {
    const full = givenJoinable({ place: givenPlace({ seats: 4 }) });
    expect(seatsLeft(full)).toBe(0);
    expect(seatsLeft(givenJoinable())).toBe(8);
    expect(joinerOffers(full, [joiner(5)], settings)).toEqual([]);
  });
});

describe('Somebody is kept out at a glance', () => {
  const men = [
    joiner(5),
    joiner(6, { mustFinishBy: '2027-01-18' }),
    joiner(7, { sex: 'female' }),
    joiner(8, { travelMinutes: null }),
    joiner(9, { keepApart: ['X100002'] }),
    joiner(10, { availability: [] }),
    joiner(11, { readyFrom: '2027-01-06' }),
    joiner(12, {}, [1]),
  ];

  it('by what no time of a one-to-one mends, and never who could join', () => {
    const group = givenJoinable();
    const keptOut = men.filter((one) => isKeptOut(group, one, settings));
    expect(keptOut.map(({ person }) => person.referral)).toEqual(['R6', 'R7', 'R8', 'R9', 'R10', 'R11']);
    for (const one of keptOut) expect(join(group, [one], settings).breaches).not.toEqual([]);
  });

  it('where they have missed what the group has had', () => {
    const later = givenJoinable({ planned: givenJoinable().planned.slice(1) });
    expect(isKeptOut(later, joiner(5), settings)).toBe(true);
    expect(isKeptOut(later, joiner(5, {}, [1]), settings)).toBe(false);
  });
});

describe('A merge is offered', () => {
  const others = (group: Joinable, joiners: Joiner[]) => [{ group, joiners, settings }];
  const begun = [
    joiner(5, { state: 'started' }, [1]),
    joiner(6, { state: 'started', travelMinutes: 80 }, [1]),
  ];

  it('with a group in which nobody misses anything, and says what it does', () => {
    expect(mergeOffers(others(givenJoinable(), begun))).toEqual([
      {
        group: 'G1',
        members: 2,
        size: 6,
        joinsOn: '2027-01-07',
        finishesOn: '2027-01-19',
        mostTravelMinutes: 80,
      },
    ]);
  });

  it('not where one of them could not be in it, by name', () => {
    const later = givenJoinable({ planned: givenJoinable().planned.slice(1) });
    const behind = [...begun, joiner(7, { state: 'placed' })];
    expect(mergeOffers(others(later, behind))).toEqual([]);
    expect(mergeInto(later, behind, settings).breaches).toMatchObject([
      {
        rule: 'misses',
        crn: 'X100007',
        sentence: 'X100007 would miss session 1: the next is session 3 on 2027-01-19',
      },
    ]);
    expect(mergeOffers(others(givenJoinable({ sex: 'female' }), begun))).toEqual([]);
    expect(mergeOffers(others(givenJoinable(), []))).toEqual([]);
  });
});
