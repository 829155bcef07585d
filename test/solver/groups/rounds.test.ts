import { describe, expect, it } from 'vitest';
import { nextRound } from '../../../solver/groups/next-round.ts';
import { roundOf, roundsOf } from '../../../solver/groups/rounds.ts';
import { groupSlot } from '../../given/slots.ts';
import { givenTemplate, sessionsOf } from '../../given/templates.ts';

const session = (id: string, number: number, date: string, change: object = {}) => ({
  ...{ id, number, date, status: 'planned' as const, catchUpFor: null },
  ...change,
});

describe('A rolling group', () => {
  const first = [session('A1', 1, '2027-01-05'), session('A2', 2, '2027-01-12')];
  const second = [session('B1', 1, '2027-01-19'), session('B2', 2, '2027-01-26')];
  const aside = [
    session('C', 1, '2027-01-13', { catchUpFor: 'A1' }),
    session('D', 2, '2027-01-06', { status: 'cancelled' }),
  ];

  it('goes in rounds: a number that does not rise begins the next', () => {
    expect(roundsOf([...second, ...aside, ...first])).toEqual([first, second]);
    expect(roundOf([...first, ...second], { id: 'A2' })).toEqual({
      sessions: first,
      nextBeginsOn: '2027-01-19',
    });
    expect(roundOf([...first, ...second], { id: 'B1' })).toEqual({ sessions: second, nextBeginsOn: null });
  });

  const template = givenTemplate({ sessions: sessionsOf('ggg'), sessionsAWeek: { min: 1, max: 1 } });
  const request = {
    template,
    slots: [groupSlot(2), groupSlot(4)],
    planned: [
      { number: 2, date: '2027-01-05' },
      { number: 3, date: '2027-01-12' },
    ],
    numbers: [1, 2],
    isOpen: () => true,
    mostWeeks: 4,
  };

  it('has the next round on its slots after the last, as few a week as the template asks', () => {
    // Thursday the 14th would be the second of its week.
    expect(nextRound(request)).toEqual([
      { number: 1, date: '2027-01-19', from: '18:00', to: '20:00' },
      { number: 2, date: '2027-01-26', from: '18:00', to: '20:00' },
    ]);
  });

  it('passes over what is closed, and has none where nothing is open', () => {
    const isOpen = ({ date }: { date: string }) => date !== '2027-01-19';
    expect(nextRound({ ...request, numbers: [1], isOpen })).toMatchObject([{ date: '2027-01-21' }]);
    expect(nextRound({ ...request, isOpen: () => false })).toBeNull();
  });
});
