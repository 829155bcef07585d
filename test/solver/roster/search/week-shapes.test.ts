import { describe, expect, it } from 'vitest';
import type { Person, Session } from '../../../../solver/roster/problem.ts';
import { candidatesOf } from '../../../../solver/roster/search/candidates.ts';
import { weekShapes } from '../../../../solver/roster/search/week-shapes.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';

const day = (d: number, creditMinutes: number, change: Partial<Session> = {}) =>
  givenSession(`S${d}-${creditMinutes}-${change.kind ?? 'group'}`, {
    date: week[d]!,
    creditMinutes,
    ...change,
  });
const shapesOf = (sessions: Session[], ...people: Partial<Person>[]) => {
  const c = candidatesOf(
    givenProblem(
      people.map((change, i) => givenPerson(`X${i}`, change)),
      sessions,
    ),
  );
  return { c, ...weekShapes(c) };
};
/** The sums of minutes in which a week can end, nothing booked left out. */
const minutesOf = (sessions: Session[], person: Partial<Person>) => {
  const [shape] = shapesOf(sessions, person).shapeOf;
  return [...shape!.endMinutes.slice(1)].sort((a, b) => a - b);
};

describe('the shape of a week', () => {
  it('has every sum that a session a day can make', () => {
    // 420 or 180 on one day, 420 on another
    const sessions = [day(0, 420), day(0, 180), day(1, 420)];
    expect(minutesOf(sessions, { maxMinutes: 2_000 })).toEqual([180, 420, 600, 840]);
  });

  it('has none over the most for the week', () => {
    expect(minutesOf([day(0, 420), day(0, 180), day(1, 420)], { maxMinutes: 600 })).toEqual([180, 420, 600]);
  });

  it('tells a week that credits nothing from a week with nothing booked', () => {
    const [shape] = shapesOf([day(0, 0)], {}).shapeOf;
    expect(shape!.states).toBe(2);
    expect([...shape!.endMinutes]).toEqual([0, 0]);
  });

  it('is one state with nowhere to go', () => {
    const [shape] = shapesOf([], {}).shapeOf;
    expect([shape!.states, shape!.days.length]).toEqual([1, 0]);
  });

  it('tells training from work only where the share can bite', () => {
    const sessions = [day(0, 420, { kind: 'ete' }), day(0, 420), day(1, 420, { kind: 'ete' }), day(1, 420)];
    const [bites, not] = shapesOf(sessions, { eteMinutesLeft: 420 }, { eteMinutesLeft: 840 }).shapeOf;
    // nothing; 420 or 840, of which training 0 or 420
    expect(bites!.states).toBe(1 + 2 + 2);
    // nothing; 420; 840
    expect(not!.states).toBe(1 + 1 + 1);
    expect(not!.days.map(({ classes }) => classes)).toEqual([1, 1]);
  });

  it('is shared by people whose days offer the same lengths within the same limits', () => {
    const sessions = [day(0, 420), day(1, 180)];
    const { shapeOf } = shapesOf(sessions, { urgency: 1 }, { urgency: 5 }, { maxMinutes: 500 });
    expect(shapeOf[0]).toBe(shapeOf[1]);
    expect(shapeOf[0]).not.toBe(shapeOf[2]);
  });

  it('has sessions of one day and length in one class', () => {
    const sessions = [day(0, 420), day(0, 180), day(0, 420, { kind: 'individual' }), day(1, 180)];
    const { c, classOf } = shapesOf(sessions, {});
    const lengths = Array.from(c.pairSession, (s, pair) => [c.day[s], c.credit[s], classOf[pair]]);
    expect(lengths).toEqual([
      [0, 420, 0],
      [0, 180, 1],
      [0, 420, 0],
      [1, 180, 0],
    ]);
  });
});
