import { describe, expect, it } from 'vitest';
import { groupFactsOf, weeksToStart } from '../../../solver/groups/facts.ts';
import {
  eveningsFrom,
  givenCandidate,
  givenGroupProblem,
  givenProgramme,
  givenReferral,
  tuesday,
} from '../../given/group-problems.ts';

const [ann, bob] = [givenReferral('R1'), givenReferral('R2')];
const north = givenCandidate('north', { seats: 3 });
const south = givenCandidate('south', { venue: 'V2', members: 2 });
const east = givenCandidate('east', { venue: 'V2' });
const problem = givenGroupProblem([ann, bob], [north, south, east], { travel: [['X1', 'V1', 35]] });
const facts = groupFactsOf(problem, [{ candidate: 'north', referrals: ['R2', 'R1'] }]);

describe('the facts of groups', () => {
  it('know referrals, candidates and programmes by name', () => {
    expect(facts.referral('R1')).toBe(ann);
    expect(facts.candidate('south')).toBe(south);
    expect(facts.programme('TSP')).toEqual(givenProgramme());
    expect(() => facts.referral('R9')).toThrow(RangeError);
    expect(() => facts.candidate('west')).toThrow(RangeError);
    expect(() => facts.programme('BBR')).toThrow(RangeError);
  });

  it('know how long the way is, where there is one', () => {
    expect(facts.travelMinutes('X1', 'V1')).toBe(35);
    expect(facts.travelMinutes('X1', 'V2')).toBeUndefined();
    expect(facts.travelMinutes('X2', 'V1')).toBeUndefined();
  });

  it('know who joins what, in the order of the answer', () => {
    expect(facts.joiners('north')).toEqual([bob, ann]);
    expect(facts.joiners('south')).toEqual([]);
    expect(facts.groupsOf('R1')).toEqual([north]);
    expect(groupFactsOf(problem, []).groupsOf('R1')).toEqual([]);
  });

  it('know a group as open that is opened, or that runs whoever joins', () => {
    expect(['north', 'south', 'east'].map(facts.isOpen)).toEqual([true, true, false]);
  });

  it('know how many a group can have, by its room and by its programme', () => {
    // Groups are of 4 at most; the rooms have 3 and 10 seats.
    expect([north, east].map(facts.mostPeople)).toEqual([3, 4]);
  });

  it('know the same of other groups', () => {
    const other = facts.regrouped([{ candidate: 'east', referrals: ['R1'] }]);
    expect(other.groupsOf('R1')).toEqual([east]);
    expect(other.isOpen('north')).toBe(false);
    expect(other.travelMinutes('X1', 'V1')).toBe(35);
    expect(facts.groupsOf('R1')).toEqual([north]);
  });

  it('refuse groups of someone or something unknown', () => {
    expect(() => groupFactsOf(problem, [{ candidate: 'west', referrals: [] }])).toThrow(RangeError);
    expect(() => facts.regrouped([{ candidate: 'north', referrals: ['R9'] }])).toThrow(RangeError);
  });
});

describe('weeks to the start of a group', () => {
  const startingOn = (date: string) =>
    weeksToStart(problem, givenCandidate('G', { sessions: eveningsFrom(date, tuesday, 1) }));

  it('are whole: the day after asOf is none, eight days after it one', () => {
    // asOf is Monday 30 November 2026.
    expect(startingOn('2026-12-01')).toBe(0);
    expect(startingOn('2026-12-08')).toBe(1);
    expect(startingOn('2027-01-05')).toBe(5);
  });

  it('are none of a group whose next session is past', () => {
    expect(startingOn('2026-11-10')).toBe(0);
  });
});
