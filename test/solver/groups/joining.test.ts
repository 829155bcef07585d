import { describe, expect, it } from 'vitest';
import { type Joinable, type JoinSettings, join } from '../../../solver/groups/joining.ts';
import {
  givenHolder,
  givenPlace,
  givenPlaceable,
  givenProposal,
  settings as opening,
  today,
} from '../../given/opening.ts';
import { groupSlot } from '../../given/slots.ts';
import { givenTemplate, programmePolicy, sessionsOf } from '../../given/templates.ts';

const settings: JoinSettings = { ...opening, today, programmePolicy, rejoinWithinWeeks: 12 };
const template = givenTemplate({ delivery: 'rolling', entryPoints: [1, 3], sessions: sessionsOf('gg|gg') });
const on = (number: number, date: string) => ({ number, date, from: '18:00', to: '20:00' });

/** A rolling group on Tuesdays that is at its third session: a joiner needs the first two of the next round. */
const group: Joinable = {
  ...{ id: 'G1', template, delivery: 'rolling', sex: 'male', place: givenPlace(), slots: [groupSlot(2)] },
  facilitators: givenProposal().facilitators,
  members: ['X100001'],
  planned: [on(3, '2027-01-12'), on(4, '2027-01-19')],
};
const joiner = { person: givenPlaceable(5), done: [], leftOn: null };

describe('Somebody who joins a rolling group', () => {
  it('makes it go on for what they have not had, held by whoever is free', () => {
    const joined = join(group, [joiner], settings);
    expect(joined).toMatchObject({
      breaches: [],
      places: [{ finishesOn: '2027-02-02', point: { joinedAtSession: 3 } }],
      nextRound: [
        { number: 1, date: '2027-01-26', facilitators: ['F1', 'F2'] },
        { number: 2, date: '2027-02-02', facilitators: ['F1', 'F2'] },
      ],
    });
    expect(joined.places[0]!.sessions.map(({ number }) => number)).toEqual([3, 4, 1, 2]);
  });

  it('finds the room in use, and the group goes on in the next slot', () => {
    const booked = [{ ...on(1, '2027-01-26'), what: 'a choir' }];
    const { nextRound } = join({ ...group, place: givenPlace({ booked }) }, [joiner], settings);
    expect(nextRound.map(({ date }) => date)).toEqual(['2027-02-02', '2027-02-09']);
  });

  it('is refused where the next round finds no slot, or nobody to hold it', () => {
    expect(join({ ...group, slots: [] }, [joiner], settings).breaches).toMatchObject([
      { rule: 'next-round', sentence: 'session 1 of the next round finds no slot within 104 weeks' },
    ]);
    const leave = [{ fromDate: '2027-02-01', toDate: '2027-02-05' }];
    const facilitators = [givenHolder('F1'), givenHolder('F2', { leave })];
    expect(join({ ...group, facilitators }, [joiner], settings).breaches).toMatchObject([
      {
        rule: 'facilitator',
        sentence: 'session 2 of the next round on 2027-02-02 needs 2 facilitators: F2 is on leave',
      },
    ]);
  });

  it('is refused by the rules of those in a group, at all of their sessions', () => {
    const late = { ...joiner, person: givenPlaceable(5, { mustFinishBy: '2027-01-31' }) };
    expect(join(group, [late], settings).breaches).toMatchObject([
      { rule: 'finish', sentence: 'X100005 must finish by 2027-01-31, before session 2 on 2027-02-02' },
    ]);
  });
});
