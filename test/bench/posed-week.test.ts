import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../solver/roster/problem.ts';
import { conflictsOf } from '../../solver/roster/search/pins.ts';
import { variants } from './cases.ts';
import { posedWeek } from './posed-week.ts';

const posed = (variant: (typeof variants)[number]) => posedWeek({ variant, people: 60 }, 1);
const places = (variant: (typeof variants)[number]) => {
  const { people, sessions } = posed(variant);
  const need = people.reduce((sum, { minMinutes }) => sum + minMinutes, 0);
  return sessions.reduce((sum, { capacity, creditMinutes }) => sum + capacity * creditMinutes, 0) / need;
};

describe('the week of a case', () => {
  it.each(variants)('%s is faultless, of so many people, and the same each time', (variant) => {
    const problem = posed(variant);
    expect(problem.people).toHaveLength(60);
    expect(faultsOf(problem)).toEqual([]);
    expect(posed(variant)).toEqual(problem);
  });

  it('has places for part of the need where they are scarce, for far more where they are ample', () => {
    expect(places('scarce')).toBeLessThan(1);
    expect(places('ample')).toBeGreaterThan(3);
  });

  it('needs six people for each group session where that is the story', () => {
    const groups = posed('minimum-6').sessions.filter(({ kind }) => kind === 'group');
    expect(new Set(groups.map(({ minAttendance }) => minAttendance))).toEqual(new Set([6]));
  });

  it('has most bookings published, and a few of them pinned that can be kept, where that is the story', () => {
    const { published, pinned } = posed('published');
    expect(published.length).toBeGreaterThan(40);
    expect(pinned.length).toBeGreaterThan(0);
    expect(pinned.length).toBeLessThan(published.length / 10);
    expect(published).toEqual(expect.arrayContaining([...pinned]));
    expect(conflictsOf(posed('published'))).toEqual([]);
  });
});
