import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../../solver/roster/facts.ts';
import { planFrom } from '../../../../solver/roster/mend/plan.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';

const garden = givenSession('garden', { capacity: 2 });
const kitchen = givenSession('kitchen', { date: week[2]! });
const course = givenSession('course', { kind: 'ete', date: week[3]! });
const ann = givenPerson('A', { eteMinutesLeft: 420 });
const planOf = (change = {}, sessions = [garden, kitchen, course]) =>
  planFrom(
    factsOf(givenProblem([{ ...ann, ...change }, givenPerson('B')], sessions), [
      ['A', 'garden'],
      ['B', 'garden'],
    ]),
  );

describe('a plan', () => {
  it('begins with the roster and follows each hop', () => {
    const plan = planOf();
    expect(plan.hasPlace('garden')).toBe(false);
    plan.go({ crn: 'A', from: 'garden', to: 'kitchen' });
    expect(plan.weekOf('A')).toEqual([kitchen]);
    expect(plan.peopleOn('garden')).toEqual(['B']);
    expect(plan.peopleOn('kitchen')).toEqual(['A']);
    expect(plan.hasPlace('garden')).toBe(true);
    plan.go({ crn: 'A', from: 'kitchen', to: null });
    plan.go({ crn: 'B', from: null, to: 'kitchen' });
    expect(plan.weekOf('A')).toEqual([]);
    expect(plan.peopleOn('kitchen')).toEqual(['B']);
  });

  it('knows the minutes of a week, with a session or without', () => {
    expect(planOf().roomOf('A', null).minutes).toBe(420);
    expect(planOf().roomOf('A', garden).minutes).toBe(0);
  });
});

describe('a week has room', () => {
  it('on a day without a session', () => {
    const shop = givenSession('shop');
    const plan = planOf({}, [garden, kitchen, shop]);
    expect(plan.roomOf('A', null).holds(kitchen)).toBe(true);
    expect(plan.roomOf('A', null).holds(shop)).toBe(false);
    expect(plan.roomOf('A', garden).holds(shop)).toBe(true);
    expect(plan.roomOf('A', garden).holds(garden)).toBe(false);
  });

  it('within the most minutes, and the share of training', () => {
    const tight = planOf({ maxMinutes: 420 });
    expect(tight.roomOf('A', null).holds(kitchen)).toBe(false);
    expect(tight.roomOf('A', garden).holds(kitchen)).toBe(true);
    expect(planOf().roomOf('A', null).holds(course)).toBe(true);
    expect(planOf({ eteMinutesLeft: 419 }).roomOf('A', null).holds(course)).toBe(false);
  });

  it('where a session can take anyone at all', () => {
    const closed = { ...kitchen, capacity: 0 };
    expect(planOf({}, [garden, closed]).roomOf('A', null).holds(closed)).toBe(false);
  });

  it('where a woman who avoids all-male sessions has company', () => {
    const alone = planOf({ sex: 'female', avoidAllMale: true });
    expect(alone.roomOf('A', null).holds(kitchen)).toBe(false);
    expect(alone.roomOf('A', null).holds({ ...kitchen, womanPresent: true })).toBe(true);
    expect(alone.roomOf('A', null).holds({ ...kitchen, womenOnly: true })).toBe(true);
    const withCompany = planFrom(
      factsOf(
        givenProblem(
          [{ ...ann, sex: 'female', avoidAllMale: true }, givenPerson('B', { sex: 'female' })],
          [garden, kitchen],
        ),
        [['B', 'kitchen']],
      ),
    );
    expect(withCompany.roomOf('A', null).holds(kitchen)).toBe(true);
  });
});
